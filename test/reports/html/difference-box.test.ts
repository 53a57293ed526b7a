import { expect, test } from 'vitest';
import { boxInDifference } from '../../../src/reports/html/difference-box.ts';

/** Ten rows of both; five of the golden alone, three of the slip alone; ten of both again. */
const rows = [
  { golden: 0, actual: 0, rows: 10 },
  { golden: 10, actual: null, rows: 5 },
  { golden: null, actual: 10, rows: 3 },
  { golden: 15, actual: 13, rows: 10 },
];
const box = (x: number, y: number, width: number, height: number) => ({ x, y, width, height });

test('a place in rows that both have stays on them', () => {
  expect(boxInDifference(rows, { box: box(4, 2, 8, 3), goldenBox: box(2, 3, 7, 3) })).toEqual(box(2, 2, 10, 4));
  expect(boxInDifference(rows, { box: box(4, 14, 8, 3) })).toEqual(box(4, 19, 8, 3));
});

test('a line and the one that was expected stand under each other', () => {
  expect(boxInDifference(rows, { box: box(0, 10, 9, 3), goldenBox: box(1, 10, 20, 5) })).toEqual(box(0, 10, 21, 8));
});

test('what is on one of them alone', () => {
  expect(boxInDifference(rows, { goldenBox: box(1, 10, 20, 5) })).toEqual(box(1, 10, 20, 5));
  expect(boxInDifference(rows, { box: box(1, 11, 20, 2) })).toEqual(box(1, 16, 20, 2));
});

test('a line that grew is framed over all its rows, one of no height on one', () => {
  expect(boxInDifference(rows, { box: box(0, 8, 9, 7) })).toEqual(box(0, 8, 9, 12));
  expect(boxInDifference(rows, { goldenBox: box(0, 24, 9, 0) })).toEqual(box(0, 27, 9, 1));
});

test('no place, or none that is in the picture', () => {
  expect(boxInDifference(rows, {})).toBeUndefined();
  expect(boxInDifference([], { box: box(0, 0, 1, 1) })).toBeUndefined();
  expect(boxInDifference(rows, { box: box(0, 20, 1, 9) })).toBeUndefined();
});
