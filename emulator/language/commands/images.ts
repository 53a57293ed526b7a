import type { Machine } from '../../machine/machine.ts';
import { columnPicture, placeColumns, printRaster } from '../../machine/pictures.ts';
import type { Source } from '../../machine/slip.ts';
import { type Args, type Command, command } from '../declaration.ts';
import { counted32, type Measure } from '../measure.ts';

/** ESC * modes: bytes a column, and dots across and down that a data dot becomes (TM-T88III specification sheet 84). */
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

/** Largest picture that GS ( L takes, dots (Epson ESC/POS reference, fn 112): the height is that after enlargement. */
const GRAPHICS_WIDTH = 2400;
const GRAPHICS_HEIGHT = 1662;

const STORE = '30 70 a bx by c xL xH yL yH d[]';

/**
 * GS ( L fn 112: the picture replaces the stored one; on a page it is placed at once, and the position stays (Epson
 * ESC/POS reference, fn 112). Of the colours a one-colour printer has the first.
 */
function store(machine: Machine, args: Args<`1D 28 4C pL pH ${typeof STORE}`>, source: Source): string | undefined {
  const { a, bx, by, c, x, y, d } = args;
  if (a !== 48) return `tone ${a} is not monochrome`;
  if (c !== 49) return `the model has no colour ${c}`;
  if (bx < 1 || bx > 2 || by < 1 || by > 2) return `an enlargement of ${bx} x ${by} is not defined`;
  if (x < 1 || x > GRAPHICS_WIDTH || y < 1 || y * by > GRAPHICS_HEIGHT) {
    return `${x} x ${y} dots are not taken: at most ${GRAPHICS_WIDTH} x ${GRAPHICS_HEIGHT / by}`;
  }
  const { page, settings } = machine;
  const picture = { width: x, height: y, across: bx, down: by, bits: d.slice() };
  if (page) {
    const { x: position } = page;
    printRaster(machine, picture, 'GS ( L', source);
    page.x = position;
  } else settings.graphics = picture;
  return undefined;
}

function printStored(machine: Machine, source: Source): string | undefined {
  const { graphics } = machine.settings;
  if (!graphics) return 'no picture is stored';
  machine.settings.graphics = null;
  printRaster(machine, graphics, 'GS ( L', source);
  return undefined;
}

/** Pictures that are printed as they come. */
export const imageCommands: readonly Command[] = [
  command('ESC *', '1B 2A m nL nH d[]', {
    doc: 'Column image of 8 or 24 dots in the line, {n} columns.',
    measure: columnImage,
    draws: true,
    effect: (machine, { m, d }, source) => {
      const mode = COLUMN_MODES[m];
      if (!mode) return `${m} is no mode: what follows it is text`;
      return placeColumns(machine, columnPicture(d, mode.bytes, mode.across, mode.down), source);
    },
  }),
  command('GS v 0', '1D 76 30 m xL xH yL yH d[]', {
    doc: 'Raster image, {x} bytes wide and {y} dots tall.',
    data: ({ x, y }) => x * y,
    midLine: 3,
    draws: true,
    effect: (machine, { m, x, y, d }, source) => {
      if (machine.page && !machine.model.page?.raster) return `${machine.model.name} does not draw it in page mode`;
      const mode = m >= 48 ? m - 48 : m;
      if (mode > 3) return `${m} is no mode`;
      if (x === 0 || y === 0) return 'the image has no dots';
      const raster = { bits: d, width: x * 8, height: y, across: (mode & 1) + 1, down: (mode >> 1) + 1 };
      return printRaster(machine, raster, 'GS v 0', source);
    },
  }),
  command('GS ( L 112', `1D 28 4C pL pH ${STORE}`, {
    doc: 'Store a raster picture of {x} x {y} dots for function 50.',
    dialects: ['epson', 'xprinter'],
    needs: 'empty line',
    draws: true,
    effect: store,
  }),
  command('GS ( L 50', '1D 28 4C pL pH 30 02|32', {
    doc: 'Print the stored picture.',
    only: 'standard mode',
    dialects: ['epson', 'xprinter'],
    needs: 'empty line',
    draws: true,
    effect: (machine, _args, source) => printStored(machine, source),
  }),
  command('GS 8 L 112', `1D 38 4C p[4] ${STORE}`, {
    doc: 'Store a raster picture of {x} x {y} dots for function 50, its length in four bytes.',
    dialects: ['epson', 'xprinter'],
    measure: counted32(7),
    needs: 'empty line',
    draws: true,
    effect: store,
  }),
];
