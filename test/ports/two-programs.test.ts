import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SerialPort } from 'serialport';
import { expect, test } from 'vitest';
import { emptyFolder, Platen } from '../cli/platen.ts';

// Two programs that know nothing of each other: the emulator, and serialport on a port set to 9600 with XON and XOFF.

/** Bytes in which every value is, XON and XOFF too, and that repeat with no period that a buffer's size divides. */
const dots = (length: number) =>
  Buffer.from(Uint8Array.from({ length }, (_, index) => (index * 31 + (index >> 8) * 7 + (index >> 16)) & 255));

const HEAD = 8;
const ROW = 72;
const CUT = Buffer.from('\x1dVB\0', 'latin1');

/** Slips of `length` bytes together: images of at most 1000 rows, each cut off, and a line of text that is not. */
function job(length: number): Buffer {
  const parts: Buffer[] = [];
  let left = length;
  for (let rows = 1000; rows > 0; left -= HEAD + ROW * rows + CUT.length) {
    rows = Math.min(1000, Math.floor((left - HEAD - CUT.length - 10) / ROW));
    if (rows <= 0) break;
    parts.push(Buffer.from([0x1d, 0x76, 0x30, 0, ROW, 0, rows & 255, rows >> 8]), dots(ROW * rows), CUT);
  }
  return Buffer.concat([...parts, Buffer.alloc(left - 1, 'text'), Buffer.from('\n')]);
}

/** Sends `bytes` to an emulator on a pty as a program does that waits for its serial port; what was printed. */
async function printed(pty: string, bytes: Buffer): Promise<Buffer> {
  const folder = emptyFolder();
  const printer = new Platen(['emulate', '--pty', pty, '--idle', '1', '--keep-card-data'], folder);
  await printer.says(/ on pty:.*\n/);
  const path = join(folder, 'printer');
  const host = new SerialPort({ path, baudRate: 9600, xon: true, xoff: true, autoOpen: false });
  await new Promise<void>((resolve, reject) => host.open((error) => (error ? reject(error) : resolve())));
  for (let at = 0; at < bytes.length; at += 4000) {
    if (!host.write(bytes.subarray(at, at + 4000))) await once(host, 'drain');
  }
  await new Promise((resolve) => host.drain(resolve));
  // The paper that no cut ended is the last slip; it comes when the line has been silent.
  await printer.says(/job end/);
  await new Promise((resolve) => host.close(resolve));
  printer.process.kill('SIGINT');
  expect(await printer.ended).toMatchObject({ code: 130, stderr: '' });
  const slips = readdirSync(join(folder, 'slips')).filter((name) => name.endsWith('.escpos'));
  return Buffer.concat(slips.sort().map((name) => readFileSync(join(folder, 'slips', name))));
}

test('1 MiB, as fast as the pty takes it, is printed byte-exact', async () => {
  const bytes = job(1 << 20);
  expect((await printed('printer?flow=xonxoff', bytes)).equals(bytes)).toBe(true);
});

test('16 KiB at the speed of the line, 17 s, is printed byte-exact', async () => {
  const bytes = job(16_384);
  expect((await printed('printer?baud=9600&flow=xonxoff', bytes)).equals(bytes)).toBe(true);
});
