import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeLinear } from '../../../emulator/symbols/linear.ts';
import { ascii, bytes, strings, symbol, total } from './arbitrary.ts';
import { readLinear } from './reader.ts';

test('the example of the TM-T88III specification: Code CR 93', async () => {
  const encoded = symbol('CODE93', Uint8Array.of(67, 111, 100, 101, 13, 57, 51));
  expect(encoded).toMatchObject({ data: 'Code\r93', hri: '□Code■M93□', levels: 'multi', taken: 7 });
  // Start, C, o d e CR as two values each, 9, 3, both check characters, stop and its termination bar.
  expect(total(encoded)).toBe(9 * (1 + 1 + 8 + 2 + 2 + 1) + 1);
  expect(await readLinear(encoded)).toBe('Code\r93');
});

test('a symbol known element by element: the check characters of TEST93 are + and 6', async () => {
  const encoded = symbol('CODE93', 'TEST93');
  const widths = '111141 211221 221211 211122 211221 141111 111411 113121 121311 111141 1';
  expect([...encoded.elements].join('')).toBe(widths.replaceAll(' ', ''));
});

test('HRI names each control character by the letter that encodes it', () => {
  const controls = [...ascii].filter((character) => character < ' ' || character === '\x7f').join('');
  const letters = [...'UABCDEFGHIJKLMNOPQRSTUVWXYZABCDET'].map((letter) => `■${letter}`).join('');
  expect(symbol('CODE93', controls).hri).toBe(`□${letters}□`);
  expect(symbol('CODE93', 'aZ!$~').hri).toBe('□aZ!$~□');
});

test('all of ASCII reads back', async () => {
  for (let first = 0; first < 128; first += 32) {
    const data = ascii.slice(first, first + 32);
    expect(await readLinear(symbol('CODE93', data))).toBe(data);
  }
  await fc.assert(
    fc.asyncProperty(strings(ascii, 1, 30), async (data) => {
      expect(await readLinear(symbol('CODE93', data))).toBe(data);
    }),
  );
});

test('refuses no data and bytes above 7Fh', () => {
  expect(encodeLinear('CODE93', bytes(''))).toEqual({ refused: 'CODE93 has no data.' });
  const refused = 'CODE93 takes bytes 00h to 7Fh, but byte 2 is 80h.';
  expect(encodeLinear('CODE93', bytes('A\x80'))).toEqual({ refused, at: 1 });
});
