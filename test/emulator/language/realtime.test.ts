import { describe, expect, test } from 'vitest';
import { RealtimeScanner } from '../../../emulator/language/realtime.ts';
import { commandsOf } from '../../../emulator/language/spoken.ts';
import { bytes } from '../notation.ts';
import { print } from '../printing.ts';

/** The commands that a scanner finds, as their id, offset and length. */
function found(stream: string, dialect: 'epson' | 'csn' = 'epson') {
  const scanner = new RealtimeScanner(commandsOf(dialect));
  return [...bytes(stream)].flatMap((byte) => {
    const hit = scanner.take(byte);
    return hit ? [[hit.command.id, hit.offset, hit.bytes.length]] : [];
  });
}

describe('the scanner', () => {
  test('finds commands wherever they stand', () => {
    expect(found('"A" DLE EOT 01 GS v 0 00 01 00 03 00 DLE EOT 02')).toEqual([
      ['DLE EOT', 1, 3],
      ['DLE EOT', 12, 3],
    ]);
  });

  test('takes the longer of two that begin alike', () => {
    expect(found('DLE EOT 07 01 DLE EOT 12 02')).toEqual([
      ['DLE EOT a', 0, 4],
      ['DLE EOT a', 4, 4],
    ]);
  });

  test('takes every argument for what it is', () => {
    expect(found('DLE EOT DLE EOT 01 "A"')).toEqual([['DLE EOT', 0, 3]]);
    expect(found('DLE DC4 01 01 DLE DLE EOT 01')).toEqual([
      ['DLE DC4 1', 0, 5],
      ['DLE EOT', 5, 3],
    ]);
  });

  test('begins anew within bytes that are no command after all', () => {
    expect(found('DLE DLE EOT 01')).toEqual([['DLE EOT', 1, 3]]);
    expect(found('DLE DC4 08 01 03 14 DLE EOT 02')).toEqual([['DLE EOT', 6, 3]]);
    expect(found('DLE DC4 08 01 03 14 01 06 02 08')).toEqual([['DLE DC4 8', 0, 10]]);
    expect(found('DLE 06 DLE 07 DLE')).toEqual([]);
  });

  test('knows none where the dialect has none', () => {
    expect(found('DLE EOT 01', 'csn')).toEqual([]);
  });

  test('passes over runs without a DLE, and keeps count', () => {
    const scanner = new RealtimeScanner(commandsOf('epson'));
    expect(scanner.pass(bytes('"ABC"'))).toBe(true);
    expect(scanner.pass(bytes('DLE'))).toBe(false);
    scanner.take(0x10);
    expect(scanner.pass(bytes('EOT'))).toBe(false);
    scanner.take(0x04);
    expect(scanner.take(0x01)).toMatchObject({ offset: 3 });
  });
});

test('its bytes are arguments and data all the same', () => {
  const { replies, printer, slips } = print('ESC 3 DLE EOT 01 "A" LF GS v 0 00 01 00 03 00 DLE EOT 02');
  expect(replies).toEqual(['1612']);
  expect(printer.moved).toBe(8 + 3);
  expect(slips[0]!.lines[0]).toMatchObject({ text: 'A', advance: 8 });
  expect(slips[0]!.images).toHaveLength(1);
});
