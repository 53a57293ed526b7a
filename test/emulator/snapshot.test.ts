import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Pace } from '../../emulator/machine/mechanism.ts';
import { csnA2 } from '../../emulator/models/csn-a2.ts';
import type { Model } from '../../emulator/models/model.ts';
import { tmT88vi } from '../../emulator/models/tm-t88vi.ts';
import { xprinter80 } from '../../emulator/models/xprinter-80.ts';
import { Printer } from '../../emulator/printer.ts';
import { runs } from '../runs.ts';
import { library } from './glyphs/data.ts';
import { bytes, joined } from './notation.ts';
import { listen } from './printing.ts';
import { comparable, expectSame, hostileStream, shareOf } from './streams.ts';

const MODELS: readonly Model[] = [tmT88vi, xprinter80, csnA2];
const PACES: readonly Pace[] = ['at once', 'as the model'];

/** ms a byte: 38,400 baud, so that paper and bytes wait for each other in turn. */
const BYTE_TIME = 0.26;

/** A printer that has received `stream` up to a split: what it is then, and a way to hear the rest. */
function splitRun(model: Model, pace: Pace, stream: Uint8Array, split: number) {
  const telling = listen(model, { pace });
  const { printer } = telling;
  printer.receive(stream.subarray(0, split), 0, BYTE_TIME);
  const lengths = Object.fromEntries(Object.entries(telling).map(([name, list]) => [name, (list as unknown[]).length]));
  /** Prints the rest; returns what was told since the split. */
  const goOn = (on = telling, since: Readonly<Record<string, number | undefined>> = lengths) => {
    const from = <T>(name: string, list: readonly T[]) => list.slice(since[name] ?? 0);
    on.printer.receive(stream.subarray(split), split * BYTE_TIME, BYTE_TIME);
    on.printer.set({ paper: 'end' });
    on.printer.set({ paper: 'ok' });
    on.printer.endJob();
    const told = comparable({
      slips: from('slips', on.slips),
      entries: from('entries', on.entries),
      replies: from('replies', on.replies),
      pulses: from('pulses', on.pulses),
      cuts: from('cuts', on.cuts),
      diagnostics: from('diagnostics', on.diagnostics),
    });
    const { moved, waiting, unfinished, sensors, memory, isBusy } = on.printer;
    return { ...told, state: { moved, waiting, unfinished, sensors, memory, isBusy } };
  };
  /** How many of each were told by now. */
  const told = () =>
    Object.fromEntries(Object.entries(telling).map(([name, list]) => [name, (list as unknown[]).length]));
  return { printer, goOn, told };
}

/**
 * Goes on, goes on again from the snapshot, and goes on from it on another printer: expects the same each time, and so
 * that nothing done meanwhile has changed the snapshot.
 */
function expectSameAgain(model: Model, pace: Pace, stream: Uint8Array, split: number) {
  const { printer, goOn, told } = splitRun(model, pace, stream, split);
  const snapshot = printer.snapshot();
  const first = goOn();
  printer.restore(snapshot);
  expectSame(goOn(undefined, told()), first);
  const other = listen(model);
  other.printer.restore(snapshot);
  expectSame(goOn(other, {}), first);
}

describe.each(PACES)('at the pace %j', (pace) => {
  test.each(MODELS.map((model, i) => [model.name, model, i] as const))('streams go on on %s', (_, model, place) => {
    for (const stream of shareOf(place, MODELS.length)) {
      const [split] = fc.sample(fc.nat(stream.length), { numRuns: 1, seed: stream.length });
      expectSameAgain(model, pace, stream, split!);
    }
  });

  test('any bytes go on from anywhere', () => {
    const anywhere = hostileStream.chain((stream) => fc.tuple(fc.constant(stream), fc.nat(stream.length)));
    fc.assert(
      fc.property(fc.constantFrom(...MODELS), anywhere, (model, [stream, split]) => {
        expectSameAgain(model, pace, stream, split);
      }),
      runs(100),
    );
  });
});

describe('a snapshot amid', () => {
  test.each([
    ['a run of a macro', 'GS : "A" LF ESC J 30 "B" GS : GS ^ 05 02 00 "C" LF GS V B 00'],
    ['a page', 'ESC L ESC W 10 00 20 00 40 00 C8 00 "AB" LF ESC T 03 "CD" 0C "E" LF GS V B 00'],
    ['a reply in blocks', 'GS ( C 05 00 00 2 00 A 1 GS ( C 05 00 00 1 00 A 1 "z" 06 06'],
    ['a picture', joined('GS v 0 00 08 00 40 00', new Uint8Array(8 * 64).fill(0xa5), '"A" LF GS V B 00')],
    ['another language', '"%-12345X@PJL" LF "more of it" LF'],
  ])('%s, at every byte', (_, notation) => {
    const stream = typeof notation === 'string' ? bytes(notation) : notation;
    for (const pace of PACES) {
      for (let split = 0; split <= stream.length; split++) expectSameAgain(tmT88vi, pace, stream, split);
    }
  });
});

test('a snapshot of another model is refused', () => {
  const snapshot = new Printer(csnA2, library).snapshot();
  expect(() => new Printer(tmT88vi, library).restore(snapshot)).toThrow('restore: a snapshot of csn-a2 on tm-t88vi');
});
