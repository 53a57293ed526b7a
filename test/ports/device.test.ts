import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { RealClock } from '../../src/clock/real.ts';
import { devicePort } from '../../src/ports/device.ts';
import type { Line, Port } from '../../src/ports/port.ts';
import { ptyPort } from '../../src/ports/pty.ts';
import { Listener } from './listener.ts';

// No gadget is here: a fifo stands for a device that never ends, a pty pair under a link for one that goes and comes.

const clock = new RealClock();
const opened: Port[] = [];
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'platen-'));
});

afterEach(async () => {
  for (const port of opened.splice(0).reverse()) await port.close();
});

afterAll(() => rmSync(folder, { recursive: true }));

/** A port on a device, and the lines it has accepted so far. */
async function listening(path: string) {
  const port = devicePort({ path }, clock);
  opened.push(port);
  const lines: Listener[] = [];
  let wake = () => {};
  await port.listen((line) => {
    lines.push(new Listener(line));
    wake();
  });
  const accepted = async (count: number) => {
    while (lines.length < count) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    return lines[count - 1]!;
  };
  return { port, lines, accepted };
}

/** A pty pair under a link, in place of a gadget; `host` is the machine it is plugged into. */
async function gadget(link: string): Promise<{ pair: Port; host: Line }> {
  const pair = ptyPort({ link }, clock);
  opened.push(pair);
  let host: Line | undefined;
  await pair.listen((line) => {
    host = line;
  });
  return { pair, host: host! };
}

test('several programs write to a fifo one after the other, and the line stays', async () => {
  const path = join(folder, 'fifo');
  execFileSync('mkfifo', [path]);
  const { port, lines, accepted } = await listening(path);
  const printer = await accepted(1);
  for (const job of ['one\n', 'two\n', 'three\n']) {
    appendFileSync(path, job);
    await printer.received(printer.count + job.length);
  }
  // A reply cannot go back over it, and must not come round.
  await printer.line.write(Uint8Array.of(0x16));
  appendFileSync(path, 'four\n');
  await printer.received(19);
  expect([port.address, printer.line.name]).toEqual([`device://${path}`, `device ${path}`]);
  expect(printer.bytes.toString()).toBe('one\ntwo\nthree\nfour\n');
  expect([lines.length, printer.ends]).toEqual([1, []]);
});

test('a device that goes away ends its line; when it is there again, a new line begins, and both answer', async () => {
  const link = join(folder, 'gadget');
  const { pair, host } = await gadget(link);
  const { lines, accepted } = await listening(link);
  const first = await accepted(1);
  await host.write(Buffer.from('half a slip'));
  await first.received(11);
  await pair.close();
  await first.ended();
  expect(first.ends).toEqual([{ end: 'reset', message: expect.any(String) }]);

  const again = await gadget(link);
  expect(readlinkSync(link)).toMatch(/^\/dev\//);
  const second = await accepted(2);
  await again.host.write(Buffer.from('a whole slip'));
  await second.received(12);
  const heard = new Listener(again.host);
  await second.line.write(Uint8Array.of(0x16, 0x12));
  await heard.received(2);
  expect([...heard.bytes]).toEqual([0x16, 0x12]);
  expect(lines.map((line) => line.bytes.toString())).toEqual(['half a slip', 'a whole slip']);
});

test('what cannot be a device says so', async () => {
  const listen = (path: string) => devicePort({ path }, clock).listen(() => {});
  await expect(listen('/dev/g_printer99')).rejects.toMatchObject({
    name: 'PortError',
    code: 'no-such-device',
    message: '/dev/g_printer99 does not exist',
    hint: 'Load the driver that makes it; for /dev/g_printer0 see docs/usb-gadget.md.',
  });
  const file = join(folder, 'file');
  writeFileSync(file, '');
  await expect(listen(file)).rejects.toMatchObject({
    code: 'not-a-device',
    message: `${file} is neither a character device nor a fifo`,
  });
  await expect(listen(folder)).rejects.toMatchObject({ code: 'not-a-device', message: `${folder} is a folder` });
});
