import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeAztec } from '../../../emulator/symbols/aztec.ts';
import { type CompositeLinear, encodeComposite } from '../../../emulator/symbols/composite.ts';
import { encodeDataMatrix } from '../../../emulator/symbols/data-matrix.ts';
import {
  encodeDataBarExpandedStacked,
  encodeDataBarStacked,
  encodeDataBarStackedOmnidirectional,
} from '../../../emulator/symbols/databar-stacked.ts';
import type { MatrixSymbol } from '../../../emulator/symbols/matrix.ts';
import { encodeMaxiCode } from '../../../emulator/symbols/maxicode.ts';
import { encodeMicroQr } from '../../../emulator/symbols/micro-qr.ts';
import { encodePdf417 } from '../../../emulator/symbols/pdf417.ts';
import type { SymbolRefusal } from '../../../emulator/symbols/refusal.ts';
import { bytes } from './arbitrary.ts';

/** Bytes of every kind, and element strings, well-formed or nearly so. */
const received = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  fc
    .tuple(
      fc.constantFrom('(01)90012345678908', '(10)', '(11)991231', '(90)', '90012345678908', '9001234567890'),
      fc.string({ unit: fc.constantFrom(...'0123456789()(){1*ABab_ \x1d'), maxLength: 40 }),
    )
    .map((parts) => bytes(parts.join(''))),
);

const composite = (linear: CompositeLinear, linearData: string) => (componentData: Uint8Array, widest: number) =>
  encodeComposite({ linear, linearData: bytes(linearData), component: 'auto', componentData, widest });

type Encode = (data: Uint8Array, widest: number) => MatrixSymbol | SymbolRefusal;
const ENCODERS: Readonly<Record<string, Encode>> = {
  'Micro QR': (data) => encodeMicroQr(data, 'M'),
  PDF417: (data, widest) =>
    encodePdf417(data, { columns: 0, rows: 0, correction: { tenths: 1 }, compact: false, widest }),
  Aztec: (data) => encodeAztec(data, { form: 'compact', layers: 0, correction: 23 }),
  DataMatrix: (data) => encodeDataMatrix(data, { shape: 'rectangle', rows: 0, columns: 0 }),
  'MaxiCode of mode 2': (data) => encodeMaxiCode(data, 2),
  'MaxiCode of mode 4': (data) => encodeMaxiCode(data, 4),
  'DataBar Stacked': encodeDataBarStacked,
  'DataBar Stacked Omnidirectional': encodeDataBarStackedOmnidirectional,
  'DataBar Expanded Stacked': encodeDataBarExpandedStacked,
  'Composite with EAN13': composite('EAN13', '331234567890'),
  'Composite with GS1-128': composite('GS1-128', '(01)0361234567890*'),
  'Composite with Expanded Stacked': composite('GS1 DataBar Expanded Stacked', '(10)ABCDEFGH'),
};

test.each(Object.entries(ENCODERS))(
  '%s: any bytes give a well-formed symbol or one sentence of refusal',
  (_, encode) => {
    fc.assert(
      fc.property(received, fc.integer({ min: 1, max: 300 }), (data, widest) => {
        const before = data.slice();
        const encoded = encode(data, widest);
        expect(data).toEqual(before);
        if ('refused' in encoded) {
          expect(encoded.refused).toMatch(/^[A-Z][\S\s]+\.$/);
          if (encoded.at !== undefined) expect(encoded.at).toBeLessThan(data.length);
          return;
        }
        expect(encoded.modules).toHaveLength(encoded.width * encoded.height);
        expect(encoded.modules.every((module) => module === 0 || module === 1)).toBe(true);
        expect(encoded.rowHeights).toHaveLength(encoded.height);
        expect(encoded.rowHeights.every((height) => height > 0)).toBe(true);
      }),
      { numRuns: 20 },
    );
  },
);
