import { columnPicture, fromRows, placeColumns, printRaster, rasterPicture } from '../../machine/pictures.ts';
import type { Machine } from '../../machine/machine.ts';
import type { Source } from '../../machine/slip.ts';
import { type Args, type Command, command, framed, type Measure } from '../declaration.ts';

/** ESC * modes: bytes a column, and dots across and down that a data dot becomes (protocol facts, bit images). */
const COLUMN_MODES: Readonly<Record<number, { bytes: number; across: number; down: number }>> = {
  0: { bytes: 1, across: 2, down: 3 },
  1: { bytes: 1, across: 1, down: 3 },
  32: { bytes: 3, across: 2, down: 1 },
  33: { bytes: 3, across: 1, down: 1 },
};

/** An unknown mode ends the command after m: the rest is text. */
const columnImage: Measure = (bytes, at, have) => {
  if (have < 3) return 3;
  const mode = COLUMN_MODES[bytes[at + 2]!];
  if (!mode) return 3;
  return have < 5 ? 5 : 5 + mode.bytes * (bytes[at + 3]! + 256 * bytes[at + 4]!);
};

const STORE = '30 70 a bx by c xL xH yL yH d[]';
type Stored = Args<`1D 28 4C pL pH ${typeof STORE}`>;

/** GS ( L fn 112: the picture replaces the stored one. Of the colours a one-colour printer has the first. */
function store(machine: Machine, { a, bx, by, c, x, y, d }: Stored): string | undefined {
  if (a !== 48) return `tone ${a} is not monochrome`;
  if (c !== 49) return `the model has no colour ${c}`;
  if (bx < 1 || bx > 2 || by < 1 || by > 2) return `an enlargement of ${bx} x ${by} is not defined`;
  const { width, height, bits } = fromRows(d, x, y);
  machine.settings.graphics = { width, height, across: bx, down: by, bits };
  return undefined;
}

function printStored(machine: Machine, source: Source): string | undefined {
  const { graphics } = machine.settings;
  if (!graphics) return 'no picture is stored';
  machine.settings.graphics = null;
  const { bits, width, height, across, down } = graphics;
  printRaster(machine, rasterPicture(bits, width, height, across, down), 'GS ( L', source);
  return undefined;
}

/** Pictures. */
export const imageCommands: readonly Command[] = [
  command('ESC *', '1B 2A m nL nH d[]', {
    doc: 'Column image of 8 or 24 dots in the line.',
    measure: columnImage,
    draws: true,
    effect: (machine, { m, d }, source) => {
      const mode = COLUMN_MODES[m];
      if (!mode) return `${m} is no mode: what follows it is text`;
      placeColumns(machine, columnPicture(d, mode.bytes, mode.across, mode.down), source);
    },
  }),
  command('GS v 0', '1D 76 30 m xL xH yL yH d[]', {
    doc: 'Raster image, x bytes wide and y dots tall.',
    data: ({ x, y }) => x * y,
    midLine: 3,
    draws: true,
    effect: (machine, { m, x, y, d }, source) => {
      const mode = m >= 48 ? m - 48 : m;
      if (mode > 3) return `${m} is no mode`;
      if (x === 0 || y === 0) return 'the image has no dots';
      printRaster(machine, rasterPicture(d, x * 8, y, (mode & 1) + 1, (mode >> 1) + 1), 'GS v 0', source);
    },
  }),
  command('GS ( L 112', `1D 28 4C pL pH ${STORE}`, {
    doc: 'Store a raster picture for function 50.',
    measure: framed,
    draws: true,
    effect: store,
  }),
  command('GS ( L 50', '1D 28 4C pL pH 30 02|32', {
    doc: 'Print the stored picture.',
    measure: framed,
    lineStart: true,
    draws: true,
    effect: (machine, _args, source) => printStored(machine, source),
  }),
  command('GS 8 L 112', `1D 38 4C p[4] ${STORE}`, {
    doc: 'Store a raster picture of any size for function 50.',
    measure: (bytes, at, have) => (have < 7 ? 7 : 7 + new DataView(bytes.buffer, bytes.byteOffset + at + 3, 4).getUint32(0, true)),
    draws: true,
    effect: store,
  }),
];
