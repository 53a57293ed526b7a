import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PaperTimes, Slip } from '../../../emulator/machine/slip.ts';
import { csnA2 } from '../../../emulator/models/csn-a2.ts';
import type { Model } from '../../../emulator/models/model.ts';
import { tmT88iii } from '../../../emulator/models/tm-t88iii.ts';
import { tmT88vJa } from '../../../emulator/models/tm-t88v-ja.ts';
import { tmT88vTw } from '../../../emulator/models/tm-t88v-tw.ts';
import { xprinter80 } from '../../../emulator/models/xprinter-80.ts';
import { predictTimes } from '../../../emulator/predict-times.ts';
import { Printer } from '../../../emulator/printer.ts';
import { runs } from '../../runs.ts';
import { library } from '../glyphs/data.ts';
import { bytes, joined } from '../notation.ts';
import { listen } from '../printing.ts';
import { corpus, cutsOf, everydayStream, runsOf, shareOf } from '../streams.ts';

const PARTS = ['wire', 'buffer', 'ramp', 'head', 'feed', 'cut'] as const;
const sum = (times: PaperTimes) => PARTS.reduce((total, part) => total + times[part], 0);

/** Slips of a stream whose bytes come at a speed, in runs; no handshake. */
function timed(stream: Uint8Array, model: Model, byteTime: number, places: readonly number[] = []): readonly Slip[] {
  const slips: Slip[] = [];
  const printer = new Printer(model, library, { slip: (slip) => slips.push(slip) }, { pace: 'as the model' });
  let from = 0;
  for (const run of runsOf(stream, places)) {
    printer.receive(run, from * byteTime, byteTime);
    from += run.length;
  }
  printer.endJob();
  return slips;
}

/** To a millionth of a ms. */
const rounded = (times: PaperTimes | null) =>
  times && Object.fromEntries(Object.entries(times).map(([name, ms]) => [name, ms && Math.round(ms * 1e6) / 1e6 + 0]));

const models = [tmT88iii, xprinter80, csnA2];

test.each(models)('the times of every slip add up, on $name', (model) => {
  let slips = 0;
  for (const stream of shareOf(models.indexOf(model), models.length)) {
    for (const baud of [9600, 115_200, undefined]) {
      for (const { slip, times } of predictTimes(stream, model, library, baud === undefined ? {} : { baud })) {
        expect(sum(times)).toBeCloseTo(times.end - slip.firstByteAt, 6);
        for (const part of PARTS) expect(times[part]).toBeGreaterThanOrEqual(0);
        expect(times.firstDot === null).toBe(times.lastDot === null);
        if (times.firstDot !== null) expect(times.firstDot).toBeLessThanOrEqual(times.lastDot!);
        if (times.lastDot !== null) expect(times.lastDot).toBeLessThanOrEqual(times.end);
        slips++;
      }
    }
  }
  expect(slips).toBeGreaterThan(300);
});

test('and of whatever a host prints, at any speed', () => {
  const property = fc.property(
    everydayStream,
    fc.constantFrom(...models),
    fc.constantFrom(0, 0.0868, 1.0417),
    (stream, model, byteTime) => {
      for (const slip of timed(stream, model, byteTime))
        expect(sum(slip.times!)).toBeCloseTo(slip.times!.end - slip.firstByteAt, 6);
    },
  );
  fc.assert(property, runs(60));
});

test('runs in which bytes are handed over change no time', () => {
  const splits = fc
    .tuple(fc.oneof(everydayStream, fc.constantFrom(...corpus())), fc.constantFrom(...models))
    .chain(([stream, model]) =>
      fc.record({ stream: fc.constant(stream), model: fc.constant(model), places: cutsOf(stream.length) }),
    );
  const property = fc.property(splits, fc.constantFrom(0.0868, 1.0417), ({ stream, model, places }, byteTime) => {
    const whole = timed(stream, model, byteTime).map(({ times }) => rounded(times));
    expect(timed(stream, model, byteTime, places).map(({ times }) => rounded(times))).toEqual(whole);
  });
  fc.assert(property, runs(60));
});

test('text that fills lines is printed when the byte is there that does not fit, however it comes', () => {
  // Letters, hanzi, and bytes that are half of one.
  const piece = fc.oneof(
    fc.stringMatching(/^[ -~]{1,30}$/).map((text) => Buffer.from(text, 'latin1')),
    fc
      .array(fc.constantFrom(...[0xd0a1, 0xb7d1, 0xbdf0, 0xb6ee]), { minLength: 1, maxLength: 20 })
      .map((codes) => Buffer.from(codes.flatMap((code) => [code >> 8, code & 0xff]))),
    fc.uint8Array({ minLength: 1, maxLength: 6 }).map((any) => any.map((byte) => (byte < 0x20 ? byte + 0x80 : byte))),
  );
  const stream = fc
    .tuple(
      fc.constantFrom('', 'GS ! 11', 'FS &', 'FS .', 'ESC SP 03', 'ESC $ 20 00'),
      fc.array(piece, { maxLength: 40 }),
    )
    .map(([command, pieces]) => joined(bytes(command), ...pieces, bytes('LF GS V B 00')));
  const property = fc.property(
    stream,
    fc.constantFrom(...models, tmT88vJa, tmT88vTw),
    fc.constantFrom(0.0868, 1.0417, 8.3333),
    (text, model, byteTime) => {
      const each = Array.from(text, (_, i) => i);
      const told = (slips: readonly Slip[]) =>
        slips.map(({ dots, lines, times, diagnostics }) => ({
          dots: Buffer.from(dots.bits).toString('hex'),
          lines: lines.map(({ text: read, runs: [first], y }) => ({ read, y, x: first?.x, offset: first?.offset })),
          times: rounded(times),
          diagnostics,
        }));
      expect(told(timed(text, model, byteTime))).toEqual(told(timed(text, model, byteTime, each)));
    },
  );
  fc.assert(property, runs(60));
});

test('a picture that comes in runs of 19 bytes, as a wire brings them, is printed as it comes', () => {
  const picture = joined('GS v 0 00 30 00 64 00', new Uint8Array(4800).fill(0x0f));
  const places = Array.from({ length: 253 }, (_, i) => (i + 1) * 19);
  const [whole] = timed(picture, csnA2, 1.0417);
  const [parted] = timed(picture, csnA2, 1.0417, places);
  expect(rounded(parted!.times)).toEqual(rounded(whole!.times));
  expect(whole!.times!.firstDot).toBeLessThan(110);
  expect(whole!.times!.lastDot).toBeGreaterThan(5000);
});

test('a slip whose bytes came while the one before was printed waited for that, and not for bytes', () => {
  const one = bytes('"A" LF LF LF LF LF LF LF LF GS V B 00');
  const [first, second] = timed(joined(one, one), tmT88iii, 0);
  const whole = first!.times!.end;
  expect(rounded(first!.times)).toMatchObject({ wire: 0, buffer: 0 });
  expect(second!.times!.wire).toBeCloseTo(0, 6);
  expect(second!.times!.buffer).toBeCloseTo(whole, 6);
});

test('the time for which the printer is stopped is time in the buffer', () => {
  const { printer, slips } = listen(tmT88iii, { pace: 'as the model', sensors: { cover: 'open' } });
  printer.receive(bytes('"A" LF GS V B 00'), 1000);
  printer.advance(4000);
  printer.set({ cover: 'closed' });
  printer.endJob();
  expect(slips[0]!.times).toMatchObject({ wire: 0, buffer: 3000, ramp: 50, cut: 400 });
  expect(sum(slips[0]!.times!)).toBeCloseTo(slips[0]!.times!.end - 1000, 6);
});
