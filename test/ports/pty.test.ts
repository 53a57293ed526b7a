import { spawn } from 'node:child_process';
import { lstat, mkdtemp, readFile, readlink, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { RealClock } from '../../src/clock/real.ts';
import { VirtualClock } from '../../src/clock/virtual.ts';
import type { Port } from '../../src/ports/port.ts';
import { ptyPort } from '../../src/ports/pty.ts';
import { dialSerial } from '../../src/ports/serial.ts';
import { Listener } from './listener.ts';

const clock = new RealClock();
const ALL_VALUES = Uint8Array.from({ length: 256 }, (_, value) => value);
const opened: Port[] = [];
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'platen-'));
});

afterEach(async () => {
  for (const port of opened.splice(0)) await port.close();
});

afterAll(() => rm(folder, { recursive: true }));

async function listening(link?: string) {
  const port = ptyPort({ link }, clock);
  opened.push(port);
  let printer: Listener | undefined;
  await port.listen((line) => {
    printer = new Listener(line);
  });
  return { port, printer: printer!, path: port.address.replace('pty://', '') };
}

/** Runs a shell command to its end, and gives what it wrote. */
function shell(command: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = spawn('sh', ['-c', command], { stdio: ['ignore', 'pipe', 'inherit'] });
    const output: Buffer[] = [];
    child.stdout.on('data', (bytes: Buffer) => output.push(bytes));
    child.on('error', reject);
    child.on('close', () => resolve(Buffer.concat(output)));
  });
}

test('all 256 values pass both ways to programs that set no mode of their own, one after the other', async () => {
  const { printer, path } = await listening();
  const job = join(folder, 'job.bin');
  await writeFile(job, ALL_VALUES);
  for (let round = 1; round <= 3; round++) {
    await shell(`cat '${job}' > ${path}`);
    await printer.received(256 * round);
  }
  expect(printer.bytes).toEqual(Buffer.concat([ALL_VALUES, ALL_VALUES, ALL_VALUES]));
  const read = shell(`head -c 256 < ${path}`);
  await printer.line.write(ALL_VALUES);
  expect(await read).toEqual(Buffer.from(ALL_VALUES));
  expect([printer.count, printer.ends]).toEqual([768, []]);
});

test('the link is a name for the device, and goes with the port', async () => {
  const link = join(folder, 'printer');
  const { port, printer } = await listening(link);
  expect(port.address).toBe(`pty://${link}`);
  expect(`pty ${await readlink(link)}`).toBe(printer.line.name);
  await shell(`printf receipt > '${link}'`);
  await printer.received(7);
  await port.close();
  expect(await lstat(link).catch((error) => error.code)).toBe('ENOENT');
  expect([printer.bytes.toString(), printer.ends]).toEqual(['receipt', [{ end: 'closed', message: undefined }]]);
});

test('at a baud rate the bytes are there when a line would have brought them', async () => {
  const virtual = new VirtualClock(0);
  const port = ptyPort({ baud: 9600 }, virtual);
  opened.push(port);
  let printer: Listener | undefined;
  await port.listen((line) => {
    printer = new Listener(line);
  });
  expect(port.address).toMatch(/^pty:\/\/\/dev\/.*\?baud=9600$/);
  const sent = Uint8Array.from({ length: 2_000 }, (_, index) => index % 251);
  const job = join(folder, 'paced.bin');
  await writeFile(job, sent);
  await shell(`cat '${job}' > ${printer!.line.name.slice(4)}`);
  expect(printer!.count).toBe(0);
  await virtual.run(virtual.sleep(1_000));
  // 960 bytes a second, handed over in runs of at most 20 ms, looked for every 5 ms.
  expect(printer!.count).toBeGreaterThanOrEqual(960 - 24);
  expect(printer!.count).toBeLessThanOrEqual(960);
  printer!.line.pause();
  const before = printer!.count;
  await virtual.run(virtual.sleep(60_000));
  expect(printer!.count).toBeLessThanOrEqual(before + 20);
  printer!.line.resume();
  await virtual.run(virtual.sleep(500));
  expect(printer!.count).toBeLessThanOrEqual(before + 500);
  await virtual.run(printer!.received(2_000));
  expect(printer!.bytes).toEqual(Buffer.from(sent));
  for (const { bytes, at, byteTime } of printer!.runs) {
    expect(byteTime).toBeCloseTo(1.0417, 4);
    expect(bytes.length * byteTime).toBeLessThanOrEqual(25);
    expect(at).toBeGreaterThanOrEqual(0);
  }
});

test('with XON and XOFF a program that is told to wait waits, and goes on with nothing lost', async () => {
  const port = ptyPort({ flow: 'xonxoff' }, clock);
  opened.push(port);
  let printer: Listener | undefined;
  await port.listen((line) => {
    printer = new Listener(line);
  });
  const host = new Listener(await dialSerial({ path: printer!.line.name.slice(4), flow: 'xonxoff' }, clock));
  await host.line.write(ALL_VALUES);
  await printer!.received(256);
  printer!.line.pause();
  // The reply comes after XOFF, so the program's driver has it when the reply is there.
  await printer!.line.write(Uint8Array.of(0x16));
  await host.received(1);
  let through = false;
  const written = host.line.write(ALL_VALUES).then(() => {
    through = true;
  });
  // Without XOFF the driver would take so few bytes at once; a second reply proves that there was time for it.
  await printer!.line.write(Uint8Array.of(0x12));
  await host.received(2);
  expect(through).toBe(false);
  printer!.line.resume();
  await written;
  await printer!.received(512);
  expect(printer!.bytes).toEqual(Buffer.concat([ALL_VALUES, ALL_VALUES]));
  // The driver has eaten XOFF and XON.
  expect([...host.bytes]).toEqual([0x16, 0x12]);
  await host.line.close();
});

test('a link that was left behind is replaced', async () => {
  const link = join(folder, 'left-behind');
  await symlink('/dev/pts/no-more', link);
  const { printer } = await listening(link);
  expect(`pty ${await readlink(link)}`).toBe(printer.line.name);
});

test('a file in the place of the link is not touched', async () => {
  const link = join(folder, 'precious');
  await writeFile(link, 'kept');
  await expect(ptyPort({ link }, clock).listen(() => {})).rejects.toMatchObject({
    name: 'PortError',
    code: 'link-exists',
    message: `${link} exists and is not a link`,
    hint: 'Choose another path for the link, or remove what is there.',
  });
  expect(await readFile(link, 'utf8')).toBe('kept');
});

test('a link where none can be made is refused', async () => {
  const link = join(folder, 'no', 'such', 'folder');
  await expect(ptyPort({ link }, clock).listen(() => {})).rejects.toMatchObject({ code: 'link-failed' });
});

test('a port closes even when no program reads what was written', async () => {
  const virtual = new VirtualClock(0);
  const port = ptyPort({}, virtual);
  let printer: Listener | undefined;
  await port.listen((line) => {
    printer = new Listener(line);
  });
  void printer!.line.write(new Uint8Array(1 << 20));
  await virtual.run(port.close());
  expect([virtual.now(), printer!.ends]).toEqual([5_000, [{ end: 'reset', message: undefined }]]);
});

test('on Windows there are no ptys', async () => {
  const platform = Object.getOwnPropertyDescriptor(process, 'platform')!;
  Object.defineProperty(process, 'platform', { ...platform, value: 'win32' });
  try {
    await expect(ptyPort({}, clock).listen(() => {})).rejects.toMatchObject({
      code: 'pty-unavailable',
      message: 'a pty pair cannot be made here: Windows has no ptys',
    });
  } finally {
    Object.defineProperty(process, 'platform', platform);
  }
});
