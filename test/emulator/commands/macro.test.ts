import { describe, expect, test } from 'vitest';
import { csnA2 } from '../../../emulator/models/csn-a2.ts';
import { bytes, joined } from '../notation.ts';
import { drawn, listen, print } from '../printing.ts';
import { small, smallLibrary } from '../small.ts';

const lines = (stream: string | Uint8Array, model = small) =>
  print(stream, model).slips.map((slip) => slip.lines.map(({ text }) => text));
const ignored = (stream: string | Uint8Array, model = small) =>
  print(stream, model).entries.flatMap((entry) => (entry.ignored ? [entry.ignored] : []));

describe('GS : and GS ^', () => {
  test('what is recorded is printed as ever, and again as often as asked', () => {
    expect(lines('GS : "A" LF "B" LF GS : "1" LF GS ^ 02 00 00')).toEqual([['A', 'B', '1', 'A', 'B', 'A', 'B']]);
  });

  test('marks are the doing of GS ^, which stands for the run in the list of entries', () => {
    const { slips, entries } = print('GS : "A" LF GS : GS ^ 01 00 00');
    expect(slips[0]!.lines[1]!.runs).toEqual([{ text: 'A', x: 0, y: 12, width: 4, height: 6, offset: 6, length: 5 }]);
    expect(entries.map(({ id, offset, length, text }) => [id, offset, length, text])).toEqual([
      ['GS :', 0, 2, undefined],
      ['text', 2, 1, 'A'],
      ['LF', 3, 1, undefined],
      ['GS :', 4, 2, undefined],
      ['GS ^', 6, 5, undefined],
    ]);
  });

  test('a run goes on in the line where it stands, and what it sets stays', () => {
    expect(lines('GS : "A" ESC a 02 GS : LF ESC @ "B" GS ^ 02 00 00 LF "1" LF')).toEqual([['A', 'BAA', '1']]);
    const { slips } = print('GS : ESC a 02 GS : ESC @ GS ^ 01 00 00 "A" LF');
    expect(slips[0]!.lines[0]!.runs[0]!.x).toBe(36);
  });

  test('ESC @ keeps the macro, and may be in it', () => {
    expect(lines('GS : ESC @ "A" LF GS : ESC @ ESC E 01 GS ^ 01 00 00')).toEqual([['A', 'A']]);
  });

  test('an empty recording, GS ^ amid one and no runs leave or do nothing', () => {
    expect(ignored('GS ^ 01 00 00')).toEqual(['no macro is recorded']);
    expect(ignored('GS : "A" LF GS : GS : GS : GS ^ 01 00 00')).toEqual(['no macro is recorded']);
    expect(ignored('GS : "A" LF GS ^ 01 00 00 GS ^ 01 00 00')).toEqual([
      'a macro was being recorded: it is dropped',
      'no macro is recorded',
    ]);
    expect(ignored('GS : "A" LF GS : GS ^ 00 00 00')).toEqual(['it is to be run no times']);
  });

  test('commands that write to memory end a recording', () => {
    const { diagnostics, entries } = print('GS : "A" LF GS ( C 06 00 00 1 00 A 1 "z" GS : "B" LF GS : GS ^ 01 00 00');
    expect(diagnostics.map(({ code }) => code)).toEqual(['macro-ended']);
    expect(entries.at(-1)!.ignored).toBeUndefined();
    expect(lines('GS : "A" LF GS ( C 06 00 00 1 00 A 1 "z" GS : "B" LF GS : GS ^ 01 00 00')).toEqual([['A', 'B', 'B']]);
  });

  test('waiting is not waited, and told', () => {
    const told = (stream: string) =>
      print(stream).diagnostics.map(({ severity, code, message }) => [severity, code, message]);
    expect(told('GS : "A" LF GS : GS ^ 02 05 00')).toEqual([
      ['info', 'macro-not-waited', '2 x 500 ms of waiting between runs are not waited here'],
    ]);
    expect(told('GS : "A" LF GS : GS ^ 02 00 01')[0]!.slice(0, 2)).toEqual(['warning', 'macro-not-waited']);
  });

  test('holds 2048 bytes; what is beyond is not recorded', () => {
    const stream = joined('GS :', ...Array<string>(1500).fill('"A" LF'), 'GS : GS V B 00 GS ^ 01 00 00 GS V B 00');
    const { diagnostics, slips } = print(stream);
    expect(diagnostics.map(({ code }) => code)).toEqual(['macro-too-long']);
    expect(slips.map((slip) => slip.lines.length)).toEqual([1500, 1024]);
  });

  test('a command that the end cuts off is dropped', () => {
    const macro = joined('GS :', new Uint8Array(2046).fill(0), 'ESC E 01 GS : ESC E 00 GS ^ 01 00 00 "A" LF');
    const { entries, slips } = print(macro);
    expect(entries.at(-2)).toMatchObject({ id: 'text', text: 'A' });
    expect(drawn(slips[0]!.dots, 4).split('\n')[0]).toBe('.#');
  });

  test('real-time commands in it act when they arrive alone; none can run another macro', () => {
    const { replies, slips } = print('GS : "A" DLE EOT 01 LF GS : GS ^ 02 00 00');
    expect(replies).toEqual(['16']);
    expect(slips[0]!.lines).toHaveLength(3);
  });

  test('a barcode in the line of a macro is text after its header, as ever', () => {
    expect(lines('GS : "A" GS v 0 "B" LF GS : GS ^ 01 00 00')).toEqual([['AB', 'AB']]);
  });

  test('endless feeds are stopped at the end of a roll', () => {
    const feeds = joined('GS :', ...Array<string>(600).fill('ESC d FF'), 'GS : GS ^ FF 00 00 "A" LF');
    const { diagnostics, printer } = print(feeds);
    expect(diagnostics.map(({ code }) => code)).toContain('macro-stopped');
    expect(printer.moved).toBeLessThan(3_000_000);
  });

  test('panel printers have none', () => {
    expect(print('GS : "A" LF', csnA2).entries[0]!.id).toBe('unknown');
  });
});

describe('slips and macros', () => {
  const again = (slip: { bytes: Uint8Array; entry: object | null }) =>
    drawn(print(slip.bytes, small, { entry: JSON.parse(JSON.stringify(slip.entry)) }).slips[0]!.dots);

  test('a slip that runs what another recorded carries it in its entry', () => {
    const { slips } = print('GS : "A" LF GS : GS V B 00 "B" LF GS ^ 02 00 00 GS V B 00 "1" LF GS V B 00');
    expect(slips.map(({ entry }) => entry)).toEqual([null, { macro: { bytes: { hex: '410a' } } }, null]);
    for (const slip of slips) expect(again(slip)).toBe(drawn(slip.dots));
  });

  test('cuts in a macro: each slip begins where the last ended in it', () => {
    const { slips } = print('GS : "A" LF GS V B 00 "B" LF GS : GS ^ 02 00 00 "1" LF GS V B 00');
    expect(slips.map((slip) => slip.lines.map(({ text }) => text))).toEqual([
      ['A'],
      ['B', 'A'],
      ['B', 'A'],
      ['B', '1'],
    ]);
    expect(slips.map(({ entry }) => entry)).toEqual([
      null,
      { macro: { recording: { hex: '410a1d564200' } } },
      { macro: { bytes: { hex: '410a1d564200420a' }, resume: { at: 6, left: 2 } } },
      { macro: { bytes: { hex: '410a1d564200420a' }, resume: { at: 6, left: 1 } } },
    ]);
    for (const slip of slips) expect(again(slip)).toBe(drawn(slip.dots));
  });

  test('a macro that ends with a cut leaves nothing of it to the next slip', () => {
    const { slips } = print('GS : "A" LF GS V B 00 GS : GS ^ 02 00 00 "B" LF GS V B 00');
    expect(slips.map(({ bytes: own }) => own.length)).toEqual([8, 7, 5, 6]);
    expect(slips.at(-1)!.entry).toBeNull();
    for (const slip of slips) expect(again(slip)).toBe(drawn(slip.dots));
  });

  test("a line that a macro began is the next slip's", () => {
    const { printer, slips } = listen(small, {}, smallLibrary);
    printer.receive(bytes('GS : "A" LF "B" GS : LF GS V B 00 GS ^ 01 00 00'));
    printer.endJob();
    printer.receive(bytes('"1" LF'));
    printer.endJob();
    expect(slips.map((slip) => slip.lines.map(({ text }) => text))).toEqual([['A', 'B'], ['A'], ['B1']]);
    expect(slips[2]!.entry).toEqual({ macro: { bytes: { hex: '410a42' }, resume: { at: 2, left: 1 } } });
    for (const slip of slips) expect(again(slip)).toBe(drawn(slip.dots));
  });
});

describe('GS ( D', () => {
  const pulses = (stream: string) => print(stream).pulses.length;

  test('switches the real-time pulse off and on', () => {
    expect(pulses('DLE DC4 01 00 01')).toBe(1);
    expect(pulses('GS ( D 03 00 14 01 00 DLE DC4 01 00 01')).toBe(0);
    expect(pulses('GS ( D 03 00 14 01 0 DLE DC4 01 00 01 GS ( D 05 00 14 02 1 01 1 DLE DC4 01 00 01')).toBe(1);
    expect(ignored('GS ( D 03 00 14 01 00 DLE DC4 01 00 01')).toContain('GS ( D has switched it off');
  });

  test('ESC @ switches it on again; the pulse of ESC p is no real-time command', () => {
    expect(pulses('GS ( D 03 00 14 01 00 ESC @ DLE DC4 01 00 01')).toBe(1);
    expect(pulses('GS ( D 03 00 14 01 00 ESC p 00 10 10')).toBe(1);
  });

  test('other values, half a pair and other functions change nothing', () => {
    expect(pulses('GS ( D 03 00 14 01 02 GS ( D 02 00 14 01 GS ( D 03 00 15 01 00 DLE DC4 01 00 01')).toBe(1);
  });
});
