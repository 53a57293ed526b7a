import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { SerialPort } from 'serialport';
import { afterEach, expect, test } from 'vitest';
import { RealClock } from '../../src/clock/real.ts';
import { readySignal } from '../../src/ports/flow.ts';
import type { Line, Port } from '../../src/ports/port.ts';
import { ptyPort } from '../../src/ports/pty.ts';
import { dialSerial, type SerialOptions, serialPort } from '../../src/ports/serial.ts';
import { Listener } from './listener.ts';

const clock = new RealClock();
const opened: { close(): Promise<void> }[] = [];

afterEach(async () => {
  for (const each of opened.splice(0).reverse()) await each.close();
});

/** A pair whose one side is a serial device, and the line on its other side. */
async function device(): Promise<{ path: string; pair: Port; far: Line }> {
  const pair = ptyPort({}, clock);
  opened.push(pair);
  let far: Line | undefined;
  await pair.listen((line) => {
    far = line;
  });
  return { path: pair.address.replace('pty://', ''), pair, far: far! };
}

/** What the driver of a device is set to. */
async function modes(path: string): Promise<string[]> {
  const { stdout } = await promisify(execFile)('stty', ['-a', '-F', path]);
  return stdout.split(/[\s;]+/);
}

test.each<[string, Partial<SerialOptions>, string[]]>([
  [
    'usual',
    {},
    ['9600', 'cs8', '-cstopb', '-crtscts', '-ixon', '-ixoff', '-icanon', '-echo', '-isig', '-opost', '-icrnl'],
  ],
  [
    'fast, two stop bits, RTS and CTS',
    { baud: 115_200, stopBits: 2, flow: 'rtscts' },
    ['115200', 'cstopb', 'crtscts', '-ixon', '-ixoff'],
  ],
  ['XON and XOFF: the printer sends them and does not obey them', { flow: 'xonxoff' }, ['-ixon', 'ixoff', '-crtscts']],
])('the device is set up as asked: %s', async (_, options, expected) => {
  const { path } = await device();
  const port = serialPort({ path, ...options }, clock);
  opened.push(port);
  await port.listen(() => {});
  const set = await modes(path);
  expect(expected.filter((mode) => !set.includes(mode))).toEqual([]);
});

test('with XON and XOFF the printer says when it is ready, busy and ready again, and takes 11h and 13h for data', async () => {
  const { path, far } = await device();
  const host = new Listener(far);
  const port = serialPort({ path, flow: 'xonxoff' }, clock);
  opened.push(port);
  let printer: Listener | undefined;
  await port.listen((line) => {
    printer = new Listener(line);
  });
  printer!.line.pause();
  printer!.line.pause();
  printer!.line.resume();
  await host.received(3);
  await far.write(Uint8Array.of(0x13, 0x11, 0x13));
  await printer!.received(3);
  await printer!.line.write(Uint8Array.of(0x16));
  await host.received(4);
  expect([...host.bytes]).toEqual([0x11, 0x13, 0x11, 0x16]);
  expect([...printer!.bytes]).toEqual([0x13, 0x11, 0x13]);
});

test('DTR and DSR need a device that has the wires', async () => {
  const { path } = await device();
  await expect(serialPort({ path, flow: 'dtrdsr' }, clock).listen(() => {})).rejects.toMatchObject({
    code: 'no-dtr',
    message: `${path} has no DTR and RTS wires that could be lowered`,
    hint: 'Use flow=xonxoff, or an adapter with all wires.',
  });
  // It was let go of again.
  opened.push(await dialSerial({ path }, clock));
});

test('with DTR and DSR both wires are lowered and raised in order, one after the other', async () => {
  // No pty has the wires, so what the port asks of the device is looked at here.
  const asked: object[] = [];
  const answers: (() => void)[] = [];
  const set = (wires: object, done: () => void) => {
    asked.push(wires);
    answers.push(done);
  };
  const ready = readySignal('dtrdsr', { set } as unknown as SerialPort)!;
  for (const each of [false, true, false]) ready(each);
  for (let each = 1; each <= 3; each++) {
    await new Promise(setImmediate);
    expect(asked).toHaveLength(each);
    answers[each - 1]!();
  }
  expect(asked).toEqual([
    { dtr: false, rts: false },
    { dtr: true, rts: true },
    { dtr: false, rts: false },
  ]);
  expect(readySignal('none', {} as SerialPort)).toBeUndefined();
  expect(readySignal('rtscts', {} as SerialPort)).toBeUndefined();
});

test('with XON and XOFF the host obeys and does not send', async () => {
  const { path } = await device();
  opened.push(await dialSerial({ path, flow: 'xonxoff' }, clock));
  expect((await modes(path)).filter((mode) => /ixo/.test(mode))).toEqual(['ixon', '-ixoff']);
});

test('a device that goes away while the line is paused breaks it off, and nothing keeps reading it', async () => {
  const { path, far } = await device();
  const port = serialPort({ path }, clock);
  opened.push(port);
  const lines: Listener[] = [];
  await port.listen((line) => lines.push(new Listener(line)));
  const [printer] = lines;
  void far.write(Uint8Array.of(1, 2, 3));
  await printer!.received(3);
  printer!.line.pause();
  far.reset();
  await printer!.ended();
  expect(printer!.ends).toEqual([{ end: 'reset', message: expect.any(String) }]);
});

test('a device that cannot be opened says why and what to do', async () => {
  const listen = (path: string) => serialPort({ path }, clock).listen(() => {});
  await expect(listen('/dev/no-such-device')).rejects.toMatchObject({
    name: 'PortError',
    code: 'no-such-device',
    message: '/dev/no-such-device does not exist',
    hint: 'Plug the adapter in and compare the name (ls /dev/serial/by-id, or the device manager).',
  });
  await expect(listen('/dev/null')).rejects.toMatchObject({
    code: 'not-a-serial-port',
    message: '/dev/null is not a serial port',
  });
  const { path } = await device();
  opened.push(await dialSerial({ path }, clock));
  await expect(listen(path)).rejects.toMatchObject({
    code: 'busy',
    message: `${path} is in use by another program`,
    hint: 'Close the program that holds it (fuser PATH names it).',
  });
});
