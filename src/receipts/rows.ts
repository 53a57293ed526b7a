import { Bitmap } from '../../emulator/dots/bitmap.ts';
import type { Box } from '../../emulator/machine/slip.ts';

/** Same size and the same dots. */
export const sameDots = (a: Bitmap, b: Bitmap) =>
  a.width === b.width && a.height === b.height && Buffer.compare(a.bits, b.bits) === 0;

/** True when `rows` rows of two bitmaps hold the same dots; a bitmap is white beyond its edges. */
export function sameRows(a: Bitmap, aTop: number, b: Bitmap, bTop: number, rows: number): boolean {
  if (a.stride === b.stride && aTop + rows <= a.height && bTop + rows <= b.height) {
    const mine = a.bits.subarray(aTop * a.stride, (aTop + rows) * a.stride);
    return Buffer.compare(mine, b.bits.subarray(bTop * b.stride, (bTop + rows) * b.stride)) === 0;
  }
  for (let row = 0; row < rows; row++) if (differingDots(a, aTop + row, b, bTop + row, () => {})) return false;
  return true;
}

/** The row after the last one with a black dot, of the rows from `top` to `bottom` (not included); `top` of blank ones. */
export function inkBottom(bitmap: Bitmap, top: number, bottom: number): number {
  let y = bottom;
  while (y > top && bitmap.rowIsBlank(y - 1)) y--;
  return y;
}

/** Calls `each` for every byte of a row in which two bitmaps differ, with the differing dots; returns whether one does. */
export function differingDots(
  a: Bitmap,
  aRow: number,
  b: Bitmap,
  bRow: number,
  each: (column: number, dots: number) => void,
): boolean {
  const aBits = a.bits;
  const bBits = b.bits;
  const inA = aRow < a.height ? a.stride : 0;
  const inB = bRow < b.height ? b.stride : 0;
  let differs = false;
  for (let column = 0; column < Math.max(inA, inB); column++) {
    const mine = column < inA ? aBits[aRow * a.stride + column]! : 0;
    const theirs = column < inB ? bBits[bRow * b.stride + column]! : 0;
    if (mine === theirs) continue;
    differs = true;
    each(column, mine ^ theirs);
  }
  return differs;
}

/** FNV-1a over a row, trailing white bytes left out, so that rows of bitmaps of different width can be equal. */
export function hashRow(bitmap: Bitmap, row: number): number {
  const { bits, stride } = bitmap;
  const start = row * stride;
  let end = start + stride;
  while (end > start && bits[end - 1] === 0) end--;
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ bits[at]!, 0x01000193);
  return hash >>> 0;
}

/** The smallest box around the black dots of rows `top` to `bottom` (not included); null when there are none. */
export function inkBox(bitmap: Bitmap, top: number, bottom: number): Box | null {
  const { bits, stride } = bitmap;
  let first = -1;
  let last = -1;
  const columns = new Uint8Array(stride);
  for (let y = top; y < bottom; y++) {
    if (bitmap.rowIsBlank(y)) continue;
    if (first < 0) first = y;
    last = y;
    for (let column = 0; column < stride; column++) columns[column]! |= bits[y * stride + column]!;
  }
  if (first < 0) return null;
  const left = columns.findIndex((dots) => dots !== 0);
  const right = columns.findLastIndex((dots) => dots !== 0);
  const x = left * 8 + Math.clz32(columns[left]!) - 24;
  const lowest = columns[right]! & -columns[right]!;
  const end = right * 8 + Math.clz32(lowest) - 23;
  return { x, y: first, width: end - x, height: last + 1 - first };
}

/** A copy of the dots of a box; white where it reaches beyond the bitmap. */
export function cutOut(bitmap: Bitmap, { x, y, width, height }: Box): Bitmap {
  const out = new Bitmap(width, height);
  const left = Math.max(0, x);
  const top = Math.max(0, y);
  const rows = Math.min(y + height, bitmap.height) - top;
  if (rows > 0 && left < bitmap.width) {
    // blit takes whole rows from the left edge; drawing at -x clips what lies left of the box.
    const visible = Math.min(bitmap.width, x + width);
    out.blit(bitmap.bits, top * bitmap.stride, bitmap.stride, visible, rows, -x, top - y);
  }
  return out;
}

/** The smallest box around boxes; at least one. */
export function around(boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}

/** Dots in which `rows` rows of two bitmaps differ, drawn and counted, and the smallest box around them in `b`; null when none does. */
export function differenceBox(
  a: Bitmap,
  aTop: number,
  b: Bitmap,
  bTop: number,
  rows: number,
): { dots: number; box: Box; differing: Bitmap } | null {
  const width = Math.max(a.stride, b.stride) * 8;
  const differing = new Bitmap(width, rows);
  for (let row = 0; row < rows; row++) {
    differingDots(a, aTop + row, b, bTop + row, (column, dots) => {
      differing.bits[row * differing.stride + column] = dots;
    });
  }
  const found = describeDots(differing, bTop);
  return found && { ...found, differing };
}

/** How many dots are black and where, rows counted from `top`; null when none is. */
export function describeDots(differing: Bitmap, top: number): { dots: number; box: Box } | null {
  const box = inkBox(differing, 0, differing.height);
  if (!box) return null;
  let dots = 0;
  for (let y = box.y; y < box.y + box.height; y++) dots += differing.blackIn(y);
  return { dots, box: { ...box, y: box.y + top } };
}
