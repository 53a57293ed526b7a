import { expect, test } from 'vitest';
import { align } from '../../src/receipts/align.ts';
import { blocksOf } from '../../src/receipts/blocks.ts';
import { bytes, layOut } from './lay-out.ts';
import { cut, init, qr, raster } from './sale.ts';

const logo = (seed: number) =>
  raster(
    Uint8Array.from({ length: 200 }, (_, i) => i * seed),
    10,
  );

const cutUp = (parts: readonly (string | Uint8Array)[]) => {
  const slip = layOut(bytes(init, ...parts, cut), 'xprinter-80', null);
  return { dots: slip.dots, blocks: blocksOf(slip) };
};

/** `A=A` the same, `A~B` changed, `A-` missing, `+B` extra. */
const pairs = (golden: readonly (string | Uint8Array)[], actual: readonly (string | Uint8Array)[]) =>
  align(cutUp(golden), cutUp(actual))
    .slice(1)
    .map((pair) => {
      const [g, a] = [pair.golden, pair.actual].map((block) => block && (block.text || block.kind));
      if (pair.golden === null) return `+${a}`;
      return pair.actual === null ? `${g}-` : `${g}${pair.sameInk ? '=' : '~'}${a}`;
    });

const line = (text: string) => `${text}\n`;

test.each<[string, string[], string[], string[]]>([
  ['the same', ['A', 'B'], ['A', 'B'], ['A=A', 'B=B']],
  ['one more', ['A', 'C'], ['A', 'B', 'C'], ['A=A', '+B', 'C=C']],
  ['a changed value', ['SUM 12.85', 'END'], ['SUM 128.50', 'END'], ['SUM 12.85~SUM 128.50', 'END=END']],
  ['one line in place of another', ['A', 'VOUCHER', 'C'], ['A', '小费', 'C'], ['A=A', 'VOUCHER~小费', 'C=C']],
  [
    'a changed line beside one that is gone',
    ['BATCH 000001', 'VOUCHER 000012'],
    ['VOUCHER 000001'],
    ['BATCH 000001-', 'VOUCHER 000012~VOUCHER 000001'],
  ],
  [
    'a changed line beside one that came',
    ['VOUCHER 000012'],
    ['BATCH 000001', 'VOUCHER 000013'],
    ['+BATCH 000001', 'VOUCHER 000012~VOUCHER 000013'],
  ],
  [
    'rules between',
    ['A', '-----', 'B', '-----', 'C'],
    ['A', '-----', 'X', '-----', 'B', '-----', 'C'],
    ['A=A', '-----=-----', '+X', '+-----', 'B=B', '-----=-----', 'C=C'],
  ],
  ['nothing in common', ['ONE', 'TWO'], ['甲', '乙', '丙'], ['ONE-', 'TWO-', '+甲', '+乙', '+丙']],
])('%s', (_, golden, actual, expected) => {
  expect(pairs(golden.map(line), actual.map(line))).toEqual(expected);
});

test('pictures and codes stand for each other, never for lines', () => {
  expect(pairs([logo(3), line('A'), qr('1')], [logo(5), qr('2'), line('B')])).toEqual([
    'image~image',
    'A-',
    'code~code',
    '+B',
  ]);
});

test('more blocks than are weighed are paired as they come', () => {
  const many = (text: string) => Array.from({ length: 501 }, (_, i) => line(`${text} ${i % 7}`));
  const all = pairs(many('SUM'), many('SUMS'));
  expect(all).toHaveLength(501);
  expect(all[0]).toBe('SUM 0~SUMS 0');
});
