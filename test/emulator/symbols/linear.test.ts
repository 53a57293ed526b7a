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
];

/** Bytes of every kind, and bytes that come close to what each symbology takes. */
const received = fc.oneof(
  fc.uint8Array({ maxLength: 255 }),
  fc
    .array(fc.constantFrom(0x2a, 0x30, 0x31, 0x41, 0x42, 0x43, 0x53, 0x7b), { maxLength: 30 })
    .map((data) => Uint8Array.from(data)),
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
        expect(encoded.refused).toMatch(/^[A-Z0-9-]+ .+\.$/);
        if (encoded.at !== undefined) expect(encoded.at).toBeLessThanOrEqual(data.length);
        return;
      }
      expect(encoded.symbology).toBe(symbology);
      // Bars and spaces in turn, and a bar at both ends.
      expect(encoded.elements.length % 2).toBe(1);
      const widest = encoded.levels === 'two' ? 2 : 4;
      expect(encoded.elements.every((width) => width >= 1 && width <= widest)).toBe(true);
      expect(encoded.taken).toBeLessThanOrEqual(data.length);
      expect(encodeLinear(symbology, data.subarray(0, encoded.taken))).toEqual(encoded);
    }),
    { numRuns: 300 },
  );
});
