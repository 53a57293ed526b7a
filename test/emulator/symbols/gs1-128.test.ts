import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeLinear } from '../../../emulator/symbols/linear.ts';
import { ascii, bytes, symbol, total } from './arbitrary.ts';
import { readLinear } from './reader.ts';

describe('GS1-128', () => {
  test.each([
    ['the example of the guide', '(01)9501234567890*', '0195012345678903', '(01)95012345678903'],
    ['with spaces', '(01) 9501234567890*', '0195012345678903', '(01) 95012345678903'],
    [
      'two element strings',
      '(01)9501234567890* (3102)000400',
      '01950123456789033102000400',
      '(01)95012345678903 (3102)000400',
    ],
    ['without brackets', '019501234567890*', '0195012345678903', '0195012345678903'],
    ['FNC1 after a part of no fixed length', '(10)AB{1(21)xy', '10AB\x1d21xy', '(10)AB (21)xy'],
    [
      'a check digit in each part',
      '(01)9501234567890*{1(00)00012345678901234*',
      '0195012345678903\x1d00000123456789012343',
      '(01)95012345678903 (00)000123456789012343',
    ],
    ['brackets, star and brace as data', '(10){({){*{{', '10()*{', '(10)()*{'],
    ['control characters', '(10)a\tb{3', '10a\tb', '(10)a b '],
  ])('%s', async (_, data, read, hri) => {
    const encoded = symbol('GS1-128', data);
    expect(encoded).toMatchObject({ data: read, hri, levels: 'multi', taken: data.length });
    expect(await readLinear(encoded)).toBe(read);
  });

  test('digits go in pairs: start C, FNC1, eight pairs, check and stop', () => {
    expect(total(symbol('GS1-128', '(01)95012345678903'))).toBe(11 * 11 + 13);
  });

  const ai = 'GS1-128 takes an application identifier of two digits first';
  test.each([
    ['', { refused: `${ai}, but 0 bytes came.` }],
    ['(0', { refused: `${ai}, but 2 bytes came.` }],
    ['(A1)B', { refused: `${ai}, but byte 2 is 41h (A).`, at: 1 }],
    ['(10)A*', { refused: 'GS1-128 takes digits before *, but byte 6 is 2Ah (*).', at: 5 }],
    ['(10)*', { refused: 'GS1-128 takes digits before *, but byte 5 is 2Ah (*).', at: 4 }],
    ['(10)\x80', { refused: 'GS1-128 takes bytes 00h to 7Fh, but byte 5 is 80h.', at: 4 }],
    ['(10)A{2', { refused: 'GS1-128 takes { with one of 1 3 ( ) * { after it, but byte 6 is 7Bh ({).', at: 5 }],
    ['(10)A{', { refused: 'GS1-128 takes { with one of 1 3 ( ) * { after it, but byte 6 is 7Bh ({).', at: 5 }],
  ])('refuses %j', (data, refusal) => {
    expect(encodeLinear('GS1-128', bytes(data))).toEqual(refusal);
  });
});

describe('CODE128 auto', () => {
  test.each([
    ['123456', 1 + 3],
    ['12345', 1 + 4],
    ['AB1234', 1 + 2 + 1 + 2],
    ['AB12', 1 + 4],
    ['A\tB', 1 + 3],
    ['a\tb', 1 + 1 + 2 + 1],
    ['\xe9', 1 + 2],
    ['\xe9\xe9\xe9\xe9\xe9', 1 + 2 + 5],
  ])('%j is %i symbol characters and the check', (data, characters) => {
    expect(total(symbol('CODE128 auto', data))).toBe(11 * (characters + 1) + 13);
  });

  test('HRI has spaces for what is not printable', () => {
    expect(symbol('CODE128 auto', 'a\tB{1\xe9~').hri).toBe('a B{1 ~');
  });

  test('every byte reads back', async () => {
    for (let first = 0; first < 256; first += 16) {
      const data = Uint8Array.from({ length: 16 }, (_, i) => first + i);
      expect(await readLinear(symbol('CODE128 auto', data))).toBe(String.fromCharCode(...data));
    }
    const mixed = fc.oneof(
      fc.constantFrom(...ascii),
      fc.constantFrom(...'0123456789'),
      fc.constantFrom('\x80', '\xff'),
    );
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: mixed, minLength: 1, maxLength: 24 }), async (data) => {
        const encoded = symbol('CODE128 auto', data);
        expect(encoded.data).toBe(data);
        expect(await readLinear(encoded)).toBe(data);
      }),
      { numRuns: 60 },
    );
  });

  test('refuses no data', () => {
    expect(encodeLinear('CODE128 auto', bytes(''))).toEqual({
      refused: 'CODE128 auto takes at least 1 byte, but 0 came.',
    });
  });
});
