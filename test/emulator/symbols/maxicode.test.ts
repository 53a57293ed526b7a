import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeMaxiCode, type MaxiCodeMode } from '../../../emulator/symbols/maxicode.ts';
import { drawMaxiCode } from '../../../emulator/symbols/maxicode-picture.ts';
import { bytes } from './arbitrary.ts';
import { accepted, readPicture } from './reader.ts';

const read = (data: string | Uint8Array, mode: MaxiCodeMode, dotsPerMm = 8) =>
  readPicture(
    drawMaxiCode(accepted(encodeMaxiCode(typeof data === 'string' ? bytes(data) : data, mode)), dotsPerMm),
    'MaxiCode',
  );

describe('at 203 and 180 dots to the inch', () => {
  test.each([
    [8, 211, 203],
    [180 / 25.4, 187, 180],
  ])('%f dots a mm: %i by %i dots', async (dotsPerMm, width, height) => {
    expect(drawMaxiCode(accepted(encodeMaxiCode(bytes('A'), 4)), dotsPerMm)).toMatchObject({ width, height });
    expect((await read('MaxiCode (19 chars)', 4, dotsPerMm))?.text).toBe('MaxiCode (19 chars)');
  });
});

test.each([4, 5, 6] as const)('mode %i holds any bytes', async (mode) => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 30 }), async (data) => {
      expect((await read(data, mode))?.bytes).toEqual(data);
    }),
    { numRuns: 10 },
  );
});

test('every byte reads back', async () => {
  for (let first = 0; first < 256; first += 32) {
    const data = Uint8Array.from({ length: 32 }, (_, i) => first + i);
    expect((await read(data, 4))?.bytes).toEqual(data);
  }
});

describe('structured carrier messages', () => {
  test.each([
    [2, '152382802\x1d840\x1d001\x1dPARCEL 1', '152382802\x1d840\x1d001\x1dPARCEL 1'],
    [2, '1523\x1d84\x1d1\x1dPARCEL 1', '1523\x1d084\x1d001\x1dPARCEL 1'],
    [3, 'B1050\x1d56\x1d999\x1dPARCEL 2', 'B1050 \x1d056\x1d999\x1dPARCEL 2'],
    [2, '[)>\x1e01\x1d96152382802\x1d840\x1d001\x1dPARCEL 3', '[)>\x1e01\x1d96152382802\x1d840\x1d001\x1dPARCEL 3'],
  ] as const)('mode %i of %j', async (mode, data, text) => {
    expect((await read(data, mode))?.text).toBe(text);
  });
});

const form = 'postal code, country and class of service (1 to 3 digits), each ended by GS, and a message';
test.each([
  [4, '', 'MaxiCode has no data.'],
  [4, 'a'.repeat(94), 'MaxiCode of mode 4 has no room for 94 bytes of this data.'],
  [2, 'PARCEL', `MaxiCode of mode 2 takes ${form}, but the data is not so.`],
  [2, '152382802\x1d840\x1d001\x1d', `MaxiCode of mode 2 takes ${form}, but the data is not so.`],
  [2, 'B1050\x1d840\x1d001\x1dA', 'MaxiCode of mode 2 takes a postal code of 1 to 9 digits, but "B1050" came.'],
  [
    3,
    'B105000\x1d840\x1d001\x1dA',
    'MaxiCode of mode 3 takes a postal code of 1 to 6 capital letters, digits or punctuation, but "B105000" came.',
  ],
] as const)('mode %i refuses %j', (mode, data, refused) => {
  expect(encodeMaxiCode(bytes(data), mode)).toEqual({ refused });
});
