import { expect, test } from 'vitest';
import { blocksOf } from '../../src/receipts/blocks.ts';
import { bytes, layOut, type Part } from './lay-out.ts';
import { align, code128, cut, feed, init, qr, raster, saleBytes } from './sale.ts';

const blocks = (...parts: Part[]) => blocksOf(layOut(bytes(init, ...parts), 'xprinter-80', null));
const short = (all: ReturnType<typeof blocks>) =>
  all.map(({ kind, top, content, bottom, text, line }) => [kind, top, top + content, bottom, line, text]);

const square = (rows: number) => raster(new Uint8Array(rows * 2).fill(0xff), 2);

/** Where the print of a slip begins: the paper that stood before the blade. */
const HEAD = 84;

test('the blocks of a slip hold every row once', () => {
  const slip = layOut(saleBytes(), 'xprinter-80', null);
  const all = blocksOf(slip);
  expect(all[0]!.top).toBe(0);
  for (const [i, block] of all.entries()) expect(block.bottom).toBe(all[i + 1]?.top ?? slip.dots.height);
  expect(all.map(({ kind }) => kind)).toEqual(['top', ...slip.lines.map(() => 'line')]);
});

test('lines, pictures and codes have blocks of their own, with the paper below them', () => {
  expect(short(blocks('A\n', feed(10), 'B\n\n', square(10), qr('1'), 'C\n', cut))).toEqual([
    ['top', 0, 0, HEAD, 0, ''],
    ['line', HEAD, HEAD + 24, HEAD + 40, 1, 'A'],
    ['line', HEAD + 40, HEAD + 64, HEAD + 100, 2, 'B'],
    ['image', HEAD + 100, HEAD + 110, HEAD + 110, 2, ''],
    ['code', HEAD + 110, HEAD + 173, HEAD + 173, 2, ''],
    ['line', HEAD + 173, HEAD + 197, HEAD + 203, 3, 'C'],
  ]);
});

test('pictures that follow each other are one block', () => {
  const column = bytes(0x1b, 0x2a, 33, 2, 0, new Uint8Array(6).fill(0xff), '\n');
  const all = blocks(square(10), square(20), feed(20), column, column, 'A\n', cut);
  expect(all.map(({ kind, images }) => [kind, images.length])).toEqual([
    ['top', 0],
    ['image', 4],
    ['line', 0],
  ]);
});

test.each([
  ['above', 1, 24],
  ['below', 2, 0],
])('the characters %s a barcode belong to its block', (_, position, above) => {
  const all = blocks('A\n', feed(40), bytes(0x1d, 0x48, position), align(1), code128('12'), cut);
  const code = all.find(({ kind }) => kind === 'code')!;
  expect(code.codes[0]!.y - code.top).toBe(above);
  expect(code.content).toBe(above + 162);
});
