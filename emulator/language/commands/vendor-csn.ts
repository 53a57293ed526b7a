import type { Machine } from '../../machine/machine.ts';
import { printRaster } from '../../machine/pictures.ts';
import type { Source } from '../../machine/slip.ts';
import { characterAdvance } from '../../machine/text.ts';
import { type Command, command } from '../declaration.ts';

const dialects = ['csn'] as const;
const MARKS = 'the model takes plain rolls, without black marks';
const HEAD = 'density and speed come from the model';

/** Bytes of a row of the CSN-A2, 384 dots. */
const FULL_ROW = 48;

/** A byte with its bits in the opposite order. */
function mirrored(byte: number): number {
  let out = 0;
  for (let bit = 0; bit < 8; bit++) if ((byte & (1 << bit)) !== 0) out |= 0x80 >> bit;
  return out;
}

function printRows(
  machine: Machine,
  bits: Uint8Array,
  bytes: number,
  height: number,
  name: string,
  source: Source,
): string | undefined {
  if (bytes === 0 || height === 0) return 'the image has no dots';
  printRaster(machine, { bits, width: bytes * 8, height, across: 1, down: 1 }, name, source);
  return undefined;
}

/** Commands of Cashino's 58 mm panel printers (CSN-A2 user manual v4.0). */
export const csnCommands: readonly Command[] = [
  command('ESC SO', '1B 0E', {
    doc: 'Double width up to the next line feed.',
    dialects,
    draws: true,
    effect: ({ settings }) => {
      settings.wideLine = true;
    },
  }),
  command('ESC DC4', '1B 14', {
    doc: 'End of double width.',
    dialects,
    draws: true,
    effect: ({ settings }) => {
      settings.wideLine = false;
    },
  }),
  command('ESC B (indent)', '1B 42 n', {
    doc: 'Leave {n} characters free at the left.',
    dialects,
    needs: 'line start',
    draws: true,
    effect: ({ settings, library, model }, { n }) => {
      if (n > 47) return `${n} characters are not taken: at most 47`;
      settings.leftMargin = Math.min(n * characterAdvance(settings, library), model.dots);
      return undefined;
    },
  }),
  command('ESC 9', '1B 39 n', {
    doc: 'How Chinese text is coded: 0 GBK, 1 UTF-8, 3 BIG5.',
    dialects: ['csn', 'xprinter'],
    draws: true,
    effect: ({ settings: { kanji } }, { n }) => {
      if (n !== 0 && n !== 1 && n !== 3) return `${n} is no coding`;
      kanji.utf8 = n === 1;
      if (n !== 1) kanji.coding = n === 0 ? 'gb18030' : 'big5';
      return undefined;
    },
  }),
  command('DC2 *', '12 2A r n d[]', {
    doc: 'Raster image, {r} rows of {n} bytes.',
    dialects,
    data: ({ r, n }) => r * n,
    needs: 'empty line',
    draws: true,
    effect: (machine, { r, n, d }, source) => printRows(machine, d, n, r, 'DC2 *', source),
  }),
  command('DC2 V', '12 56 nL nH d[]', {
    doc: 'Raster image of full width, {n} rows.',
    dialects,
    data: ({ n }) => n * FULL_ROW,
    needs: 'empty line',
    draws: true,
    effect: (machine, { n, d }, source) => printRows(machine, d, FULL_ROW, n, 'DC2 V', source),
  }),
  command('DC2 v', '12 76 nL nH d[]', {
    doc: 'Raster image of full width, {n} rows, the low bit of each byte on the left.',
    dialects,
    data: ({ n }) => n * FULL_ROW,
    needs: 'empty line',
    draws: true,
    effect: (machine, { n, d }, source) => printRows(machine, d.map(mirrored), FULL_ROW, n, 'DC2 v', source),
  }),
  command('DC2 #', '12 23 n', { doc: 'Print density and pause.', dialects, consumed: HEAD }),
  command('DC2 T', '12 54', { doc: 'Print the self test.', dialects, consumed: 'test prints are not emulated' }),
  command('DC2 E', '12 45', { doc: 'Feed to the black mark.', dialects, consumed: MARKS }),
  command('DC2 m', '12 6D d lL lH', { doc: 'Length of marked paper.', dialects, consumed: MARKS }),
  command('ESC 7', '1B 37 n1 n2 n3', { doc: 'Dots, time and pause of heating.', dialects, consumed: HEAD }),
  command('ESC 8', '1B 38 nL nH', { doc: 'Seconds up to sleep.', dialects, consumed: 'the printer does not sleep' }),
  command('ESC C (mark)', '1B 43 n', { doc: 'Range of the search for a mark.', dialects, consumed: MARKS }),
];
