import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeQr, type MatrixSymbol, type QrOptions } from '../../../emulator/symbols/qr.ts';
import { bytes } from './arbitrary.ts';
import { readQr } from './reader.ts';

const LEVELS = ['L', 'M', 'Q', 'H'] as const;

function qr(data: Uint8Array, options: Partial<QrOptions> = {}): MatrixSymbol {
  const encoded = encodeQr(data, { level: 'L', model: 2, ...options });
  if ('refused' in encoded) throw new Error(encoded.refused);
  return encoded;
}

test('HELLO at level L is version 1, to the module', async () => {
  const data = bytes('HELLO');
  const encoded = qr(data);
  expect(encoded).toMatchObject({ symbology: 'QR', data, width: 21, height: 21 });
  const rows = Array.from({ length: 21 }, (_, y) => [...encoded.modules.subarray(y * 21, y * 21 + 21)]);
  expect(rows.map((row) => row.map((module) => '.#'[module]).join(''))).toEqual([
    '#######..#..#.#######',
    '#.....#.#..#..#.....#',
    '#.###.#..#....#.###.#',
    '#.###.#.#..#..#.###.#',
    '#.###.#...###.#.###.#',
    '#.....#.###.#.#.....#',
    '#######.#.#.#.#######',
    '..........###........',
    '#####.####..##.#.#.#.',
    '#.#..#......#..#.####',
    '......#.####.#..##..#',
    '.#####.#..#....##....',
    '.##..##.####.#..#.#..',
    '........##.####..#.##',
    '#######.#.#.#.##..#.#',
    '#.....#..######..#..#',
    '#.###.#.#...#..#..#..',
    '#.###.#.#.#.#..#..#..',
    '#.###.#.#..#.#..#.#..',
    '#.....#.#.#....##.#.#',
    '#######.#..#.#..#.#..',
  ]);
  expect(await readQr(encoded)).toMatchObject({ version: '1', ecLevel: 'L', text: 'HELLO' });
});

describe('the bytes come back as they were', () => {
  const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  test.each([
    ['all 256 values', all],
    ['all of them backwards', all.toReversed()],
    ['NUL bytes', new Uint8Array(20)],
    ['escapes of the encoder library', bytes('^065^FNC1^^\\u0041\\x41%41&#65;')],
    ['UTF-8', new TextEncoder().encode('收据 ¥12.50 – №7 😀')],
    ['GB18030 with four-byte codes', Uint8Array.of(0xd6, 0xd0, 0xce, 0xc4, 0x81, 0x30, 0x81, 0x30, 0xfe, 0x39)],
    ['pairs that could be Shift JIS', Uint8Array.of(0x93, 0x5f, 0xe4, 0xaa, 0xe4, 0xb8, 0x88, 0x9f)],
    ['digits, capitals and bytes in turn', bytes('0123456789ABCDEFGHIJ-$%\xff\x00abc00000000000000000')],
  ])('%s', async (_, data) => {
    for (const level of LEVELS) {
      const found = await readQr(qr(data, { level }));
      expect(found?.bytes).toEqual(data);
      expect(found?.ecLevel).toBe(level);
      expect(found?.hasECI).toBe(false);
    }
  });

  test('any bytes at any level', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ minLength: 1, maxLength: 120 }),
        fc.constantFrom(...LEVELS),
        async (data, level) => {
          expect((await readQr(qr(data, { level })))?.bytes).toEqual(data);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('the version', () => {
  test.each([
    ['bytes', 0xff, 'L', 17, 21],
    ['bytes', 0xff, 'L', 18, 25],
    ['bytes', 0xff, 'H', 7, 21],
    ['bytes', 0xff, 'H', 8, 25],
    ['capitals', 0x41, 'L', 25, 21],
    ['digits', 0x30, 'L', 41, 21],
    ['digits', 0x30, 'L', 42, 25],
    ['bytes', 0xff, 'L', 2953, 177],
    ['digits', 0x30, 'L', 7089, 177],
  ] as const)('of %s (%i) at level %s is the smallest that holds %i: %i modules', (_, byte, level, length, width) => {
    expect(qr(new Uint8Array(length).fill(byte), { level }).width).toBe(width);
  });

  test('can be asked for, larger than needed', async () => {
    const encoded = qr(bytes('HELLO'), { version: 7, level: 'Q' });
    expect(encoded).toMatchObject({ width: 45, height: 45 });
    expect(await readQr(encoded)).toMatchObject({ version: '7', ecLevel: 'Q', text: 'HELLO' });
    expect(qr(bytes('HELLO'), { version: 0 })).toEqual(qr(bytes('HELLO')));
  });
});

test('the symbol keeps its own copy of the data', () => {
  const data = bytes('HELLO');
  const encoded = qr(data);
  data.fill(0);
  expect(encoded.data).toEqual(bytes('HELLO'));
});

test.each([
  [0, { model: 2 }, 'QR has no data.'],
  [2954, { model: 2 }, 'QR of any version at level L has no room for 2954 bytes of this data.'],
  [65532, { model: 2 }, 'QR of any version at level L has no room for 65532 bytes of this data.'],
  [18, { model: 2, version: 1 }, 'QR of version 1 at level L has no room for 18 bytes of this data.'],
  [5, { model: 2, version: 41 }, 'QR takes versions 1 to 40, but version 41 was asked for.'],
  [5, { model: 2, version: -1 }, 'QR takes versions 1 to 40, but version -1 was asked for.'],
] as const)('%i bytes with %j are refused', (length, options, refused) => {
  expect(encodeQr(new Uint8Array(length).fill(0xff), { level: 'L', ...options })).toEqual({ refused });
  expect(qr(bytes('HELLO')).width).toBe(21);
});

test('the encoder library imports nothing of Node, so that the emulator runs in a page', () => {
  const entry = new URL(import.meta.resolve('bwip-js/generic'));
  const imports = (file: URL) =>
    [...readFileSync(file, 'utf8').matchAll(/^import .* from '(.*)';?$/gm)].map((m) => m[1]);
  expect(imports(entry)).toEqual(['./bwipp.mjs']);
  expect(imports(new URL('bwipp.mjs', entry))).toEqual([]);
});
