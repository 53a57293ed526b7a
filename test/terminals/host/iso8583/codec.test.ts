import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type IsoMessage, pack, placesOf, unpack } from '../../../../src/terminals/host/iso8583/codec.ts';
import { type Field, fields } from '../../../../src/terminals/host/iso8583/fields.ts';
import { runs } from '../../../runs.ts';
import { vectors } from './vectors.ts';

/** TPDU and header. */
const BEFORE = 11;
const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex').toUpperCase();
const bytesOf = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'));

describe.each(vectors)('$name ($source)', ({ hex, message }) => {
  it('is read', () => expect(unpack(bytesOf(hex).subarray(BEFORE))).toEqual(message));
  it('is packed', () => expect(hexOf(pack(message))).toBe(hex.slice(2 * BEFORE)));
});

const alphabets = { n: '0123456789', z: '0123456789ABCDEF', b: '0123456789ABCDEF' };

function anyValue({ type, length }: Field): fc.Arbitrary<string> {
  const unit =
    type === 'ans'
      ? fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code))
      : fc.constantFrom(...alphabets[type]);
  const each = type === 'b' ? 2 : 1;
  const [least, most] = 'fixed' in length ? [length.fixed, length.fixed] : [0, length.most];
  return fc
    .integer({ min: least, max: Math.min(most, Math.max(least, 60)) })
    .chain((count) => fc.string({ unit, minLength: count * each, maxLength: count * each }));
}

const anyMessage: fc.Arbitrary<IsoMessage> = fc.record({
  type: fc.integer({ min: 0, max: 9999 }).map((type) => String(type).padStart(4, '0')),
  fields: fc
    .record(Object.fromEntries([...fields].map(([number, field]) => [number, anyValue(field)])), { requiredKeys: [] })
    .map((some) => some as Record<number, string>),
});

describe('any message', () => {
  it('is read as it was packed', () => {
    fc.assert(
      fc.property(anyMessage, (message) => {
        expect(unpack(pack(message))).toEqual(message);
      }),
      runs(300),
    );
  });

  it('has each value where it is said to lie', () => {
    fc.assert(
      fc.property(anyMessage, (message) => {
        const bytes = pack(message);
        const places = placesOf(bytes);
        expect(places.map(({ field }) => field)).toEqual(Object.keys(message.fields).map(Number));
        for (const { field, offset, length } of places) {
          if (fields.get(field)!.type !== 'ans') continue;
          expect(Buffer.from(bytes.subarray(offset, offset + length)).toString('latin1')).toBe(message.fields[field]);
        }
      }),
      runs(100),
    );
  });

  it('that is cut short is no message, wherever it is cut', () => {
    fc.assert(
      fc.property(anyMessage, fc.nat(), (message, cut) => {
        const bytes = pack(message);
        expect(() => unpack(bytes.subarray(0, cut % bytes.length))).toThrow(
          expect.objectContaining({ code: 'iso-short' }),
        );
      }),
      runs(200),
    );
  });
});

it('bytes that are no message end in an IsoError and nothing else', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      try {
        unpack(bytes);
      } catch (error) {
        expect(error).toMatchObject({ name: 'IsoError', offset: expect.any(Number) });
      }
    }),
    runs(500),
  );
});

describe('refused when packed:', () => {
  it.each([
    ['a type of three digits', { type: '200', fields: {} }, 'iso-type'],
    ['a field that terminals have not', { type: '0200', fields: { 7: '0101000000' } }, 'iso-field'],
    ['letters where digits belong', { type: '0200', fields: { 11: '00000A' } }, 'iso-value'],
    ['too few digits', { type: '0200', fields: { 4: '1' } }, 'iso-value'],
    ['too many digits', { type: '0200', fields: { 2: '1'.repeat(20) } }, 'iso-value'],
    ['half a byte', { type: '0200', fields: { 55: '9F2' } }, 'iso-value'],
    ['what is no character of one byte', { type: '0200', fields: { 63: '成功' } }, 'iso-value'],
  ])('%s', (_what, message, code) => {
    expect(() => pack(message)).toThrow(expect.objectContaining({ code }));
  });
});

describe('refused when read:', () => {
  it.each([
    ['a type that is not of digits', 'AB00 0000000000000000', 'iso-type', 0],
    ['a second bitmap', '0200 8000000000000000', 'iso-field', 10],
    ['a field that terminals have not', '0200 0200000000000000 0101000000', 'iso-field', 10],
    ['a length beyond the field', '0200 4000000000000000 20 00000000000000000000', 'iso-length', 10],
    ['a length that is no number', '0200 4000000000000000 1A 00000000000000000000', 'iso-length', 10],
    ['digits that are none', '0200 2000000000000000 00000F', 'iso-value', 10],
    ['bytes behind the last field', '0200 2000000000000000 000000 00', 'iso-trailing', 13],
  ])('%s', (_what, hex, code, offset) => {
    expect(() => unpack(bytesOf(hex.replaceAll(' ', '')))).toThrow(expect.objectContaining({ code, offset }));
  });
});

it('says which field is wrong and not what stands in it', () => {
  expect(() => pack({ type: '0200', fields: { 2: '62220212345678901234567' } })).toThrow(
    'field 2 (card number) takes up to 19 of them, got 23',
  );
});
