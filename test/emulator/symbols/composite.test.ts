import { expect, test } from 'vitest';
import type { ReadInputBarcodeFormat } from 'zxing-wasm/reader';
import {
  type CompositeLinear,
  type CompositeParts,
  type CompositeSymbol,
  encodeComposite,
} from '../../../emulator/symbols/composite.ts';
import { squareModules } from '../../../emulator/symbols/matrix.ts';
import { bytes } from './arbitrary.ts';
import { accepted, readPicture } from './reader.ts';

const parts = (linear: CompositeLinear, data: string, component: string, more: Partial<CompositeParts> = {}) => ({
  linear,
  linearData: bytes(data),
  component: 'auto' as const,
  componentData: bytes(component),
  ...more,
});

/** The line element alone, its bars so tall as they are drawn. */
function lineOf(symbol: CompositeSymbol, rows: number) {
  const rowHeights = symbol.rowHeights.slice();
  if (symbol.barsRow !== undefined) rowHeights[symbol.barsRow] = 40;
  const from = symbol.height - rows;
  const modules = symbol.modules.slice(from * symbol.width);
  return squareModules({ ...symbol, modules, rowHeights: rowHeights.slice(from), height: rows });
}

const LINES: readonly (readonly [
  linear: CompositeLinear,
  data: string,
  read: string,
  hri: string,
  format: ReadInputBarcodeFormat,
  rows: number,
])[] = [
  ['EAN8', '1234567', '12345670', '12345670', 'EAN8', 1],
  ['EAN13', '331234567890', '3312345678903', '3312345678903', 'EAN13', 1],
  ['UPC-A', '01600033610', '0016000336100', '016000336100', 'UPCA', 1],
  ['UPC-E', '121230', '0012000001239', '121230', 'UPCE', 1],
  ['GS1 DataBar Omnidirectional', '0361234567890', '0103612345678904', '(01)03612345678904', 'DataBarOmni', 1],
  ['GS1 DataBar Truncated', '0361234567890', '0103612345678904', '(01)03612345678904', 'DataBarOmni', 1],
  ['GS1 DataBar Limited', '0351234567890', '0103512345678907', '(01)03512345678907', 'DataBarLtd', 1],
  ['GS1 DataBar Stacked', '0361234567890', '0103612345678904', '', 'DataBarStk', 3],
  ['GS1 DataBar Stacked Omnidirectional', '0361234567890', '0103612345678904', '', 'DataBarStkOmni', 5],
  [
    'GS1 DataBar Expanded',
    '(01)93712345678904(3103)001234',
    '01937123456789043103001234',
    '(01)93712345678904(3103)001234',
    'DataBarExp',
    1,
  ],
  [
    'GS1 DataBar Expanded Stacked',
    '(01)98898765432106(3202)012345(15)991231',
    '0198898765432106320201234515991231',
    '',
    'DataBarExpStk',
    5,
  ],
  ['GS1-128', '(01)0361234567890*(10)A{(', '010361234567890410A(', '(01)03612345678904(10)A(', 'Code128', 1],
];

test.each(LINES)('%s below its 2-D element reads back', async (linear, data, read, hri, format, rows) => {
  const encoded = accepted(encodeComposite(parts(linear, data, '(11)990102{1(21)A-{(1', { widest: 102 })));
  expect(encoded).toMatchObject({ symbology: 'Composite', component: 'CC-A', hri });
  const found = await readPicture(lineOf(encoded, rows), format, 3);
  expect(String.fromCharCode(...(found?.bytes ?? []))).toBe(read);
});

test.each([
  [56, 'CC-A'],
  [57, 'CC-B'],
  [338, 'CC-B'],
  [339, 'CC-C'],
  [2361, 'CC-C'],
])('%i digits go to %s', (digits, component) => {
  const encoded = accepted(encodeComposite(parts('GS1-128', '(01)0361234567890*', '9'.repeat(digits))));
  expect(encoded.component).toBe(component);
});

test('letters that the chosen element has no room for go to the next larger one', () => {
  const encoded = accepted(encodeComposite(parts('EAN13', '331234567890', `99${'a'.repeat(54)}`)));
  expect(encoded.component).toBe('CC-B');
  const forced = parts('GS1-128', '(01)0361234567890*', '(10)A', { component: 'CC-C' });
  expect(accepted(encodeComposite(forced)).component).toBe('CC-C');
});

test('CC-C has rows of 3 modules, and bars as tall as the printer chooses', () => {
  const encoded = accepted(encodeComposite(parts('GS1-128', '(01)0361234567890*', '(10)A', { component: 'CC-C' })));
  expect([...new Set(encoded.rowHeights)]).toEqual([3, 1]);
  expect(encoded.barsRow).toBe(encoded.height - 1);
});

test.each([
  [parts('EAN13', '12', '(10)A'), 'EAN13 takes 12 or 13 digits, but 2 came.'],
  [
    parts('EAN13', '331234567890', 'A'),
    'Composite takes an application identifier of two digits first, but byte 1 is 41h (A).',
  ],
  [
    parts('GS1 DataBar Limited', '2351234567890', '(10)A'),
    'GS1 DataBar Limited takes 0 or 1 as its first digit, but byte 1 is 32h (2).',
  ],
  [
    parts('EAN13', '331234567890', '(10)A', { component: 'CC-C' }),
    'Composite of CC-A and CC-B has no room for 5 bytes of this data above EAN13.',
  ],
  [
    parts('EAN8', '1234567', `99${'a'.repeat(330)}`),
    'Composite of CC-B has no room for 332 bytes of this data above EAN8.',
  ],
  [
    parts('GS1 DataBar Expanded Stacked', '(10)A', '(10)A', { widest: 101 }),
    'Composite with GS1 DataBar Expanded Stacked is wider than the 101 modules that are left.',
  ],
  [parts('GS1-128', '(10)A{3', '(10)A'), 'GS1-128 takes { with one of 1 ( ) * { after it, but byte 6 is 7Bh ({).'],
] as const)('refuses %#', (composite, refused) => {
  expect(encodeComposite(composite)).toMatchObject({ refused });
});
