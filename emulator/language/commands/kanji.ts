import type { Underline } from '../../machine/settings.ts';
import { type Command, command } from '../declaration.ts';

/** Double-byte characters. */
export const kanjiCommands: readonly Command[] = [
  command('FS &', '1C 26', {
    doc: 'Double-byte decoding on.',
    draws: true,
    effect: (machine) => {
      if (machine.model.characterSet.doubleByte === null) return 'the model has no double-byte characters';
      machine.settings.kanji.on = true;
    },
  }),
  command('FS .', '1C 2E', {
    doc: 'Double-byte decoding off.',
    draws: true,
    effect: ({ settings }) => {
      settings.kanji.on = false;
    },
  }),
  command('FS !', '1C 21 n', {
    doc: 'Double width, double height and underline of double-byte characters.',
    draws: true,
    effect: ({ settings: { kanji, underlineThickness } }, { n }) => {
      kanji.across = (n & 0x04) !== 0 ? 2 : 1;
      kanji.down = (n & 0x08) !== 0 ? 2 : 1;
      kanji.underline = (n & 0x80) !== 0 ? underlineThickness : 0;
    },
  }),
  command('FS -', '1C 2D n', {
    doc: 'Underline of double-byte characters: off, 1 or 2 dots thick.',
    draws: true,
    effect: ({ settings }, { n }) => {
      const kind = n >= 48 ? n - 48 : n;
      if (kind > 2) return `${n} is no kind of underline`;
      settings.kanji.underline = kind as Underline;
    },
  }),
  command('FS S', '1C 53 n1 n2', {
    doc: 'Space to the left and right of each double-byte character.',
    draws: true,
    effect: (machine, { n1, n2 }) => {
      machine.settings.kanji.left = machine.horizontalDots(n1);
      machine.settings.kanji.right = machine.horizontalDots(n2);
    },
  }),
  command('FS W', '1C 57 n', {
    doc: 'Double-byte characters twice as wide and tall, or not.',
    draws: true,
    effect: ({ settings: { kanji } }, { n }) => {
      kanji.across = (n & 1) + 1;
      kanji.down = (n & 1) + 1;
    },
  }),
];
