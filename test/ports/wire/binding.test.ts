import { DisconnectedError, SerialPortStream } from '@serialport/stream';
import { expect, test } from 'vitest';
import { RealClock } from '../../../src/clock/real.ts';
import { VirtualClock } from '../../../src/clock/virtual.ts';
import { wireBinding } from '../../../src/ports/wire/binding.ts';
import type { OpenOptions } from '../../../src/ports/wire/binding-interface.ts';
import { type WireOptions, wire } from '../../../src/ports/wire.ts';
import { counting, End, msOf } from './plugged.ts';

const path = '/dev/ttyW0';

/** A serialport stream on the host's end of a wire, and the printer's end. */
async function streaming(options: WireOptions = { baud: 9600 }, opening: Partial<OpenOptions> = {}) {
  const clock = new VirtualClock(0);
  const link = wire(clock, options);
  const printers: End[] = [];
  await link.port.listen((line) => printers.push(new End(line)));
  const stream = new SerialPortStream({
    binding: wireBinding(new Map([[path, link]]), clock),
    path,
    baudRate: 9600,
    ...opening,
  });
  const heard: number[] = [];
  stream.on('data', (bytes: Buffer) => heard.push(...bytes));
  const event = (name: string) => new Promise<unknown>((resolve) => stream.once(name, resolve));
  await clock.run(event('open'));
  const call = (method: 'drain' | 'flush' | 'close') => new Promise<unknown>((resolve) => stream[method](resolve));
  const pass = (ms: number) => clock.run(clock.sleep(ms));
  return { clock, link, stream, heard, event, call, pass, printer: printers[0]!, printers };
}

test('11,520 bytes at 9600 take 12.0 s of virtual time', async () => {
  const { clock, stream, printer, call } = await streaming();
  stream.write(Buffer.from(counting(11_520)));
  await clock.run(call('drain'));
  expect([clock.now(), printer.count]).toEqual([12_000, 11_520]);
});

test('a mebibyte through a stream arrives byte-exact at a printer that stops it with RTS', async () => {
  const { clock, stream, printer } = await streaming({ baud: 115_200 }, { baudRate: 115_200, rtscts: true });
  const sent = Buffer.from(counting(1 << 20)).map((byte, index) => byte ^ (index >> 8));
  for (let seconds = 10; seconds < 80; seconds += 10) {
    clock.at(seconds * 1_000, () => printer.line.pause());
    clock.at(seconds * 1_000 + 5_000, () => printer.line.resume());
  }
  stream.write(sent);
  await clock.run(printer.received(1 << 20));
  expect(printer.bytes.equals(sent)).toBe(true);
  expect(printer.errors).toEqual([]);
});

test('a write is taken while it fits in the output buffer; drain waits for it', async () => {
  const { clock, stream, call } = await streaming();
  const written = (length: number) => new Promise((resolve) => stream.write(Buffer.alloc(length), resolve));
  await clock.run(written(4_096));
  expect(clock.now()).toBe(0);
  await clock.run(written(4_096));
  expect(clock.now()).toBe(msOf(4_096));
  await clock.run(call('drain'));
  expect(clock.now()).toBe(msOf(8_192));
});

test('set and get move the modem lines of both ends', async () => {
  const { clock, stream, printer } = await streaming();
  const get = () => new Promise<unknown>((resolve) => stream.get((_, lines) => resolve(lines)));
  const set = (lines: object) => new Promise((resolve) => stream.set(lines, resolve));
  expect(await clock.run(get())).toEqual({ cts: true, dsr: true, dcd: true });
  await clock.run(set({ dtr: false, rts: false }));
  expect(printer.modem).toEqual([{ cts: false, dsr: false, dcd: false }]);
  // What is not named goes to its default.
  await clock.run(set({ rts: false }));
  expect(printer.serial.get()).toEqual({ cts: false, dsr: true, dcd: true });
  printer.serial.set({ dtr: false });
  expect(await clock.run(get())).toEqual({ cts: true, dsr: false, dcd: false });
  await clock.run(set({ brk: true }));
  await clock.run(clock.sleep(100));
  expect(printer.errors.map(({ kind }) => kind)).toEqual(['break']);
});

test('a program that opens at the wrong speed or parity prints garbage', async () => {
  const wrong = await streaming({ baud: 9600 }, { baudRate: 19_200 });
  wrong.stream.write(Buffer.of(0x00));
  await wrong.pass(100);
  expect([...wrong.printer.bytes]).toEqual([0xf8]);
  const parity = await streaming({ baud: 9600, badByte: '?' }, { parity: 'even', dataBits: 7 });
  parity.stream.write('AC');
  await parity.pass(100);
  expect([...parity.printer.bytes]).toEqual([0x41, 0xc3]);
});

test('update changes the speed of an open port', async () => {
  const { clock, stream, printer, pass, call } = await streaming({ baud: 19_200 });
  await clock.run(new Promise((resolve) => stream.update({ baudRate: 19_200 }, resolve)));
  stream.write(Buffer.from(counting(1_920)));
  await clock.run(call('drain'));
  expect(clock.now()).toBe(1_000);
  await pass(1);
  expect(printer.bytes).toEqual(Buffer.from(counting(1_920)));
});

test('with xon the program stops at the printer’s XOFF and does not see it', async () => {
  const { stream, printer, heard, pass } = await streaming({ baud: 9600, flow: 'xonxoff' }, { xon: true });
  printer.line.pause();
  await pass(10);
  stream.write(Buffer.from(counting(100)));
  await pass(1_000);
  expect(printer.count).toBe(0);
  printer.line.resume();
  await pass(1_000);
  expect([printer.count, heard]).toEqual([100, []]);
});

test('a program that does not read takes RTS down', async () => {
  const { clock, stream, printer } = await streaming({ baud: 115_200 }, { baudRate: 115_200, rtscts: true });
  stream.pause();
  let left = 0;
  for (let count = 0; count < 100; count++)
    void printer.line.write(new Uint8Array(2_000)).then(() => {
      left += 2_000;
    });
  await clock.run(clock.sleep(60_000));
  expect(printer.serial.get().cts).toBe(false);
  // The stream reads 64 KiB ahead of the program.
  expect(left).toBeLessThan(80_000);
  let heard = 0;
  stream.on('data', (bytes: Buffer) => {
    heard += bytes.length;
  });
  stream.resume();
  await clock.run(clock.sleep(60_000));
  expect([left, heard, printer.serial.get().cts]).toEqual([200_000, 200_000, true]);
});

test('a cable that breaks closes the stream as a lost device', async () => {
  const { clock, stream, event, printer } = await streaming({ baud: 9600, faults: [{ kind: 'disconnect', at: 81 }] });
  const closed = event('close');
  // A write that fails tells its callback; what it was about is the 'close' event.
  stream.write(Buffer.from(counting(6_000)), () => {});
  stream.on('error', () => {});
  expect(await clock.run(closed)).toBeInstanceOf(DisconnectedError);
  expect([printer.count, stream.isOpen]).toEqual([81, false]);
});

test('what the printer said before it closed is read first', async () => {
  const { clock, heard, event, printer } = await streaming();
  void printer.line.write(Uint8Array.of(1, 2, 3));
  const closed = event('close');
  await clock.run(printer.line.close());
  await clock.run(closed);
  expect(heard).toEqual([1, 2, 3]);
});

test('closing waits for what was written, 30 s where the printer takes nothing', async () => {
  const sent = await streaming();
  sent.stream.write(Buffer.from(counting(960)));
  await sent.clock.run(sent.call('close'));
  expect([sent.clock.now(), sent.printer.count, sent.printer.ends[0]!.end]).toEqual([1_000, 960, 'closed']);
  const stuck = await streaming({ baud: 9600 }, { rtscts: true });
  stuck.printer.line.pause();
  stuck.stream.write(Buffer.from(counting(960)));
  await stuck.clock.run(stuck.call('close'));
  expect([stuck.clock.now(), stuck.stream.isOpen]).toEqual([30_000, false]);
});

test('flush drops what has not left', async () => {
  const { clock, stream, printer, call, pass } = await streaming();
  stream.write(Buffer.from(counting(960)));
  await pass(msOf(10.5));
  await clock.run(call('flush'));
  await clock.run(call('drain'));
  await pass(1_000);
  expect([...printer.bytes]).toEqual([...counting(11)]);
});

test('a path is opened by one at a time, and by the next after it', async () => {
  const { clock, link, stream, call, printers } = await streaming();
  const binding = stream.settings.binding;
  await expect(clock.run(binding.open({ path, baudRate: 9600, lock: false }))).rejects.toThrow(
    'Resource temporarily unavailable, cannot lock /dev/ttyW0',
  );
  await clock.run(call('close'));
  await clock.run(new Promise((resolve) => stream.open(resolve)));
  expect(printers.map(({ ends }) => ends.length)).toEqual([1, 0]);
  await clock.run(link.port.close());
});

test('a parity that is none, and a printer that is not there, are told', async () => {
  const clock = new VirtualClock(0);
  const binding = wireBinding(new Map([[path, wire(clock)]]), clock);
  await expect(binding.open({ path, baudRate: 9600, parity: 'evn' })).rejects.toThrow('"parity" is not valid: evn');
  await expect(binding.open({ path, baudRate: 9600 })).rejects.toMatchObject({ code: 'refused' });
  // Once more: a failed opening leaves the path free.
  await expect(binding.open({ path, baudRate: 9600 })).rejects.toMatchObject({ code: 'refused' });
});

test('it runs in real time', async () => {
  const clock = new RealClock();
  const link = wire(clock, { baud: 1_000_000 });
  const printers: End[] = [];
  await link.port.listen((line) => printers.push(new End(line)));
  const stream = new SerialPortStream({
    binding: wireBinding(new Map([[path, link]]), clock),
    path,
    baudRate: 1_000_000,
  });
  const heard = new Promise<Buffer>((resolve) => stream.once('data', resolve));
  stream.write(Buffer.from(counting(10_000)));
  await new Promise((resolve) => stream.drain(resolve));
  await printers[0]!.received(10_000);
  expect(printers[0]!.bytes).toEqual(Buffer.from(counting(10_000)));
  void printers[0]!.line.write(Uint8Array.of(0x16));
  expect([...(await heard)]).toEqual([0x16]);
  await new Promise((resolve) => stream.close(resolve));
});
