/** Cells made or cut here, in place of being taken from a font as they are. */
import type { Cell } from './pcf.ts';

/** A cell drawn as rows of `#` and `.`, `top` blank rows above them. */
function drawn(width: number, height: number, top: number, rows: readonly string[]): Cell {
  const dots = new Uint8Array(width * height);
  rows.forEach((row, y) => {
    for (let x = 0; x < width; x++) if (row[x] === '#') dots[(top + y) * width + x] = 1;
  });
  return { width, height, dots };
}

export function blank(width: number, height: number): Cell {
  return { width, height, dots: new Uint8Array(width * height) };
}

/** The first `height` rows of a cell. */
export function topRows(cell: Cell, height: number): Cell {
  return { width: cell.width, height, dots: cell.dots.slice(0, cell.width * height) };
}

/** A cell in the middle of a wider one. */
export function centred(cell: Cell, width: number): Cell {
  const dots = new Uint8Array(width * cell.height);
  const left = (width - cell.width) >> 1;
  cell.dots.forEach((dot, i) => {
    dots[Math.floor(i / cell.width) * width + left + (i % cell.width)] = dot;
  });
  return { width, height: cell.height, dots };
}

/** h24 draws the ASCII apostrophe and grave accent curled, as U+2019 and U+2018; a receipt printer has them straight. */
export const straightFontA: ReadonlyMap<number, Cell> = new Map([
  [0x27, drawn(12, 24, 4, Array<string>(6).fill('.....##.....'))],
  [0x60, drawn(12, 24, 4, ['...##.......', '....##......', '.....##.....', '......##....'])],
]);
