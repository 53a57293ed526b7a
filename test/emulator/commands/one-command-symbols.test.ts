import { expect, test } from 'vitest';
import type { ReadInputBarcodeFormat } from 'zxing-wasm/reader';
import { tmT88v } from '../../../emulator/models/tm-t88v.ts';
import { xprinter80 } from '../../../emulator/models/xprinter-80.ts';
import { print } from '../printing.ts';
import { readDots } from './reading.ts';

const ignored = (stream: string) =>
  print(stream, xprinter80).entries.flatMap((entry) => (entry.ignored ? [entry.ignored] : []));

test.each([
  ['ESC Z 00 L 03 05 00 "HELLO"', 'QR', 63, 63, 'QRCode'],
  ['ESC Z 02 L 03 05 00 "HELLO"', 'QR', 75, 75, 'QRCode'],
  ['GS Z 00 GS w 02 ESC Z 04 02 03 05 00 "HELLO"', 'PDF417', 137 * 2, 3 * 6, 'PDF417'],
  ['GS Z 01 ESC Z 00 00 04 05 00 "HELLO"', 'DataMatrix', 48, 48, 'DataMatrix'],
  ['GS Z 01 ESC Z 0C 1A 04 05 00 "HELLO"', 'DataMatrix', 104, 48, 'DataMatrix'],
  ['GS Z 00 GS Z 02 ESC Z 00 H 02 05 00 "HELLO"', 'QR', 42, 42, 'QRCode'],
  ['GS Z 00 ESC @ ESC Z 00 L 03 05 00 "HELLO"', 'QR', 63, 63, 'QRCode'],
] satisfies readonly (readonly [string, string, number, number, ReadInputBarcodeFormat])[])(
  '%s',
  async (stream, symbology, width, height, format) => {
    const { slips, diagnostics } = print(stream, xprinter80);
    const [code] = slips[0]!.codes;
    expect(code).toMatchObject({ symbology, data: 'HELLO', width, height });
    expect(await readDots(slips[0]!, code!, format)).toBe('HELLO');
    expect(diagnostics).toEqual([]);
  },
);

test('what the kind does not take is consumed with its data', () => {
  const stream = 'ESC Z 00 X 03 01 00 "A" ESC Z 00 L 09 01 00 "A" GS Z 03 GS Z 00 ESC Z 00 00 03 01 00 "A" "B" LF';
  expect(ignored(stream)).toEqual([
    '88 is no error correction level',
    '9 is no module size',
    '3 is no kind of symbol',
    '0 is no number of columns',
  ]);
  expect(print(stream, xprinter80).slips[0]!.lines.map(({ text }) => text)).toEqual(['B']);
});

test('it stores nothing and prints nothing that is stored', () => {
  const stored = 'GS ( k 06 00 1 P 0 "ABC"';
  const { slips } = print(`${stored} ESC Z 00 L 03 05 00 "HELLO" GS ( k 03 00 1 Q 0`, xprinter80);
  expect(slips[0]!.codes.map(({ data }) => data)).toEqual(['HELLO', 'ABC']);
});

test('it is no command of Epson', () => {
  expect(print('ESC Z', tmT88v).entries[0]).toMatchObject({ id: 'unknown' });
});
