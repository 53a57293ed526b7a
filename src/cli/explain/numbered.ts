import { Bitmap } from '../../../emulator/dots/bitmap.ts';
import type { GlyphSet } from '../../../emulator/glyphs/glyph-set.ts';
import { type Part, partsOf } from '../../../emulator/language/provenance.ts';
import type { Slip, Source } from '../../../emulator/machine/slip.ts';
import { printable } from '../../reports/words.ts';
import { aligned } from '../table.ts';
import { hexAt, type Printing } from './printing.ts';

/** Dots between the numbers and what is beside them. */
const GAP = 4;

/** The slip with its lines numbered in a margin on the left; a rule of one dot is the paper's edge. */
export function numberedPicture(slip: Slip, font: GlyphSet): Bitmap {
  const parts = partsOf(slip);
  const digits = String(parts.length).length;
  const margin = digits * font.width + 2 * GAP + 1;
  const picture = new Bitmap(margin + slip.dots.width, slip.dots.height);
  picture.fill(margin - 1, 0, 1, picture.height);
  picture.draw(slip.dots, margin, 0);
  let free = 0;
  for (const { number, y, height } of parts) {
    const top = Math.max(0, y + ((height - font.height) >> 1));
    // Lines that overlap, such as a page's, share the first one's number.
    if (top < free) continue;
    drawNumber(picture, String(number).padStart(digits), font, top);
    free = top + font.height;
  }
  return picture;
}

function drawNumber(picture: Bitmap, number: string, font: GlyphSet, y: number): void {
  [...number].forEach((digit, i) => {
    const at = font.find(digit.codePointAt(0)!);
    picture.blit(font.rows, at, font.bytesPerRow, font.width, font.height, GAP + i * font.width, y);
  });
}

interface NumberedSlip {
  /** From 1. */
  readonly slip: number;
  readonly lines: readonly (Part & { readonly hex: string })[];
  readonly end: Slip['end'];
  /** What cut it off; null when nothing did. */
  readonly cutAt: (Source & { readonly hex: string }) | null;
}

/** The numbered lines and what ended the slip, as data. */
export function partsData(printing: Printing, slip: Slip): NumberedSlip {
  const withHex = <T extends Source>(source: T) => ({ ...source, hex: hexAt(printing, source) });
  const { index, end, cutAt } = slip;
  return { slip: index + 1, lines: partsOf(slip).map(withHex), end, cutAt: cutAt && withHex(cutAt) };
}

/** The numbered lines, one a line: number, row, first byte, bytes, what it reads; last, what ended the slip. */
export function partsWords(printing: Printing, slip: Slip): string {
  const { lines, end, cutAt } = partsData(printing, slip);
  const rows = lines.map(({ number, kind, y, offset, hex, reads }) => [
    String(number).padStart(4),
    `row ${y}`,
    `byte ${offset}`,
    hex,
    kind === 'line' ? `"${printable(reads.trimEnd())}"` : `${kind} ${printable(reads)}`,
  ]);
  const bottom = ['end', `row ${slip.dots.height}`];
  rows.push(cutAt ? [...bottom, `byte ${cutAt.offset}`, cutAt.hex, end] : [...bottom, '', '', end]);
  return aligned(rows)
    .map((line) => `${line}\n`)
    .join('');
}
