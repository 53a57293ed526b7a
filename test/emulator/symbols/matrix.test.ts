import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AztecOptions, encodeAztec } from '../../../emulator/symbols/aztec.ts';
import { type DataMatrixOptions, encodeDataMatrix } from '../../../emulator/symbols/data-matrix.ts';
import { squareModules } from '../../../emulator/symbols/matrix.ts';
import { encodeMicroQr } from '../../../emulator/symbols/micro-qr.ts';
import { bytes } from './arbitrary.ts';
import { accepted, readMatrix } from './reader.ts';

const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
const SAMPLES: readonly (readonly [name: string, data: Uint8Array])[] = [
  ['all 256 values', all],
  ['all of them backwards', all.toReversed()],
  ['NUL bytes', new Uint8Array(20)],
  ['text', bytes('Receipt 4711, total 12.50; thank you!')],
  ['digits', bytes('01234567890123456789')],
  ['UTF-8', new TextEncoder().encode('收据 ¥12.50')],
  ['escapes of the encoder library', bytes('^065^FNC1^^&#65;')],
];

test('rows are repeated where they are taller than a module', () => {
  const modules = Uint8Array.of(1, 0, 0, 1);
  const symbol = {
    symbology: 'PDF417',
    data: all,
    width: 2,
    height: 2,
    modules,
    rowHeights: Uint8Array.of(2, 1),
  } as const;
  expect(squareModules(symbol)).toEqual({ width: 2, height: 3, modules: Uint8Array.of(1, 0, 1, 0, 0, 1) });
});

describe('Micro QR', () => {
  test.each([
    ['12345', 'L', 11],
    ['123456', 'L', 13],
    ['ABCDEF', 'L', 13],
    ['12345', 'M', 13],
    ['HELLO', 'Q', 17],
    ['hello', 'L', 15],
    ['hello world 123', 'L', 17],
  ] as const)('%s at level %s is %i modules and reads back', async (data, level, side) => {
    const encoded = accepted(encodeMicroQr(bytes(data), level));
    expect(encoded).toMatchObject({ symbology: 'Micro QR', width: side, height: side });
    expect((await readMatrix(encoded, 'MicroQRCode'))?.text).toBe(data);
  });

  test('any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 15 }), async (data) => {
        expect((await readMatrix(accepted(encodeMicroQr(data, 'L')), 'MicroQRCode'))?.bytes).toEqual(data);
      }),
      { numRuns: 30 },
    );
  });

  test.each([
    ['', 'L', 'Micro QR has no data.'],
    ['A', 'H', 'Micro QR has no error correction level H; select L, M or Q.'],
    ['hello, this is long', 'M', 'Micro QR at level M has no room for 19 bytes of this data.'],
  ] as const)('refuses %j at level %s', (data, level, refused) => {
    expect(encodeMicroQr(bytes(data), level)).toEqual({ refused });
  });
});

describe('Aztec', () => {
  const AUTO: AztecOptions = { form: 'full', layers: 0, correction: 23 };

  test.each(SAMPLES)('%s reads back', async (_, data) => {
    expect((await readMatrix(accepted(encodeAztec(data, AUTO)), 'Aztec'))?.bytes).toEqual(data);
  });

  test.each([
    [{ form: 'full', layers: 0, correction: 23 }, 19],
    [{ form: 'full', layers: 10, correction: 50 }, 57],
    [{ form: 'compact', layers: 0, correction: 23 }, 15],
    [{ form: 'compact', layers: 4, correction: 50 }, 27],
  ] as const)('with %j is %i modules', async (options, side) => {
    const encoded = accepted(encodeAztec(bytes('HELLO'), options));
    expect(encoded).toMatchObject({ symbology: 'Aztec', width: side, height: side });
    expect((await readMatrix(encoded, 'Aztec'))?.text).toBe('HELLO');
  });

  test('any bytes, any form', async () => {
    const form = fc.constantFrom('full' as const, 'compact' as const);
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 35 }), form, async (data, form) => {
        expect((await readMatrix(accepted(encodeAztec(data, { ...AUTO, form })), 'Aztec'))?.bytes).toEqual(data);
      }),
      { numRuns: 30 },
    );
  });

  test.each([
    ['', {}, 'Aztec has no data.'],
    ['A', { form: 'compact', layers: 5 }, 'Aztec, compact, takes 1 to 4 layers, but 5 were asked for.'],
    ['A', { correction: 4 }, 'Aztec takes 5 to 95 percent of error correction, but 4 was asked for.'],
    [
      'x'.repeat(100),
      { layers: 1 },
      'Aztec, full, of 1 layers has no room for 100 bytes of this data with 23 percent of error correction.',
    ],
  ] as const)('refuses %j with %j', (data, options, refused) => {
    expect(encodeAztec(bytes(data), { ...AUTO, ...options })).toEqual({ refused });
  });
});

describe('DataMatrix', () => {
  const AUTO: DataMatrixOptions = { shape: 'square', rows: 0, columns: 0 };

  test.each(SAMPLES)('%s reads back', async (_, data) => {
    expect((await readMatrix(accepted(encodeDataMatrix(data, AUTO)), 'DataMatrix'))?.bytes).toEqual(data);
  });

  test('123456 is the symbol that ISO/IEC 16022 makes of codewords 142 164 186 114 25 5 88 102', () => {
    const { width, modules } = accepted(encodeDataMatrix(bytes('123456'), AUTO));
    const rows = Array.from({ length: 10 }, (_, y) => [...modules.subarray(y * width, y * width + width)]);
    expect(rows.map((row) => row.map((module) => '.#'[module]).join(''))).toEqual([
      '#.#.#.#.#.',
      '##..#.##.#',
      '##.....#..',
      '##...###.#',
      '##....#...',
      '#.....####',
      '###.##....',
      '####.##..#',
      '#..###.#..',
      '##########',
    ]);
  });

  test.each([
    [{ shape: 'square', rows: 0, columns: 0 }, 12, 12],
    [{ shape: 'square', rows: 32, columns: 32 }, 32, 32],
    [{ shape: 'rectangle', rows: 8, columns: 0 }, 18, 8],
    [{ shape: 'rectangle', rows: 12, columns: 0 }, 26, 12],
    [{ shape: 'rectangle', rows: 16, columns: 48 }, 48, 16],
  ] as const)('with %j is %i by %i', async (options, width, height) => {
    const encoded = accepted(encodeDataMatrix(bytes('HELLO'), options));
    expect(encoded).toMatchObject({ symbology: 'DataMatrix', width, height });
    expect((await readMatrix(encoded, 'DataMatrix'))?.text).toBe('HELLO');
  });

  test('any bytes, any shape', async () => {
    const shape = fc.constantFrom('square' as const, 'rectangle' as const);
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 45 }), shape, async (data, shape) => {
        expect((await readMatrix(accepted(encodeDataMatrix(data, { ...AUTO, shape })), 'DataMatrix'))?.bytes).toEqual(
          data,
        );
      }),
      { numRuns: 30 },
    );
  });

  test.each([
    ['', {}, 'DataMatrix has no data.'],
    ['A', { rows: 11, columns: 11 }, 'DataMatrix has no square of 11 rows and 11 columns.'],
    ['A', { shape: 'rectangle', rows: 10 }, 'DataMatrix has no rectangle of 10 rows and any columns.'],
    [
      'abcdefghijklmnop',
      { rows: 10, columns: 10 },
      'DataMatrix of 10 rows and 10 columns, square, has no room for 16 bytes of this data.',
    ],
  ] as const)('refuses %j with %j', (data, options, refused) => {
    expect(encodeDataMatrix(bytes(data), { ...AUTO, ...options })).toEqual({ refused });
  });
});
