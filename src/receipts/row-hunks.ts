import type { Bitmap } from '../../emulator/dots/bitmap.ts';
import { matchSequences } from './myers.ts';
import { hashRow, sameRows } from './rows.ts';

/** Rows of a bitmap. */
export interface Rows {
  readonly dots: Bitmap;
  readonly top: number;
  readonly rows: number;
}

/** Golden rows in whose place other rows stand; rows count from the top of what was compared. */
export interface Hunk {
  readonly golden: number;
  readonly goldenRows: number;
  readonly actual: number;
  readonly actualRows: number;
}

/** Equal rows between two hunks that do not part them: strokes of different letters have rows in common by chance. */
const FEWEST_EQUAL = 8;

/** Where the rows of two pictures differ once equal rows are laid on each other. */
export function rowHunks(golden: Rows, actual: Rows): Hunk[] {
  const hashes = ({ dots, top, rows }: Rows) =>
    Uint32Array.from({ length: rows }, (_, row) => hashRow(dots, top + row));
  const goldenHashes = hashes(golden);
  const actualHashes = hashes(actual);
  const equal = (g: number, a: number) =>
    goldenHashes[g] === actualHashes[a] && sameRows(golden.dots, golden.top + g, actual.dots, actual.top + a, 1);
  const matches = matchSequences(golden.rows, actual.rows, equal);
  const hunks: Hunk[] = [];
  let g = 0;
  let a = 0;
  for (const [nextG, nextA] of [...matches, [golden.rows, actual.rows] as const]) {
    if (nextG > g || nextA > a) {
      const last = hunks.at(-1);
      const hunk = { golden: g, goldenRows: nextG - g, actual: a, actualRows: nextA - a };
      if (last && g - (last.golden + last.goldenRows) < FEWEST_EQUAL) hunks[hunks.length - 1] = joined(last, hunk);
      else hunks.push(hunk);
    }
    g = nextG + 1;
    a = nextA + 1;
  }
  return hunks;
}

const joined = (first: Hunk, last: Hunk): Hunk => ({
  golden: first.golden,
  goldenRows: last.golden + last.goldenRows - first.golden,
  actual: first.actual,
  actualRows: last.actual + last.actualRows - first.actual,
});
