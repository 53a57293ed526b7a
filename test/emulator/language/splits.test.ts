import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Entry } from '../../../emulator/language/entry.ts';
import { csnA2 } from '../../../emulator/models/csn-a2.ts';
import type { Model } from '../../../emulator/models/model.ts';
import { tmT88vi } from '../../../emulator/models/tm-t88vi.ts';
import { xprinter80 } from '../../../emulator/models/xprinter-80.ts';
import { runs } from '../../runs.ts';
import { listen } from '../printing.ts';
import { comparable, corpus, cutsOf, expectSame, hostileStream, runsOf, shareOf } from '../streams.ts';

/** ms. */
const HOUR = 3_600_000;

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

/** Lines that are full, of narrow, wide, enlarged, turned and spaced characters. */
const fullLines = Buffer.from(
  ['', '\x1d!\x31', '\x1bV\x01', '\x1b \x07', '\x1bM\x01']
    .map((style) => `\x1b@${style}${'Narrow \xd6\xd0\xb9\xfa\xd6 '.repeat(30)}\n`)
    .join(''),
  'latin1',
);

/** Real-time commands, among them those that drop what is not printed, and a pulse. */
const realTime = [
  '\x10\x04\x01',
  '\x10\x04\x04',
  '\x10\x05\x02',
  '\x10\x14\x01\x00\x02',
  '\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08',
].map((text) => Uint8Array.from(Buffer.from(text, 'latin1')));

/** A stream with real-time commands at any places, also within commands and pictures. */
const withRealTime = (streams: fc.Arbitrary<Uint8Array>) =>
  fc
    .tuple(streams, fc.array(fc.tuple(fc.nat(), fc.constantFrom(...realTime)), { minLength: 1, maxLength: 4 }))
    .map(([stream, commands]) =>
      commands.reduce((all, [place, command]) => {
        const at = place % (all.length + 1);
        return Uint8Array.from([...all.subarray(0, at), ...command, ...all.subarray(at)]);
      }, stream),
    );

describe.each(MODELS.map((model, i) => [model.name, model, i] as const))('on %s', (_, model, place) => {
  test('streams print the same byte by byte and in any runs', () => {
    for (const stream of shareOf(place, MODELS.length)) {
      const whole = printRuns(model, [stream]);
      expect(gaps(whole.entries, whole.unfinished, stream.length)).toEqual([]);
      expectSame(printRuns(model, byteByByte(stream)), whole);
      for (const places of fc.sample(cutsOf(stream.length), { numRuns: 2, seed: stream.length })) {
        expectSame(printRuns(model, runsOf(stream, places)), whole);
      }
    }
  });

  test('any bytes print the same in any runs; nothing throws, no byte is skipped or read twice', () => {
    const cut = hostileStream.chain((stream) => fc.tuple(fc.constant(stream), cutsOf(stream.length)));
    fc.assert(
      fc.property(cut, ([stream, places]) => {
        const whole = printRuns(model, [stream]);
        expect(gaps(whole.entries, whole.unfinished, stream.length)).toEqual([]);
        expectSame(printRuns(model, runsOf(stream, places)), whole);
        expectSame(printRuns(model, byteByByte(stream)), whole);
      }),
      runs(300),
    );
  });

  test('at the pace of the model bytes print the same at the same times, whether they come in one run or each alone', () => {
    const inTime = (stream: Uint8Array, byteTime: number, parts: readonly Uint8Array[]) => {
      const { printer, ...told } = listen(model, { pace: 'as the model' });
      let at = 0;
      for (const run of parts) {
        printer.receive(run, at * byteTime, byteTime);
        at += run.length;
      }
      printer.advance(stream.length * byteTime + HOUR);
      printer.endJob();
      return { ...comparable(told), times: told.slips.map(({ times }) => times), moved: printer.moved };
    };
    const isSame = (stream: Uint8Array, byteTime: number) => {
      expectSame(inTime(stream, byteTime, [stream]), inTime(stream, byteTime, byteByByte(stream)));
    };
    for (const stream of [fullLines, ...corpus().slice(0, 6)]) isSame(stream, 0.087);
    fc.assert(fc.property(hostileStream, fc.constantFrom(0, 0.087, 1.04), isSame), runs(60));
    const receipts = fc.constantFrom(fullLines, ...corpus().slice(0, 6));
    fc.assert(fc.property(withRealTime(receipts), fc.constantFrom(0, 0.087, 1.04), isSame), runs(15));
  });
});
