import { describe, expect, test } from 'vitest';
import { tmT88iii } from '../../emulator/models/tm-t88iii.ts';
import { predictTimes } from '../../emulator/predict-times.ts';
import { VirtualClock } from '../../src/clock/virtual.ts';
import type { Line } from '../../src/ports/port.ts';
import type { EndSettings } from '../../src/ports/wire/serial-line.ts';
import { wire } from '../../src/ports/wire.ts';
import { BenchPrinter, type Switches } from '../../src/printers/bench-printer.ts';
import { residentGlyphs } from '../../src/printers/glyphs.ts';
import { End } from '../ports/wire/plugged.ts';

const BAUD = 115_200;
/** ms of a byte. */
const BYTE = 10_000 / BAUD;
/** ms of a dot row of the TM-T88III, printed or not. */
const ROW = (25.4 / 180 / 150) * 1000;
const SIZE = 20_000;

/** Receive buffers by their marks: bytes, free when it is full, free when it is not any longer. */
const BUFFERS = [
  [4096, 16, 256],
  [45, 16, 26],
] as const;
const HANDSHAKES = ['rtscts', 'dtrdsr', 'xonxoff'] as const;
const cases = BUFFERS.flatMap((buffer) => HANDSHAKES.map((flow) => [...buffer, flow] as const));

/** 20 KB for which the printer takes a minute: lines of ten bytes, so that one that is printed frees ten. */
const job = Buffer.from('TOTAL  42\n'.repeat(SIZE / 10), 'latin1');

interface Mark {
  readonly ready: boolean;
  readonly received: number;
  readonly waiting: number;
}

/** A printer at the end of a timed wire, the host's end with what it noticed, and when its sender was to wait. */
async function bench(ends: EndSettings & { readonly host?: EndSettings }, switches: Switches = {}) {
  const clock = new VirtualClock(0);
  const printer = new BenchPrinter(tmT88iii, clock, switches);
  const marks: Mark[] = [];
  const { port, dial } = wire(clock, { baud: BAUD, ...ends });
  const watched = (line: Line): Line => ({
    name: line.name,
    attach: (handlers) => line.attach(handlers),
    write: (bytes) => line.write(bytes),
    pause: () => line.pause(),
    resume: () => line.resume(),
    signal: (ready) => {
      const { received, waiting } = printer;
      if (ready !== (marks.at(-1)?.ready ?? true)) marks.push({ ready, received, waiting });
      line.signal!(ready);
    },
    close: () => line.close(),
    reset: () => line.reset(),
  });
  await port.listen((line) => printer.attach(watched(line)));
  const host = new End(await dial());
  const pass = (ms: number) => clock.run(clock.sleep(ms));
  /** Sends everything and lets it be printed. */
  const print = async (bytes: Uint8Array) => {
    await clock.run(host.line.write(bytes).then(() => printer.whenStill()));
    printer.endJob();
    return printer.take();
  };
  return { clock, printer, marks, host, pass, print };
}

describe.each(cases)(
  'a receive buffer of %i bytes, full with %i free, clear with %i free, %s',
  (size, full, clear, flow) => {
    test('stops the host and lets it go at exactly these marks, and loses nothing', async () => {
      const { printer, marks, host, print } = await bench({ flow }, { receiveBuffer: size });
      const { slips, runs, errors } = await print(job);
      expect(Buffer.concat(slips.map(({ slip }) => slip.bytes)).equals(job)).toBe(true);
      expect([errors, slips.flatMap(({ slip }) => slip.diagnostics), host.errors]).toEqual([[], [], []]);
      expect(printer.received).toBe(SIZE);

      const stops = marks.filter(({ ready }) => !ready);
      const goes = marks.filter(({ ready }) => ready);
      expect(marks.map(({ ready }) => ready)).toEqual(stops.flatMap(() => [false, true]));
      expect(stops.length).toBeGreaterThan(40);
      expect(stops.map(({ waiting }) => size - waiting)).toEqual(stops.map(() => full));
      for (const [i, { received, waiting }] of goes.entries()) {
        // RTS and DTR stop it between two bytes; an XOFF takes a byte's time, and one or two bytes more come meanwhile.
        const late = received - stops[i]!.received;
        if (flow === 'xonxoff') expect([1, 2]).toContain(received === SIZE ? 1 : late);
        else expect(late).toBe(0);
        // The line that freed the last ten bytes of them made it clear.
        expect(size - waiting).toBeGreaterThanOrEqual(clear);
        expect(size - waiting).toBeLessThan(clear + 10);
        if (flow !== 'xonxoff') expect(size - waiting).toBe(clear);
      }

      // The host is told by its wires, or by bytes that are no data to it and no reply in the record.
      expect(host.count).toBe(0);
      expect(runs.every(({ direction }) => direction === 'to-printer')).toBe(true);
      expect(host.modem.map(({ cts, dsr }) => (flow === 'rtscts' ? cts : dsr))).toEqual(
        flow === 'xonxoff' ? [] : marks.map(({ ready }) => ready),
      );
    });

    test('takes the time that is predicted from the bytes alone', async () => {
      const { print } = await bench({ flow }, { receiveBuffer: size });
      const { slips } = await print(job);
      const predicted = predictTimes(job, tmT88iii, residentGlyphs(), { baud: BAUD, receiveBuffer: size });
      for (const [i, { slip }] of slips.entries()) {
        for (const [part, ms] of Object.entries(predicted[i]!.times))
          expect(slip.times![part as keyof typeof slip.times]).toBeCloseTo(ms, 6);
        expect(slip.firstByteAt).toBeCloseTo(predicted[i]!.slip.firstByteAt, 6);
        // An XOFF comes late, and so may the last byte.
        if (flow !== 'xonxoff') expect(slip.lastByteAt).toBeCloseTo(predicted[i]!.slip.lastByteAt, 6);
      }
      expect(slips).toHaveLength(predicted.length);
    });
  },
);

describe.each(BUFFERS)('a receive buffer of %i bytes without a handshake', (size) => {
  const lost = (messages: readonly string[]) =>
    messages.reduce((sum, message) => sum + Number(/^(\d+) bytes? came while/.exec(message)![1]), 0);

  test('loses the bytes for which the paper makes no room', async () => {
    const { print } = await bench({ flow: 'none' }, { receiveBuffer: size, overflow: 'lost' });
    const { slips } = await print(Buffer.from(`x${'\n'.repeat(SIZE - 1)}`));
    // Three line feeds are executed at once, for two lines of rows may wait for the paper; the buffer fills; then each
    // line of 30 rows that is out, after the motor's ramp, makes room for a byte.
    const outAfter = (bytes: number) => Math.max(0, Math.floor(((bytes - 2) * BYTE - 50) / (30 * ROW)));
    const out = outAfter(SIZE);
    const kept = 4 + size + out;
    const { slip } = slips[0]!;
    expect(slip.bytes).toHaveLength(kept);
    const told = slip.diagnostics.filter(({ code }) => code === 'receive-buffer-overflow');
    expect(told.map(({ severity }) => severity)).toEqual(told.map(() => 'error'));
    expect(lost(told.map(({ message }) => message))).toBe(SIZE - kept);
    // From where it was full for the first time, one gap before each byte for which there was room again, and one at the end.
    let early = 0;
    while (outAfter(4 + size + early) > early) early++;
    const gaps = Array.from({ length: out - early + 1 }, (_, i) => 4 + size + early + i);
    expect(told.map(({ offset }) => offset)).toEqual(gaps);
    expect(slip.dots.height).toBe(106 + (kept - 1) * 30);
  });

  test('keeps what came first of a printer that is offline, and the decoder goes on with what comes next', async () => {
    const { clock, printer, host, print } = await bench({ flow: 'none' }, { receiveBuffer: size, overflow: 'lost' });
    printer.change({ sensors: { cover: 'open' } });
    await clock.run(host.line.write(job));
    expect(printer.waiting).toBe(size);
    printer.change({ sensors: { cover: 'closed' } });
    await clock.run(printer.whenStill());
    const { slips } = await print(Buffer.from('after\n'));
    const { slip } = slips[0]!;
    expect(Buffer.from(slip.bytes).toString()).toBe(`${job.subarray(0, size)}after\n`);
    expect(slip.lines.at(-1)!.text).toBe(`${job.subarray(size - (size % 10), size)}after`);
    const message = `${SIZE - size} bytes came while the receive buffer of ${size} bytes was full: lost`;
    expect(slip.diagnostics).toEqual([{ offset: size, severity: 'error', code: 'receive-buffer-overflow', message }]);
  });
});

describe('a printer that is busy while it is offline (DIP switch 2-1 off)', () => {
  test.each(HANDSHAKES)('stops the host with an empty buffer, %s', async (flow) => {
    const { printer, marks, host, pass, clock } = await bench({ flow }, { busyWhenOffline: true });
    printer.change({ sensors: { cover: 'open' } });
    await pass(10);
    const sent = host.line.write(Buffer.from('waits\n'));
    await pass(60_000);
    expect(printer.received).toBe(0);
    printer.change({ sensors: { cover: 'closed' } });
    await clock.run(sent.then(() => printer.whenStill()));
    expect(printer.received).toBe(6);
    expect(marks).toEqual([
      { ready: false, received: 0, waiting: 0 },
      { ready: true, received: 0, waiting: 0 },
    ]);
  });

  test('answers a host that sends all the same', async () => {
    const { printer, host, pass, clock } = await bench({ host: { flow: 'none' } }, { busyWhenOffline: true });
    printer.change({ sensors: { cover: 'open' } });
    await clock.run(host.line.write(Uint8Array.of(0x10, 0x04, 0x02)));
    await pass(10);
    expect([...host.bytes]).toEqual([0x16]);
  });

  test('is not busy by that where the switch is on', async () => {
    const { printer, marks, host, clock } = await bench({});
    printer.change({ sensors: { cover: 'open' } });
    await clock.run(host.line.write(Buffer.from('taken\n')));
    expect([printer.waiting, marks]).toEqual([6, []]);
  });
});
