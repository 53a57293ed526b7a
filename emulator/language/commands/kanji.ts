import type { Settings, Underline } from '../../machine/settings.ts';
import { type Command, command, type Declaration } from '../declaration.ts';

type KanjiEffect<P extends string> = NonNullable<Declaration<P>['effect']>;

/** Declares a command that a model without double-byte characters takes and does nothing with. */
function kanji<const P extends string>(id: string, bytes: P, doc: string, effect: KanjiEffect<P>): Command {
  return command(id, bytes, {
    doc,
    draws: true,
    effect: (machine, args, source) => {
      if (machine.model.characterSet.doubleByte === null) return 'the model has no double-byte characters';
      return effect(machine, args, source);
    },
  });
}

function underline({ kanji }: Settings, n: number): string | undefined {
  const kind = n >= 48 ? n - 48 : n;
  if (kind > 2) return `${n} is no kind of underline`;
  if (kind > 0) kanji.underlineThickness = kind as 1 | 2;
  kanji.underline = kind as Underline;
  return undefined;
}

/** Double-byte characters. ESC ! leaves their size alone, GS ! does not (Epson ESC/POS reference). */
export const kanjiCommands: readonly Command[] = [
  kanji('FS &', '1C 26', 'Double-byte decoding on.', ({ settings }) => {
    settings.kanji.on = true;
  }),
  kanji('FS .', '1C 2E', 'Double-byte decoding off.', ({ settings }) => {
    settings.kanji.on = false;
  }),
  kanji(
    'FS !',
    '1C 21 n',
    'Double width, double height and underline of double-byte characters.',
    ({ settings }, { n }) => {
      settings.kanji.across = (n & 0x04) !== 0 ? 2 : 1;
      settings.kanji.down = (n & 0x08) !== 0 ? 2 : 1;
      settings.kanji.underline = (n & 0x80) !== 0 ? settings.kanji.underlineThickness : 0;
    },
  ),
  kanji('FS -', '1C 2D n', 'Underline of double-byte characters: off, 1 or 2 dots thick.', ({ settings }, { n }) =>
    underline(settings, n),
  ),
  kanji('FS S', '1C 53 n1 n2', 'Space to the left and right of each double-byte character.', (machine, { n1, n2 }) => {
    machine.settings.kanji.left = machine.horizontalDots(n1);
    machine.settings.kanji.right = machine.horizontalDots(n2);
  }),
  kanji('FS W', '1C 57 n', 'Double-byte characters twice as wide and tall, or not.', ({ settings }, { n }) => {
    settings.kanji.across = (n & 1) + 1;
    settings.kanji.down = (n & 1) + 1;
  }),
];
