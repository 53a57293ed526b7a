import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeLinear, type LinearSymbology } from '../../../emulator/symbols/linear.ts';

const SYMBOLOGIES: readonly LinearSymbology[] = [
  'UPC-A',
  'UPC-E',
  'EAN13',
  'EAN8',
  'CODE39',
  'ITF',
  'CODABAR',
  'CODE93',
  'CODE128',
  'GS1-128',
  'CODE128 auto',
  'GS1 DataBar Omnidirectional',
  'GS1 DataBar Truncated',
  'GS1 DataBar Limited',
  'GS1 DataBar Expanded',
];

/** Bytes of every kind, and bytes that come close to what each symbology takes. */
const received = fc.oneof(
  fc.uint8Array({ maxLength: 255 }),
  fc
    .array(fc.constantFrom(0x2a, 0x30, 0x31, 0x41, 0x42, 0x43, 0x53, 0x7b), { maxLength: 30 })
    .map((data) => Uint8Array.from(data)),
  fc
    .tuple(fc.constantFrom('(01)', '01', '10', '(21)'), fc.string({ unit: fc.constantFrom(...'0123456789AB(){1* ') }))
    .map((parts) => Uint8Array.from(parts.join(''), (character) => character.charCodeAt(0))),
  fc
    .string({ unit: fc.constantFrom(...'0123456789'), minLength: 13, maxLength: 13 })
    .map((digits) => Uint8Array.from(digits, (digit) => digit.charCodeAt(0))),
  fc
    .tuple(fc.constantFrom(0x41, 0x42, 0x43), fc.uint8Array({ max: 127, maxLength: 30 }))
    .map(([set, data]) => Uint8Array.of(0x7b, set, ...data)),
);

test.each(SYMBOLOGIES)('%s: any bytes give a well-formed symbol or one sentence of refusal', (symbology) => {
  fc.assert(
    fc.property(received, (data) => {
      const before = data.slice();
      const encoded = encodeLinear(symbology, data);
      expect(data).toEqual(before);
      if ('refused' in encoded) {
        expect(encoded.refused).toMatch(/^[A-Z0-9-]+ .+\.$/s);
        if (encoded.at !== undefined) expect(encoded.at).toBeLessThanOrEqual(data.length);
        return;
      }
      expect(encoded.symbology).toBe(symbology);
      // Bars and spaces in turn, and a bar at both ends.
      expect(encoded.elements.length % 2).toBe(1);
      const dataBar = symbology.includes('DataBar');
      const widest = encoded.levels === 'two' ? 2 : dataBar ? 9 : 4;
      const drawn = dataBar ? encoded.elements.slice(1, -1) : encoded.elements;
      expect(drawn.every((width) => width >= 1 && width <= widest)).toBe(true);
      expect(encoded.taken).toBeLessThanOrEqual(data.length);
      expect(encodeLinear(symbology, data.subarray(0, encoded.taken))).toEqual(encoded);
    }),
    { numRuns: symbology.includes('DataBar') ? 60 : 300 },
  );
});
