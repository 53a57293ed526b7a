import { describe, expect, test } from 'vitest';
import type { Sensors } from '../../../emulator/machine/sensors.ts';
import { slipText } from '../../../emulator/machine/slip.ts';
import { tmT88v } from '../../../emulator/models/tm-t88v.ts';
import { MOST_SLIP_BYTES } from '../../../emulator/stream.ts';
import { bytes } from '../notation.ts';
import { listen } from '../printing.ts';

const offline = (sensors: Partial<Sensors>) => listen(tmT88v, { sensors });

describe('a printer that is offline', () => {
  test.each<[Partial<Sensors>, Partial<Sensors>]>([
    [{ cover: 'open' }, { cover: 'closed' }],
    [{ paper: 'end' }, { paper: 'near' }],
    [{ feeding: 'button' }, { feeding: 'none' }],
    [{ error: 'headtemp' }, { error: 'none' }],
  ])('with %o keeps what it receives, and prints it with %o', (before, after) => {
    const { printer, slips, entries } = offline(before);
    printer.receive(bytes('"A'.concat('" LF')));
    printer.receive(bytes('"B" LF GS V B 00'));
    expect([printer.waiting, slips.length, entries.length]).toEqual([8, 0, 0]);
    printer.set(after);
    expect(slips.map(slipText)).toEqual(['A\nB\n']);
    expect(printer.waiting).toBe(0);
    expect(slips[0]!.bytes).toEqual(bytes('"A" LF "B" LF GS V B 00'));
  });

  test('answers in real time, and passes those bytes over when their turn comes', () => {
    const { printer, replies, entries } = offline({ cover: 'open' });
    printer.receive(bytes('"A" DLE EOT 02 LF'));
    expect(replies).toEqual(['16']);
    expect(entries.map(({ id, realtime }) => [id, realtime])).toEqual([['DLE EOT', true]]);
    printer.set({ cover: 'closed' });
    expect(entries.slice(1).map(({ id, ignored }) => [id, ignored])).toEqual([
      ['text', undefined],
      ['DLE EOT', 'acted on when it arrived'],
      ['LF', undefined],
    ]);
  });

  test('stays offline while another cause is left', () => {
    const { printer, slips } = offline({ cover: 'open', paper: 'end' });
    printer.receive(bytes('"A" LF GS V B 00'));
    printer.set({ cover: 'closed' });
    expect(slips).toEqual([]);
    printer.set({ paper: 'ok' });
    expect(slips).toHaveLength(1);
  });

  test('does not fill the memory: what came first is dropped, and told', () => {
    const { printer, entries, diagnostics } = offline({ cover: 'open' });
    const run = new Uint8Array(1 << 20).fill(0x41);
    for (let i = 0; i < 20; i++) printer.receive(run);
    expect(printer.waiting).toBeLessThanOrEqual(MOST_SLIP_BYTES);
    expect(diagnostics.map(({ code }) => code)).toEqual(['slip-bytes-dropped', 'command-without-effect']);
    expect(entries).toMatchObject([{ id: 'dropped', offset: 0, ignored: 'more came than a printer that waits keeps' }]);
    expect(entries[0]!.length + printer.waiting).toBe(20 << 20);
  });
});

describe('recovery from an error', () => {
  const failed = () => offline({ error: 'cutter', cause: 'removed' });

  test('DLE ENQ 1 goes on with what waits', () => {
    const { printer, slips } = failed();
    printer.receive(bytes('"A" LF DLE ENQ 01 "B" LF GS V B 00'));
    expect(slips.map(slipText)).toEqual(['A\nB\n']);
    expect(printer.sensors.error).toBe('none');
  });

  test('DLE ENQ 2 drops what came before it, and keeps the settings', () => {
    const { printer, slips, entries } = failed();
    printer.receive(bytes('"A" LF DLE ENQ 02 "B" LF GS V B 00'));
    expect(slips.map(slipText)).toEqual(['B\n']);
    expect(entries[0]).toMatchObject({
      id: 'dropped',
      offset: 0,
      length: 5,
      ignored: 'DLE ENQ 2 dropped what was received',
    });
    expect(entries[1]).toMatchObject({ id: 'DLE ENQ', realtime: true });
  });

  test('needs its cause removed, and an error', () => {
    const stuck = offline({ error: 'cutter' });
    stuck.printer.receive(bytes('"A" LF DLE ENQ 01'));
    expect(stuck.printer.sensors.error).toBe('cutter');
    const { printer, entries } = offline({});
    printer.receive(bytes('"A" DLE ENQ 02 LF'));
    expect(entries.find(({ realtime }) => realtime)!.ignored).toBe('there is no error to recover from');
    expect(entries.map(({ id }) => id)).toEqual(['text', 'DLE ENQ', 'DLE ENQ', 'LF']);
  });
});

test('DLE DC4 8 drops the line, and the command that is being received', () => {
  const { printer, slips, replies, entries } = offline({});
  printer.receive(bytes('"A" LF "B" DLE DC4 08 01 03 14 01 06 02 08 "L" LF'));
  printer.endJob();
  expect(slips.map(slipText)).toEqual(['A\nL\n']);
  expect(replies).toEqual(['372500']);
  printer.receive(bytes('GS v 0 00 08 00 04 00 FF DLE DC4 08 01 03 14 01 06 02 08 "A" LF'));
  printer.endJob();
  expect(slips.slice(1).map((slip) => [slipText(slip), slip.images])).toEqual([['A\n', []]]);
  expect(entries.filter(({ id }) => id === 'dropped')).toMatchObject([{ offset: 15, length: 19 }]);
});
