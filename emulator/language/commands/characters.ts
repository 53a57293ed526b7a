import type { Settings, Underline } from '../../machine/settings.ts';
import { type Command, command } from '../declaration.ts';
import { digit } from '../digit.ts';

const isOn = (n: number) => (n & 1) === 1;

/** Says what a command with a switch in bit 0 does. */
const switches =
  (what: string) =>
  ({ n }: { readonly n: number }) =>
    `${what} ${isOn(n) ? 'on' : 'off'}.`;

function underline(settings: Settings, n: number): string | undefined {
  const kind = digit(n);
  if (kind > 2) return `${n} is no kind of underline`;
  if (kind > 0) settings.underlineThickness = kind as 1 | 2;
  settings.underline = kind as Underline;
  return undefined;
}

const UNDERLINES = ['Underline off.', 'Underline 1 dot thick.', 'Underline 2 dots thick.'];

/** Says what bits of ESC ! are set. */
function printModeWords(n: number, words: Readonly<Record<number, string>>): string {
  const set = Object.entries(words).filter(([bit]) => (n & Number(bit)) !== 0);
  const font = (n & 0x01) !== 0 ? 'Font B' : 'Font A';
  return `${[font, ...set.map(([, word]) => word)].join(', ')}.`;
}
const PRINT_MODES = { 8: 'bold', 16: 'double height', 32: 'double width', 128: 'underlined' };
const PANEL_PRINT_MODES = { ...PRINT_MODES, 2: 'reverse', 4: 'upside down', 64: 'strike-through' };

/** What ESC ! sets on every printer: bits 0, 3, 4, 5 and 7. The thickness of an earlier ESC - is kept. */
function printMode(settings: Settings, n: number): void {
  settings.font = (n & 0x01) !== 0 ? 'B' : 'A';
  settings.bold = (n & 0x08) !== 0;
  settings.down = (n & 0x10) !== 0 ? 2 : 1;
  settings.across = (n & 0x20) !== 0 ? 2 : 1;
  settings.underline = (n & 0x80) !== 0 ? settings.underlineThickness : 0;
}

/** Fonts, sizes, styles and code pages of single-byte characters. */
export const characterCommands: readonly Command[] = [
  command('ESC !', '1B 21 n', {
    doc: 'Font, bold, double height, double width and underline in one byte.',
    says: ({ n }) => printModeWords(n, PRINT_MODES),
    dialects: ['epson', 'xprinter'],
    draws: true,
    effect: ({ settings }, { n }) => printMode(settings, n),
  }),
  command('ESC ! (CSN)', '1B 21 n', {
    doc: 'As ESC !, with bit 1 reverse, bit 2 upside down, bit 6 strike-through (CSN-A2 user manual v4.0).',
    says: ({ n }) => printModeWords(n, PANEL_PRINT_MODES),
    dialects: ['csn'],
    draws: true,
    effect: ({ settings }, { n }) => {
      printMode(settings, n);
      settings.reverse = (n & 0x02) !== 0;
      settings.upsideDown = (n & 0x04) !== 0;
      settings.strike = (n & 0x40) !== 0;
    },
  }),
  command('ESC -', '1B 2D n', {
    doc: 'Underline off, 1 or 2 dots thick.',
    says: ({ n }) => UNDERLINES[digit(n)] ?? `Underline ${n}.`,
    draws: true,
    effect: ({ settings }, { n }) => underline(settings, n),
  }),
  command('ESC E', '1B 45 n', {
    doc: 'Bold on or off.',
    says: switches('Bold'),
    draws: true,
    effect: ({ settings }, { n }) => {
      settings.bold = isOn(n);
    },
  }),
  command('ESC G', '1B 47 n', {
    doc: 'Double strike on or off; on a thermal head it looks like bold.',
    says: switches('Double strike'),
    draws: true,
    effect: ({ settings }, { n }) => {
      settings.doubleStrike = isOn(n);
    },
  }),
  command('ESC M', '1B 4D n', {
    doc: 'Font A or B.',
    says: ({ n }) => `Font ${'AB'[digit(n)] ?? n}.`,
    draws: true,
    effect: ({ settings }, { n }) => {
      if (digit(n) > 1) return `the model has no font ${n}`;
      settings.font = digit(n) === 1 ? 'B' : 'A';
    },
  }),
  command('ESC R', '1B 52 n', {
    doc: 'International character set {n}.',
    draws: true,
    effect: ({ settings }, { n }) => {
      if (n > 17 && (n < 66 || n > 75) && n !== 82) return `there is no international set ${n}`;
      settings.international = n;
    },
  }),
  command('ESC t', '1B 74 n', {
    doc: 'Code page {n} for the characters 80h to FFh.',
    draws: true,
    effect: (machine, { n }, { offset }) => {
      const { settings, model } = machine;
      if (settings.kanji.utf8) return 'text is UTF-8';
      if (!(n in model.codePages)) return { code: 'no-code-page', why: `${model.name} has no code page ${n}` };
      settings.codePage = n;
      if (model.codePages[n] === null) {
        const what = `no table of code page ${n} has a source: its characters are printed as boxes`;
        machine.diagnose(offset, 'warning', 'no-code-table', what);
      }
      return undefined;
    },
  }),
  command('ESC V', '1B 56 n', {
    doc: 'Characters turned by 90 degrees clockwise, or not.',
    says: ({ n }) => (digit(n) === 0 ? 'Characters upright.' : 'Characters turned by 90 degrees clockwise.'),
    draws: true,
    effect: ({ settings }, { n }) => {
      if (digit(n) > 2) return `${n} is no rotation`;
      settings.rotated = digit(n) !== 0;
    },
  }),
  command('ESC {', '1B 7B n', {
    doc: 'Lines turned by 180 degrees, or not.',
    says: ({ n }) => (isOn(n) ? 'Lines turned by 180 degrees.' : 'Lines upright.'),
    needs: 'line start',
    draws: true,
    effect: ({ settings }, { n }) => {
      settings.upsideDown = isOn(n);
    },
  }),
  command('GS !', '1D 21 n', {
    doc: 'Characters enlarged 1 to 8 times across and down.',
    says: ({ n }) => `Characters ${(n >> 4) + 1} times as wide and ${(n & 15) + 1} times as tall.`,
    draws: true,
    effect: ({ settings }, { n }) => {
      if ((n & 0x88) !== 0) return 'bits 3 and 7 are not defined';
      settings.across = (n >> 4) + 1;
      settings.down = (n & 7) + 1;
      settings.kanji.across = settings.across;
      settings.kanji.down = settings.down;
    },
  }),
  command('GS b', '1D 62 n', {
    doc: 'Smoothing of enlarged characters on or off.',
    says: switches('Smoothing'),
    dialects: ['epson'],
    draws: true,
    effect: ({ settings }, { n }) => {
      settings.smooth = isOn(n);
    },
  }),
  command('GS B', '1D 42 n', {
    doc: 'White on black, or not.',
    says: ({ n }) => (isOn(n) ? 'White on black.' : 'Black on white.'),
    draws: true,
    effect: ({ settings }, { n }) => {
      settings.reverse = isOn(n);
    },
  }),
];
