import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeLinear } from '../../../emulator/symbols/linear.ts';
import { ascii, bytes, strings, symbol, total } from './arbitrary.ts';
import { readLinear } from './reader.ts';

test('the example of the TM-T88III specification: No. in set B, 123456 in set C', async () => {
  const encoded = symbol('CODE128', Uint8Array.of(123, 66, 78, 111, 46, 123, 67, 12, 34, 56));
  expect(encoded).toMatchObject({ data: 'No.123456', hri: 'No.123456', levels: 'multi', taken: 10 });
  // Start B, N o ., Code C, 12 34 56, check, then the 13 modules of the stop.
  expect(total(encoded)).toBe(11 * 9 + 13);
  expect(await readLinear(encoded)).toBe('No.123456');
});

test('a symbol known element by element: the check value of PJJ123C is 54', () => {
  const widths = '211412 313121 112133 112133 123221 223211 221132 131321 311123 2331112';
  expect([...symbol('CODE128', '{APJJ123C').elements].join('')).toBe(widths.replaceAll(' ', ''));
});

describe('what it means', () => {
  test.each([
    ['control characters in set A', '{AA\x00\x1fB', 'A\x00\x1fB', 'A  B'],
    ['delete in set B', '{BA\x7fB', 'A\x7fB', 'A B'],
    ['a brace', '{Ba{{b', 'a{b', 'a{b'],
    ['digits sent as ASCII to set C are other pairs', '{C123', '495051', '495051'],
    ['shift for one character', '{AA{SaB', 'AaB', 'AaB'],
    ['shift from A to a brace', '{AA{S{{B', 'A{B', 'A{B'],
    ['shift from B', '{Ba{S\tb', 'a\tb', 'a b'],
    ['all three sets', '{A\tA{Bb{C\x00\x63{AZ', '\tAb0099Z', ' Ab0099Z'],
    ['FNC1 first marks GS1', '{C{1\x01\x0c', '0112', ' 0112'],
    ['FNC1 after one letter marks an application', '{BA{1CD', 'ACD', 'A CD'],
    ['FNC1 after two digits marks an application', '{C\x0c{1\x0d', '1213', '12 13'],
    ['FNC1 elsewhere separates', '{BABC{1CD', 'ABC\x1dCD', 'ABC CD'],
    ['FNC3 is for the reader', '{BA{3C', 'AC', 'A C'],
    ['FNC4 adds 128 to one character', '{BA{4DE', 'A\xc4E', 'A DE'],
    ['FNC4 twice adds it until twice again', '{B{4{4AB{4C{4{4D', '\xc1\xc2CD', '  AB C  D'],
  ])('%s', async (_, data, read, hri) => {
    const encoded = symbol('CODE128', data);
    expect(encoded).toMatchObject({ data: read, hri, taken: data.length });
    expect(await readLinear(encoded)).toBe(read);
  });
});

/** Text as a host sends it in one set: characters of the other set after a shift, a brace doubled. */
function inSet(set: 'A' | 'B', text: string): string {
  const shifts = (character: string) => (set === 'A' ? character > '_' : character < ' ');
  const sent = [...text].map((c) => (shifts(c) ? '{S' : '') + (c === '{' ? '{{' : c));
  return `{${set}${sent.join('')}`;
}

test('any ASCII text in set A or B, any pairs of digits in set C, read back', async () => {
  const sets = fc.constantFrom('A' as const, 'B' as const);
  await fc.assert(
    fc.asyncProperty(sets, strings(ascii, 1, 30), async (set, text) => {
      const encoded = symbol('CODE128', inSet(set, text));
      expect(encoded.data).toBe(text);
      expect(await readLinear(encoded)).toBe(text);
    }),
  );
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ max: 99, minLength: 1, maxLength: 20 }), async (pairs) => {
      const encoded = symbol('CODE128', Uint8Array.of(0x7b, 0x43, ...pairs));
      expect(encoded.hri).toBe([...pairs].map((pair) => String(pair).padStart(2, '0')).join(''));
      expect(total(encoded)).toBe(11 * (pairs.length + 2) + 13);
      expect(await readLinear(encoded)).toBe(encoded.hri);
    }),
  );
});

const first = { refused: 'CODE128 must begin with {A, {B or {C, the first code set.', at: 0 };
const setA = 'CODE128 takes 00h to 5Fh, {S, {B, {C and {1 to {4 in code set A';
const setB = 'CODE128 takes 20h to 7Fh, {{, {S, {A, {C and {1 to {4 in code set B';
const setC = 'CODE128 takes 00h to 63h (two digits a byte), {A, {B and {1 in code set C';
test.each([
  ['', first],
  ['12345', first],
  ['{D123', first],
  ['{', first],
  ['{B', { refused: 'CODE128 has no data after {B.' }],
  ['{AAa', { refused: `${setA}, but byte 4 is 61h (a).`, at: 3 }],
  ['{AA{Sab', { refused: `${setA}, but byte 7 is 62h (b).`, at: 6 }],
  ['{AA{{', { refused: `${setA}, but byte 4 is 7Bh ({).`, at: 3 }],
  ['{Ba\n', { refused: `${setB}, but byte 4 is 0Ah.`, at: 3 }],
  ['{Ba{', { refused: `${setB}, but byte 4 is 7Bh ({).`, at: 3 }],
  ['{Ba{Bb', { refused: `${setB}, but byte 4 is 7Bh ({).`, at: 3 }],
  ['{Ba\xe9', { refused: `${setB}, but byte 4 is E9h.`, at: 3 }],
  ['{C\x64', { refused: `${setC}, but byte 3 is 64h (d).`, at: 2 }],
  ['{C\x01{2', { refused: `${setC}, but byte 4 is 7Bh ({).`, at: 3 }],
  ['{C\x01{Sa', { refused: `${setC}, but byte 4 is 7Bh ({).`, at: 3 }],
  ['{Ba{S', { refused: 'CODE128 ends with {S, which must have a character after it.', at: 3 }],
  ['{Ba{S{1', { refused: 'CODE128 takes a character of code set A after {S, but byte 6 is 7Bh ({).', at: 5 }],
])('refuses %j', (data, refusal) => {
  expect(encodeLinear('CODE128', bytes(data))).toEqual(refusal);
});
