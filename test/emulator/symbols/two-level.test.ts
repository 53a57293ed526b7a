import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeLinear } from '../../../emulator/symbols/linear.ts';
import { bytes, digits, strings, symbol } from './arbitrary.ts';
import { readLinear } from './reader.ts';

describe('CODE39', () => {
  const characters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%';

  test('a character is six narrow and three wide elements, a gap one narrow', () => {
    const encoded = symbol('CODE39', 'A');
    expect(encoded).toMatchObject({ data: 'A', hri: '*A*', levels: 'two', taken: 1 });
    expect([...encoded.elements].join('')).toBe('121121211 1 211112112 1 121121211'.replaceAll(' ', ''));
    expect(encoded.elements.filter((width) => width === 2)).toHaveLength(3 * 3);
    expect(encoded.elements.filter((width) => width === 1)).toHaveLength(3 * 6 + 2);
  });

  test.each(['A1', '*A1', 'A1*', '*A1*'])('"%s" gets the start and stop it lacks', (data) => {
    expect(symbol('CODE39', data)).toEqual({ ...symbol('CODE39', 'A1'), taken: data.length });
  });

  test('ends at a stop inside the data, whatever comes after it', () => {
    expect(symbol('CODE39', '*A1*rest')).toEqual({ ...symbol('CODE39', 'A1'), taken: 4 });
    expect(symbol('CODE39', 'A1*rest').taken).toBe(3);
  });

  test('every character reads back', async () => {
    expect(await readLinear(symbol('CODE39', characters))).toBe(characters);
    await fc.assert(
      fc.asyncProperty(strings(characters, 1, 20), async (data) => {
        expect(await readLinear(symbol('CODE39', data))).toBe(data);
      }),
    );
  });

  test.each(['', '*', '**', '**A'])('refuses "%s", which has no data', (data) => {
    const refused = 'CODE39 has no data between its start and its stop character.';
    expect(encodeLinear('CODE39', bytes(data))).toEqual({ refused });
  });

  test('refuses small letters', () => {
    const refused = 'CODE39 takes digits, capital letters, space and $ % + - . /, but byte 3 is 62h (b).';
    expect(encodeLinear('CODE39', bytes('*Ab'))).toEqual({ refused, at: 2 });
  });
});

describe('ITF', () => {
  test('two digits share five bars and five spaces', () => {
    const encoded = symbol('ITF', '3852');
    expect(encoded).toMatchObject({ data: '3852', hri: '3852', levels: 'two', taken: 4 });
    expect([...encoded.elements].join('')).toBe('1111 2221111211 2112211112 211'.replaceAll(' ', ''));
  });

  test('drops the last digit of an odd number', () => {
    expect(symbol('ITF', '12345')).toEqual({ ...symbol('ITF', '1234'), taken: 5 });
  });

  test('reads back', async () => {
    await fc.assert(
      fc.asyncProperty(digits(2, 31), async (data) => {
        expect(await readLinear(symbol('ITF', data))).toBe(data.slice(0, data.length & ~1));
      }),
    );
  });

  test.each([
    ['', { refused: 'ITF takes at least 2 digits, but 0 came.' }],
    ['1', { refused: 'ITF takes at least 2 digits, but 1 came.' }],
    ['1A', { refused: 'ITF takes digits, but byte 2 is 41h (A).', at: 1 }],
  ])('refuses "%s"', (data, refusal) => {
    expect(encodeLinear('ITF', bytes(data))).toEqual(refusal);
  });
});

describe('CODABAR', () => {
  test('start and stop are part of the data and of HRI', () => {
    const encoded = symbol('CODABAR', 'A0B');
    expect(encoded).toMatchObject({ data: 'A0B', hri: 'A0B', levels: 'two', taken: 3 });
    expect([...encoded.elements].join('')).toBe('1122121 1 1111122 1 1212112'.replaceAll(' ', ''));
  });

  test('small start and stop letters have the bars of the capitals', () => {
    expect(symbol('CODABAR', 'a40156d')).toEqual({ ...symbol('CODABAR', 'A40156D'), hri: 'a40156d' });
  });

  test('reads back', async () => {
    const letter = strings('ABCD', 1);
    // The decoder wants two characters at least between start and stop.
    await fc.assert(
      fc.asyncProperty(letter, strings('0123456789-$:/.+', 2, 20), letter, async (start, between, stop) => {
        const data = start + between + stop;
        expect(await readLinear(symbol('CODABAR', data))).toBe(data);
      }),
    );
  });

  test.each([
    ['A', { refused: 'CODABAR takes a start and a stop character (A to D), but 1 came.' }],
    ['1234', { refused: 'CODABAR takes A to D as its first and last character, but byte 1 is 31h (1).', at: 0 }],
    ['A123', { refused: 'CODABAR takes A to D as its first and last character, but byte 4 is 33h (3).', at: 3 }],
    [
      'A1B2C',
      { refused: 'CODABAR takes digits and $ + - . / : between start and stop, but byte 3 is 42h (B).', at: 2 },
    ],
  ])('refuses "%s"', (data, refusal) => {
    expect(encodeLinear('CODABAR', bytes(data))).toEqual(refusal);
  });
});
