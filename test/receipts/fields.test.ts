import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FieldError, fill, proposeFields } from '../../src/receipts/fields.ts';
import { bytes, layOut, type Part } from './lay-out.ts';
import { bold, code128, cut, init, qr, row, sale, saleBytes } from './sale.ts';

const MODEL = 'xprinter-80';
const slip = (...parts: Part[]) => layOut(bytes(init, ...parts, cut), MODEL, null);
const latin = (data: Uint8Array) => Buffer.from(data).toString('latin1');

const values = {
  batch: sale.batch,
  voucher: sale.voucher,
  reference: sale.reference,
  authorisation: sale.authorisation,
  'date-time': sale.dateTime,
  amount: sale.amount,
  card: '622202******0128',
  operator: '01',
};

test('the values of a sale are found where they are printed', () => {
  const stream = latin(saleBytes());
  const expected = Object.entries(values)
    .map(([name, value]) => ({ name, value, offset: stream.indexOf(value), length: value.length }))
    // 01 stands in the merchant and the terminal number, too, as a part of them.
    .map((field) => (field.name === 'operator' ? { ...field, offset: stream.indexOf(' 01\n') + 1 } : field))
    .sort((a, b) => a.offset - b.offset);
  const fields = proposeFields(layOut(saleBytes(), MODEL, null), values);
  expect(fields.map(({ name, value, offset, length }) => ({ name, value, offset, length }))).toEqual(expected);
});

test('a slip laid out within a longer stream counts from its own first byte', () => {
  const alone = layOut(saleBytes(), MODEL, null);
  const later = {
    ...alone,
    offset: 1000,
    lines: alone.lines.map((line) => ({
      ...line,
      runs: line.runs.map((run) => ({ ...run, offset: run.offset + 1000 })),
    })),
  };
  expect(proposeFields(later, values)).toEqual(proposeFields(alone, values));
});

describe('what is a value of its own', () => {
  test.each([
    ['01', 'NO 01\n', 1],
    ['01', '0012\n', 0],
    ['01', '2026/07/01\n', 0],
    ['01', 'A01\n', 1],
    ['12:30', '12:30:01\n', 0],
    ['12:30', '2026/07/04 12:30\n', 1],
    ['2026/07/04', '2026/07/04-12:30:01\n', 1],
    ['128.50', 'RMB128.50\n', 1],
    ['128.50', '1,128.50\n', 0],
    ['128.50', '-128.50.\n', 1],
    ['28.50', '128.50\n', 0],
    ['AB', 'ABC\n', 0],
    ['金额', '金额\n', 0],
    ['7', '７\n', 0],
  ])('%s in %j: %d', (value, line, count) => {
    expect(proposeFields(slip(line), { value })).toHaveLength(count);
  });
});

test('a value that is printed twice makes two fields', () => {
  const fields = proposeFields(slip('NO 000012\n', 'VOUCHER 000012 .\n'), { voucher: '000012' });
  expect(fields).toEqual([
    { name: 'voucher', value: '000012', offset: 5, length: 6 },
    { name: 'voucher', value: '000012', offset: 20, length: 6 },
  ]);
});

test('a value that commands part makes a field of each part', () => {
  const parted = slip('SUM ', bold(true), '12', bold(false), '.85', bold(true), ' RMB\n');
  const fields = proposeFields(parted, { amount: '12.85' });
  expect(fields).toEqual([
    { name: 'amount', value: '12', offset: 9, length: 2, part: { from: 0, to: 2 } },
    { name: 'amount', value: '.85', offset: 14, length: 3, part: { from: 2, to: null } },
  ]);
  expect(latin(fill(parted.bytes, fields, { amount: '34.567' }))).toContain('\x1bE\x0134\x1bE\x00.567\x1bE\x01 RMB');
});

test('a space in a value may be a move of the position', () => {
  const moved = slip('AT 2026/07/04', bytes(0x1b, 0x24, 200, 0), '12:30\n');
  expect(proposeFields(moved, { 'date-time': '2026/07/04 12:30' })).toEqual([
    { name: 'date-time', value: '2026/07/04', offset: 5, length: 10, part: { from: 0, to: 10 } },
    { name: 'date-time', value: '12:30', offset: 19, length: 5, part: { from: 11, to: null } },
  ]);
});

test('a longer value is not taken apart for a shorter one', () => {
  const fields = proposeFields(slip('2026/07/04 12:30:01\n', '2026/07/04\n'), {
    date: '2026/07/04',
    'date-time': '2026/07/04 12:30:01',
  });
  expect(fields.map(({ name, offset }) => `${name} ${offset}`)).toEqual(['date-time 2', 'date 22']);
});

describe('two names with one value', () => {
  const both = () => slip(row('批次号', '000001'), '凭证号\n', '000001\n', row('原凭证号', '000001'));
  const same = { voucher: '000001', batch: '000001', 'original-voucher': '000001' };
  const names = (labels?: Record<string, string[]>) => proposeFields(both(), same, labels).map(({ name }) => name);

  test('are told apart by their labels, on the line or the one above', () => {
    expect(names({ batch: ['批次号'], voucher: ['凭证号'], 'original-voucher': ['原凭证号'] })).toEqual([
      'batch',
      'voucher',
      'original-voucher',
    ]);
  });

  test('come in the order of the names without', () => {
    expect(names()).toEqual(['voucher', 'batch', 'original-voucher']);
  });
});

test('values in the data of codes are found, and keep their length', () => {
  const coded = slip('000012\n', qr('https://a.cn/?v=000012&w=000012'), code128('000012'));
  const fields = proposeFields(coded, { voucher: '000012' });
  const stream = latin(coded.bytes);
  const qrAt = stream.indexOf('?v=') + 3;
  expect(fields).toEqual([
    { name: 'voucher', value: '000012', offset: 2, length: 6 },
    { name: 'voucher', value: '000012', offset: qrAt, length: 6, fixed: true },
    { name: 'voucher', value: '000012', offset: qrAt + 9, length: 6, fixed: true },
    { name: 'voucher', value: '000012', offset: stream.indexOf('{B') + 2, length: 6, fixed: true },
  ]);
  const other = layOut(fill(coded.bytes, fields, { voucher: '000099' }), MODEL, null);
  expect(other.codes.map(({ data }) => data)).toEqual(['https://a.cn/?v=000099&w=000099', '000099']);
  expect(() => fill(coded.bytes, fields, { voucher: '1' })).toThrow(
    new FieldError(`field voucher at byte ${qrAt} is data of 6 characters, got 1: "1"`),
  );
});

describe('filling', () => {
  const text = (from: string, value: string, to: string) => {
    const before = slip(from);
    const after = fill(before.bytes, proposeFields(before, { value }), { value: to });
    return latin(after.subarray(2, after.indexOf(0x0a) + 1));
  };

  test.each([
    ['at the end of a column, longer', 'SUM      12.85\n', '128.50', 'SUM     128.50\n'],
    ['at the end of a column, shorter', 'SUM      12.85\n', '1.5', 'SUM        1.5\n'],
    ['longer than its column', 'SUM  12.85\n', '1234567.89', 'SUM 1234567.89\n'],
    ['at the start of a column, longer', '12.85     RMB\n', '128.50', '128.50    RMB\n'],
    ['at the start of a column, shorter', '12.85     RMB\n', '1', '1         RMB\n'],
    ['a figure between columns', 'A   12.85   B\n', '128.50', 'A  128.50   B\n'],
    ['without a column', 'SUM 12.85 RMB\n', '128.50', 'SUM 128.50 RMB\n'],
    ['with a value of no characters', 'SUM 12.85 RMB\n', '', 'SUM  RMB\n'],
  ])('%s', (_, from, to, expected) => {
    expect(text(from, '12.85', to)).toBe(expected);
  });

  test('with other values gives the slip that would have been printed with them', () => {
    const six = fc.integer({ min: 1, max: 999_999 }).map((n) => String(n).padStart(6, '0'));
    const amount = fc.integer({ min: 1, max: 999_999_999 }).map((n) => (n / 100).toFixed(2));
    const fields = proposeFields(layOut(saleBytes(), MODEL, null), values);
    fc.assert(
      fc.property(six, six, amount, (batch, voucher, sum) => {
        const filled = fill(saleBytes(), fields, { batch, voucher, amount: sum });
        expect(latin(filled)).toBe(latin(saleBytes({ batch, voucher, amount: sum })));
      }),
      { numRuns: 50 },
    );
  });

  test('without values gives the same bytes', () => {
    const fields = proposeFields(layOut(saleBytes(), MODEL, null), values);
    expect(fill(saleBytes(), fields, {})).toEqual(saleBytes());
    expect(fill(saleBytes(), fields, values)).toEqual(saleBytes());
  });

  test('with text that is not plain ASCII is refused', () => {
    const golden = slip('NAME BOB\n');
    expect(() => fill(golden.bytes, proposeFields(golden, { name: 'BOB' }), { name: '张' })).toThrow(
      'field name at byte 7 takes plain ASCII, got "张"',
    );
  });
});
