import { spawn } from 'node:child_process';
import { lstat, mkdtemp, readFile, readlink, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { RealClock } from '../../src/clock/real.ts';
import { VirtualClock } from '../../src/clock/virtual.ts';
import type { Port } from '../../src/ports/port.ts';
import { ptyPort } from '../../src/ports/pty.ts';
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
