import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  encodeDataBarExpandedStacked,
  encodeDataBarStacked,
  encodeDataBarStackedOmnidirectional,
  segmentsIn,
} from '../../../emulator/symbols/databar-stacked.ts';
import { encodeLinear } from '../../../emulator/symbols/linear.ts';
import { squareModules } from '../../../emulator/symbols/matrix.ts';
import { bytes, digits, strings, symbol, total } from './arbitrary.ts';
import { accepted, readLinear, readMatrix } from './reader.ts';

describe.each([
  ['GS1 DataBar Omnidirectional', 96, 33],
  ['GS1 DataBar Truncated', 96, 13],
  ['GS1 DataBar Limited', 79, 10],
] as const)('%s', (symbology, width, height) => {
  test('has the size of its standard, and (01) and the check digit in HRI', async () => {
    const encoded = symbol(symbology, '0001234567890');
    expect(encoded).toMatchObject({ data: '0100012345678905', hri: '(01)00012345678905', taken: 13, height });
    expect(total(encoded)).toBe(width);
    expect(await readLinear(encoded)).toBe('0100012345678905');
  });

  test('reads back', async () => {
    await fc.assert(
      fc.asyncProperty(digits(12), async (data) => {
        const encoded = symbol(symbology, `1${data}`);
        expect(await readLinear(encoded)).toBe(encoded.data);
      }),
      { numRuns: 30 },
    );
  });

  test.each([
    ['123456789012', { refused: `${symbology} takes 13 digits, but 12 came.` }],
    ['12345678901A3', { refused: `${symbology} takes digits, but byte 12 is 41h (A).`, at: 11 }],
  ])('refuses %s', (data, refusal) => {
    expect(encodeLinear(symbology, bytes(data))).toEqual(refusal);
  });
});

test('Limited holds what begins with 0 or 1 alone', () => {
  expect(encodeLinear('GS1 DataBar Limited', bytes('2001234567890'))).toEqual({
    refused: 'GS1 DataBar Limited takes 0 or 1 as its first digit, but byte 1 is 32h (2).',
    at: 0,
  });
});

const ELEMENTS: readonly (readonly [data: string, read: string, hri: string])[] = [
  [
    '(01)98898765432106(3202)012345(15)991231',
    '01988987654321063202012345' + '15991231',
    '(01)98898765432106(3202)012345(15)991231',
  ],
  ['(01)90012345678908(3103)001750', '01900123456789083103001750', '(01)90012345678908(3103)001750'],
  ['(01)90012345678908(3922)795', '01900123456789083922795', '(01)90012345678908(3922)795'],
  ['0190012345678908', '0190012345678908', '0190012345678908'],
  ['(01)90012345678908(10)AB', '019001234567890810AB', '(01)90012345678908(10)AB'],
  ['(10)ABC{1(21)x_y{1(99)1', '10ABC\x1d21x_y\x1d991', '(10)ABC(21)x_y(99)1'],
  ['(10)ABC(21)DEF', '10ABC21DEF', '(10)ABC(21)DEF'],
  ['(11)991231{1(10)A', '11991231\x1d10A', '(11)991231(10)A'],
  ['(01)90012345678908{1(10)A', '0190012345678908\x1d10A', '(01)90012345678908(10)A'],
  ['(90)a b{(c{)*?!"%&\'+,-./:;<=>', '90a b(c)*?!"%&\'+,-./:;<=>', '(90)a b(c)*?!"%&\'+,-./:;<=>'],
];

describe('GS1 DataBar Expanded', () => {
  test.each(ELEMENTS)('%s', async (data, read, hri) => {
    const encoded = symbol('GS1 DataBar Expanded', data);
    expect(encoded).toMatchObject({ data: read, hri, taken: data.length, height: 34 });
    expect(await readLinear(encoded)).toBe(read);
  });

  test('reads back', async () => {
    const characters = 'ABab019 _*<';
    await fc.assert(
      fc.asyncProperty(fc.array(strings(characters, 1, 8), { minLength: 1, maxLength: 3 }), async (parts) => {
        const encoded = symbol('GS1 DataBar Expanded', parts.map((part) => `(21)${part}`).join('{1'));
        expect(encoded.data).toBe(parts.map((part) => `21${part}`).join('\x1d'));
        expect(await readLinear(encoded)).toBe(encoded.data);
      }),
      { numRuns: 40 },
    );
  });

  const takes = `GS1 DataBar Expanded takes digits, letters, space and ! " % & ' ( ) * + , - . / : ; < = > ? _`;
  test.each([
    ['(90)#', { refused: `${takes}, but byte 5 is 23h (#).`, at: 4 }],
    ['(90)A{1', { refused: 'GS1 DataBar Expanded takes data after {1, but byte 6 is 7Bh ({).', at: 5 }],
    ['(90)A{1{1B', { refused: 'GS1 DataBar Expanded takes data after {1, but byte 6 is 7Bh ({).', at: 5 }],
    [
      '(01)90012345678907',
      { refused: 'GS1 DataBar Expanded takes check digit 8 in this GTIN, but byte 18 is 37h (7).', at: 17 },
    ],
    [`(90)${'a'.repeat(80)}`, { refused: 'GS1 DataBar Expanded has no room for 84 bytes of this data.' }],
  ])('refuses %s', (data, refusal) => {
    expect(encodeLinear('GS1 DataBar Expanded', bytes(data))).toEqual(refusal);
  });
});

describe('stacked', () => {
  test('Stacked is 50 modules by 13', async () => {
    const encoded = accepted(encodeDataBarStacked(bytes('0001234567890')));
    expect(encoded).toMatchObject({ symbology: 'GS1 DataBar Stacked', width: 50, height: 3 });
    expect(squareModules(encoded).height).toBe(13);
    expect((await readMatrix(encoded, 'DataBarStk'))?.text).toBe('0100012345678905');
  });

  test('Stacked Omnidirectional is 50 modules by 69', async () => {
    const encoded = accepted(encodeDataBarStackedOmnidirectional(bytes('0001234567890')));
    expect([...encoded.rowHeights]).toEqual([33, 1, 1, 1, 33]);
    expect((await readMatrix(encoded, 'DataBarStkOmni'))?.text).toBe('0100012345678905');
  });

  test.each(ELEMENTS)('Expanded Stacked holds %s', async (data, read) => {
    for (const widest of [53, 102, 256]) {
      const encoded = accepted(encodeDataBarExpandedStacked(bytes(data), widest));
      expect(encoded.width).toBeLessThanOrEqual(widest);
      const found = await readMatrix(encoded, encoded.height === 1 ? 'DataBarExp' : 'DataBarExpStk');
      expect(String.fromCharCode(...(found?.bytes ?? []))).toBe(read);
    }
  });

  test('rows hold an even number of segments', () => {
    expect([52, 53, 101, 102, 1000].map(segmentsIn)).toEqual([undefined, 2, 2, 4, 22]);
    expect(encodeDataBarExpandedStacked(bytes('(10)A'), 52)).toEqual({
      refused: 'GS1 DataBar Expanded Stacked takes a width of 53 modules at least, but 52 are left.',
    });
  });
});
