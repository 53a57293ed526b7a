import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { RealClock } from '../../src/clock/real.ts';
import { filePort, type ReadingPort, stdinPort } from '../../src/ports/file.ts';
import { Listener } from './listener.ts';

const clock = new RealClock();
const slip = Buffer.from(Uint8Array.from({ length: 300_000 }, (_, index) => index % 253));
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'platen-'));
  await writeFile(join(folder, 'slip.bin'), slip);
});

afterAll(() => rm(folder, { recursive: true }));

async function listen(port: ReadingPort): Promise<Listener> {
  const accepted: Listener[] = [];
  await port.listen((line) => accepted.push(new Listener(line)));
  expect(accepted).toHaveLength(1);
  return accepted[0]!;
}

test('a file is read once, whole and in order, and ends', async () => {
  const port = filePort(join(folder, 'slip.bin'), clock);
  const printer = await listen(port);
  await printer.ended();
  expect(printer.bytes.equals(slip)).toBe(true);
  expect(printer.runs.length).toBeGreaterThan(1);
  expect(printer.ends).toEqual([{ end: 'closed', message: undefined }]);
  expect(port.address).toBe(pathToFileURL(join(folder, 'slip.bin')).href);
  await port.close();
});

test('replies go nowhere and are counted', async () => {
  const port = filePort(join(folder, 'slip.bin'), clock);
  const printer = await listen(port);
  await printer.line.write(Uint8Array.of(0x16));
  await printer.line.write(Uint8Array.of(0x12, 0x12));
  expect(port.droppedBytes).toBe(3);
  await port.close();
});

test('pause holds and resume loses nothing', async () => {
  const port = filePort(join(folder, 'slip.bin'), clock);
  const printer = await listen(port);
  await printer.received(1);
  printer.line.pause();
  const paused = printer.count;
  await clock.sleep(20);
  expect(printer.count).toBe(paused);
  printer.line.resume();
  await printer.ended();
  expect(printer.bytes.equals(slip)).toBe(true);
});

test('closing the port stops the reading', async () => {
  const port = filePort(join(folder, 'slip.bin'), clock);
  const printer = await listen(port);
  await port.close();
  expect([printer.count, printer.ends]).toEqual([0, [{ end: 'closed', message: undefined }]]);
});

test('an empty file ends without a byte', async () => {
  await writeFile(join(folder, 'empty.bin'), '');
  const printer = await listen(filePort(join(folder, 'empty.bin'), clock));
  await printer.ended();
  expect(printer.count).toBe(0);
});

test('standard input is read until it ends', async () => {
  const port = stdinPort(clock, Readable.from([slip.subarray(0, 10), slip.subarray(10)]));
  const printer = await listen(port);
  await printer.ended();
  expect([port.address, printer.line.name, printer.bytes.equals(slip)]).toEqual(['stdin:', 'stdin:', true]);
});

test('a file that cannot be read says why and what to do', async () => {
  const missing = join(folder, 'missing.bin');
  await expect(filePort(missing, clock).listen(() => {})).rejects.toMatchObject({
    name: 'PortError',
    code: 'no-such-file',
    message: `${missing} does not exist`,
    hint: 'Check the path; it counts from the working folder.',
  });
  await expect(filePort(folder, clock).listen(() => {})).rejects.toMatchObject({
    code: 'not-a-file',
    message: `${folder} is a folder`,
    hint: 'Give one file of printer bytes.',
  });
});
