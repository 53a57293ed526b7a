import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { RowSpan } from '../../src/events/row-span.ts';
import { drawDifference } from '../../src/pictures/difference.ts';
import { readPng } from '../../src/pictures/png-chunks.ts';
import { draw } from './draw.ts';

/** Pixels as letters: `.` paper, `#` in both, `R` red, `B` blue, `r` pale red, `b` pale blue, `y` yellow. */
function pixels(png: Uint8Array): string[] {
  const { header, chunks } = readPng(png);
  const rows = inflateSync(chunks.find(({ type }) => type === 'IDAT')!.data);
  const stride = ((header.width + 1) >> 1) + 1;
  return Array.from({ length: header.height }, (_, y) =>
    Array.from({ length: header.width }, (_, x) => {
      const byte = rows[y * stride + 1 + (x >> 1)]!;
      return '.#RBrby'[x % 2 === 0 ? byte >> 4 : byte & 15];
    }).join(''),
  );
}

const overlay = (golden: number | null, actual: number | null, rows: number): RowSpan => ({ golden, actual, rows });

test('the same dots are black, others red or blue', () => {
  const golden = draw('##..######', '.#.......#');
  const actual = draw('#.#.######', '.#......#.');
  expect(pixels(drawDifference(golden, actual, [overlay(0, 0, 2)]))).toEqual(['#BRy######', 'y#yyyyyyRB']);
});

test('rows that one slip lacks lie on a band of its colour', () => {
  const golden = draw('##.', '.#.', '..#');
  const actual = draw('##.', '#..', '..#');
  const spans = [overlay(0, 0, 1), overlay(1, null, 1), overlay(null, 1, 1), overlay(2, 2, 1)];
  expect(pixels(drawDifference(golden, actual, spans))).toEqual(['##.', 'bBb', 'Rrr', '..#']);
});

test('a single dot lies on a band of six rows above and below it', () => {
  const rows = Array.from({ length: 20 }, (_, y) => (y === 10 ? '#.' : '..'));
  const expected = rows.map((_, y) => (y === 10 ? 'Ry' : y >= 4 && y <= 16 ? 'yy' : '..'));
  const blank = draw(...rows.map(() => '..'));
  expect(pixels(drawDifference(blank, draw(...rows), [overlay(0, 0, 20)]))).toEqual(expected);
});

test('the picture is as wide as the wider slip', () => {
  expect(pixels(drawDifference(draw('#'), draw('#...........#'), [overlay(0, 0, 1)]))).toEqual(['#yyyyyyyyyyyR']);
  expect(pixels(drawDifference(draw('#...........#'), draw('#'), [overlay(0, 0, 1)]))).toEqual(['#yyyyyyyyyyyB']);
});

test('slips without rows make a picture too', () => {
  expect(pixels(drawDifference(draw(), draw(), []))).toEqual(['.']);
});
