import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Entry } from '../../../emulator/language/entry.ts';
import { csnA2 } from '../../../emulator/models/csn-a2.ts';
import type { Model } from '../../../emulator/models/model.ts';
import { tmT88vi } from '../../../emulator/models/tm-t88vi.ts';
import { xprinter80 } from '../../../emulator/models/xprinter-80.ts';
import { runs } from '../../runs.ts';
import { listen } from '../printing.ts';
import { comparable, corpus, cutsOf, hostileStream, runsOf } from '../streams.ts';

const MODELS: readonly Model[] = [tmT88vi, xprinter80, csnA2];

function printRuns(model: Model, runs: readonly Uint8Array[]) {
  const { printer, ...told } = listen(model);
  for (const run of runs) printer.receive(run);
  printer.endJob();
  return { ...comparable(told), moved: printer.moved, unfinished: printer.unfinished };
}

const byteByByte = (stream: Uint8Array) => runsOf(stream, [...stream.keys()].slice(1));

/** Entries but real-time ones, and what is unfinished, lie end to end over all bytes. */
function gaps(
  entries: readonly Omit<Entry, 'command'>[],
  unfinished: { offset: number; length: number } | null,
  end: number,
) {
  const found: string[] = [];
  let at = 0;
  for (const entry of [...entries.filter(({ realtime }) => !realtime), ...(unfinished ? [unfinished] : [])]) {
    if (entry.offset !== at) found.push(`${entry.offset} after ${at}`);
    at = entry.offset + entry.length;
  }
  if (at !== end) found.push(`end ${end} after ${at}`);
  return found;
}

describe.each(MODELS.map((model) => [model.name, model] as const))('on %s', (_, model) => {
  test('every stream here prints the same byte by byte and in any runs', () => {
    for (const stream of corpus()) {
      const whole = printRuns(model, [stream]);
      expect(gaps(whole.entries, whole.unfinished, stream.length)).toEqual([]);
      expect(printRuns(model, byteByByte(stream))).toEqual(whole);
      for (const places of fc.sample(cutsOf(stream.length), { numRuns: 2, seed: stream.length })) {
        expect(printRuns(model, runsOf(stream, places))).toEqual(whole);
      }
    }
  });

  test('any bytes print the same in any runs; nothing throws, no byte is skipped or read twice', () => {
    const cut = hostileStream.chain((stream) => fc.tuple(fc.constant(stream), cutsOf(stream.length)));
    fc.assert(
      fc.property(cut, ([stream, places]) => {
        const whole = printRuns(model, [stream]);
        expect(gaps(whole.entries, whole.unfinished, stream.length)).toEqual([]);
        expect(printRuns(model, runsOf(stream, places))).toEqual(whole);
        expect(printRuns(model, byteByByte(stream))).toEqual(whole);
      }),
      runs(300),
    );
  });
});
