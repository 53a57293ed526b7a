import { describe, expect, test } from 'vitest';
import type { Sensors } from '../../../emulator/machine/sensors.ts';
import { slipText } from '../../../emulator/machine/slip.ts';
import type { Model } from '../../../emulator/models/model.ts';
import { tmT88iii } from '../../../emulator/models/tm-t88iii.ts';
import { tmT88v } from '../../../emulator/models/tm-t88v.ts';
import { bytes } from '../notation.ts';
import { listen } from '../printing.ts';

/** A printer in a state with a line waiting: what DLE ENQ n makes of it. */
function requested(n: number, state: Partial<Sensors>, model: Model = tmT88v) {
  const { printer, slips, entries } = listen(model, { sensors: state });
  printer.receive(bytes('"A" LF GS V B 00'));
  printer.receive(Uint8Array.of(0x10, 0x05, n));
  const { error, busy } = printer.sensors;
  return { error, busy, slips: slips.map(slipText), ignored: entries.find(({ realtime }) => realtime)?.ignored };
}

/** What a TM-T88III replies and prints. */
function listenTo(stream: string) {
  const { printer, replies, slips } = listen(tmT88iii);
  printer.receive(bytes(stream));
  return [replies, slips.map(slipText)];
}

const NOTHING = 'there is no error to recover from';

describe('DLE ENQ', () => {
  test.each<[number, Partial<Sensors>, Sensors['error'], string[], string | undefined]>([
    [1, { error: 'cutter', cause: 'removed' }, 'none', ['A\n'], undefined],
    [2, { error: 'cutter', cause: 'removed' }, 'none', [], undefined],
    [1, { error: 'mechanical', cause: 'removed' }, 'none', ['A\n'], undefined],
    [2, { error: 'mechanical', cause: 'removed' }, 'none', [], undefined],
    [1, { error: 'cutter' }, 'cutter', [], NOTHING],
    [2, { error: 'cutter' }, 'cutter', [], NOTHING],
    [1, { error: 'mechanical' }, 'mechanical', [], NOTHING],
    [1, { error: 'fatal', cause: 'removed' }, 'fatal', [], NOTHING],
    [2, { error: 'fatal', cause: 'removed' }, 'fatal', [], NOTHING],
    [1, { error: 'headtemp' }, 'headtemp', [], NOTHING],
    [2, { error: 'cover', cover: 'open' }, 'cover', [], NOTHING],
    [2, {}, 'none', ['A\n'], NOTHING],
    [0, { error: 'cutter', cause: 'removed' }, 'cutter', [], 'there is no request 0'],
    [3, { error: 'cutter', cause: 'removed' }, 'cutter', [], 'there is no request 3'],
  ])('%s with %o', (n, state, error, slips, ignored) => {
    expect(requested(n, state)).toEqual({ error, busy: 'none', slips, ignored });
  });

  test('goes on only when nothing else keeps the printer offline', () => {
    const { printer, slips } = listen(tmT88v, { sensors: { error: 'cutter', cause: 'removed', cover: 'open' } });
    printer.receive(bytes('"A" LF GS V B 00 DLE ENQ 01'));
    expect([printer.sensors.error, slips.length]).toEqual(['none', 0]);
    printer.set({ cover: 'closed' });
    expect(slips.map(slipText)).toEqual(['A\n']);
  });

  test('is obeyed though another device is selected', () => {
    const { printer, slips } = listen(tmT88v);
    printer.receive(bytes('ESC = 02'));
    printer.set({ error: 'cutter' });
    printer.set({ cause: 'removed' });
    printer.receive(bytes('"A" LF DLE ENQ 01 ESC = 01 "B" LF GS V B 00'));
    expect([printer.sensors.error, slips.map(slipText)]).toEqual(['none', ['B\n']]);
  });

  test('2 keeps the styles, and leaves page mode with the area of ESC W forgotten', () => {
    const { printer, slips } = listen(tmT88v);
    printer.receive(bytes('GS ! 11 ESC L ESC W 00 00 00 00 40 00 40 00 "page"'));
    printer.set({ error: 'cutter' });
    printer.set({ cause: 'removed' });
    printer.receive(bytes('"waiting" LF DLE ENQ 02 "B" LF GS V B 00'));
    expect(slips.map(slipText)).toEqual(['B\n']);
    expect(slips[0]!.lines[0]!.runs[0]).toMatchObject({ text: 'B', height: 48 });
    printer.receive(bytes('ESC L "wide as the paper" 0C GS V B 00'));
    expect(slipText(slips[1]!)).toContain('wide as the paper');
  });

  const tmT90: Model = { ...tmT88v, status: { ...tmT88v.status, requests: [0, 1, 2] } };

  test.each(['macro', 'recovery'] as const)('0 presses FEED where the printer waits for it: %s', (busy) => {
    expect(requested(0, { busy }, tmT90)).toEqual({ error: 'none', busy: 'none', slips: ['A\n'], ignored: undefined });
    expect(requested(0, { busy })).toMatchObject({ busy, slips: [], ignored: 'there is no request 0' });
  });

  test.each(['starting', 'self-test'] as const)('0 ends nothing else: %s', (busy) => {
    expect(requested(0, { busy }, tmT90)).toMatchObject({ busy, ignored: 'nothing waits for the FEED button' });
  });
});

test.each<[Partial<Sensors>, Sensors['error']]>([
  [{ error: 'cutter', cause: 'removed' }, 'none'],
  [{ error: 'cutter' }, 'cutter'],
  [{ error: 'fatal', cause: 'removed' }, 'fatal'],
])('DLE DC4 8 drops what waits, and recovers where DLE ENQ 2 does: %o', (state, error) => {
  const { printer, replies, slips } = listen(tmT88v, { sensors: state });
  printer.receive(bytes('"A" LF GS V B 00 DLE DC4 08 01 03 14 01 06 02 08'));
  expect([printer.sensors.error, replies, slips, printer.waiting]).toEqual([error, ['372500'], [], 0]);
});

test('the TM-T88III knows no DLE DC4 8', () => {
  expect(listenTo('"A" DLE DC4 08 01 03 14 01 06 02 08 LF GS V B 00')).toEqual([[], ['A\n']]);
});

test('an error that ends by itself lets go on what waits', () => {
  const { printer, slips, replies } = listen(tmT88v);
  printer.receive(bytes('GS a 04'));
  printer.set({ error: 'cover' });
  printer.receive(bytes('"A" LF GS V B 00'));
  printer.set({ cover: 'closed' });
  expect(slips.map(slipText)).toEqual(['A\n']);
  expect(replies).toEqual(['14000000', '3c400000', '14000000']);
});

describe('a cover that is opened', () => {
  const paced = () => {
    const listening = listen(tmT88v, { pace: 'as the model' });
    listening.printer.receive(bytes('GS a 06 "A" LF "B" LF "C" LF GS V B 00'));
    return listening;
  };

  test('while the printer prints is an error until it is closed', () => {
    const { printer, replies, slips } = paced();
    printer.advance(20);
    printer.set({ cover: 'open' });
    printer.receive(bytes('DLE EOT 02 DLE EOT 03'), 30);
    printer.advance(10_000);
    expect(slips).toEqual([]);
    printer.set({ cover: 'closed' });
    printer.receive(bytes('DLE EOT 02 DLE EOT 03'), 10_000);
    printer.advance(20_000);
    expect(replies).toEqual(['14000000', '3c400000', '5652', '14000000', '1212']);
    expect(slips.map(slipText)).toEqual(['A\nB\nC\n']);
  });

  test('after it has printed is none', () => {
    const { printer, replies } = paced();
    printer.advance(10_000);
    printer.set({ cover: 'open' });
    expect(replies).toEqual(['14000000', '3c000000']);
  });

  test('while it prints and is stopped by the end of the paper is none', () => {
    const { printer } = paced();
    printer.set({ paper: 'end' });
    printer.set({ cover: 'open' });
    expect(printer.sensors.error).toBe('none');
  });
});
