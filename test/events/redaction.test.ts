import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { passesLuhn } from '../../src/events/card-number.ts';
import { findCardNumbers, redactBytes, redactRuns, redactText } from '../../src/events/redaction.ts';

const latin = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

/** Digits that pass the check, from all but the last of them. */
const withCheckDigit = (digits: string) => {
  const last = [...'0123456789'].find((digit) => passesLuhn(digits + digit));
  return digits + last;
};

const issuers = [
  { begins: '4', lengths: [13, 16, 19] },
  { begins: '51', lengths: [16] },
  { begins: '2221', lengths: [16] },
  { begins: '2720', lengths: [16] },
  { begins: '34', lengths: [15] },
  { begins: '37', lengths: [15] },
  { begins: '36', lengths: [14, 16] },
  { begins: '35', lengths: [16, 19] },
  { begins: '62', lengths: [16, 17, 18, 19] },
  { begins: '6011', lengths: [16, 19] },
  { begins: '81', lengths: [16, 19] },
  { begins: '67', lengths: [13, 16, 18, 19] },
];

/** Card numbers of every issuer and length. */
const cardNumber = fc
  .constantFrom(...issuers.flatMap(({ begins, lengths }) => lengths.map((length) => ({ begins, length }))))
  .chain(({ begins, length }) =>
    fc.stringMatching(new RegExp(`^\\d{${length - 1 - begins.length}}$`)).map((rest) => withCheckDigit(begins + rest)),
  );

const grouped = (digits: string, separator: string) => digits.match(/.{1,4}/g)!.join(separator);

const digitsOnly = (value: string) => value.replace(/\D/g, '');

test.each([
  ['4111111111111111', '4111110000001111'],
  ['4111 1111 1111 1111', '4111 1100 0000 1111'],
  ['4111-1111-1111-1111', '4111-1100-0000-1111'],
  ['卡号 6222 0212 3456 7890 128 /S', '卡号 6222 0200 0000 0000 128 /S'],
  ['6222021234567890128', '6222020000000000128'],
  ['622202 1234567890128', '622202 0000000000128'],
  ['3782 822463 10005', '3782 820000 00005'],
  // Zeros alone would pass the check again here.
  ['4000000000006', '4000000000016'],
  ['20260704 4111111111111111 0828', '20260704 4111110000001111 0828'],
  ['x4111111111111111x', 'x4111110000001111x'],
])('%s becomes %s', (before, after) => {
  expect(redactText(before)).toBe(after);
});

test.each([
  ['masked', '622202******0128'],
  ['masked in groups', '6222 02** **** 0128'],
  ['a wrong check digit', '4111111111111112'],
  ['a merchant number', '305290053113456'],
  ['a merchant number whose check digit is right', '301290053113459'],
  ['a reference', '193412345678'],
  ['a date and a time', '2026-07-04 12:30:01'],
  ['a timestamp', '20260704123001'],
  ['an order number of 28 digits', '4200001234202607041234567890'],
  ['an EAN-13 of China that passes the check', '6901234567892'],
  ['columns of a settlement list', '000012 621234 123456789012'],
  ['digits that three spaces part', '4111   1111   1111   1111'],
  ['groups with two separators', '4111 1111-1111 1111'],
])('leaves %s alone: %s', (_, value) => {
  expect(redactText(value)).toBe(value);
});

test('track data loses everything but the ends of the number', () => {
  expect(redactText(';4111111111111111=25121010000012345678?')).toBe(';4111110000001111=00000000000000000000?');
  expect(redactText('%B4111111111111111^DOE/JOHN A^25121010000012345?')).toBe(
    '%B4111110000001111^XXX/XXXX X^00000000000000000?',
  );
  expect(redactText('6222021234567890128D25122200000000001F')).toBe('6222020000000000128D00000000000000000F');
});

test.each([
  ['PIN BLOCK: 04128CF9A0B1C2D3', 'PIN BLOCK: 0000000000000000'],
  ['PinBlock=04128cf9a0b1c2d3\n', 'PinBlock=0000000000000000\n'],
  ['PIN-BLOCK 0412', 'PIN-BLOCK 0412'],
])('a PIN block loses everything: %s', (given, expected) => {
  expect(redactText(given)).toBe(expected);
});

test('track data is hidden even where its number passes no check', () => {
  expect(redactText(';4111111111111112=2512101?')).toBe(';4111110000001112=0000000?');
});

describe('any card number', () => {
  const embedded = fc.record({
    number: cardNumber,
    separator: fc.constantFrom('', ' ', '-'),
    before: fc.constantFrom('', 'CARD NO ', '\x1b!\x00', '\x1b!0', '凭证 000012 /'),
    after: fc.constantFrom('', ' /I', '\n', ',00'),
  });

  test('is found, and its middle is replaced digit by digit', () => {
    fc.assert(
      fc.property(embedded, ({ number, separator, before, after }) => {
        const printed = separator === '' ? number : grouped(number, separator);
        const whole = `${before}${printed}${after}`;
        expect(findCardNumbers(whole).map(({ digits }) => digits)).toContain(number);
        const redacted = redactText(whole);
        const shown = redacted.slice(before.length, before.length + printed.length);
        expect(redacted).toHaveLength(whole.length);
        expect(redacted.replace(shown, '')).toBe(whole.replace(printed, ''));
        expect(shown.replace(/\d/g, 'n')).toBe(printed.replace(/\d/g, 'n'));
        expect(findCardNumbers(redacted)).toEqual([]);
        const digits = digitsOnly(shown);
        const last = Math.min(4, number.length - 12);
        expect(digits.slice(6, -last)).toMatch(/^[01]+$/);
        // A part of the number may be a card number by chance, and hides more.
        if (findCardNumbers(whole).length > 1) return;
        expect(digits.slice(0, 6)).toBe(number.slice(0, 6));
        expect(digits.slice(-last)).toBe(number.slice(-last));
      }),
      { numRuns: 1000 },
    );
  });

  test('cannot be told from what is left: numbers that differ only in what is hidden become the same', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{5}$/), fc.stringMatching(/^\d{5}$/), (a, b) => {
        // The sixth hidden digit makes the check right, so that the last four stay the same.
        const number = (middle: string) =>
          [...'0123456789'].map((digit) => `622202${middle}${digit}0128`).find(passesLuhn)!;
        expect(redactText(number(a))).toBe(redactText(number(b)));
      }),
    );
  });

  test('stays where it is known', () => {
    fc.assert(
      fc.property(cardNumber, (number) => {
        expect(redactText(`NO ${number}`, new Set([number]))).toBe(`NO ${number}`);
      }),
    );
  });
});

/** Bytes that are rich in digits, separators and track marks. */
const digitBytes = fc
  .array(
    fc.constantFrom(...'0123456789012345678901234567890123456789 -=;?%B^D\x1dk\x02\n').map((c) => c.charCodeAt(0)),
    {
      maxLength: 120,
    },
  )
  .map((codes) => Uint8Array.from(codes));

test('of any bytes only digits and track names change, nothing is found twice, and a second pass changes nothing', () => {
  fc.assert(
    fc.property(fc.oneof(digitBytes, fc.uint8Array({ maxLength: 200 })), (bytes) => {
      const once = redactBytes(bytes);
      expect(once).toHaveLength(bytes.length);
      expect(findCardNumbers(text(once))).toEqual([]);
      expect(redactBytes(once)).toEqual(once);
    }),
    { numRuns: 2000 },
  );
});

test('bytes without card data are handed back', () => {
  const bytes = latin('\x1b@NO 622202******0128\n');
  expect(redactBytes(bytes)).toBe(bytes);
});

test('a number in the data of a QR code is hidden like any other', () => {
  const before = latin('\x1d(k\x13\x001P04111111111111111\x1d(k\x03\x001Q0');
  expect(text(redactBytes(before))).toBe('\x1d(k\x13\x001P04111110000001111\x1d(k\x03\x001Q0');
});

test.each([
  ['ESC ! 0', '\x1b!0'],
  ['ESC 3 0', '\x1b30'],
  ['ESC c 3 0', '\x1bc30'],
  ['ESC a 1', '\x1ba1'],
])('an argument of %s that is a digit belongs to no number', (_, command) => {
  expect(text(redactBytes(latin(`${command}4111 1111 1111 1111\n`)))).toBe(`${command}4111 1100 0000 1111\n`);
});

test.each([
  ['form A', '\x1dk\x024000000000006\x00'],
  ['form B', '\x1dkC\r4000000000006'],
])('the data of an EAN-13 command stays, %s', (_, command) => {
  const bytes = latin(command);
  expect(redactBytes(bytes)).toBe(bytes);
});

test('a command within a number parts it in bytes', () => {
  const bytes = latin('41111111\x1bE\x0111111111');
  expect(redactBytes(bytes)).toBe(bytes);
});

test('runs that follow each other are redacted as one', () => {
  fc.assert(
    fc.property(cardNumber, fc.array(fc.nat(24), { maxLength: 4 }), (number, cuts) => {
      const whole = latin(`NO ${number} OK\n`);
      const ends = [...new Set([...cuts.map((cut) => Math.min(cut, whole.length)), whole.length])].sort(
        (a, b) => a - b,
      );
      const runs = ends.map((end, i) => whole.subarray(i === 0 ? 0 : ends[i - 1]!, end));
      const redacted = redactRuns(runs);
      expect(redacted.map((run) => run.length)).toEqual(runs.map((run) => run.length));
      expect(Buffer.concat(redacted).toString('latin1')).toBe(redactText(text(whole)));
    }),
  );
});
