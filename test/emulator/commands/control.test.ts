import { expect, test } from 'vitest';
import { joined } from '../notation.ts';
import { picture, print } from '../printing.ts';

const text = (stream: string | Uint8Array) =>
  print(stream).slips.flatMap(({ lines }) => lines.map((line) => line.text));
const ignored = (stream: string) => print(stream).entries.map(({ id, ignored }) => [id, ignored]);

test('CR and NUL do nothing, so CR LF feeds once', () => {
  const { slips, printer } = print('"A" CR NUL "B" CR LF');
  expect(slips[0]!.lines.map(({ text, advance }) => [text, advance])).toEqual([['AB', 8]]);
  expect(printer.moved).toBe(8);
});

test('CAN and FF do nothing in standard mode', () => {
  expect(text('"A" CAN "B" 0C LF')).toEqual(['AB']);
});

test('ESC @ puts every setting back and drops the line, not what follows', () => {
  const settings =
    'ESC a 01 GS L 08 NUL GS W 10 NUL ESC M 01 GS ! 11 ESC E 01 ESC - 02 GS B 01 ESC V 01 ESC SP 04 ESC 3 20 ' +
    'ESC t 10 ESC R 02 ESC D 03 NUL FS & FS W 01 FS S 01 01 GS P 32 32';
  expect(picture(`${settings} "A" ESC @ "A" LF "B" HT`)).toBe(picture('"A" LF "B" HT'));
  expect(print(joined(settings, 'ESC @ "A" LF')).slips[0]!.entry).toBeNull();
});

test('ESC = speaks to a display: nothing is printed or executed until the printer is selected again', () => {
  const stream = 'ESC = 02 "SHOWN" US $ 01 01 ESC a 02 GS V A 00 ESC = 01 "A" LF';
  expect(text(stream)).toEqual(['A']);
  const why = 'ESC = has selected another device';
  expect(ignored(stream)).toEqual([
    ['ESC =', undefined],
    ['text', why],
    ['US $', why],
    ['ESC a', why],
    ['GS V 65', why],
    ['ESC =', undefined],
    ['text', undefined],
    ['LF', undefined],
  ]);
  expect(print(stream).diagnostics).toEqual([]);
});

test('ESC = for both devices prints, and for none is refused', () => {
  expect(text('ESC = 03 "A" LF ESC = 00 "B" LF')).toEqual(['A', 'B']);
});

test('an unknown sequence takes the byte that nobody has declared with it, and is told', () => {
  const { slips, diagnostics, entries } = print('ESC FF "A" GS 01 "B" 03 LF');
  expect(slips[0]!.lines[0]!.text).toBe('AB');
  expect(entries.map(({ id, offset, length }) => [id, offset, length])).toEqual([
    ['unknown', 0, 2],
    ['text', 2, 1],
    ['unknown', 3, 2],
    ['text', 5, 1],
    ['unknown', 6, 1],
    ['LF', 7, 1],
  ]);
  expect(diagnostics.map(({ offset, severity, code, message }) => [offset, severity, code, message])).toEqual([
    [0, 'warning', 'unknown-command', '1B FF is no command of small'],
    [3, 'warning', 'unknown-command', '1D 01 is no command of small'],
    [6, 'warning', 'unknown-command', '03 is no command of small'],
  ]);
});
