import { expect, test } from 'vitest';
import { isReproducible, redactSlip } from '../../src/receipts/redact-slip.ts';
import { bytes, layOut, type Part } from './lay-out.ts';
import { bold, cut, init, qr, saleBytes } from './sale.ts';

const MODEL = 'xprinter-80';
const slip = (...parts: Part[]) => layOut(bytes(init, ...parts, cut), MODEL, null);

test('a slip without card data is handed back', () => {
  const plain = layOut(saleBytes(), MODEL, null);
  expect(redactSlip(plain, layOut)).toBe(plain);
});

test('bytes, text and dots are those of the redacted number', () => {
  const redacted = redactSlip(slip('CARD 4111111111111111\n', qr('4111111111111111')), layOut);
  const expected = slip('CARD 4111110000001111\n', qr('4111110000001111'));
  expect(redacted.bytes).toEqual(expected.bytes);
  expect(redacted.lines.map(({ text }) => text)).toEqual(['CARD 4111110000001111']);
  expect(redacted.codes.map(({ data }) => data)).toEqual(['4111110000001111']);
  expect(redacted.dots.equals(expected.dots)).toBe(true);
});

test('a number that commands part is hidden, too', () => {
  const redacted = redactSlip(slip('CARD 4111', bold(true), '11111111', bold(false), '1111\n'), layOut);
  expect(redacted.lines.map(({ text }) => text)).toEqual(['CARD 4111110000001111']);
});

test('a number in wide digits is hidden, too', () => {
  const redacted = redactSlip(slip('卡号４１１１１１１１１１１１１１１１\n'), layOut);
  expect(redacted.lines.map(({ text }) => text)).toEqual(['卡号４１１１１１００００００１１１１']);
});

test('a number that is known stays', () => {
  const known = slip('CARD 4111111111111111\n');
  expect(redactSlip(known, layOut, new Set(['4111111111111111']))).toBe(known);
});

test('what a printer that failed had not printed is not there after redaction either', () => {
  const whole = slip('CARD 4111111111111111\n', 'A\n', 'B\n');
  const torn = { ...whole, dots: whole.dots.rows(0, 120), lines: whole.lines.slice(0, 2), end: 'job end' as const };
  expect(isReproducible(whole, layOut)).toBe(true);
  expect(isReproducible(torn, layOut)).toBe(false);
  const redacted = redactSlip(torn, layOut);
  expect(redacted.dots.height).toBe(120);
  expect(redacted.lines.map(({ text }) => text)).toEqual(['CARD 4111110000001111', 'A']);
  expect(redacted.end).toBe('job end');
});

test('a number in a macro is hidden where it was recorded, and in what a later slip carries of it', () => {
  const record = Buffer.from('\x1d:4111111111111111\n\x1d:');
  const run = Uint8Array.of(0x1d, 0x5e, 1, 0, 0);
  const first = slip(record, run);
  const redacted = redactSlip(first, layOut);
  expect(redacted.lines.map(({ text }) => text)).toEqual(['4111110000001111', '4111110000001111']);
  expect(Buffer.from(redacted.bytes).includes(Buffer.from(run))).toBe(true);

  const entry = { macro: { bytes: { hex: Buffer.from('4111111111111111\n').toString('hex') } } };
  const later = redactSlip(layOut(bytes(run, cut), MODEL, entry), layOut);
  expect(later.lines.map(({ text }) => text)).toEqual(['4111110000001111']);
  expect(later.bytes).toEqual(bytes(run, cut));
  expect(later.entry).toEqual({ macro: { bytes: { hex: Buffer.from('4111110000001111\n').toString('hex') } } });
});
