import { expect, test } from 'vitest';
import { judgePhoto } from '../../../src/receipts/photo/judge-photo.ts';
import { bytes, layOut } from '../lay-out.ts';
import { chanceOf } from '../planted/chance.ts';
import { row, saleBytes, saleLines } from '../sale.ts';
import { sweep } from './sweep.ts';
import { photograph, published } from './synthetic.ts';

const MODEL = 'xprinter-80';
const golden = layOut(saleBytes(), MODEL, null);
const photoOf = (content: Uint8Array, seed = 1) =>
  photograph(layOut(content, MODEL, null).dots, published, chanceOf(seed));

test('a photograph of the golden is the same, line by line', () => {
  const { findings, lines } = judgePhoto(photoOf(saleBytes()), golden);
  expect(findings).toEqual([]);
  expect(lines.map(({ state }) => state)).toEqual(Array(lines.length).fill('same'));
  expect(Math.min(...lines.map(({ confidence }) => confidence))).toBeGreaterThan(0.5);
  expect(lines[16]).toMatchObject({ line: 17, text: '金额 RMB 12.85' });
});

test('what differs is told with its line, its place and how sure that is', () => {
  const { findings } = judgePhoto(photoOf(saleBytes({ amount: '12.86' })), golden);
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({ code: 'line-changed', by: 'photo', line: 17, expected: '金额 RMB 12.85' });
  expect(findings[0]!.message).toMatch(/^line 17: 金额 RMB 12\.85 differs at "5" \(confidence \d+ %\)$/);
});

test('a line that should not be there is told by its place', () => {
  const lines = saleLines();
  lines.splice(12, 0, row('TIP', '1.00'));
  expect(judgePhoto(photoOf(bytes(...lines)), golden).findings).toMatchObject([{ code: 'line-inserted', line: 12 }]);
});

test('a line that is not there is told', () => {
  const lines = saleLines();
  lines.splice(12, 1);
  expect(judgePhoto(photoOf(bytes(...lines)), golden).findings).toMatchObject([{ line: 13 }]);
});

test('what a box of unknown print covers is not judged', () => {
  const box = { x: 300, y: golden.lines[16]!.y, width: 276, height: 48 };
  expect(judgePhoto(photoOf(saleBytes({ amount: '99.99' })), golden, [box]).findings).toEqual([]);
});

test('another slip is said to be one', () => {
  const other = photoOf(bytes('SOMETHING ELSE\n\n\n', ...Array(20).fill('####### ###\n')));
  const { findings } = judgePhoto(other, golden);
  expect(findings.length).toBeGreaterThan(0);
});

test('one-line defects are found on photographs of the published severity, and nothing on right ones', () => {
  const swept = [...sweep(1)];
  expect(swept.map(({ name, told }) => `${name}: ${told} of 1`)).toEqual([
    'nothing: 0 of 1',
    'one digit: 1 of 1',
    'a line inserted: 1 of 1',
    'a line deleted: 1 of 1',
    'double height lost: 1 of 1',
  ]);
}, 240_000);
