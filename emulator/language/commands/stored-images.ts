import type { Machine } from '../../machine/machine.ts';
import { type Command, command } from '../declaration.ts';
import { counted32, littleEndian, type Measure } from '../measure.ts';
import { family, otherFunctions } from './family.ts';

const IMAGES = 'stored images are not emulated yet';
const MEMORY = 'user memory is not emulated: nothing is stored';
const EPSON = ['epson'] as const;
const dialects = ['epson', 'xprinter'] as const;

/** Bytes of NV graphics and of user NV memory (TM-T88III specification, FS q and FS g). */
const GRAPHICS_CAPACITY = 262_144;
const MEMORY_CAPACITY = 1024;

/** What an NV memory of which nothing is used answers: 37h, an identifier, digits or an empty list, 00h. */
function answer(machine: Machine, identifier: number, content: string): void {
  machine.reply(Uint8Array.of(0x37, identifier, ...new TextEncoder().encode(content), 0));
}

/** An empty list of key codes, all of it in this block. */
const NO_KEYS = '@';

/** FS q takes images of at most 1023 x 288 bytes of 8 dots (TM-T88III specification). */
const MOST_X = 1023;
const MOST_Y = 288;

/** FS q n, then for each image its size and 8xy bytes. A size that no printer takes, or has the memory for, ends it. */
const nvImages: Measure = (bytes, at, have) => {
  if (have < 3) return 3;
  let end = 3;
  for (let image = 0; image < bytes[at + 2]!; image++) {
    if (end + 4 > have) return end + 4;
    const x = littleEndian(bytes, at + end, 2);
    const y = littleEndian(bytes, at + end + 2, 2);
    const size = 4 + 8 * x * y;
    if (x < 1 || x > MOST_X || y < 1 || y > MOST_Y || end + size > LARGEST_IMAGES) return end;
    end += size;
  }
  return end;
};
/** One image of the largest size, which is already more than any NV memory holds. */
const LARGEST_IMAGES = 3 + 4 + 8 * MOST_X * MOST_Y;

/** GS D carries a Windows BMP file, which states its own length in bytes 2 to 5. */
const bitmapFile: Measure = (bytes, at, have) => {
  const head = 9;
  if (have < head + 6) return head + 6;
  return head + Math.max(6, littleEndian(bytes, at + head + 2, 4));
};

/** Images and data that the printer keeps: NV and downloaded graphics, user NV memory. */
export const storedImageCommands: readonly Command[] = [
  command('FS p', '1C 70 n m', { doc: 'Print NV image {n}.', midLine: 2, consumed: IMAGES }),
  command('FS q', '1C 71 n d[]', { doc: 'Define {n} NV images.', measure: nvImages, consumed: IMAGES }),
  command('GS D', '1D 44 30 43|53 30 kc1 kc2 b c d[]', {
    doc: 'Define graphics from a Windows BMP file.',
    dialects,
    measure: bitmapFile,
    consumed: IMAGES,
  }),
  command('GS Q 0', '1D 51 30 m xL xH yL yH d[]', {
    doc: 'Column image of variable height (older command).',
    dialects: EPSON,
    data: ({ x, y }) => x * y,
    consumed: 'the model has no such images',
  }),
  ...family({ name: 'GS ( L', bytes: '1D 28 4C', dialects, consumed: IMAGES }, [
    ['49', '30 01|31', 'Reference density.'],
    ['65', '30 41', 'Delete all NV graphics.'],
    ['66', '30 42', 'Delete an NV graphic.'],
    ['67', '30 43', 'Define an NV graphic from rows.'],
    ['68', '30 44', 'Define an NV graphic from columns.'],
    ['69', '30 45', 'Print an NV graphic.'],
    ['81', '30 51', 'Delete all downloaded graphics.'],
    ['82', '30 52', 'Delete a downloaded graphic.'],
    ['83', '30 53', 'Define a downloaded graphic from rows.'],
    ['84', '30 54', 'Define a downloaded graphic from columns.'],
    ['85', '30 55', 'Print a downloaded graphic.'],
    ['113', '30 71', 'Store a picture from columns for function 50.'],
  ]),
  command('GS ( L 48', '1D 28 4C pL pH 30 00|30', {
    doc: 'Tell the capacity of the NV graphics.',
    dialects: EPSON,
    effect: (machine) => answer(machine, 0x30, `${GRAPHICS_CAPACITY}`),
  }),
  command('GS ( L 51', '1D 28 4C pL pH 30 03|33', {
    doc: 'Tell how much of the NV graphics is free.',
    dialects: EPSON,
    effect: (machine) => answer(machine, 0x31, `${GRAPHICS_CAPACITY}`),
  }),
  command('GS ( L 52', '1D 28 4C pL pH 30 04|34', {
    doc: 'Tell how much of the downloaded graphics is free.',
    dialects: EPSON,
    consumed: 'what it answers is not known',
  }),
  command('GS ( L 64', '1D 28 4C pL pH 30 40 4B 43', {
    doc: 'List the NV graphics.',
    dialects: EPSON,
    effect: (machine) => answer(machine, 0x72, NO_KEYS),
  }),
  command('GS ( L 80', '1D 28 4C pL pH 30 50 4B 43', {
    doc: 'List the downloaded graphics.',
    dialects: EPSON,
    consumed: 'what it answers is not known',
  }),
  ...(['67 30 43', '68 30 44', '83 30 53', '84 30 54', '113 30 71'] as const).map((row) => {
    const [id, m, fn] = row.split(' ');
    return command(`GS 8 L ${id}`, `1D 38 4C p[4] ${m} ${fn} d[]` as '1D 38 4C p[4] 30 43 d[]', {
      doc: `As GS ( L ${id}, its length in four bytes.`,
      dialects,
      measure: counted32(7),
      consumed: IMAGES,
    });
  }),
  command('GS 8 L', '1D 38 4C p[4] d[]', {
    doc: 'Other functions of GS 8 L.',
    dialects,
    measure: counted32(7),
    consumed: 'this function is not known; it is passed over by the length that it states',
  }),
  command('FS g 1', '1C 67 31 00 a[4] nL nH d[]', {
    doc: 'Write to the user NV memory.',
    dialects: EPSON,
    data: ({ n }) => n,
    consumed: MEMORY,
  }),
  command('FS g 2', '1C 67 32 00 a[4] nL nH', {
    doc: 'Read from the user NV memory.',
    dialects: EPSON,
    consumed: MEMORY,
  }),
  ...family({ name: 'GS ( C', bytes: '1D 28 43', dialects: EPSON, consumed: MEMORY }, [
    ['48', '00 00|30', 'Delete a record of the user NV memory.'],
    ['49', '00 01|31', 'Store a record.'],
    ['50', '00 02|32', 'Send a record.'],
    ['54', '00 06|36', 'Delete all records.'],
  ]),
  command('GS ( C 51', '1D 28 43 pL pH 00 03|33', {
    doc: 'Tell how much of the user NV memory is used.',
    dialects: EPSON,
    effect: (machine) => answer(machine, 0x28, '0'),
  }),
  command('GS ( C 52', '1D 28 43 pL pH 00 04|34', {
    doc: 'Tell how much of the user NV memory is free.',
    dialects: EPSON,
    effect: (machine) => answer(machine, 0x29, `${MEMORY_CAPACITY}`),
  }),
  command('GS ( C 53', '1D 28 43 pL pH 00 05|35', {
    doc: 'List the records of the user NV memory.',
    dialects: EPSON,
    effect: (machine) => answer(machine, 0x71, NO_KEYS),
  }),
  otherFunctions('GS (', '1D 28 x'),
  otherFunctions('FS (', '1C 28 x'),
  otherFunctions('ESC (', '1B 28 x'),
];
