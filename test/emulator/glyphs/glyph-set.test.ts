import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GlyphSet } from '../../../emulator/glyphs/glyph-set.ts';
import { packGlyphs } from '../../../scripts/glyphs/glyph-file.ts';
import { readData } from './data.ts';

const cell = (width: number, height: number, dots: readonly number[]) => ({
  width,
  height,
  dots: Uint8Array.from(dots),
});

/** A 9 x 2 set of U+0041, whose first row is solid, and U+1F600, whose last dot alone is set. */
const two = packGlyphs(
  { width: 9, height: 2, baseline: 1 },
  new Map([
    [0x1f600, cell(9, 2, [...Array<number>(17).fill(0), 1])],
    [0x41, cell(9, 2, [...Array<number>(9).fill(1), ...Array<number>(9).fill(0)])],
  ]),
);

/** A copy of `two` with one byte changed. */
function damaged(at: number, value: number): Uint8Array {
  const bytes = two.slice();
  bytes[at] = value;
  return bytes;
}

test('a file is its header, its code points ascending and its rows, leftmost dot in the highest bit', () => {
  expect([...two]).toEqual([
    ...[0x50, 0x4c, 0x54, 0x47, 1, 0, 9, 2, 1, 2, 0, 0, 2, 0, 0, 0],
    ...[0x41, 0, 0, 0, 0x00, 0xf6, 0x01, 0],
    ...[0xff, 0x80, 0, 0],
    ...[0, 0, 0x00, 0x80],
  ]);
});

test('a set states its cell and finds its glyphs', () => {
  const set = GlyphSet.read(two);
  const { width, height, baseline, bytesPerRow, count } = set;
  expect({ width, height, baseline, bytesPerRow, count }).toEqual({
    width: 9,
    height: 2,
    baseline: 1,
    bytesPerRow: 2,
    count: 2,
  });
  expect([0x41, 0x1f600, 0x42, 0x141, 0, -1, 0x110000].map((c) => set.find(c))).toEqual([0, 4, -1, -1, -1, -1, -1]);
  expect([...set.rows]).toEqual([0xff, 0x80, 0, 0, 0, 0, 0, 0x80]);
});

test('a set is read at any byte offset of a larger buffer', () => {
  const file = readData('font-b-9x17.glyphs');
  const reference = GlyphSet.read(file);
  for (let offset = 1; offset < 4; offset++) {
    const buffer = new Uint8Array(file.length + 8);
    buffer.set(file, offset);
    const set = GlyphSet.read(buffer.subarray(offset, offset + file.length));
    expect(set.find(0x41)).toBe(reference.find(0x41));
    expect(set.rows).toEqual(reference.rows);
  }
});

test('every packed glyph is found with its own dots, and nothing else is', () => {
  const sets = fc.record({
    width: fc.integer({ min: 1, max: 24 }),
    height: fc.integer({ min: 1, max: 24 }),
    codePoints: fc.uniqueArray(fc.integer({ min: 0, max: 0x10ffff }), { maxLength: 40 }),
    other: fc.integer({ min: 0, max: 0x10ffff }),
    pattern: fc.uint8Array({ max: 1, minLength: 24 * 24 + 40, maxLength: 24 * 24 + 40 }),
  });
  fc.assert(
    fc.property(sets, ({ width, height, codePoints, other, pattern }) => {
      const dots = (i: number) => ({ width, height, dots: pattern.slice(i, i + width * height) });
      const glyphs = new Map(codePoints.map((codePoint, i) => [codePoint, dots(i)]));
      const set = GlyphSet.read(packGlyphs({ width, height, baseline: height }, glyphs));
      for (const [codePoint, { dots }] of glyphs) {
        const at = set.find(codePoint);
        const unpacked = Array.from(dots, (_, i) => {
          const [x, y] = [i % width, Math.floor(i / width)];
          return (set.rows[at + y * set.bytesPerRow + (x >> 3)]! >> (7 - (x & 7))) & 1;
        });
        expect(unpacked).toEqual([...dots]);
      }
      expect(set.find(other) >= 0).toBe(glyphs.has(other));
    }),
  );
});

test('a set knows between which rows a glyph is black', () => {
  const drawn = [[], [0], [5], [9], [3, 6]].map((black, i) => {
    const dots = Array.from({ length: 40 }, (_, dot) => (black.includes(dot >> 2) ? 1 : 0));
    return [0x41 + i, cell(4, 10, dots)] as const;
  });
  const set = GlyphSet.read(packGlyphs({ width: 4, height: 10, baseline: 8 }, new Map(drawn)));
  const inked = drawn.map(([codePoint]) => set.find(codePoint)).map((at) => [set.inkTop(at), set.inkBottom(at)]);
  expect(inked).toEqual([
    [0, 0],
    [0, 1],
    [5, 6],
    [9, 10],
    [3, 7],
  ]);
});

describe('a damaged file is refused with what is wrong', () => {
  const repeated = damaged(20, 0x41);
  repeated.fill(0, 21, 24);
  test.each([
    ['no header', two.slice(0, 15), 'not a glyph set: 15 bytes, a header alone has 16'],
    ['magic', damaged(0, 0x51), 'not a glyph set: it does not start with "PLTG"'],
    ['version', damaged(4, 2), 'glyph set version 2 cannot be read, only version 1'],
    ['cell', damaged(6, 0), 'glyph set with cells of 0 x 2 dots and 2 bytes a row'],
    ['bytes a row', damaged(9, 1), 'glyph set with cells of 9 x 2 dots and 1 bytes a row'],
    ['short', two.slice(0, -1), 'glyph set of 2 glyphs has 31 bytes, expected 32'],
    ['long', Uint8Array.of(...two, 0), 'glyph set of 2 glyphs has 33 bytes, expected 32'],
    ['count', damaged(12, 3), 'glyph set of 3 glyphs has 32 bytes, expected 40'],
    ['order', repeated, 'glyph set with code point 65 after 65: they must ascend to 1114111'],
    ['range', damaged(23, 0xff), 'glyph set with code point 4278318592 after 65: they must ascend to 1114111'],
  ])('%s', (_what, bytes, message) => {
    expect(() => GlyphSet.read(bytes)).toThrow(new Error(message));
  });
});
