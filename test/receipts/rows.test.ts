import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Bitmap } from '../../emulator/dots/bitmap.ts';
import { around, cutOut, differenceBox, inkBox, sameRows } from '../../src/receipts/rows.ts';
import { draw } from '../pictures/draw.ts';

const dots = fc
  .record({ width: fc.integer({ min: 1, max: 40 }), height: fc.integer({ min: 1, max: 12 }) })
  .chain(({ width, height }) =>
    fc.array(fc.record({ x: fc.nat(width - 1), y: fc.nat(height - 1) }), { maxLength: 12 }).map((black) => {
      const out = new Bitmap(width, height);
      for (const { x, y } of black) out.set(x, y);
      return { out, black };
    }),
  );

test('the ink box is the smallest around all black dots', () => {
  fc.assert(
    fc.property(dots, ({ out, black }) => {
      const box = inkBox(out, 0, out.height);
      expect(box).toEqual(black.length === 0 ? null : around(black.map(({ x, y }) => ({ x, y, width: 1, height: 1 }))));
    }),
  );
});

test('what is cut out holds the dots of its box, white beyond the edges', () => {
  const edge = fc.integer({ min: -10, max: 45 });
  const size = fc.integer({ min: 1, max: 20 });
  fc.assert(
    fc.property(dots, edge, edge, size, size, ({ out }, x, y, width, height) => {
      const cut = cutOut(out, { x, y, width, height });
      for (let row = 0; row < height; row++) {
        for (let column = 0; column < width; column++) {
          expect(cut.get(column, row)).toBe(out.get(x + column, y + row));
        }
      }
    }),
  );
});

test('rows of bitmaps of different width are the same when the wider one is white beyond', () => {
  const narrow = draw('#.#', '..#');
  expect(sameRows(narrow, 0, draw('#.#..........', '..#..........'), 0, 2)).toBe(true);
  expect(sameRows(narrow, 0, draw('#.#..........', '..#.........#'), 0, 2)).toBe(false);
  expect(sameRows(narrow, 1, draw('.#.', '..#'), 1, 1)).toBe(true);
  expect(sameRows(narrow, 1, narrow, 0, 1)).toBe(false);
});

test('differing dots are counted and boxed in the second bitmap', () => {
  const [a, b] = [draw('....', '#..#', '....'), draw('....', '....', '#.##', '.#..')];
  expect(differenceBox(a, 0, b, 1, 3)).toMatchObject({ dots: 2, box: { x: 1, y: 2, width: 2, height: 2 } });
  expect(differenceBox(a, 0, a, 0, 3)).toBeNull();
});
