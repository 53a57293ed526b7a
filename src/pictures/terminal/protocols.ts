import type { IndexedPicture } from '../indexed.ts';
import { iterm2Picture } from './iterm2.ts';
import { kittyPicture } from './kitty.ts';
import { sixelPicture } from './sixel.ts';

/** How terminals take pictures, by name: what to write so that one stands where the cursor is. */
export const pictureProtocols = {
  kitty: kittyPicture,
  iterm2: iterm2Picture,
  sixel: sixelPicture,
} satisfies Record<string, (picture: IndexedPicture) => string>;

export type PictureProtocol = keyof typeof pictureProtocols;

type Environment = Readonly<Record<string, string | undefined>>;

/** What terminals say of themselves in the environment, and what they take. */
const signs: readonly (readonly [(environment: Environment) => boolean, PictureProtocol])[] = [
  [({ KITTY_WINDOW_ID }) => Boolean(KITTY_WINDOW_ID), 'kitty'],
  [({ TERM }) => /^xterm-(kitty|ghostty)$/.test(TERM ?? ''), 'kitty'],
  [({ TERM_PROGRAM }) => TERM_PROGRAM === 'ghostty', 'kitty'],
  [({ TERM_PROGRAM }) => TERM_PROGRAM === 'iTerm.app' || TERM_PROGRAM === 'WezTerm', 'iterm2'],
  // iTerm2 sets it beside TERM_PROGRAM since ssh carries LC_ variables to other machines.
  [({ LC_TERMINAL }) => LC_TERMINAL === 'iTerm2', 'iterm2'],
];

/**
 * The protocol of the terminal that an environment tells of; `none` for one that shows nothing but lines, `ask` where
 * the terminal itself has to be asked. Within tmux or screen the variables tell of the terminal around it, which gets
 * no pictures through.
 */
export function protocolIn(environment: Environment): PictureProtocol | 'none' | 'ask' {
  const { TERM = '', TMUX, STY, WT_SESSION } = environment;
  // Windows Terminal names itself there alone.
  if (['', 'dumb', 'linux'].includes(TERM) && !WT_SESSION) return 'none';
  if (TMUX || STY || /^(screen|tmux)/.test(TERM)) return 'ask';
  return signs.find(([fits]) => fits(environment))?.[1] ?? 'ask';
}

/** Asks a terminal what it is (primary device attributes, DA1), and what every terminal answers. */
export const ATTRIBUTES_QUERY = '\u001b[c';
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is the answer of a terminal.
export const ATTRIBUTES_ANSWER = /\u001b\[\?([\d;]*)c/;

/** Whether the attributes that a terminal answered have sixel graphics among them: 4, behind the class of the terminal. */
export const saysSixel = (attributes: string): boolean => attributes.split(';').slice(1).includes('4');
