import { expect, test } from 'vitest';
import { csnA2 } from '../../../emulator/models/csn-a2.ts';
import { tmT81 } from '../../../emulator/models/tm-t81.ts';
import { tmT88v } from '../../../emulator/models/tm-t88v.ts';
import { joined } from '../notation.ts';
import { print } from '../printing.ts';

const STORE = 'GS ( k 08 00 1 P 0 "HELLO"';
const PRINT = 'GS ( k 03 00 1 Q 0';
const codes = (stream: string | Uint8Array, model = tmT88v) => print(stream, model).slips.flatMap((slip) => slip.codes);
const ignored = (stream: string | Uint8Array, model = tmT88v) =>
  print(stream, model).entries.flatMap((entry) => (entry.ignored ? [entry.ignored] : []));

test('modules of 3 dots at power-on, of n dots by fn 67; no quiet zone', () => {
  expect(codes(`${STORE} ${PRINT}`)).toEqual([
    { symbology: 'QR', data: 'HELLO', x: 0, y: 106, width: 63, height: 63, offset: 13, length: 8 },
  ]);
  expect(codes(`GS ( k 03 00 1 C 08 ${STORE} ${PRINT}`)[0]).toMatchObject({ width: 168, height: 168 });
  expect(print(`${STORE} ${PRINT}`, tmT88v).printer.moved).toBe(63);
});

test('its modules are those of the encoder, each a square', () => {
  const { dots } = print(`${STORE} ${PRINT}`, tmT88v).slips[0]!;
  const row = (y: number) => Array.from({ length: 63 }, (_, x) => (dots.get(x, 106 + y) ? '#' : '.')).join('');
  // The finder pattern: seven dark modules, then a light one.
  expect(row(0).slice(0, 24)).toBe(`${'#'.repeat(21)}...`);
  expect(row(3).slice(0, 24)).toBe(`###${'.'.repeat(15)}###...`);
  expect(row(1)).toBe(row(0));
  expect(row(2)).toBe(row(0));
});

test('a higher level needs more modules for the same data', () => {
  const long = 'GS ( k 17 00 1 P 0 "12345ABCDEabcde12345"';
  const width = (n: string) => codes(`GS ( k 03 00 1 E ${n} ${long} ${PRINT}`)[0]!.width;
  expect([width('0'), width('3')]).toEqual([63, 87]);
});

test('stays stored until it is replaced, and ESC @ drops it', () => {
  expect(codes(`${STORE} ${PRINT} ${PRINT}`)).toHaveLength(2);
  expect(ignored(`${STORE} ESC @ ${PRINT}`)).toEqual(['no QR data is stored']);
});

test('is justified and turned, and waits for an empty line', () => {
  expect(codes(`ESC a 01 ${STORE} ${PRINT}`, tmT81)[0]!.x).toBe(224);
  expect(codes(`ESC { 01 ${STORE} ${PRINT}`)[0]!.x).toBe(512 - 63);
  expect(ignored(`${STORE} "A" ${PRINT}`)).toEqual(['it counts only while the line is empty']);
});

test('data is told as text, or one character a byte where it is no UTF-8', () => {
  expect(codes(joined('GS ( k 06 00 1 P 0', Buffer.from('中'), PRINT))[0]!.data).toBe('中');
  expect(codes(joined('GS ( k 05 00 1 P 0', [0xd6, 0xd0], PRINT))[0]!.data).toBe('ÖÐ');
});

test('one that is wider than the area feeds and prints nothing', () => {
  const { slips, printer, diagnostics } = print(`GS W 20 00 ${STORE} ${PRINT}`, tmT88v);
  expect(slips).toEqual([]);
  expect(printer.moved).toBe(63);
  expect(diagnostics[0]).toMatchObject({ severity: 'warning', code: 'qr-too-wide' });
});

test('what cannot be drawn is said', () => {
  expect(ignored('GS ( k 04 00 1 A 4 00 GS ( k 03 00 1 C 11 GS ( k 03 00 1 E 4 GS ( k 03 00 1 P 0')).toEqual([
    '52 is no QR model',
    '17 is no module size: 1 to 16',
    '52 is no error correction level',
    '0 bytes are not taken: 1 to 7089',
  ]);
  const tooMuch = joined('GS ( k 04 00 1 A 1 00 GS ( k 93 04 1 P 0', Buffer.alloc(1168, '7'), PRINT);
  expect(print(tooMuch, tmT88v).diagnostics[0]).toMatchObject({ code: 'qr-refused' });
});

test('a printer that does not know the family passes it over', () => {
  const { slips, entries } = print(`${STORE} "A" LF`, csnA2);
  expect(slips[0]!.lines.map(({ text }) => text)).toEqual(['A']);
  expect(entries[0]).toMatchObject({ id: 'GS (', length: 13 });
});
