import { expect, test } from 'vitest';
import { declaredCommands } from '../../../emulator/language/commands/commands.ts';
import { describe as dump, plainDoc } from '../../../emulator/language/describe.ts';
import { csnA2 } from '../../../emulator/models/csn-a2.ts';
import type { Model } from '../../../emulator/models/model.ts';
import { tmT88iii } from '../../../emulator/models/tm-t88iii.ts';
import { tmT88v } from '../../../emulator/models/tm-t88v.ts';
import { bytes, joined } from '../notation.ts';
import { print } from '../printing.ts';

function rows(stream: string | Uint8Array, model: Model = tmT88v) {
  const data = typeof stream === 'string' ? bytes(stream) : stream;
  return dump(print(data, model).entries, data).map(({ offset, hex, id, meaning }) => [offset, hex, id, meaning]);
}
const meaning = (stream: string | Uint8Array, model: Model = tmT88v) => rows(stream, model)[0]![3];

test('a stream becomes rows: where, which bytes, which command, what it means', () => {
  expect(rows(joined('ESC @ ESC 3 18 FS &', [0xc4, 0xe3, 0xba, 0xc3], 'LF ESC FF'))).toEqual([
    [
      0,
      '1B 40',
      'ESC @',
      'Set everything that commands set back to its power-on value and drop the line; received data stays.',
    ],
    [2, '1B 33 18', 'ESC 3', 'Line spacing of 24 vertical motion units.'],
    [5, '1C 26', 'FS &', 'Double-byte decoding on.'],
    [7, 'C4 E3 BA C3', 'text', '"你好"'],
    [11, '0A', 'LF', 'Print the line and feed one line.'],
    [12, '1B FF', 'unknown', '1B FF is no command of tm-t88v.'],
  ]);
});

test.each([
  ['ESC a 01', 'Justification centre.'],
  ['ESC ! 98', 'Font A, bold, double height, underlined.'],
  ['ESC E 02', 'Bold off.'],
  ['GS ! 12', 'Characters 2 times as wide and 3 times as tall.'],
  ['ESC \\ 02 00', 'Position 2 units to the right.'],
  ['ESC D 05 0A 00', 'Tab stops at 5, 10 columns of the present width.'],
  ['GS V B 78', 'Feed to the blade and 120 units more, then partial cut.'],
  ['GS I 43', 'Tell the name.'],
  ['GS v 0 01 02 00 01 00 AA AA', 'Raster image, 2 bytes wide and 1 dots tall (m=1).'],
  ['GS k 49 05 "{BA12"', 'CODE128 barcode of 5 bytes. Data "{BA12".'],
  ['GS k 02 "490123456789" NUL', 'EAN13 barcode, ended by NUL. Data "490123456789".'],
  ['GS ( k 08 00 1 P 0 "HELLO"', 'Store the data of the QR code. Data "HELLO".'],
])('%s means: %s', (stream, words) => {
  expect(meaning(stream)).toBe(words);
});

test('bits of ESC ! are those of the printer', () => {
  expect(meaning('ESC ! 42', csnA2)).toBe('Font A, reverse, strike-through.');
});

test('what has no effect says why', () => {
  expect(meaning('ESC \\ FE FF')).toBe(
    'Position 2 units to the left. No effect: the position is outside the print area.',
  );
  expect(meaning('CAN')).toBe(
    'Erase what stands in the present area of the page. No effect: it counts only in page mode.',
  );
  expect(meaning('ESC R 63')).toBe('International character set 99. No effect: there is no international set 99.');
  expect(meaning('FS &', tmT88iii)).toBe(
    'Double-byte decoding on. No effect: the model has no double-byte characters.',
  );
});

test('a real-time command stands where it acted, and in its place', () => {
  expect(rows('ESC 3 DLE EOT 01 DLE EOT 04').map(([offset, , id, words]) => [offset, id, words])).toEqual([
    [0, 'ESC 3', 'Line spacing of 16 vertical motion units.'],
    [3, 'unknown', '04 is no command of tm-t88v.'],
    [4, 'unknown', '01 is no command of tm-t88v.'],
    [2, 'DLE EOT', 'Status at once: printer. Acted on at once.'],
    [5, 'DLE EOT', 'Status at once: paper. It acted when it arrived.'],
    [5, 'DLE EOT', 'Status at once: paper. Acted on at once.'],
  ]);
});

test('long bytes and long data are cut short', () => {
  const [[, hex, , words]] = rows(joined('GS ( k 43 00 1 P 0', new Uint8Array(64).fill(0x41))) as [unknown[]];
  expect(hex).toBe('1D 28 6B 43 00 31 50 30 41 41 41 41 41 41 41 41 +56');
  expect(words).toBe(`Store the data of the QR code. Data "${'A'.repeat(60)}"....`);
});

test('rows of a later part count in its stream', () => {
  const { entries } = print(bytes('"A" LF "B"'), tmT88v);
  expect(dump(entries.slice(1), bytes('LF "B"'), 1).map(({ hex }) => hex)).toEqual(['0A', '42']);
});

test('every argument that a doc names is one of its command', () => {
  for (const command of declaredCommands) {
    const names = command.parts.flatMap((part) => (part.kind === 'argument' ? [part.name] : []));
    for (const [, name] of command.doc.matchAll(/\{(\w+)\}/g))
      expect([command.id, names]).toEqual([command.id, expect.arrayContaining([name])]);
    expect(plainDoc(command)).not.toMatch(/[{}]/);
  }
});
