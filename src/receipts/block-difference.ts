import { Bitmap } from '../../emulator/dots/bitmap.ts';
import type { Box } from '../../emulator/machine/slip.ts';
import { type Block, marksOf } from './blocks.ts';
import { isBand } from './likeness.ts';
import { compareText } from './line-difference.ts';
import { compareCodes, compareImages, compareTallBands } from './mark-difference.ts';
import { around, cutOut, describeDots, differingDots, inkBox } from './rows.ts';
import { looseDots } from './scatter.ts';
import {
  belowLine,
  count,
  type Difference,
  markOf,
  moved,
  onLine,
  type Place,
  type Slips,
  shown,
  where,
  within,
} from './told.ts';

/**
 * Everything in which two blocks differ that stand for each other, the paper below them aside: first what can be
 * named, then the dots that no name explains, so that no wrong dot goes untold.
 */
export function compareBlocks(slips: Slips, golden: Block, actual: Block): Difference[] {
  if (isBand(golden) && isBand(actual)) {
    const shift = bandShift(slips, golden, actual);
    if (shift) return [shift];
    if (golden.ink !== actual.ink) return compareTallBands(slips, golden, actual);
  }
  const named = [
    ...compareText(slips, golden, actual),
    ...compareImages(slips, golden, actual),
    ...compareCodes(slips, golden, actual),
  ];
  const rest = unexplained(slips, golden, actual, named);
  return rest ? [...named, rest] : named;
}

/** The dots of a line of a picture, moved as a whole; null when they are others. */
function bandShift(slips: Slips, golden: Block, actual: Block): Difference | null {
  const [g, a] = [slips.golden.dots, slips.actual.dots];
  const goldenBox = inkBox(g, golden.top, golden.top + golden.ink);
  const box = inkBox(a, actual.top, actual.top + actual.ink);
  if (!goldenBox || !box || !cutOut(g, goldenBox).equals(cutOut(a, box))) return null;
  const dx = box.x - goldenBox.x;
  return {
    code: 'line-shifted',
    place: onLine(actual),
    key: `shifted ${dx}`,
    tell: (place) => `${where(place)}: shifted ${moved(dx, 0)}`,
    box: around([box, { ...goldenBox, y: box.y }]),
    goldenBox,
    sources: [],
  };
}

/** The dots that differ outside the boxes of what was named, blocks laid on each other at their tops. */
function unexplained(slips: Slips, golden: Block, actual: Block, named: readonly Difference[]): Difference | null {
  const [g, a] = [slips.golden.dots, slips.actual.dots];
  const rows = Math.max(golden.ink, actual.ink);
  const differing = new Bitmap(Math.max(g.stride, a.stride) * 8, rows);
  const bits = differing.bits;
  for (let row = 0; row < rows; row++) {
    // A row beyond a block belongs to the next one; there is nothing in its place.
    const goldenRow = golden.top + row < golden.bottom ? golden.top + row : Number.POSITIVE_INFINITY;
    const actualRow = actual.top + row < actual.bottom ? actual.top + row : Number.POSITIVE_INFINITY;
    differingDots(g, goldenRow, a, actualRow, (column, dots) => {
      bits[row * differing.stride + column] = dots;
    });
  }
  for (const { box, covers = box } of named) erase(differing, { ...covers, y: covers.y - actual.top });
  const found = describeDots(differing, actual.top);
  if (!found) return null;
  const { dots, box } = found;
  const place = box.y >= actual.top + actual.content ? belowLine(actual) : onLine(actual);
  return {
    code: 'dots-differ',
    place,
    tell: (joined) =>
      `${count(dots, 'dot')} ${dots === 1 ? 'differs' : 'differ'} ${inside(actual, box, joined)}${quoted(golden, actual)}`,
    box,
    goldenBox: { ...box, y: box.y - actual.top + golden.top },
    sources: marksOf(actual).filter((mark) => touches(mark, box)),
    loose: looseDots(differing, dots),
  };
}

/** Of a line of a picture what it should read, where that is known. */
function quoted(golden: Block, actual: Block): string {
  if (!isBand(actual)) return '';
  const text = golden.text || actual.text;
  return text === '' ? '' : ` (${shown(text)})`;
}

/** `in line 3`, `in the QR below line 3`, `below line 3`, `below the QR after line 3`. */
function inside(block: Block, box: Box, place: Place): string {
  const code = block.codes.find((mark) => touches(mark, box));
  if (code) return `in the ${code.symbology} ${where(place)}`;
  const under = box.y >= block.top + block.content ? markOf(block) : '';
  return under === '' ? within(place) : `below ${under}`;
}

const touches = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

function erase(dots: Bitmap, { x, y, width, height }: Box): void {
  const mask = new Bitmap(dots.width, dots.height);
  mask.fill(x, y, width, height);
  const bits = dots.bits;
  mask.bits.forEach((covered, i) => {
    bits[i]! &= ~covered;
  });
}
