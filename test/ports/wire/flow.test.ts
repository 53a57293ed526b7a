import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { VirtualClock } from '../../../src/clock/virtual.ts';
import type { Flow, FlowRules } from '../../../src/ports/wire/serial-line.ts';
import { wire } from '../../../src/ports/wire.ts';
import { runs } from '../../runs.ts';
import { Listener } from '../listener.ts';
import { counting, msOf, plugged } from './plugged.ts';

const MEBIBYTE = 1 << 20;

test.each<Flow>(['rtscts', 'dtrdsr', 'xonxoff'])(
  'a mebibyte paced at 9600 arrives byte-exact at a printer that stops the host with %s',
  async (flow) => {
    const clock = new VirtualClock(0);
    const { port, dial } = wire(clock, { baud: 9600, flow });
    const printers: Listener[] = [];
    let taken = 0;
    let pauses = 0;
    await port.listen((line) => {
      const printer = new Listener(line);
      printers.push(printer);
      line.attach({
        onBytes: (bytes, at, byteTime) => {
          printer.onBytes(bytes, at, byteTime);
          taken += bytes.length;
          // A printer that stops for half a second about every 20 KiB.
          if (taken < 20_000) return;
          taken = 0;
          pauses++;
          line.pause();
          clock.at(clock.now() + 500, () => line.resume());
        },
        onEnd: () => {},
      });
    });
    const host = await dial();
    const sent = Uint8Array.from({ length: MEBIBYTE }, (_, index) => (index * 31 + (index >> 8)) & 255);
    void host.write(sent);
    await clock.run(printers[0]!.received(MEBIBYTE));
    expect(printers[0]!.bytes.equals(sent)).toBe(true);
    expect(pauses).toBe(52);
    // The bytes at 9600, and the pauses; less the bytes that arrive in a pause.
    expect(clock.now()).toBeGreaterThan(msOf(MEBIBYTE) + 52 * (500 - msOf(3)));
    expect(clock.now()).toBeLessThan(msOf(MEBIBYTE) + 52 * (500 + msOf(3)));
  },
);

test('no byte is lost or doubled however either end pauses', async () => {
  const pause = fc.record({ at: fc.integer({ min: 0, max: 900 }), for: fc.integer({ min: 0, max: 300 }) });
  const pauses = fc.array(pause, { maxLength: 6 });
  const writes = fc.array(fc.uint8Array({ maxLength: 120 }), { maxLength: 8 });
  const property = fc.asyncProperty(
    fc.constantFrom<Flow>('rtscts', 'dtrdsr', 'xonxoff'),
    fc.constantFrom(9600, 19_200, 300_000),
    fc.record({ host: pauses, printer: pauses }),
    fc.record({ host: writes, printer: writes }),
    async (flow, baud, stops, says) => {
      const { clock, host, printer, pass } = await plugged({ baud, flow });
      const ends = { host, printer };
      const replies = says.printer.map((bytes) => bytes.filter((byte) => flow !== 'xonxoff' || (byte & 0xfd) !== 0x11));
      for (const end of ['host', 'printer'] as const) {
        for (const stop of stops[end]) {
          clock.at(stop.at, () => ends[end].line.pause());
          clock.at(stop.at + stop.for, () => ends[end].line.resume());
        }
      }
      for (const bytes of says.host) void host.line.write(bytes);
      for (const bytes of replies) void printer.line.write(bytes);
      await pass(5_000);
      expect(printer.bytes.equals(Buffer.concat(says.host))).toBe(true);
      expect(host.bytes.equals(Buffer.concat(replies))).toBe(true);
      expect([printer.errors, host.errors]).toEqual([[], []]);
    },
  );
  await fc.assert(property, runs(150));
});

describe('RTS and CTS, DTR and DSR', () => {
  test('are crossed as in a null-modem cable, and up from the start', async () => {
    const { host, printer } = await plugged({ baud: 9600, flow: 'none' });
    expect([host.serial.get(), printer.serial.get()]).toEqual([
      { cts: true, dsr: true, dcd: true },
      { cts: true, dsr: true, dcd: true },
    ]);
    host.serial.set({ rts: false });
    expect(printer.serial.get()).toEqual({ cts: false, dsr: true, dcd: true });
    host.serial.set({ dtr: false });
    expect(printer.serial.get()).toEqual({ cts: false, dsr: false, dcd: false });
    host.serial.set({ rts: true, dtr: true });
    host.serial.set({ rts: true });
    expect(printer.modem).toEqual([
      { cts: false, dsr: true, dcd: true },
      { cts: false, dsr: false, dcd: false },
      { cts: true, dsr: true, dcd: true },
    ]);
    expect(host.modem).toEqual([]);
  });

  test.each([
    ['rtscts', { cts: false, dsr: true, dcd: true }],
    ['dtrdsr', { cts: true, dsr: false, dcd: false }],
  ] as const)('%s: a printer that pauses takes its line down, and up when it goes on', async (flow, down) => {
    const { clock, host, printer, pass } = await plugged({ baud: 9600, flow });
    printer.line.pause();
    expect(host.serial.get()).toEqual(down);
    printer.line.resume();
    await pass(1);
    expect(host.modem).toEqual([down, { cts: true, dsr: true, dcd: true }]);
    // Both directions: a host that pauses holds the printer's replies.
    host.line.pause();
    let left = false;
    void printer.line.write(counting(3)).then(() => {
      left = true;
    });
    await pass(1_000);
    expect(left).toBe(false);
    host.line.resume();
    await clock.run(host.received(3));
    expect(host.bytes).toEqual(Buffer.from(counting(3)));
  });

  test('a line taken down by hand stops an end that minds it, and no other', async () => {
    const { host, printer, send, pass } = await plugged({ baud: 9600, flow: 'rtscts' });
    printer.serial.set({ dtr: false });
    await send(counting(10));
    expect(printer.count).toBe(10);
    printer.serial.set({ rts: false });
    void host.line.write(counting(10));
    await pass(1_000);
    expect(printer.count).toBe(10);
    printer.serial.set({ rts: true });
    await pass(1_000);
    expect(printer.count).toBe(20);
  });

  test('an end that nobody listens to keeps 3,584 bytes before it takes RTS down, to the byte', async () => {
    const clock = new VirtualClock(0);
    const { port, dial } = wire(clock, { baud: 1_000_000 });
    const printers: Parameters<Parameters<typeof port.listen>[0]>[0][] = [];
    await port.listen((line) => printers.push(line));
    const host = await dial();
    let left = 0;
    for (const byte of counting(5_000))
      void host.write(Uint8Array.of(byte)).then(() => {
        left++;
      });
    await clock.run(clock.sleep(1_000));
    expect([left, host.get().cts]).toEqual([3_584, false]);
    const printer = new Listener(printers[0]!);
    await clock.run(printer.received(5_000));
    expect(printer.bytes).toEqual(Buffer.from(counting(5_000)));
  });
});

describe('XON and XOFF', () => {
  test('the printer sends XOFF when it pauses; the host stops a byte and the byte under way later', async () => {
    const { clock, host, printer, pass } = await plugged({ baud: 9600, flow: 'xonxoff' });
    clock.at(msOf(10.5), () => printer.line.pause());
    for (const byte of counting(100)) void host.line.write(Uint8Array.of(byte));
    await pass(1_000);
    // 10 have come and 1 is under way; the XOFF is on its way for one byte, which ends within the twelfth.
    expect(printer.count).toBe(10);
    printer.line.resume();
    await pass(2);
    expect(printer.count).toBe(12);
    await pass(1_000);
    expect(printer.bytes).toEqual(Buffer.from(counting(100)));
    expect([host.count, host.errors, host.modem]).toEqual([0, [], []]);
  });

  test('the printer does not obey them: 11h and 13h in an image are dots', async () => {
    const { printer, send } = await plugged({ baud: 9600, flow: 'xonxoff' });
    await send(Uint8Array.of(0x13, 0x00, 0x11));
    expect(printer.bytes).toEqual(Buffer.of(0x13, 0x00, 0x11));
  });

  test('the host obeys them in the midst of what the printer writes, and hands over the rest', async () => {
    const { clock, host, printer, pass } = await plugged({ baud: 9600, flow: 'xonxoff' });
    void printer.line.write(Uint8Array.of(1, 0x13, 2, 3));
    void host.line.write(counting(10));
    await pass(100);
    // The XOFF has come as the host's second byte ended: the third does not begin.
    expect([printer.count, [...host.bytes]]).toEqual([2, [1, 2, 3]]);
    await clock.run(printer.line.write(Uint8Array.of(0x11)));
    await pass(100);
    expect([printer.count, [...host.bytes]]).toEqual([10, [1, 2, 3]]);
  });

  test('with XANY any byte lets the host go on, and is data', async () => {
    const flow: FlowRules = { rtscts: false, dtrdsr: false, obeys: true, any: true, sends: false };
    const { host, printer, pass } = await plugged({ baud: 9600, flow: 'none', host: { flow } });
    void printer.line.write(Uint8Array.of(0x13));
    await pass(5);
    void host.line.write(counting(4));
    await pass(100);
    expect(printer.count).toBe(0);
    void printer.line.write(Uint8Array.of(0x41));
    await pass(100);
    expect([printer.count, [...host.bytes]]).toEqual([4, [0x41]]);
  });

  test('goes on when flow control is switched off while it is stopped', async () => {
    const { host, printer, pass } = await plugged({ baud: 9600, flow: 'xonxoff' });
    printer.line.pause();
    await pass(10);
    void host.line.write(counting(4));
    await pass(100);
    host.serial.update({ flow: 'none' });
    printer.line.resume();
    await pass(100);
    // The XON that follows is data now.
    expect([printer.count, [...host.bytes]]).toEqual([4, [0x11]]);
  });

  test('an end that is stopped itself still sends them', async () => {
    const flow: FlowRules = { rtscts: false, dtrdsr: false, obeys: true, any: false, sends: true };
    const { host, printer, pass } = await plugged({ baud: 9600, flow });
    printer.line.pause();
    await pass(10);
    host.line.pause();
    await pass(10);
    const left: string[] = [];
    void host.line.write(counting(4)).then(() => left.push('job'));
    void printer.line.write(counting(3)).then(() => left.push('replies'));
    await pass(100);
    expect(left).toEqual([]);
    printer.line.resume();
    await pass(100);
    expect([left, printer.count]).toEqual([['job'], 4]);
    host.line.resume();
    await pass(100);
    expect([left, host.count]).toEqual([['job', 'replies'], 3]);
  });

  test('an XOFF goes before what the printer has still to send', async () => {
    const { clock, printer, host, pass } = await plugged({ baud: 9600, flow: 'xonxoff' });
    void printer.line.write(counting(15).fill(0x41));
    void host.line.write(counting(50));
    clock.at(msOf(3.5), () => printer.line.pause());
    await pass(1_000);
    // Four replies have left, the XOFF after them; the host sends its fifth byte meanwhile, and no other.
    printer.line.resume();
    await pass(2);
    expect(printer.count).toBe(5);
    await pass(1_000);
    expect([printer.count, host.count]).toEqual([50, 15]);
  });
});

describe('ends that do not agree', () => {
  test('a host without flow control overruns a printer that pauses: 4,096 bytes are kept, the rest is lost and told', async () => {
    const { printer, send } = await plugged({ baud: 115_200, host: { flow: 'none' } });
    printer.line.pause();
    await send(counting(5_000));
    expect(printer.errors.reduce((lost, error) => lost + (error.kind === 'overrun' ? error.count : 0), 0)).toBe(904);
    expect(printer.errors[0]).toEqual({
      kind: 'overrun',
      at: expect.closeTo((4_097 * 10_000) / 115_200, 6),
      count: 44,
    });
    printer.line.resume();
    await send(Uint8Array.of(0xff));
    expect(printer.bytes).toEqual(Buffer.concat([counting(4_096), Buffer.of(0xff)]));
  });

  test('a host that waits for DSR is not stopped by RTS', async () => {
    const { printer, send } = await plugged({ baud: 9600, flow: 'rtscts', host: { flow: 'dtrdsr' } });
    printer.line.pause();
    await send(counting(10));
    printer.line.resume();
    await send(new Uint8Array(0));
    expect(printer.count).toBe(10);
  });
});

test('flush drops what has not begun to leave and what nobody has taken', async () => {
  const { clock, host, printer, pass } = await plugged({ baud: 9600 });
  host.line.pause();
  void printer.line.write(counting(5));
  const written = host.line.write(counting(100));
  clock.at(msOf(7.5), () => host.serial.flush());
  await clock.run(written);
  expect(clock.now()).toBe(msOf(8));
  host.line.resume();
  await pass(1_000);
  expect([[...printer.bytes], host.count]).toEqual([[0, 1, 2, 3, 4, 5, 6, 7], 5]);
});
