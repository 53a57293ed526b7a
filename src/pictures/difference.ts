import type { Bitmap } from '../../emulator/dots/bitmap.ts';
import type { RowSpan } from '../events/row-span.ts';
import { encodeIndexedPng } from './png.ts';

const PAPER = 0;
const SAME = 1;
const ADDED = 2;
const REMOVED = 3;
const ADDED_PAPER = 4;
const REMOVED_PAPER = 5;
const CHANGED_PAPER = 6;

/** Red and blue that stay apart for colour-blind readers (by lightness too), pale bands of the same hues, and yellow. */
const PALETTE = [
  [255, 255, 255],
  [0, 0, 0],
  [214, 39, 40],
  [20, 90, 220],
  [255, 214, 210],
  [208, 226, 255],
  [255, 247, 190],
] as const;

/** Rows above and below a difference that lie on its band, so that a single dot is seen on a page made small. */
const BAND = 6;

/** For each byte of dots, eight 4-bit pixels of value 1 where the dot is set. */
const SPREAD = Uint32Array.from({ length: 256 }, (_, byte) => {
  let pixels = 0;
  for (let bit = 0; bit < 8; bit++) if ((byte & (0x80 >> bit)) !== 0) pixels += 16 ** (7 - bit);
  return pixels;
});

/**
 * Golden and actual slip laid over each other, row by row as `spans` say: black where both are, red where only the
 * actual slip is, blue where only the golden is. Rows that one of them lacks lie on a pale red or blue band, rows
 * around a difference on a yellow one. Returns an indexed PNG, as wide as the wider slip.
 */
export function drawDifference(golden: Bitmap, actual: Bitmap, spans: readonly RowSpan[]): Uint8Array {
  const width = Math.max(golden.width, actual.width, 1);
  const height = spans.reduce((sum, span) => sum + span.rows, 0);
  const columns = (width + 7) >> 3;
  const stride = (width + 1) >> 1;
  const pixels = new Uint8Array(stride * Math.max(1, height) + 4);
  const view = new DataView(pixels.buffer);
  const goldenDots = reader(golden);
  const actualDots = reader(actual);
  let y = 0;
  for (const span of spans) {
    const papers = papersOf(golden, actual, span);
    for (let row = 0; row < span.rows; row++, y++) {
      const paper = papers[row]!;
      for (let column = 0; column < columns; column++) {
        const before = goldenDots(span.golden, row, column);
        const after = actualDots(span.actual, row, column);
        const both = before & after;
        const colours =
          SPREAD[both]! * SAME +
          SPREAD[after & ~both]! * ADDED +
          SPREAD[before & ~both]! * REMOVED +
          SPREAD[0xff & ~(before | after)]! * paper;
        // The last bytes of a row may reach into the next one, which is written after it.
        view.setUint32(y * stride + column * 4, colours);
      }
    }
  }
  return encodeIndexedPng(width, Math.max(1, height), pixels, PALETTE);
}

/** Eight dots of a row below `top`; white where the bitmap has none. */
function reader({ bits, stride }: Bitmap): (top: number | null, row: number, column: number) => number {
  return (top, row, column) => (top === null || column >= stride ? 0 : bits[(top + row) * stride + column]!);
}

/** The colour of the paper in each row of a span. */
function papersOf(golden: Bitmap, actual: Bitmap, span: RowSpan): Uint8Array {
  if (span.golden === null) return new Uint8Array(span.rows).fill(ADDED_PAPER);
  if (span.actual === null) return new Uint8Array(span.rows).fill(REMOVED_PAPER);
  const papers = new Uint8Array(span.rows).fill(PAPER);
  for (let row = 0; row < span.rows; row++) {
    if (rowOf(golden, span.golden + row) !== rowOf(actual, span.actual + row)) {
      papers.fill(CHANGED_PAPER, Math.max(0, row - BAND), row + BAND + 1);
    }
  }
  return papers;
}

/** A row as a string, without the white at its right end. */
function rowOf({ bits, stride }: Bitmap, y: number): string {
  let end = (y + 1) * stride;
  while (end > y * stride && bits[end - 1] === 0) end--;
  return Buffer.from(bits.buffer, bits.byteOffset + y * stride, end - y * stride).toString('latin1');
}
