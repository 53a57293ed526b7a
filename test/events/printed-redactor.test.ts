import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PrintedRedactor, redactPrinted } from '../../src/events/printed-redactor.ts';
import { runs } from '../runs.ts';

const latin = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));
const redacted = (text: string) => Buffer.from(redactPrinted([latin(text)], 'epson')[0]!).toString('latin1');

test.each([
  ['bold from the middle on', '625094\x1bE\x016000000016\n', '625094\x1bE\x010000000016\n'],
  [
    'a command between any two digits',
    [...'6250946000000016'].join('\x1b!\x08'),
    [...'6250940000000016'].join('\x1b!\x08'),
  ],
  [
    'moved within the line',
    '6250\x1b$\x80\x009460\x1b$\xc0\x000000\x1b$\xf0\x000016\n',
    '6250\x1b$\x80\x009400\x1b$\xc0\x000000\x1b$\xf0\x000016\n',
  ],
  ['a real-time request within', '625094600\x10\x04\x010000016\n', '625094000\x10\x04\x010000016\n'],
  ['in wide digits', `${wide('6250946000000016')}\n`, `${wide('6250940000000016')}\n`],
  ['half in wide digits', `6250\x1bE\x01${wide('946000000016')}\n`, `6250\x1bE\x01${wide('940000000016')}\n`],
  ['track 2, parted', '6250946000000016=30\x1bE\x01121010000012345\n', '6250940000000016=00\x1bE\x01000000000000000\n'],
])('a number that is one on paper is hidden: %s', (_, given, expected) => {
  expect(redacted(given)).toBe(expected);
});

/** Digits as GB 2312 has them in row 3. */
function wide(digits: string): string {
  return [...digits].map((digit) => `\xa3${String.fromCharCode(0xb0 + Number(digit))}`).join('');
}

test.each([
  ['on two lines', '62509460\n00000016\n'],
  ['parted by a feed', '62509460\x1bd\x0100000016\n'],
  ['with a picture between', '62509460\x1dv0\x00\x01\x00\x01\x00\xff00000016\n'],
  ['that passes no check', '6250946\x1bE\x01000000017\n'],
])('digits %s are no number', (_, given) => {
  expect(redacted(given)).toBe(given);
});

test('however a stream is split, as many bytes come out, the same ones', () => {
  const piece = fc.constantFrom(
    '6250946000000016',
    '625094',
    '6000000016',
    wide('6250'),
    '\xa3',
    '\xb6',
    '\x1bE\x01',
    '\x1d!\x11',
    '\x1b',
    '\n',
    ' ',
    '=3012',
    '\x1dv0\x00\x01\x00\x02\x00ab',
    '\x10\x04\x01',
    'total 12.85',
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 25 }),
      fc.array(fc.nat({ max: 12 }), { maxLength: 20 }),
      (pieces, cuts) => {
        const whole = latin(pieces.join(''));
        const redactor = new PrintedRedactor('epson');
        const out: Uint8Array[] = [];
        let at = 0;
        for (const cut of cuts) {
          out.push(redactor.push(whole.subarray(at, at + cut)));
          at += cut;
        }
        out.push(redactor.push(whole.subarray(at)), redactor.end());
        const [once] = redactPrinted([whole], 'epson');
        expect(Buffer.concat(out).equals(once!)).toBe(true);
        expect(once!.length).toBe(whole.length);
        expect(Buffer.from(redactPrinted([once!], 'epson')[0]!).equals(Buffer.from(once!))).toBe(true);
      },
    ),
    runs(200),
  );
});

test('bytes without card data stay as they are', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const digits = bytes.map((byte) =>
        byte >= 0x30 && byte <= 0x39 ? 0x41 : byte >= 0xb0 && byte <= 0xb9 ? 0xc1 : byte,
      );
      expect(Buffer.from(redactPrinted([digits], 'epson')[0]!).equals(Buffer.from(digits))).toBe(true);
    }),
    runs(100),
  );
});

test('a command that never ends is not held for ever', () => {
  const redactor = new PrintedRedactor('epson');
  const head = latin('\x1dv0\x00\xff\xff\xff\xff');
  const out = [redactor.push(head)];
  for (let i = 0; i < 40; i++) out.push(redactor.push(new Uint8Array(4096)));
  expect(out.reduce((sum, { length }) => sum + length, 0)).toBeGreaterThan(100_000);
  out.push(redactor.end());
  expect(out.reduce((sum, { length }) => sum + length, 0)).toBe(head.length + 40 * 4096);
});
