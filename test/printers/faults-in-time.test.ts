import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Slip } from '../../emulator/machine/slip.ts';
import type { Clock } from '../../src/clock/clock.ts';
import { RealClock } from '../../src/clock/real.ts';
import { VirtualClock } from '../../src/clock/virtual.ts';
import { portAt } from '../../src/ports/address.ts';
import { wire } from '../../src/ports/wire.ts';
import { BenchPrinter } from '../../src/printers/bench-printer.ts';
import { beginFault, endFault, type Fault, type FaultName } from '../../src/printers/faults.ts';
import { findModel } from '../../src/printers/layout.ts';
import { LivePrinter } from '../../src/printers/live-printer.ts';

const MODEL = 'xprinter-80';
const CUT = '\x1dVB\0';
const STATUS = '\x10\x04\x01\x10\x04\x02\x10\x04\x03\x10\x04\x04';
const READY = '16121212';
const ASB = '\x1da\x0f';
const bytesOf = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));
const hex = (bytes: Iterable<number>) => Buffer.from([...bytes]).toString('hex');
const short = ({ end, goesOn, lines }: Slip) =>
  `${goesOn ? 'rest, ' : ''}${end}: ${lines.map(({ text }) => text.trim()).join(' ')}`;

/** Two slips of 30 dot rows a line. */
const JOB = `\x1b@one\ntwo\nthree\n${CUT}next\n${CUT}`;

/** A printer on a bench, in virtual time, at the end of a wire of 115,200 baud. */
async function onBench() {
  const clock = new VirtualClock(0);
  const printer = new BenchPrinter(findModel(MODEL), clock);
  const link = wire(clock, { baud: 115_200 });
  await link.port.listen((line) => printer.attach(line));
  const line = await link.dial();
  const heard: number[] = [];
  line.attach({ onBytes: (bytes) => heard.push(...bytes), onEnd: () => {} });
  const wait = (ms: number) => clock.run(clock.sleep(ms));
  return {
    printer,
    wait,
    send: (text: string) => clock.run(line.write(bytesOf(text)).then(() => clock.sleep(5))),
    heard: () => hex(heard.splice(0)),
    slips: () => printer.take().slips.map(({ slip }) => short(slip)),
  };
}

describe('on a bench, in virtual time', () => {
  test.each<[FaultName, string, string[], string[]]>([
    ['paper-end', '1e32127e', ['paper end: one two'], ['rest, partial cut: three', 'partial cut: next']],
    ['cover-open', '1e565212', [], ['partial cut: one two three', 'partial cut: next']],
    ['head-hot', '1e525212', [], ['partial cut: one two three', 'partial cut: next']],
    ['mechanical-error', '1e521212', [], []],
    ['fatal-error', '1e523212', [], ['power off: one two']],
    ['feed-button', '1e1a1212', [], ['partial cut: one two three', 'partial cut: next']],
    ['paper-near-end', '1612121e', ['partial cut: one two three', 'partial cut: next'], []],
    ['drawer-open', '12121212', ['partial cut: one two three', 'partial cut: next'], []],
    ['silent', '', ['partial cut: one two three', 'partial cut: next'], []],
    ['power-cut', '', ['power off: one two'], []],
  ])('%s at row 40, ended by hand', async (name, status, before, after) => {
    const b = await onBench();
    beginFault(b.printer, { name, atRow: 40 });
    await b.send(JOB);
    await b.wait(60_000);
    await b.send(STATUS);
    expect({ status: b.heard(), slips: b.slips() }).toEqual({ status, slips: before });
    endFault(b.printer, name);
    await b.wait(60_000);
    await b.send(STATUS);
    const isError = name === 'mechanical-error';
    expect({ status: b.heard(), slips: b.slips() }).toEqual({ status: isError ? '1e521212' : READY, slips: after });
    if (!isError) return;
    await b.send('\x10\x05\x01');
    await b.wait(60_000);
    expect(b.slips()).toEqual(['partial cut: one two three', 'partial cut: next']);
  });

  test.each<[string, Partial<Fault>]>([
    ['after a time', { after: 80 }],
    ['at a row', { atRow: 4 }],
    ['at a byte', { atByte: 9 }],
  ])('a fault that begins %s ends when its time is over, not before', async (_, when) => {
    const b = await onBench();
    beginFault(b.printer, { name: 'cover-open', lasts: 30_000, ...when });
    await b.send(JOB);
    await b.wait(29_900);
    expect([b.printer.sensors.cover, b.slips()]).toEqual(['open', []]);
    await b.wait(5_000);
    expect([b.printer.sensors.cover, b.slips()]).toEqual([
      'closed',
      ['partial cut: one two three', 'partial cut: next'],
    ]);
  });

  test('a cutter that jams is told by Automatic Status Back, and cuts after DLE ENQ 1', async () => {
    const b = await onBench();
    await b.send(ASB);
    b.heard();
    beginFault(b.printer, { name: 'cutter-jam' });
    // Without ESC @, which ends Automatic Status Back.
    await b.send(JOB.slice(2));
    await b.wait(10_000);
    expect([b.heard(), b.slips()]).toEqual(['1c080000', []]);
    await b.send('\x10\x05\x01');
    expect(b.slips()).toEqual([]);
    endFault(b.printer, 'cutter-jam');
    await b.send('\x10\x05\x01');
    await b.wait(10_000);
    expect([b.heard(), b.slips()]).toEqual(['14000000', ['partial cut: one two three', 'partial cut: next']]);
  });

  test('a slow head takes its times as long', async () => {
    const end = async (times: number) => {
      const b = await onBench();
      beginFault(b.printer, { name: 'slow-head', times });
      await b.send(JOB);
      await b.wait(60_000);
      const [first] = b.printer.take().slips;
      return first!.slip.times!;
    };
    const [usual, slow] = [await end(1), await end(4)];
    expect(slow.head).toBeCloseTo(4 * usual.head, 6);
  });
});

/** A printer on a TCP port of this machine. */
async function onTcp(clock: Clock = new RealClock()) {
  const slips: string[] = [];
  const waiting: (() => void)[] = [];
  const port = await portAt('tcp://127.0.0.1:0', clock);
  const printer = new LivePrinter(
    { model: findModel(MODEL), clock, ports: [port] },
    {
      slip: (slip) => {
        slips.push(short(slip));
        for (const check of waiting) check();
      },
    },
  );
  await printer.listen();
  onTestFinished(() => printer.close());
  const number = Number(/:(\d+)$/.exec(printer.addresses[0]!)![1]);
  const dial = async () => {
    const socket = connect(number, '127.0.0.1');
    await once(socket, 'connect');
    onTestFinished(() => void socket.destroy());
    return socket;
  };
  return {
    printer,
    slips,
    dial,
    printed: (count: number) =>
      new Promise<void>((resolve) => {
        const check = () => {
          if (slips.length >= count) resolve();
        };
        waiting.push(check);
        check();
      }),
    status: async () => {
      const socket = await dial();
      socket.write(bytesOf(STATUS));
      const [answer] = (await once(socket, 'data')) as [Buffer];
      socket.destroy();
      return hex(answer);
    },
  };
}

describe('on TCP', () => {
  test('paper ends at a row; with a new roll the rest comes out', async () => {
    const live = await onTcp();
    beginFault(live.printer, { name: 'paper-end', atRow: 40 });
    (await live.dial()).write(bytesOf(JOB));
    await live.printed(1);
    expect(await live.status()).toBe('1e32127e');
    endFault(live.printer, 'paper-end');
    await live.printed(3);
    expect(live.slips).toEqual(['paper end: one two', 'rest, partial cut: three', 'partial cut: next']);
    expect(await live.status()).toBe(READY);
  });

  test('power goes at a byte: connections are reset, new ones refused until there is power', async () => {
    const live = await onTcp();
    beginFault(live.printer, { name: 'power-cut', atByte: 10 });
    const host = await live.dial();
    const reset = expect(once(host, 'end')).rejects.toMatchObject({ code: 'ECONNRESET' });
    host.write(bytesOf(JOB));
    await live.printed(1);
    await reset;
    await expect(live.status()).rejects.toMatchObject({ code: 'ECONNRESET' });
    endFault(live.printer, 'power-cut');
    expect(await live.status()).toBe(READY);
    (await live.dial()).end(bytesOf(`again\n${CUT}`));
    await live.printed(2);
    expect(live.slips).toEqual(['power off: one two', 'partial cut: again']);
  });

  test('one that says that it is ready says so without paper', async () => {
    const live = await onTcp();
    beginFault(live.printer, { name: 'false-ok' });
    beginFault(live.printer, { name: 'paper-end' });
    expect(await live.status()).toBe(READY);
    endFault(live.printer, 'false-ok');
    expect(await live.status()).toBe('1e32127e');
  });

  test('the link breaks off before its byte: what came before is printed', async () => {
    const live = await onTcp();
    beginFault(live.printer, { name: 'link-cut', atByte: 10 });
    const host = await live.dial();
    const reset = expect(once(host, 'end')).rejects.toMatchObject({ code: 'ECONNRESET' });
    host.write(bytesOf(JOB));
    await reset;
    await live.printed(1);
    expect(live.slips).toEqual(['link lost: one two']);
  });
});
