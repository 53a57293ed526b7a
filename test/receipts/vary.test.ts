import { expect, test } from 'vitest';
import { recordOf } from '../../src/receipts/golden-record.ts';
import { judge } from '../../src/receipts/judge.ts';
import { likenessOf, proposeVarying, readVarying } from '../../src/receipts/vary.ts';
import { bytes, layOut } from './lay-out.ts';
import { cut, init, qr, saleBytes } from './sale.ts';

const MODEL = 'xprinter-80';
const first = layOut(saleBytes(), MODEL, null);
const second = layOut(saleBytes({ voucher: '000345', dateTime: '2026/08/14 09:31:22' }), MODEL, null);

test.each([
  ['2026/07/04', '2026/08/14', '[0-9]{4}/[0-9]{2}/[0-9]{2}'],
  ['12.85', '128.50', '[0-9]+\\.[0-9]{2}'],
  ['A1B2', '12CD', '[0-9A-Za-z]{4}'],
  ['12.85', '12.85', null],
  ['SALE', 'VOID', null],
  ['12.85', '12:85', null],
])('%s and %s are both like %s', (a, b, like) => {
  expect(likenessOf(a, b)).toBe(like);
});

test('two slips that differ say what may vary', () => {
  expect(proposeVarying(first, second).map(({ name, value, like }) => [name, value, like])).toEqual([
    ['line-13', '000012', '[0-9]{6}'],
    ['line-15', '2026/07/04', '[0-9]{4}/[0-9]{2}/[0-9]{2}'],
    ['line-15-2', '12:30:01', '[0-9]{2}:[0-9]{2}:[0-9]{2}'],
  ]);
  expect(proposeVarying(first, first)).toEqual([]);
});

test('so does the data of codes', () => {
  const slip = (data: string) => layOut(bytes(init, qr(data), cut), MODEL, null);
  const fields = proposeVarying(slip('order=0001&x=2'), slip('order=0022&x=2'));
  expect(fields).toMatchObject([{ name: 'code', value: '0001', fixed: true, like: '[0-9]{4}' }]);
  expect(readVarying(slip('order=0777&x=2'), () => slip('order=0001&x=2'), fields)).toEqual({ code: '0777' });
});

test('a golden with fields that nobody says takes them from the slip, and judges all the rest to the dot', () => {
  const golden = {
    path: 'sale',
    bytes: first.bytes,
    record: recordOf(first, proposeVarying(first, second)),
    picture: null,
  };
  const found = (changes: Parameters<typeof saleBytes>[0]) =>
    judge(layOut(saleBytes(changes), MODEL, null), golden, {}, layOut)
      .findings.filter(({ code }) => code !== 'golden-stale')
      .map(({ message }) => message);
  expect(found({ voucher: '000777', dateTime: '2027/01/01 00:00:00' })).toEqual([]);
  expect(found({ voucher: '000777', amount: '128.50' })).toEqual(['line 17: 金额 RMB 128.50, expected 12.85']);
  expect(found({ voucher: '77777' })).toEqual(['line 13: 凭证号 77777, expected 000012']);
});
