import { expect, test } from 'vitest';
import { compare } from '../../src/receipts/compare.ts';
import { bandsOf, pictureSlip } from '../../src/receipts/picture-slip.ts';
import { draw } from '../pictures/draw.ts';
import { bytes, layOut } from './lay-out.ts';
import { align, bold, row, saleBytes, saleLines } from './sale.ts';

const MODEL = 'xprinter-80';
const golden = layOut(saleBytes(), MODEL, null);

/** What is found in the picture of a changed sale slip, when the golden is a picture too or a slip with its words. */
const found = (change: (lines: (string | Uint8Array)[]) => void, words = false) => {
  const lines = saleLines();
  change(lines);
  const actual = layOut(bytes(...lines), MODEL, null).dots;
  return compare(pictureSlip(actual), pictureSlip(golden.dots, words ? { text: golden.lines } : {})).map(
    ({ message }) => message,
  );
};

test('bands are what lies between four blank rows', () => {
  const blank = Array(4).fill('....');
  expect(bandsOf(draw('....', '#...', '....', '..#.', ...blank, '.#..', '....'))).toEqual([
    { top: 1, bottom: 4 },
    { top: 8, bottom: 9 },
  ]);
  expect(bandsOf(draw('....'))).toEqual([]);
});

test.each<[string, Parameters<typeof found>[0], string[]]>([
  ['nothing', () => {}, []],
  ['a digit', (lines) => lines.splice(11, 1, row('批次号', '000002')), ['44 dots differ in line 11 (批次号 000001)']],
  [
    'a line more',
    (lines) => lines.splice(17, 0, row('小费', '0.00')),
    ['line 16 (金额 RMB 12.85) has 27 rows of dots more'],
  ],
  ['a line less', (lines) => lines.splice(12, 1), ['line 12 is missing: 凭证号 000012']],
  [
    'a line less and another one changed',
    (lines) => lines.splice(12, 2, row('授权码', '193486')),
    ['line 12 is missing: 凭证号 000012', '18 dots differ in line 12 (授权码 193485)'],
  ],
  [
    'two lines in the other order',
    (lines) => lines.splice(11, 2, lines[12]!, lines[11]!),
    ['line 12 (批次号 000001) has moved, expected at line 11'],
  ],
  [
    'a line in the middle',
    (lines) => lines.splice(18, 1, bytes(align(1), '持卡人签名\n')),
    ['line 18: shifted 228 dots right'],
  ],
  [
    'bold',
    (lines) => lines.splice(4, 1, bytes(bold(true), lines[4]!, bold(false))),
    ['413 dots differ in line 4 (终端编号 30021337)'],
  ],
  ['feed', (lines) => lines.splice(6, 0, bytes(0x1b, 0x4a, 5)), ['5 dots more feed after line 5']],
])('a picture of a slip with %s', (_, change, expected) => {
  expect(found(change, true)).toEqual(expected);
});

test('pictures of which nobody knows the words are told by their lines', () => {
  expect(found((lines) => lines.splice(12, 1))).toEqual(['line 12 is missing: dots']);
});
