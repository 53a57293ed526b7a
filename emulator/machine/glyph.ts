import type { GlyphSet } from '../glyphs/glyph-set.ts';

/** Dots of a character, ready to draw. */
export interface Glyph {
  readonly rows: Uint8Array;
  /** Byte of `rows` at which it begins. */
  readonly at: number;
  /** Bytes a row. */
  readonly stride: number;
  readonly width: number;
  readonly height: number;
  readonly baseline: number;
  /** No dot is black above the first of these rows, nor from the second on. */
  readonly inkTop: number;
  readonly inkBottom: number;
  /** What stands in place of a glyph that is not there, or null. */
  readonly lacking: 'box' | 'space' | null;
}

/** The first set that has the character, or the box of the first set. */
export function findGlyph(sets: readonly GlyphSet[], codePoint: number): Glyph {
  if (codePoint >= 0) {
    for (const set of sets) {
      const at = set.find(codePoint);
      if (at >= 0) return glyphOf(set, set.rows, at, set.inkTop(at), set.inkBottom(at), null);
    }
  }
  const [first] = sets as readonly [GlyphSet];
  return glyphOf(first, boxOf(first), 0, 0, first.height, 'box');
}

/** The glyphs of ASCII in a set. */
export interface Ascii {
  /** By code point. */
  readonly glyphs: readonly Glyph[];
  /** The set has all of them that can be printed. */
  readonly isWhole: boolean;
}

const ascii = new WeakMap<GlyphSet, Ascii>();

/** The glyphs of ASCII in a set, made once: most of what is printed. */
export function asciiOf(set: GlyphSet): Ascii {
  let found = ascii.get(set);
  if (!found) {
    const glyphs = Array.from({ length: 128 }, (_, codePoint) => findGlyph([set], codePoint));
    found = { glyphs, isWhole: glyphs.slice(0x20, 0x7f).every(({ lacking }) => lacking === null) };
    ascii.set(set, found);
  }
  return found;
}

const glyphOf = (
  set: GlyphSet,
  rows: Uint8Array,
  at: number,
  inkTop: number,
  inkBottom: number,
  lacking: Glyph['lacking'],
): Glyph => ({
  rows,
  at,
  stride: set.bytesPerRow,
  width: set.width,
  height: set.height,
  baseline: set.baseline,
  inkTop,
  inkBottom,
  lacking,
});

const boxes = new Map<GlyphSet, Uint8Array>();

/** The sign for a glyph that no set has: a box that stands on the baseline, free on all sides. */
function boxOf(set: GlyphSet): Uint8Array {
  let rows = boxes.get(set);
  if (!rows) {
    rows = new Uint8Array(set.height * set.bytesPerRow);
    const top = 2;
    const bottom = set.baseline - 1;
    const left = 1;
    const right = set.width - 3;
    for (let y = top; y <= bottom; y++) {
      for (let x = left; x <= right; x++) {
        const edge = y === top || y === bottom || x === left || x === right;
        if (edge) rows[y * set.bytesPerRow + (x >> 3)]! |= 0x80 >> (x & 7);
      }
    }
    boxes.set(set, rows);
  }
  return rows;
}
