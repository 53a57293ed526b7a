import fc from 'fast-check';
import { expect, test } from 'vitest';
import { passesLuhn } from '../../src/events/card-number.ts';
import { findCardNumbers, redactText } from '../../src/events/redaction.ts';
import { MOST_HELD, StreamRedactor } from '../../src/events/stream-redactor.ts';
import { runs } from '../runs.ts';

/** What comes of a text that arrives in parts, and what had come of it before its end was known. */
function parted(parts: readonly string[]): { whole: string; early: string } {
  const redactor = new StreamRedactor();
  const early = parts.map((part) => redactor.push(part)).join('');
  return { whole: early + redactor.end(), early };
}

/** A text in parts that end at the given places. */
function split(text: string, cuts: readonly number[]): string[] {
  const ends = [...new Set([...cuts.map((cut) => Math.min(cut, text.length)), text.length])].sort((a, b) => a - b);
  return ends.map((end, i) => text.slice(i === 0 ? 0 : ends[i - 1], end));
}

const withCheckDigit = (digits: string) => digits + [...'0123456789'].find((last) => passesLuhn(digits + last));

/** Pieces that card data is made of, and what stands around it. */
const fragment = fc.oneof(
  fc.stringMatching(/^62220212345678[0-9]{4}$/).map(withCheckDigit),
  fc.stringMatching(/^411111[0-9]{9}$/).map(withCheckDigit),
  fc.stringMatching(/^411111[0-9]{9}$/).map((digits) => withCheckDigit(digits).match(/.{4}/g)!.join(' ')),
  fc.stringMatching(/^[0-9]{1,12}$/),
  fc.constantFrom(
    '%B',
    '%',
    '^DOE/JOHN A^',
    '^D 12-3^',
    '^',
    '=',
    'D',
    '?',
    ' ',
    '-',
    '\n',
    '\x1b!',
    '\x1b',
    '\x1dk\x02',
    'TOTAL ',
    'PIN',
    ' BLOCK',
    'PINBLOCK: ',
    'PIN BLOCK=04128CF9A0B1C2D3',
    '04128CF9A0B1C2D3',
  ),
  fc.constantFrom(';4111111111111111=25121010000012345678?', '%B4111111111111111^DOE/JOHN A^25121010000012345'),
  fc.string({ unit: fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code)), maxLength: 60 }),
);
const stream = fc.array(fragment, { maxLength: 14 }).map((fragments) => fragments.join(''));

test('a stream is redacted as its whole is, however it is split', () => {
  fc.assert(
    fc.property(stream, fc.array(fc.nat(400), { maxLength: 12 }), (text, cuts) => {
      expect(parted(split(text, cuts)).whole).toBe(redactText(text));
    }),
    runs(3000),
  );
});

test('a stream that comes character by character is redacted as its whole is', () => {
  fc.assert(
    fc.property(stream, (text) => {
      expect(parted([...text]).whole).toBe(redactText(text));
    }),
    runs(500),
  );
});

test('a number that is cut anywhere is hidden, and no digit of it is given out before it is known', () => {
  const number = '6222021234567890128';
  for (let cut = 1; cut < number.length; cut++) {
    const redactor = new StreamRedactor();
    expect(redactor.push(`NO ${number.slice(0, cut)}`)).toBe('NO');
    expect(redactor.push(number.slice(cut))).toBe('');
    expect(redactor.push('\n')).toBe(' 6222020000000000128\n');
  }
});

test.each([
  ['nothing is held of text', 'TOTAL 12.00\n', 'TOTAL 12.00\n'],
  ['digits are', 'TOTAL 12', 'TOTAL'],
  ['the beginning of a track 1 is', 'x%B4111111111111111^DOE', 'x'],
  ['a finished track 1 is not', '%B4111111111111111^DOE^2512101?x', '%B4111110000001111^XXX^0000000?x'],
])('%s', (_, text, early) => {
  expect(parted([text]).early).toBe(early);
});

test.each([
  ['a number', 'NO 411111111111111', 'NO 411111000000000'],
  ['a number in groups', 'NO 4111 1111 1111 111', 'NO 4111 1100 0000 000'],
  ['a track 1', '%B4111111111111111^DOE/JOHN', '%B4111110000000000^XXX/XXXX'],
  ['the argument of a command', '\x1dV1', '\x1dV1'],
])('%s that was broken off keeps six digits', (_, text, expected) => {
  const redactor = new StreamRedactor();
  expect(redactor.push(text) + redactor.breakOff()).toBe(expected);
});

test('more digits than any print has are not held for ever: they become 0 until they end, however they are split', () => {
  const stripes = '3'.repeat(MOST_HELD + 500);
  const expected = `\x1dv0${'0'.repeat(stripes.length)}\nNO 4111110000001111\n`;
  const text = `\x1dv0${stripes}\nNO 4111111111111111\n`;
  for (const size of [text.length, 7000, 1000, 999]) {
    const parts = text.match(new RegExp(`[^]{1,${size}}`, 'g'))!;
    expect(parted(parts).whole).toBe(expected);
    expect(findCardNumbers(parted(parts).whole)).toEqual([]);
  }
  const redactor = new StreamRedactor();
  expect(redactor.push('3'.repeat(MOST_HELD))).toBe('');
  expect(redactor.push('3')).toHaveLength(MOST_HELD + 1);
  expect(redactor.push('4111111111111111')).toBe('0000000000000000');
});
