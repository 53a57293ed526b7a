import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canRecover, isOffline, readySensors, type Sensors, sensorsAfter } from '../../../emulator/machine/sensors.ts';
import { automaticStatus, realtimeStatus, transmittedStatus } from '../../../emulator/machine/status.ts';
import { models } from '../../../emulator/models/models.ts';
import { runs } from '../../runs.ts';
import { listen } from '../printing.ts';

/** The states after each of the changes. */
function stateAfter(...changes: Partial<Sensors>[]): Sensors {
  return changes.reduce<Sensors>((sensors, change) => sensorsAfter(sensors, change), readySensors);
}

describe('an error', () => {
  test('of the head ends with its cause', () => {
    expect(stateAfter({ error: 'headtemp' }, { cause: 'removed' })).toEqual(readySensors);
  });

  test('of the cover opens it, and ends when it is closed, not before', () => {
    expect(stateAfter({ error: 'cover' })).toMatchObject({ error: 'cover', cover: 'open' });
    expect(stateAfter({ error: 'cover' }, { cause: 'removed' })).toMatchObject({ error: 'cover', cover: 'open' });
    expect(stateAfter({ error: 'cover' }, { cover: 'closed' })).toEqual(readySensors);
  });

  test('comes of a cover that is opened while the printer prints, unless there is another', () => {
    expect(sensorsAfter(readySensors, { cover: 'open' }, true).error).toBe('cover');
    expect(sensorsAfter(readySensors, { cover: 'open' }, false).error).toBe('none');
    expect(sensorsAfter(stateAfter({ error: 'cutter' }), { cover: 'open' }, true).error).toBe('cutter');
  });

  test.each(['cutter', 'mechanical'] as const)('%s outlasts its cause, and can then be recovered from', (error) => {
    expect(canRecover(stateAfter({ error }))).toBe(false);
    const state = stateAfter({ error }, { cause: 'removed' });
    expect([state.error, canRecover(state), isOffline(state)]).toEqual([error, true, true]);
    expect(stateAfter({ error }, { cause: 'removed' }, { error: 'none' })).toEqual(readySensors);
  });

  test('that is fatal outlasts its cause, and cannot be recovered from', () => {
    const state = stateAfter({ error: 'fatal' }, { cause: 'removed' });
    expect([state.error, canRecover(state)]).toEqual(['fatal', false]);
  });

  test('that is new comes with its cause', () => {
    expect(stateAfter({ error: 'cutter' }, { cause: 'removed' }, { error: 'mechanical' }).cause).toBe('present');
    expect(stateAfter({ error: 'cutter', cause: 'removed' }).cause).toBe('removed');
  });
});

describe('the FEED button', () => {
  test('is pressed while it feeds, and feeds no more when it is released', () => {
    expect(stateAfter({ feeding: 'button' })).toMatchObject({ button: 'pressed', feeding: 'button' });
    expect(stateAfter({ feeding: 'button' }, { button: 'released' })).toEqual(readySensors);
  });

  test('feeds nothing where ESC c 5 has switched it off, but with the cover open', () => {
    expect(stateAfter({ panel: 'disabled' }, { feeding: 'button' })).toMatchObject({
      button: 'pressed',
      feeding: 'none',
    });
    expect(stateAfter({ panel: 'disabled' }, { cover: 'open' }, { feeding: 'button' }).feeding).toBe('button');
  });

  test.each(['macro', 'recovery'] as const)('ends the wait for it: %s', (busy) => {
    expect(stateAfter({ busy }, { button: 'pressed' })).toMatchObject({
      busy: 'none',
      button: 'pressed',
      feeding: 'none',
    });
  });

  test('does not end a self-test', () => {
    expect(stateAfter({ busy: 'self-test' }, { button: 'pressed' }).busy).toBe('self-test');
  });
});

test('the paper is held as it was when the cover was opened', () => {
  expect(stateAfter({ cover: 'open' }, { paper: 'end' }).heldPaper).toBe('ok');
  expect(stateAfter({ paper: 'end' }, { cover: 'open' }, { paper: 'ok' }).heldPaper).toBe('end');
  expect(stateAfter({ paper: 'end', cover: 'open' }).heldPaper).toBe('end');
  expect(stateAfter({ cover: 'open' }, { paper: 'end' }, { cover: 'closed' })).toEqual({
    ...readySensors,
    paper: 'end',
  });
});

const arbitraryChange: fc.Arbitrary<Partial<Sensors>> = fc.record(
  {
    paper: fc.constantFrom('ok', 'near', 'end'),
    cover: fc.constantFrom('closed', 'open'),
    drawer: fc.constantFrom('high', 'low'),
    error: fc.constantFrom('none', 'cutter', 'mechanical', 'headtemp', 'cover', 'fatal'),
    cause: fc.constantFrom('present', 'removed'),
    button: fc.constantFrom('released', 'pressed'),
    feeding: fc.constantFrom('none', 'button'),
    busy: fc.constantFrom('none', 'starting', 'self-test', 'macro', 'recovery'),
    stopsAt: fc.constantFrom('end', 'near'),
    panel: fc.constantFrom('enabled', 'disabled'),
  },
  { requiredKeys: [] },
);
const arbitraryChanges = fc.array(arbitraryChange, { minLength: 1, maxLength: 12 });
const arbitraryModel = fc.constantFrom(...[...models.values()].filter(({ dialect }) => dialect !== 'csn'));

/** Bits `mask` of a byte, moved to the right. */
const bits = (byte: number, mask: number) => (byte & mask) / (mask & -mask);

describe('after any changes', () => {
  test('the replies agree with each other', () => {
    fc.assert(
      fc.property(arbitraryModel, arbitraryChanges, (model, changes) => {
        const sensors = stateAfter(...changes);
        const realtime = [1, 2, 3, 4].map((n) => realtimeStatus(n, sensors, model)!);
        const [printer, cause, error, paper] = realtime as [number, number, number, number];
        const [first, second, third, fourth] = [...automaticStatus(sensors, model)] as [number, number, number, number];
        const inTurn = [1, 2].map((n) => transmittedStatus(n, sensors, model)!);
        const [roll, drawer] = inTurn as [number, number];

        expect(realtime.map((byte) => byte & 0x93)).toEqual([0x12, 0x12, 0x12, 0x12]);
        expect(first & 0x93).toBe(0x10);
        expect([second, third, fourth, roll, drawer].map((byte) => byte & 0x90)).toEqual([0, 0, 0, 0, 0]);

        expect([bits(first, 0x04), bits(drawer, 0x01)]).toEqual([bits(printer, 0x04), bits(printer, 0x04)]);
        expect([bits(first, 0x08), bits(first, 0x20), bits(first, 0x40)]).toEqual([
          bits(printer, 0x08),
          bits(cause, 0x04),
          bits(cause, 0x08),
        ]);
        expect(second & 0x68).toBe(error & 0x68);
        expect([bits(third, 0x03), bits(roll, 0x03)]).toEqual([bits(paper, 0x0c), bits(paper, 0x0c)]);
        expect([bits(third, 0x0c), bits(roll, 0x0c)]).toEqual([bits(paper, 0x60), bits(paper, 0x60)]);
        // A cause of being offline is not told of a printer that is online, nor an error without its bit there.
        if (cause !== 0x12) expect(bits(printer, 0x08)).toBe(1);
        if (error !== 0x12) expect(bits(cause, 0x40)).toBe(1);
      }),
      runs(400),
    );
  });

  test('what Automatic Status Back sent last is what is so, and it sends nothing twice', () => {
    /** But for the FEED button, which the TM-T88III tells and does not watch. */
    const watched = (status: Uint8Array) => status.map((byte, i) => (i === 1 ? byte & ~0x02 : byte));
    fc.assert(
      fc.property(arbitraryModel, arbitraryChanges, (model, changes) => {
        const { printer, replies } = listen(model);
        printer.receive(Uint8Array.of(0x1d, 0x61, 0xff));
        for (const change of changes) printer.set(change);
        const sent = replies.map((reply) => watched(Buffer.from(reply, 'hex')));
        expect(sent.at(-1)).toEqual(watched(Buffer.from(automaticStatus(printer.sensors, model))));
        expect(replies.filter((reply, i) => reply === replies[i - 1])).toEqual([]);
      }),
      runs(200),
    );
  });

  test('DLE EOT is answered, GS r while the printer is online', () => {
    fc.assert(
      fc.property(arbitraryModel, arbitraryChanges, (model, changes) => {
        const { printer, replies } = listen(model);
        for (const change of changes) printer.set(change);
        printer.receive(Uint8Array.of(0x10, 0x04, 0x01, 0x1d, 0x72, 0x01));
        expect(replies).toHaveLength(1);
        expect(replies[0]).toHaveLength(isOffline(printer.sensors) ? 2 : 4);
      }),
      runs(200),
    );
  });
});
