import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Bitmap } from '../../../emulator/dots/bitmap.ts';
import { drawn, rows } from '../printing.ts';

/** A bitmap as a list of rows of booleans, which is slow and plainly right. */
type Plain = boolean[][];

const plainOf = (bitmap: Bitmap): Plain =>
  Array.from({ length: bitmap.height }, (_, y) => Array.from({ length: bitmap.width }, (_, x) => bitmap.get(x, y)));

const size = fc.integer({ min: 1, max: 40 });
const bitmap = (width: fc.Arbitrary<number> = size): fc.Arbitrary<Bitmap> =>
  fc
    .tuple(width, fc.integer({ min: 0, max: 12 }))
    .chain(([w, h]) =>
      fc.tuple(
        fc.constant(w),
        fc.array(fc.array(fc.boolean(), { minLength: w, maxLength: w }), { minLength: h, maxLength: h }),
      ),
    )
    .map(([w, dots]) => {
      const out = new Bitmap(w, dots.length);
      dots.forEach((row, y) => {
        row.forEach((black, x) => {
          if (black) out.set(x, y);
        });
      });
      return out;
    });
const place = fc.integer({ min: -50, max: 50 });

/** Bits behind the last dot of a row are never set. */
function hasCleanPadding({ bits, stride, width, height }: Bitmap): boolean {
  const spare = stride * 8 - width;
  return Array.from({ length: height }, (_, y) => bits[(y + 1) * stride - 1]! & ((1 << spare) - 1)).every(
    (rest) => rest === 0,
  );
}

function draw(target: Plain, source: Plain, x: number, y: number): Plain {
  return target.map((row, ty) => row.map((black, tx) => black || (source[ty - y]?.[tx - x] ?? false)));
}

describe('drawing', () => {
  test('one bitmap on another is or, clipped at every edge', () => {
    fc.assert(
      fc.property(bitmap(), bitmap(), place, place, (target, source, x, y) => {
        const expected = draw(plainOf(target), plainOf(source), x, y);
        target.draw(source, x, y);
        expect(plainOf(target)).toEqual(expected);
        expect(hasCleanPadding(target)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('a part of packed rows takes their first dots alone', () => {
    const part = fc.tuple(bitmap(), bitmap(), place, place, fc.nat(40), fc.nat(12));
    fc.assert(
      fc.property(part, ([target, source, x, y, width, height]) => {
        const shown = plainOf(source)
          .slice(0, height)
          .map((row) => row.slice(0, width));
        const expected = draw(plainOf(target), shown, x, y);
        const tall = Math.min(height, source.height);
        target.blit(source.bits, 0, source.stride, Math.min(width, source.width), tall, x, y);
        expect(plainOf(target)).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  test('rectangles are filled and inverted dot by dot', () => {
    fc.assert(
      fc.property(bitmap(), place, place, fc.nat(60), fc.nat(60), fc.boolean(), (target, x, y, w, h, inverts) => {
        const inside = (tx: number, ty: number) => tx >= x && tx < x + w && ty >= y && ty < y + h;
        const expected = plainOf(target).map((row, ty) =>
          row.map((black, tx) => (inside(tx, ty) ? !(inverts && black) : black)),
        );
        if (inverts) target.invert(x, y, w, h);
        else target.fill(x, y, w, h);
        expect(plainOf(target)).toEqual(expected);
        expect(hasCleanPadding(target)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('outside is nothing', () => {
    const dots = new Bitmap(3, 2);
    for (const [x, y] of [
      [-1, 0],
      [3, 0],
      [0, -1],
      [0, 2],
    ] as const) {
      dots.set(x, y);
      expect(dots.get(x, y)).toBe(false);
    }
    expect(dots.isBlank).toBe(true);
  });
});

describe('rows', () => {
  test('are added white, and copied', () => {
    const dots = new Bitmap(5, 1);
    dots.fill(0, 0, 5, 1);
    dots.growTo(1000);
    dots.set(4, 999);
    dots.growTo(3);
    expect(dots.height).toBe(1000);
    expect([dots.rowIsBlank(0), dots.rowIsBlank(1), dots.rowIsBlank(999)]).toEqual([false, true, false]);
    expect([dots.blackIn(0), dots.blackIn(1), dots.blackIn(999)]).toEqual([5, 0, 1]);
    const last = dots.rows(998, 2000);
    expect([last.height, last.get(4, 1)]).toEqual([2, true]);
    last.set(0, 0);
    expect(dots.get(0, 998)).toBe(false);
  });

  test('are compared by their dots', () => {
    fc.assert(
      fc.property(bitmap(), bitmap(), (a, b) => {
        const isSame = a.width === b.width && JSON.stringify(plainOf(a)) === JSON.stringify(plainOf(b));
        expect(a.equals(b)).toBe(isSame);
        expect(a.equals(a.rows(0, a.height))).toBe(true);
      }),
    );
  });

  test('of too few bytes are refused', () => {
    expect(() => new Bitmap(9, 2, new Uint8Array(3))).toThrow(RangeError);
  });
});

test('a bitmap reads as it was drawn', () => {
  const dots = new Bitmap(12, 3);
  dots.fill(1, 0, 10, 1);
  dots.set(11, 2);
  expect(drawn(dots)).toBe(rows`
    .##########.
    ............
    ...........#
  `);
});

test.each([
  ['half of the memory or more: taken', 600, true],
  ['less than half of it: copied', 500, false],
  ['more rows than there are: all of them, copied', 2000, false],
])('the rows above a row, %s', (_, bottom, isTaken) => {
  const bitmap = new Bitmap(8);
  bitmap.growTo(1000);
  for (let y = 0; y < 1000; y += 3) bitmap.set(y % 8, y);
  const expected = bitmap.rows(0, bottom);
  const taken = bitmap.takeRows(bottom);
  expect(taken.equals(expected)).toBe(true);
  expect(taken.bits.buffer === bitmap.bits.buffer).toBe(isTaken);
});

test('bitmaps are equal when every byte is, wherever in memory they lie', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 40 }), fc.nat(7), fc.nat(39), (bytes, moved, place) => {
      const elsewhere = new Uint8Array(moved + bytes.length);
      elsewhere.set(bytes, moved);
      const other = new Bitmap(8, bytes.length, elsewhere.subarray(moved));
      const one = new Bitmap(8, bytes.length, bytes);
      expect(one.equals(other)).toBe(true);
      elsewhere[moved + (place % bytes.length)]! ^= 1;
      expect(one.equals(other)).toBe(false);
      expect(other.equals(one)).toBe(false);
    }),
  );
});
