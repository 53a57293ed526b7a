import type { Box, Slip, Source } from '../../emulator/machine/slip.ts';
import type { Finding } from '../events/finding.ts';
import { redactText } from '../events/redaction.ts';
import type { Block } from './blocks.ts';
import { bytesOf } from './receipt.ts';
import { around } from './rows.ts';
import type { Loose } from './scatter.ts';

/** Two slips under comparison. */
export interface Slips {
  readonly golden: Slip;
  readonly actual: Slip;
}

/** A place on the paper, in words. `from` and `to` are line numbers; 0 is above the first line. */
export interface Place {
  readonly from: number;
  readonly to: number;
  /** Between lines rather than on them. */
  readonly below: boolean;
}

/** Something that differs, before equal ones on neighbouring blocks are joined and the sentence is made. */
export interface Difference {
  /** As `Finding.code`. */
  readonly code: string;
  readonly place: Place;
  /** The sentence, for a place that may have grown. */
  readonly tell: (place: Place, differences: readonly Difference[]) => string;
  /** Differences of neighbouring blocks with the same key become one finding. */
  readonly key?: string;
  readonly expected?: string;
  readonly actual?: string;
  readonly box: Box;
  readonly goldenBox?: Box;
  /** Where the differing dots need no further word; `box` where it is not given. */
  readonly covers?: Box;
  readonly sources: readonly Source[];
  /** How its dots lie, where no name explains them. */
  readonly loose?: Loose;
}

export const onLine = (block: Block): Place => {
  const first = block.lines[0]?.number ?? block.line;
  const last = block.lines.at(-1)?.number ?? block.line;
  return { from: Math.min(first, last), to: Math.max(first, last), below: block.lines.length === 0 };
};

export const belowLine = (block: Block): Place => ({ from: block.line, to: block.line, below: true });

/** `line 3`, `lines 3 to 5`, `below line 3`, `above line 1`. */
export function where({ from, to, below }: Place): string {
  if (below && to === 0) return 'above line 1';
  const lines = from === to || below ? `line ${to}` : `lines ${from} to ${to}`;
  return below ? `below ${lines}` : lines;
}

/** `in line 3`, `below line 3`. */
export const within = (place: Place) => (place.below ? where(place) : `in ${where(place)}`);

/** A picture or code by its place, `the image after line 3`, `the QR above line 1`; '' for a line. */
export function markOf({ kind, codes, line }: Block): string {
  if (kind !== 'image' && kind !== 'code') return '';
  return `the ${codes[0]?.symbology ?? 'image'} ${line === 0 ? 'above line 1' : `after line ${line}`}`;
}

/** `1 dot`, `12 dots`. */
export const count = (number: number, word: string) => `${number} ${word}${number === 1 ? '' : 's'}`;

/** `12 dots right, 3 dots higher`. */
export function moved(dx: number, dy: number): string {
  const across = dx === 0 ? [] : [`${count(Math.abs(dx), 'dot')} ${dx > 0 ? 'right' : 'left'}`];
  const down = dy === 0 ? [] : [`${count(Math.abs(dy), 'dot')} ${dy > 0 ? 'lower' : 'higher'}`];
  return [...across, ...down].join(', ');
}

/** Characters of a quotation that a sentence holds at most. */
const LONGEST_QUOTE = 40;

/** Text as a sentence may hold it: card numbers hidden, shortened in its middle. */
export function shown(text: string): string {
  const characters = [...redactText(text)];
  if (characters.length <= LONGEST_QUOTE) return characters.join('');
  const half = LONGEST_QUOTE / 2 - 1;
  return `${characters.slice(0, half).join('')} … ${characters.slice(-half).join('')}`;
}

/** Joins what neighbouring blocks have in common, and makes the findings. `at` numbers the blocks. */
export function findingsOf(slips: Slips, differences: readonly { at: number; difference: Difference }[]): Finding[] {
  const groups: { last: number; members: Difference[] }[] = [];
  const open = new Map<string, (typeof groups)[number]>();
  for (const { at, difference } of differences) {
    const { key } = difference;
    const group = key === undefined ? undefined : open.get(key);
    if (group && at <= group.last + 1) {
      group.members.push(difference);
      group.last = at;
      continue;
    }
    const fresh = { last: at, members: [difference] };
    groups.push(fresh);
    if (key !== undefined) open.set(key, fresh);
  }
  return groups.map(({ members }) => finding(slips, members));
}

function finding(slips: Slips, members: readonly Difference[]): Finding {
  const first = members[0]!;
  const last = members.at(-1)!;
  const place = { ...first.place, to: last.place.to };
  const goldenBoxes = members.flatMap(({ goldenBox }) => goldenBox ?? []);
  const bytes = bytesOf(
    slips.actual,
    members.flatMap(({ sources }) => sources),
  );
  const lines = (texts: readonly (string | undefined)[]) =>
    redactText(texts.filter((text) => text !== undefined).join('\n'));
  return {
    code: first.code,
    by: 'compare',
    message: first.tell(place, members),
    ...(place.from > 0 ? { line: place.from } : {}),
    ...(first.expected === undefined ? {} : { expected: lines(members.map(({ expected }) => expected)) }),
    ...(first.actual === undefined ? {} : { actual: lines(members.map(({ actual }) => actual)) }),
    box: onPaper(around(members.map(({ box }) => box)), slips),
    ...(goldenBoxes.length > 0 ? { goldenBox: around(goldenBoxes) } : {}),
    ...(bytes ? { bytes } : {}),
  };
}

/** A box without what lies beyond the paper of the actual slip; where the golden is wider its width counts. */
function onPaper(box: Box, { actual, golden }: Slips): Box {
  const right = Math.max(actual.dots.width, golden.dots.width);
  const x = Math.max(0, Math.min(box.x, right));
  const y = Math.max(0, Math.min(box.y, actual.dots.height));
  const width = Math.min(box.x + box.width, right) - x;
  return { x, y, width, height: Math.min(box.y + box.height, actual.dots.height) - y };
}
