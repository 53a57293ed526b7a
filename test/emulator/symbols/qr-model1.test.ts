import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MatrixSymbol } from '../../../emulator/symbols/matrix.ts';
import { encodeQr, type QrOptions } from '../../../emulator/symbols/qr.ts';
import { MASKS } from '../../../emulator/symbols/qr-masks.ts';
import { formatPlaces, layoutOf } from '../../../emulator/symbols/qr-model1-layout.ts';
import { runs } from '../../runs.ts';
import { bytes } from './arbitrary.ts';
import { accepted, readQr } from './reader.ts';

const LEVELS = ['L', 'M', 'Q', 'H'] as const;
const VERSIONS = Array.from({ length: 14 }, (_, i) => i + 1);

/** Codewords of data at levels L, M, Q and H, counted together over all blocks, as every reader must have them. */
const CAPACITY: readonly (readonly number[])[] = [
  [19, 16, 13, 9],
  [36, 30, 24, 16],
  [57, 44, 36, 24],
  [80, 60, 50, 34],
  [108, 82, 68, 46],
  [136, 106, 86, 58],
  [170, 132, 108, 72],
  [208, 160, 128, 87],
  [246, 186, 156, 102],
  [290, 222, 183, 124],
  [336, 256, 208, 145],
  [384, 292, 244, 165],
  [432, 332, 276, 192],
  [489, 368, 310, 210],
];

/** Blocks at levels L, M, Q and H of versions 13 and 14. */
const BLOCKS: Readonly<Record<number, readonly number[]>> = { 13: [3, 4, 4, 6], 14: [3, 4, 5, 6] };

/** Most bytes without digits or capitals: four bits of the corner, an indicator and a count stand before them. */
const mostBytes = (version: number, level: number) =>
  Math.floor((8 * CAPACITY[version - 1]![level]! - 4 - 4 - (version < 10 ? 8 : 16)) / 8);

const model1 = (data: Uint8Array, options: Partial<QrOptions> = {}) =>
  accepted(encodeQr(data, { level: 'L', model: 1, ...options }));
const noise = (length: number) => Uint8Array.from({ length }, (_, i) => 128 + ((i * 53) % 128));

test('HELLO at level L is version 1, to the module', async () => {
  const data = bytes('HELLO');
  const encoded = model1(data);
  expect(encoded).toMatchObject({ symbology: 'QR', data, width: 21, height: 21 });
  const rows = Array.from({ length: 21 }, (_, y) => [...encoded.modules.subarray(y * 21, y * 21 + 21)]);
  expect(rows.map((row) => row.map((module) => '.#'[module]).join(''))).toEqual([
    '#######...#.#.#######',
    '#.....#..#..#.#.....#',
    '#.###.#..##.#.#.###.#',
    '#.###.#.#####.#.###.#',
    '#.###.#.##..#.#.###.#',
    '#.....#..##...#.....#',
    '#######.#.#.#.#######',
    '..........##.........',
    '..##.##..#..#...##...',
    '#.#....#...#.####.###',
    '#...###.##..#.#..#...',
    '#.###.....##.#.###.##',
    '...##.####..#.#..#.#.',
    '........#..#.####.##.',
    '#######..#..#.#...#..',
    '#.....#.#.##.#.###...',
    '#.###.#..#..#.#....##',
    '#.###.#.#..#.#####.#.',
    '#.###.#.##..#.#......',
    '#.....#...##...##.#.#',
    '#######..#..###....##',
  ]);
  expect(await readQr(encoded)).toMatchObject({ version: '1', ecLevel: 'L', text: 'HELLO' });
});

/** The reader counts 540 and 609 codewords in versions 13 and 14, which have 542 and 610, and gives them up. */
const READABLE = VERSIONS.slice(0, 12);

describe('a reader finds no codeword to correct', () => {
  test.each(READABLE)('in version %i at every level, filled to the last byte', async (version) => {
    for (const [i, level] of LEVELS.entries()) {
      const data = noise(mostBytes(version, i));
      const encoded = model1(data, { version, level });
      expect(encoded.width).toBe(17 + 4 * version);
      const found = await readQr(encoded);
      expect(found?.bytes).toEqual(data);
      expect(found).toMatchObject({ version: `${version}`, ecLevel: level, symbologyIdentifier: ']Q0' });
      expect(JSON.parse(found!.extra)).toMatchObject({ UEC: 1 });
      expect(encodeQr(noise(data.length + 1), { model: 1, version, level })).toEqual({
        refused: `QR model 1 of version ${version} at level ${level} has no room for ${data.length + 1} bytes of this data.`,
      });
    }
  });
});

/** Codewords of data as they stand in a symbol, its blocks checked; places and masks are those that the reader knows too. */
function codewordsIn(symbol: MatrixSymbol, version: number, level: number): Uint8Array {
  const { side, places } = layoutOf(version);
  const format = formatPlaces(side).map((both) => both.map((place) => symbol.modules[place]!));
  expect(format.every(([a, b]) => a === b)).toBe(true);
  const mask = MASKS[((Number.parseInt(format.map(([bit]) => bit).join(''), 2) ^ 0x2825) >> 10) & 7]!;
  const bits = places.map((place) => symbol.modules[place]! ^ Number(mask(place % side, Math.floor(place / side))));
  const all = [0, 0, 0, 0, ...bits]
    .join('')
    .match(/.{8}/g)!
    .map((byte) => Number.parseInt(byte, 2));

  const data = CAPACITY[version - 1]![level]!;
  const blocks = BLOCKS[version]![level]!;
  const correction = Math.floor((all.length - data) / blocks / 2) * 2;
  for (let block = 0; block < blocks; block++) {
    const own = [
      ...all.slice((block * data) / blocks, ((block + 1) * data) / blocks),
      ...all.slice(data + block * correction, data + (block + 1) * correction),
    ];
    expect([version, level, block, syndromes(own, correction).some(Boolean)]).toEqual([version, level, block, false]);
  }
  return Uint8Array.from(all.slice(0, data));
}

/** The block as a polynomial at 2^0, 2^1 ...: all 0 where nothing is wrong with it (ISO/IEC 18004). */
function syndromes(block: readonly number[], count: number): number[] {
  const double = (a: number) => (a & 0x80 ? (a << 1) ^ 0x11d : a << 1);
  return Array.from({ length: count }, (_, power) =>
    block.reduce((sum, codeword) => {
      let product = sum;
      for (let i = 0; i < power; i++) product = double(product);
      return product ^ codeword;
    }, 0),
  );
}

test.each([13, 14])('version %i, which the reader gives up, has blocks without an error', (version) => {
  for (const [i, level] of LEVELS.entries()) {
    const data = noise(mostBytes(version, i));
    const codewords = codewordsIn(model1(data, { version, level }), version, i);
    // A corner, the indicator of bytes and a count of 16 bits: the data begins at the fourth codeword.
    expect(Array.from(codewords.subarray(0, 3))).toEqual([4, data.length >> 8, data.length & 0xff]);
    expect(codewords.subarray(3)).toEqual(data);
  }
});

test.each(VERSIONS)('the codewords of version %i cover all that no pattern covers, once', (version) => {
  const { side, modules, places } = layoutOf(version);
  const free = new Set(places);
  expect(free.size).toBe(places.length);
  const covered = (x: number, y: number) => {
    const last = side - 1;
    const nearLeft = x < 9;
    const nearTop = y < 9;
    if ((nearLeft && nearTop) || (nearLeft && y > last - 8) || (nearTop && x > last - 8)) return true;
    if (x === 6 || y === 6) return true;
    if (x > last - 2 && y > last - 2) return true;
    const along = (away: number) => Math.floor(away / 4);
    const right = along(last - y);
    const below = along(last - x);
    const rightmost = Math.floor((side - 8) / 4) - 1;
    return (
      (x > last - 2 && right % 2 === 0 && right > 0 && right < rightmost) ||
      (y > last - 2 && below % 2 === 0 && below > 0 && below < rightmost)
    );
  };
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      expect([x, y, free.has(y * side + x)]).toEqual([x, y, !covered(x, y)]);
      if (free.has(y * side + x)) expect(modules[y * side + x]).toBe(0);
    }
  }
});

describe('the bytes come back as they were', () => {
  test.each([
    ['ASCII', Uint8Array.from({ length: 128 }, (_, byte) => byte)],
    ['all else', Uint8Array.from({ length: 128 }, (_, byte) => byte + 128)],
    ['NUL bytes', new Uint8Array(20)],
    ['UTF-8', new TextEncoder().encode('收据 ¥12.50 – №7 😀')],
    ['pairs that could be Shift JIS', Uint8Array.of(0x93, 0x5f, 0xe4, 0xaa, 0xe4, 0xb8, 0x88, 0x9f)],
    ['digits, capitals and bytes in turn', bytes('0123456789ABCDEFGHIJ-$%\xff\x00abc00000000000000000')],
    ['one digit', bytes('7')],
    ['one capital', bytes('Q')],
    ['three capitals', bytes('A:9')],
  ])('%s', async (_, data) => {
    for (const level of LEVELS) expect((await readQr(model1(data, { level })))?.bytes).toEqual(data);
  });

  test('any bytes, digits among them, at any level', async () => {
    const part = fc.oneof(
      fc.uint8Array({ minLength: 1, maxLength: 20 }),
      fc.stringMatching(/^[0-9]{1,30}$/).map(bytes),
      fc.stringMatching(/^[A-Z0-9 $%*+./:-]{1,30}$/).map(bytes),
    );
    const data = fc
      .array(part, { minLength: 1, maxLength: 5 })
      .map((parts) => Uint8Array.from(parts.flatMap((p) => [...p])));
    await fc.assert(
      fc.asyncProperty(data, fc.constantFrom(...LEVELS), async (content, level) => {
        expect((await readQr(model1(content, { level })))?.bytes).toEqual(content);
      }),
      runs(60),
    );
  });
});

describe('the version', () => {
  test.each([
    ['digits', 0x30, 'L', 40, 21],
    ['digits', 0x30, 'L', 41, 25],
    ['capitals', 0x41, 'L', 24, 21],
    ['capitals', 0x41, 'L', 25, 25],
    ['bytes', 0xff, 'H', 7, 21],
    ['bytes', 0xff, 'H', 8, 25],
    ['digits', 0x30, 'L', 1167, 73],
    ['capitals', 0x41, 'L', 707, 73],
    ['bytes', 0xff, 'L', 486, 73],
  ] as const)('of %s (%i) at level %s is the smallest that holds %i: %i modules', (_, byte, level, length, width) => {
    expect(model1(new Uint8Array(length).fill(byte), { level }).width).toBe(width);
  });

  test('a change of mode is made only where it saves bits', () => {
    // Eight digits among bytes: 4 + 10 + 27 bits and a new run of bytes cost more than the 24 they save.
    expect(model1(bytes('abc12345678abc'), { version: 1 }).width).toBe(21);
    expect(model1(bytes(`a${'1'.repeat(34)}`)).width).toBe(21);
  });
});

test.each([
  [0, {}, 'QR has no data.'],
  [1168, {}, 'QR model 1 of any version at level L has no room for 1168 bytes of this data.'],
  [65532, {}, 'QR model 1 of any version at level L has no room for 65532 bytes of this data.'],
  [5, { version: 15 }, 'QR model 1 takes versions 1 to 14, but version 15 was asked for.'],
  [5, { version: 1.5 }, 'QR model 1 takes versions 1 to 14, but version 1.5 was asked for.'],
])('%i bytes with %j are refused', (length, options, refused) => {
  expect(encodeQr(new Uint8Array(length).fill(0x30), { level: 'L', model: 1, ...options })).toEqual({ refused });
});
