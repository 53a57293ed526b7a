import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodePdf417, type Pdf417Options } from '../../../emulator/symbols/pdf417.ts';
import { bytes } from './arbitrary.ts';
import { accepted, readMatrix } from './reader.ts';

const AUTO: Pdf417Options = { columns: 0, rows: 0, correction: { level: 2 }, compact: false };
const ROW_HEIGHT = 3;
const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);

const pdf417 = (data: Uint8Array, options: Partial<Pdf417Options> = {}) =>
  accepted(encodePdf417(data, { ...AUTO, ...options }));
const read = (data: Uint8Array, options: Partial<Pdf417Options> = {}) =>
  readMatrix(pdf417(data, options), options.compact ? 'CompactPDF417' : 'PDF417', ROW_HEIGHT);

describe.each([false, true])('compact %s', (compact) => {
  test.each([
    ['text', bytes('PDF417 receipt, total 12.50')],
    ['digits', bytes('0123456789012345678901234567890123456789')],
    ['all 256 values', all],
    ['all of them backwards', all.toReversed()],
    ['NUL bytes', new Uint8Array(30)],
    ['UTF-8', new TextEncoder().encode('收据 ¥12.50')],
    ['escapes of the encoder library', bytes('^065^FNC1^^&#65;')],
  ])('%s reads back', async (_, data) => {
    expect((await read(data, { compact }))?.bytes).toEqual(data);
  });

  test('any bytes in any columns', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 8 }),
        async (data, columns) => {
          const encoded = pdf417(data, { columns, compact });
          expect(encoded.width).toBe(columns * 17 + (compact ? 35 : 69));
          expect((await readMatrix(encoded, compact ? 'CompactPDF417' : 'PDF417', ROW_HEIGHT))?.bytes).toEqual(data);
        },
      ),
      { numRuns: 15 },
    );
  });
});

test('rows asked for are there, and a symbol is as large as asked for', async () => {
  const encoded = pdf417(bytes('A'), { columns: 2, rows: 20 });
  expect(encoded).toMatchObject({
    symbology: 'PDF417',
    width: 103,
    height: 20,
    rowHeights: new Uint8Array(20).fill(1),
  });
  expect((await readMatrix(encoded, 'PDF417', ROW_HEIGHT))?.text).toBe('A');
});

test('automatic columns are as many as fit in the width that is left', () => {
  const columns = (data: Uint8Array, widest?: number) => (pdf417(data, { widest }).width - 69) / 17;
  const long = new Uint8Array(300).fill(0x61);
  // 512 dots are 170 modules of 3, which 5 columns fit in.
  expect(columns(long, 170)).toBe(5);
  expect(columns(bytes('A'), 170)).toBe(5);
  expect(columns(bytes('A'))).toBe(30);
  expect(pdf417(bytes('A'), { widest: 170 }).height).toBe(3);
  // 915 codewords, their number and eight of error correction are 31 rows of 30, which is more than 928, or 32 of 29.
  expect(columns(new Uint8Array(1098))).toBe(29);
});

/** Text compaction makes one codeword of two letters. */
test.each([
  [6, 1, 1],
  [68, 1, 1],
  [70, 1, 2],
  [208, 1, 2],
  [210, 1, 3],
  [70, 10, 4],
  [400, 2, 4],
])('%i letters, %i tenths of their codewords: level %i', (letters, tenths, level) => {
  const data = new Uint8Array(letters).fill(0x41);
  expect(pdf417(data, { columns: 8, correction: { tenths } })).toEqual(
    pdf417(data, { columns: 8, correction: { level } }),
  );
});

test.each([
  [bytes(''), {}, 'PDF417 has no data.'],
  [
    new Uint8Array(1109),
    {},
    'PDF417 of any number of columns and any number of rows has no room for 1109 bytes of this data.',
  ],
  [
    new Uint8Array(2000).fill(0xff),
    { correction: { tenths: 1 } },
    'PDF417 of any number of columns and any number of rows has no room for 2000 bytes of this data.',
  ],
  [
    bytes('0123456789'.repeat(10)),
    { columns: 1, rows: 5 },
    'PDF417 of 1 columns and 5 rows has no room for 100 bytes of this data.',
  ],
  [bytes('A'), { columns: 30, rows: 90 }, 'PDF417 of 30 columns and 90 rows has no room for 1 bytes of this data.'],
  [bytes('A'), { widest: 85 }, 'PDF417 of one column is wider than the 85 modules that are left.'],
] as const)('refuses data %#', (data, options, refused) => {
  expect(encodePdf417(data, { ...AUTO, ...options })).toEqual({ refused });
});
