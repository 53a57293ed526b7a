import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import type { Slip } from '../../emulator/machine/slip.ts';
import { csnA2 } from '../../emulator/models/csn-a2.ts';
import { tmT88iii } from '../../emulator/models/tm-t88iii.ts';
import { predictTimes } from '../../emulator/predict-times.ts';
import { RealClock } from '../../src/clock/real.ts';
import { VirtualClock } from '../../src/clock/virtual.ts';
import type { Line, Port } from '../../src/ports/port.ts';
import { ptyPort } from '../../src/ports/pty.ts';
import { dialSerial } from '../../src/ports/serial.ts';
import { dialTcp, tcpPort } from '../../src/ports/tcp.ts';
import { wire } from '../../src/ports/wire.ts';
import { residentGlyphs } from '../../src/printers/glyphs.ts';
import { LivePrinter, type LivePrinterOptions } from '../../src/printers/live-printer.ts';

const clock = new RealClock();
const opened: LivePrinter[] = [];

afterEach(async () => {
  for (const printer of opened.splice(0)) await printer.close();
});

/** A printer that takes its model's time, in real time, and what comes of it. */
async function live(port: Port, options: Partial<LivePrinterOptions> = {}) {
  const slips: { readonly slip: Slip; readonly at: number }[] = [];
  let told = () => {};
  const settings = { model: csnA2, pace: 'as the model', clock, ...options, ports: [port] } as const;
  const printer = new LivePrinter(settings, {
    slip: (slip) => {
      slips.push({ slip, at: settings.clock.now() });
      told();
    },
  });
  opened.push(printer);
  await printer.listen();
  const aSlip = () =>
    new Promise<void>((resolve) => {
      told = resolve;
    });
  return { printer, slips, aSlip };
}

/** Three lines and what ends a slip of a printer without a cutter: a tear-off feed, and ESC @. */
const receipt = Buffer.from(`one\ntwo\nthree\n\x1bJ\x5a\x1b@`, 'latin1');
const portOf = ({ addresses }: LivePrinter) => Number(addresses[0]!.split(':').at(-1));

const ends = [
  {
    name: 'TCP',
    port: () => tcpPort({ port: 0 }, clock),
    dial: (printer: LivePrinter): Promise<Line> => dialTcp({ port: portOf(printer) }, clock),
  },
  {
    name: 'a pty pair',
    port: () => ptyPort({}, clock),
    dial: (printer: LivePrinter): Promise<Line> =>
      dialSerial({ path: printer.addresses[0]!.replace('pty://', '') }, clock),
  },
];

test.each(ends)('a printer on $name takes at least the time that its model takes', async ({ port, dial }) => {
  const { printer, slips, aSlip } = await live(port());
  const line = await dial(printer);
  line.attach({ onBytes: () => {}, onEnd: () => {} });
  const printed = aSlip();
  const sent = clock.now();
  await line.write(receipt);
  await printed;
  const [predicted] = predictTimes(receipt, csnA2, residentGlyphs());
  const { times } = predicted!;
  // The motor's start, three lines and the feed, of 30 rows and 90, at 80 mm/s.
  expect(times.end).toBeCloseTo(50 + 180 * (25.4 / 203 / 0.08), 6);
  expect(slips[0]!.at - sent).toBeGreaterThanOrEqual(times.end);
  // However late the operating system was, the paper took as long as it takes.
  const { ramp, head, feed } = slips[0]!.slip.times!;
  expect(ramp + head + feed).toBeCloseTo(times.end, 6);
  await line.close();
});

test.each([45, 4096])(
  'a live printer with %i bytes of receive buffer takes the predicted time to the microsecond',
  async (receiveBuffer) => {
    const virtual = new VirtualClock(0);
    const { port, dial } = wire(virtual, { baud: 19_200 });
    const { slips } = await live(port, { model: tmT88iii, clock: virtual, receiveBuffer });
    const job = Buffer.from(`${`${'x'.repeat(41)}\n`.repeat(20)}\x1dVB\0`.repeat(3), 'latin1');
    const line = await dial();
    line.attach({ onBytes: () => {}, onEnd: () => {} });
    await virtual.run(line.write(job).then(() => virtual.sleep(10_000)));
    await virtual.run(opened.pop()!.close());
    const predicted = predictTimes(job, tmT88iii, residentGlyphs(), { baud: 19_200, receiveBuffer });
    expect(slips.map(({ at }) => at.toFixed(3))).toEqual(predicted.map(({ times }) => times.end.toFixed(3)));
    for (const [i, { slip }] of slips.entries())
      for (const [part, ms] of Object.entries(predicted[i]!.times))
        expect(slip.times![part as keyof typeof slip.times]).toBeCloseTo(ms, 6);
  },
);

test('TCP is not read while the receive buffer is full: the client waits, and nothing is lost', async () => {
  const { printer, slips } = await live(tcpPort({ port: 0 }, clock), {
    model: tmT88iii,
    pace: 'at once',
    sensors: { cover: 'open' },
  });
  // More than the kernel takes on both sides; pictures, which are printed fast.
  const picture = Buffer.concat([Buffer.from('\x1dv0\0\x40\0\xe8\x03', 'latin1'), Buffer.alloc(64_000)]);
  const job = Buffer.concat([...Array<Buffer>(400).fill(picture), Buffer.from('end\n')]);
  const client = connect(portOf(printer), '127.0.0.1');
  let sent = false;
  const sending = new Promise<void>((resolve) => {
    client.end(job, () => {
      sent = true;
      resolve();
    });
  });
  // Another host is answered twenty times over meanwhile: there was time to read.
  const other = await dialTcp({ port: portOf(printer) }, clock);
  let answers = 0;
  let heard = () => {};
  other.attach({
    onBytes: (bytes) => {
      answers += bytes.length;
      heard();
    },
    onEnd: () => {},
  });
  while (answers < 20 || printer.waiting === 0) {
    const answer = new Promise<void>((resolve) => {
      heard = resolve;
    });
    await other.write(Uint8Array.of(0x10, 0x04, 0x02));
    await answer;
  }
  // One read of the socket, of at most 64 KiB, is what it has of 25 MB.
  expect(printer.waiting).toBeGreaterThanOrEqual(4096 - 16);
  expect(printer.waiting).toBeLessThanOrEqual(65_536);
  expect(sent).toBe(false);
  printer.change({ sensors: { cover: 'closed' } });
  await sending;
  // The printer closes the connection when it has read all of it.
  client.resume();
  await once(client, 'close');
  await other.close();
  await printer.close();
  expect(printer.received).toBe(job.length);
  expect(slips.at(-1)!.slip.lines.at(-1)!.text).toBe('end');
});

test('a pty pair with XON and XOFF tells a full receive buffer, takes what comes all the same, and tells when there is room', async () => {
  const { printer, aSlip } = await live(ptyPort({ flow: 'xonxoff' }, clock), {
    model: tmT88iii,
    receiveBuffer: 45,
    sensors: { cover: 'open' },
  });
  // The program's side does not obey, so that it sees them.
  const line = await dialSerial({ path: printer.addresses[0]!.replace(/^pty:\/\/|\?.*$/g, '') }, clock);
  let waiting = (_byte: number) => {};
  line.attach({ onBytes: (bytes) => bytes.forEach((byte) => void waiting(byte)), onEnd: () => {} });
  const heard = () =>
    new Promise<number>((resolve) => {
      waiting = resolve;
    });
  const full = heard();
  await line.write(Buffer.from('01234567890123456789012345678\n'));
  expect(await full).toBe(0x13);
  // A status request among the last 16 bytes is answered.
  const answer = heard();
  await line.write(Uint8Array.of(0x10, 0x04, 0x02));
  expect(await answer).toBe(0x16);
  expect(printer.waiting).toBe(33);
  const clear = heard();
  const slip = aSlip();
  printer.change({ sensors: { cover: 'closed' } });
  expect(await clear).toBe(0x11);
  await line.write(Buffer.from('\x1dVB\0', 'latin1'));
  await slip;
  await line.close();
});
