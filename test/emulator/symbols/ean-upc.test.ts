import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeLinear } from '../../../emulator/symbols/linear.ts';
import { bytes, digits, symbol, total } from './arbitrary.ts';
import { readLinear } from './reader.ts';

describe('EAN13', () => {
  test('is 95 modules, its check digit computed when omitted', () => {
    const encoded = symbol('EAN13', '496595707379');
    expect(encoded).toMatchObject({ data: '4965957073797', hri: '4965957073797', levels: 'multi', taken: 12 });
    const left = '3112 4111 1231 3112 1321 2131';
    const right = '3211 1312 1411 1312 3112 1312';
    expect([...encoded.elements].join('')).toBe(`111 ${left} 11111 ${right} 111`.replaceAll(' ', ''));
    expect(total(encoded)).toBe(95);
    expect(symbol('EAN13', '4965957073797').elements).toEqual(encoded.elements);
  });

  test('reads back for every first digit', async () => {
    for (let first = 1; first <= 9; first++) {
      const encoded = symbol('EAN13', `${first}01234567890`.slice(0, 12));
      expect(await readLinear(encoded)).toBe(encoded.data);
    }
  });

  test('prints a wrong check digit as it came, which no reader accepts', async () => {
    const wrong = symbol('EAN13', '4965957073790');
    expect(wrong).toMatchObject({ data: '4965957073790', hri: '4965957073790' });
    expect(total(wrong)).toBe(95);
    expect(await readLinear(wrong)).toBeUndefined();
  });
});

test('EAN8 is 67 modules and reads back', async () => {
  const encoded = symbol('EAN8', '5512345');
  expect(encoded).toMatchObject({ data: '55123457', hri: '55123457', taken: 7 });
  expect(total(encoded)).toBe(67);
  expect(symbol('EAN8', '55123457').elements).toEqual(encoded.elements);
  expect(await readLinear(encoded)).toBe('55123457');
  expect(await readLinear(symbol('EAN8', '55123450'))).toBeUndefined();
});

test('UPC-A is the EAN13 of its digits after a 0, and shows twelve', async () => {
  const encoded = symbol('UPC-A', '01234567890');
  expect(encoded).toMatchObject({ data: '012345678905', hri: '012345678905' });
  expect(total(encoded)).toBe(95);
  expect(encoded.elements).toEqual(symbol('EAN13', '0012345678905').elements);
  expect(await readLinear(encoded)).toBe('012345678905');
});

describe('UPC-E', () => {
  test.each([
    ['six digits', '123450'],
    ['number system and six digits', '0123450'],
    ['with the check digit', '01234505'],
    ['the UPC-A it stands for', '01200000345'],
    ['that UPC-A with its check digit', '012000003455'],
  ])('from %s is the same 51 modules', async (_, data) => {
    const encoded = symbol('UPC-E', data);
    expect(encoded).toMatchObject({ data: '01234505', hri: '123450' });
    expect(total(encoded)).toBe(51);
    const widths = '111 1222 2122 1411 2311 1321 3211 111111';
    expect([...encoded.elements].join('')).toBe(widths.replaceAll(' ', ''));
    expect(await readLinear(encoded)).toBe('01234505');
  });

  test.each([
    ['01210000345', '123451'],
    ['01220000345', '123452'],
    ['01230000045', '123453'],
    ['01234000005', '123454'],
    ['01234500005', '123455'],
    ['01234500009', '123459'],
    ['00000000000', '000000'],
  ])('UPC-A %s shortens to %s', (long, short) => {
    expect(symbol('UPC-E', long).hri).toBe(short);
    expect(symbol('UPC-E', short).data).toBe(symbol('UPC-E', long).data);
  });

  test.each(['01234500004', '01234567890', '01200001345', '01230000345'])('UPC-A %s has no short form', (long) => {
    expect(encodeLinear('UPC-E', bytes(long))).toEqual({
      refused: `UPC-A ${long} has no UPC-E form: its zeros are not where they must be.`,
    });
  });

  test('a given check digit chooses the number sets, right or wrong', async () => {
    const wrong = symbol('UPC-E', '01234500');
    expect(wrong).toMatchObject({ data: '01234500', hri: '123450' });
    expect(total(wrong)).toBe(51);
    expect(await readLinear(wrong)).toBeUndefined();
  });
});

test.each([
  ['EAN13', 12],
  ['EAN8', 7],
  ['UPC-A', 11],
  ['UPC-E', 6],
] as const)('any %s reads back', async (symbology, length) => {
  await fc.assert(
    fc.asyncProperty(digits(length), async (data) => {
      const encoded = symbol(symbology, data);
      expect(await readLinear(encoded)).toBe(encoded.data);
    }),
  );
});

test.each([
  ['EAN13', '12345678901', { refused: 'EAN13 takes 12 or 13 digits, but 11 came.' }],
  ['EAN8', '123456789', { refused: 'EAN8 takes 7 or 8 digits, but 9 came.' }],
  ['UPC-A', '', { refused: 'UPC-A takes 11 or 12 digits, but 0 came.' }],
  ['UPC-A', '0123456789x', { refused: 'UPC-A takes digits, but byte 11 is 78h (x).', at: 10 }],
  ['UPC-E', '123456789', { refused: 'UPC-E takes 6, 7, 8, 11 or 12 digits, but 9 came.' }],
  ['UPC-E', '12\x003456', { refused: 'UPC-E takes digits, but byte 3 is 00h.', at: 2 }],
  ['UPC-E', '1123450', { refused: 'UPC-E takes number system 0 as its first digit, but byte 1 is 31h (1).', at: 0 }],
] as const)('%s refuses "%s"', (symbology, data, refusal) => {
  expect(encodeLinear(symbology, bytes(data))).toEqual(refusal);
});
