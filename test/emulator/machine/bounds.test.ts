import { describe, expect, test } from 'vitest';
import { LONGEST_COMMAND } from '../../../emulator/language/decoder.ts';
import { MOST_CELLS } from '../../../emulator/machine/line.ts';
import { LONGEST_SLIP } from '../../../emulator/machine/paper.ts';
import { MOST_DIAGNOSTICS } from '../../../emulator/machine/roll.ts';
import { tmT88v } from '../../../emulator/models/tm-t88v.ts';
import { MOST_SLIP_BYTES } from '../../../emulator/stream.ts';
import { bytes, joined } from '../notation.ts';
import { listen, print } from '../printing.ts';

const MEGABYTE = new Uint8Array(1 << 20).fill(0xff);

describe('a command with more data than is kept', () => {
  test.each([
    ['GS v 0 00 08 00 00 FF', 8 + 8 * 0xff00],
    ['GS v 0 00 00 01 00 70', 8 + 256 * 0x7000],
    ['GS 8 L 00 00 60 00 0 p 0 01 01 1 08 00 08 00', 7 + 0x600000],
    ['GS D 0 C 0 A B 0 1 "BM" 00 00 60 00', 9 + 0x600000],
  ])('%s is consumed in step', (head, length) => {
    const { printer, entries, diagnostics } = listen(tmT88v);
    const start = bytes(head);
    printer.receive(start);
    for (let left = length - start.length; left > 0; left -= MEGABYTE.length) {
      printer.receive(MEGABYTE.subarray(0, Math.min(left, MEGABYTE.length)));
    }
    printer.receive(bytes('"A" LF'));
    expect(entries.map(({ offset, length: own }) => [offset, own])).toEqual([
      [0, length],
      [length, 1],
      [length + 1, 1],
    ]);
    const tooLong = diagnostics.filter(({ code }) => code === 'data-too-long');
    expect(tooLong).toHaveLength(length > LONGEST_COMMAND ? 1 : 0);
  });

  test('prints the rows that are kept, and feeds them all', () => {
    const { printer, slips } = listen(tmT88v);
    printer.receive(bytes('GS v 0 00 00 01 00 70'));
    for (let i = 0; i < 7; i++) printer.receive(MEGABYTE);
    printer.endJob();
    expect(printer.moved).toBe(0x7000);
    const { dots } = slips[0]!;
    const kept = (LONGEST_COMMAND - 8) >> 8;
    expect([dots.get(0, 106 + kept - 1), dots.get(0, 106 + kept + 1)]).toEqual([true, false]);
  });
});

test('a slip longer than a roll is ended, and printing goes on', () => {
  const { slips, diagnostics, printer } = print(
    joined('ESC 3 FF', ...Array<string>(Math.ceil(LONGEST_SLIP / 127)).fill('"A" LF'), 'GS V B 00'),
    tmT88v,
  );
  expect(diagnostics.map(({ code }) => code)).toEqual(['slip-too-long']);
  expect(slips.map(({ end }) => end)).toEqual(['job end', 'partial cut']);
  expect(slips[0]!.dots.height).toBeLessThan(LONGEST_SLIP + 130);
  expect(slips[1]!.offset).toBe(slips[0]!.bytes.length);
  expect(slips.reduce((sum, { lines }) => sum + lines.length, 0)).toBe(Math.ceil(LONGEST_SLIP / 127));
  expect(printer.moved).toBeGreaterThan(LONGEST_SLIP);
});

test('a line that is never fed wraps into slips that can be laid out again', () => {
  const characters = joined('ESC 3 FF ESC a 01', new Uint8Array(200_000).fill(0x41));
  const { slips } = print(characters, tmT88v);
  expect(slips.length).toBeGreaterThan(1);
  for (const slip of slips) {
    const [again] = print(slip.bytes, tmT88v, { entry: slip.entry }).slips;
    expect(again!.dots.equals(slip.dots)).toBe(true);
  }
});

test('marks on one line are bounded', () => {
  const { slips, diagnostics } = print(joined(...Array<string>(MOST_CELLS + 3).fill('ESC $ 00 00 "A"'), 'LF'), tmT88v);
  expect(slips[0]!.lines[0]!.runs).toHaveLength(MOST_CELLS);
  expect(diagnostics.filter(({ code }) => code === 'line-full')).toHaveLength(3);
});

test('bytes of a slip are bounded: what came first is dropped, and told', () => {
  const { printer, slips, diagnostics } = listen(tmT88v);
  const nothing = joined('GS ( Z FB FF', new Uint8Array(0xfffb));
  for (let i = 0; i <= MOST_SLIP_BYTES >> 16; i++) printer.receive(nothing);
  printer.receive(bytes('"A" LF GS V B 00'));
  expect(diagnostics.filter(({ code }) => code === 'slip-bytes-dropped')).toHaveLength(1);
  expect(slips[0]!.bytes.length).toBeLessThanOrEqual(MOST_SLIP_BYTES);
  expect(slips[0]!.offset + slips[0]!.bytes.length).toBe(MOST_SLIP_BYTES + (1 << 16) + 6);
});

test('diagnostics of a slip are bounded, those told are not', () => {
  const { slips, diagnostics } = print(joined(...Array<string>(MOST_DIAGNOSTICS + 5).fill('ESC FF'), '"A" LF'), tmT88v);
  expect(diagnostics).toHaveLength(MOST_DIAGNOSTICS + 5);
  expect(slips[0]!.diagnostics).toHaveLength(MOST_DIAGNOSTICS);
});
