import { fromColumns } from '../../dots/columns.ts';
import { scale } from '../../dots/transform.ts';
import { placeColumns, printPicture, printRaster } from '../../machine/pictures.ts';
import { rowsOf } from '../../machine/stored-picture.ts';
import { type Command, command } from '../declaration.ts';
import type { Measure } from '../measure.ts';
import { scaling } from './scaling.ts';

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

/** GS Q 0 takes at most this many columns, of so many bytes (Epson application programming guide 10.01, page 288). */
const MOST_COLUMNS = 4256;
const MOST_COLUMN_BYTES = 16;

/** Pictures that are printed as they come. */
export const imageCommands: readonly Command[] = [
  command('ESC *', '1B 2A m nL nH d[]', {
    doc: 'Column image of 8 or 24 dots in the line, {n} columns.',
    measure: columnImage,
    draws: true,
    effect: (machine, { m, d }, source) => {
      const mode = COLUMN_MODES[m];
      if (!mode) return `${m} is no mode: what follows it is text`;
      return placeColumns(machine, scale(fromColumns(d, mode.bytes), mode.across, mode.down), source);
    },
  }),
  command('GS v 0', '1D 76 30 m xL xH yL yH d[]', {
    doc: 'Raster image, {x} bytes wide and {y} dots tall.',
    data: ({ x, y }) => x * y,
    midLine: 3,
    printsAsItComes: true,
    draws: true,
    effect: (machine, { m, x, y, d }, source) => {
      if (machine.page && !machine.model.page?.raster) return `${machine.model.name} does not draw it in page mode`;
      const scale = scaling(m);
      if (!scale) return `${m} is no mode`;
      if (x === 0 || y === 0) return 'the image has no dots';
      return printRaster(machine, { bits: d, width: x * 8, height: y, ...scale }, 'GS v 0', source);
    },
  }),
  command('GS Q 0', '1D 51 30 m xL xH yL yH d[]', {
    doc: 'Column image of variable height, {x} columns of {y} bytes (older command).',
    dialects: ['epson'],
    data: ({ x, y }) => x * y,
    only: 'standard mode',
    needs: 'line start',
    draws: true,
    effect: (machine, { m, x, y, d }, source) => {
      const scale = scaling(m);
      if (!scale) return `${m} is no mode`;
      if (x < 1 || x > MOST_COLUMNS || y < 1 || y > MOST_COLUMN_BYTES) {
        return `${x} columns of ${y} bytes are not taken: at most ${MOST_COLUMNS} of ${MOST_COLUMN_BYTES}`;
      }
      const picture = { bits: rowsOf(d, y, y * 8), width: x, height: y * 8 };
      return printPicture(machine, picture, scale.across, scale.down, 'GS Q 0', source);
    },
  }),
];
