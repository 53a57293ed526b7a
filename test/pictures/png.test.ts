import { deflateSync, inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Bitmap } from '../../emulator/dots/bitmap.ts';
import { decodePng, encodeIndexedPng, encodePng } from '../../src/pictures/png.ts';
import { GREY, INDEXED, readPng, writePng } from '../../src/pictures/png-chunks.ts';
import { draw } from './draw.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

/** The rows of a picture, each with its filter byte in front. */
const rowsOf = (png: Uint8Array) => {
  const data = readPng(png).chunks.filter(({ type }) => type === 'IDAT');
  return Uint8Array.from(inflateSync(Buffer.concat(data.map((chunk) => chunk.data))));
};

const bitmap = fc
  .record({ width: fc.integer({ min: 1, max: 70 }), height: fc.integer({ min: 1, max: 90 }) })
  .chain(({ width, height }) => {
    const stride = (width + 7) >> 3;
    return fc.uint8Array({ minLength: stride * height, maxLength: stride * height }).map((bits) => {
      const whole = new Bitmap(width, height);
      whole.blit(bits, 0, stride, width, height, 0, 0);
      return whole;
    });
  });

test('a picture is 1-bit grey, black dots 0, filter 0 in every row', () => {
  const png = encodePng(draw('#..#..#.#.', '.........#'));
  expect(hex(png.subarray(0, 16))).toBe('89504e470d0a1a0a0000000d49484452');
  expect(readPng(png)).toMatchObject({ header: { width: 10, height: 2, depth: 1, colour: GREY } });
  expect(readPng(png).chunks.map(({ type }) => type)).toEqual(['IDAT', 'IEND']);
  expect(hex(rowsOf(png))).toBe('006d7f00ffbf');
});

test('every bitmap comes back from its picture', () => {
  fc.assert(
    fc.property(bitmap, (dots) => {
      expect(decodePng(encodePng(dots)).equals(dots)).toBe(true);
    }),
  );
});

test('a bitmap without rows becomes one white pixel', () => {
  expect(decodePng(encodePng(new Bitmap(576, 0))).equals(new Bitmap(1, 1))).toBe(true);
});

/** Lines of print as noise, 24 rows each with 6 blank ones below. */
function lines(...seeds: number[]): Bitmap {
  const out = new Bitmap(576, seeds.length * 30);
  seeds.forEach((seed, i) => {
    for (let y = 0; y < 24; y++)
      for (let x = 0; x < 40; x++) if ((seed * (x + 7) * (y + 3)) % 5 < 2) out.set(x, i * 30 + y);
  });
  return out;
}

test('a line keeps its compressed bytes wherever it stands', () => {
  const packed = (dots: Bitmap) => hex(readPng(encodePng(dots)).chunks[0]!.data);
  const [first, second] = [packed(lines(1, 2, 3, 4)), packed(lines(1, 9, 2, 3, 4))];
  // Behind the lines: five bytes of the empty last block and the checksum, and the two that end the block before.
  const tail = (all: string) => all.slice(0, -12);
  const common = [...tail(first)].reverse().findIndex((digit, i) => digit !== [...tail(second)].reverse()[i]);
  const alone = packed(lines(2, 3, 4)).length;
  expect(common === -1 ? tail(first).length : common).toBeGreaterThan(alone - 40);
});

test('an indexed picture has the palette and two pixels a byte', () => {
  const png = encodeIndexedPng(3, 2, Uint8Array.of(0x01, 0x20, 0x10, 0x20), [
    [255, 255, 255],
    [0, 0, 0],
    [214, 39, 40],
  ]);
  const { header, chunks } = readPng(png);
  expect(header).toEqual({ width: 3, height: 2, depth: 4, colour: INDEXED });
  expect(chunks.map(({ type, data }) => `${type} ${data.length}`)[0]).toBe('PLTE 9');
  expect(hex(chunks[0]!.data)).toBe('ffffff000000d62728');
  expect(hex(rowsOf(png))).toBe('000120001020');
});

const good = encodePng(draw('#.', '.#'));
const remade = (header: object, rows: Uint8Array) =>
  writePng({ width: 8, height: 1, depth: 1, colour: GREY, ...header }, [{ type: 'IDAT', data: deflateSync(rows) }]);

test.each([
  ['text', Buffer.from('hello'), 'not a PNG: it does not begin with 89 50 4E 47'],
  ['a cut file', good.subarray(0, 40), 'PNG ends within a chunk, at byte 40'],
  ['a changed byte', good.with(43, good[43]! ^ 1), 'PNG is damaged: the checksum of chunk IDAT at byte 33 is wrong'],
  [
    '8 bits',
    remade({ depth: 8 }, Uint8Array.of(0, 0)),
    'PNG has 8 bits a pixel and colour type 0; a receipt has 1 bit and colour type 0',
  ],
  [
    'a palette',
    remade({ colour: INDEXED }, Uint8Array.of(0, 0)),
    'PNG has 1 bits a pixel and colour type 3; a receipt has 1 bit and colour type 0',
  ],
  ['another filter', remade({}, Uint8Array.of(2, 0)), 'PNG row 0 has filter 2: it was written by another program'],
  ['a row too few', remade({ height: 2 }, Uint8Array.of(0, 0)), 'PNG holds 2 bytes of rows, expected 4'],
  [
    'a forged size',
    remade({ height: 4_000_000_000 }, Uint8Array.of(0, 0)),
    'PNG is 8 x 4000000000 pixels; a receipt has at most 4096 x 200000',
  ],
])('%s is refused', (_, png, message) => {
  expect(() => decodePng(png)).toThrow(message);
});

test('more rows than the header says are refused', () => {
  expect(() => decodePng(remade({}, new Uint8Array(1000)))).toThrow(/^PNG cannot be unpacked: /);
});
