import type { Settings, Underline } from '../../machine/settings.ts';
import { type Command, command } from '../declaration.ts';
import { digit } from '../digit.ts';

function underline({ kanji }: Settings, n: number): string | undefined {
  const kind = digit(n);
  if (kind > 2) return `${n} is no kind of underline`;
  if (kind > 0) kanji.underlineThickness = kind as 1 | 2;
  kanji.underline = kind as Underline;
  return undefined;
}

const common = { doubleByte: true, draws: true } as const;

/** Double-byte characters. ESC ! leaves their size alone, GS ! does not (Epson ESC/POS reference). */
export const kanjiCommands: readonly Command[] = [
  command('FS &', '1C 26', {
    doc: 'Double-byte decoding on.',
    ...common,
    effect: ({ settings }) => {
      settings.kanji.on = true;
    },
  }),
  command('FS .', '1C 2E', {
    doc: 'Double-byte decoding off.',
    ...common,
    effect: ({ settings }) => {
      settings.kanji.on = false;
    },
  }),
  command('FS !', '1C 21 n', {
    doc: 'Double width, double height and underline of double-byte characters.',
    ...common,
    effect: ({ settings: { kanji } }, { n }) => {
      kanji.across = (n & 0x04) !== 0 ? 2 : 1;
      kanji.down = (n & 0x08) !== 0 ? 2 : 1;
      kanji.underline = (n & 0x80) !== 0 ? kanji.underlineThickness : 0;
    },
  }),
  command('FS -', '1C 2D n', {
    doc: 'Underline of double-byte characters: off, 1 or 2 dots thick.',
    ...common,
    effect: ({ settings }, { n }) => underline(settings, n),
  }),
  command('FS S', '1C 53 n1 n2', {
    doc: 'Space of {n1} units to the left and {n2} to the right of each double-byte character.',
    ...common,
    effect: (machine, { n1, n2 }) => {
      machine.settings.kanji.left = Math.floor(machine.lineDots(n1));
      machine.settings.kanji.right = Math.floor(machine.lineDots(n2));
    },
  }),
  command('FS W', '1C 57 n', {
    doc: 'Double-byte characters twice as wide and tall, or not.',
    ...common,
    effect: ({ settings: { kanji } }, { n }) => {
      kanji.across = (n & 1) + 1;
      kanji.down = (n & 1) + 1;
    },
  }),
];
