import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterEach, expect, test } from 'vitest';
import { RealClock } from '../../src/clock/real.ts';
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
