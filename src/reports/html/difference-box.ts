import type { Box } from '../../../emulator/machine/slip.ts';
import type { RowSpan } from '../../events/row-span.ts';

/** A finding's places on the two slips. */
interface Places {
  readonly box?: Box;
  readonly goldenBox?: Box;
}

/**
 * Where a finding is in the picture of the difference, dots: around its place on the slip and its place on the golden,
 * which stand under each other where their lines differ. `rows`: what the rows of that picture are. Undefined where the
 * finding has no place, or none that is in the picture.
 */
export function boxInDifference(rows: readonly RowSpan[], { box, goldenBox }: Places): Box | undefined {
  const placed = [moved(rows, 'actual', box), moved(rows, 'golden', goldenBox)].filter((one) => one !== undefined);
  if (placed.length === 0) return undefined;
  const x = Math.min(...placed.map((one) => one.x));
  const y = Math.min(...placed.map((one) => one.y));
  const right = Math.max(...placed.map((one) => one.x + one.width));
  const bottom = Math.max(...placed.map((one) => one.y + one.height));
  return { x, y, width: right - x, height: bottom - y };
}

function moved(rows: readonly RowSpan[], side: 'golden' | 'actual', box: Box | undefined): Box | undefined {
  if (!box) return undefined;
  const top = shownAt(rows, side, box.y);
  const last = shownAt(rows, side, box.y + Math.max(1, box.height) - 1);
  return top === undefined || last === undefined ? undefined : { ...box, y: top, height: last + 1 - top };
}

/** The row of the picture that shows a row of one of the slips. */
function shownAt(rows: readonly RowSpan[], side: 'golden' | 'actual', y: number): number | undefined {
  let above = 0;
  for (const span of rows) {
    const top = span[side];
    if (top !== null && y >= top && y < top + span.rows) return above + y - top;
    above += span.rows;
  }
  return undefined;
}
