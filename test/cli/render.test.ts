import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { decodePng } from '../../src/pictures/png.ts';
import { printSlips } from '../../src/printers/layout.ts';
import { emptyFolder, Platen, platen } from './platen.ts';

const CUT = '\x1dVB\0';
const bytesOf = (text: string) => Buffer.from(text, 'latin1');

/** Whether a picture shows the slip that the bytes print. */
function shows(picture: string, bytes: Uint8Array, model: string, index = 0): boolean {
  return decodePng(readFileSync(picture)).equals(printSlips(bytes, model)[index]!.dots);
}

test('draws the slip of a file', async () => {
  const folder = emptyFolder();
  const job = bytesOf(`\x1b@\x1ba\x01Hello\n\x1dv0\0\x01\0\x02\0\xf0\x0f\n${CUT}`);
  writeFileSync(join(folder, 'job.bin'), job);
  expect(await platen(['render', 'job.bin', '-o', 'out/slip.png', '--model', 'tm-t88v'], folder)).toEqual({
    code: 0,
    stdout: 'slip 1  tm-t88v  512 x 168 dots  1 line  partial cut  26 bytes  -> out/slip.png\n',
    stderr: '',
  });
  expect(shows(join(folder, 'out/slip.png'), job, 'tm-t88v')).toBe(true);
  expect(readdirSync(join(folder, 'out'))).toEqual(['slip.png']);
});

test('draws several slips of standard input, and tells what is wrong where it stands in the file', async () => {
  const folder = emptyFolder();
  const job = bytesOf(`one\n${CUT}two\x1b\x01\n${CUT}rest`);
  expect(await platen(['render', '-', '-o', 'slip.png'], folder, job)).toEqual({
    code: 0,
    stdout: [
      'slip 1  xprinter-80  576 x 114 dots  1 line  partial cut  8 bytes  -> slip-1.png',
      'slip 2  xprinter-80  576 x 114 dots  1 line  partial cut  10 bytes  1 diagnostic  -> slip-2.png',
      '  warning  byte 11  unknown-command  1B 01 is no command of xprinter-80',
      '  warning  byte 18  line-not-printed  the job ended with characters that no line feed printed',
      '',
    ].join('\n'),
    stderr: '',
  });
  expect(shows(join(folder, 'slip-1.png'), job, 'xprinter-80', 0)).toBe(true);
  expect(shows(join(folder, 'slip-2.png'), job, 'xprinter-80', 1)).toBe(true);
});

test('exits with 1 when the file prints nothing', async () => {
  const folder = emptyFolder();
  expect(await platen(['render', '-', '-o', 'slip.png'], folder, '\x1b@')).toEqual({
    code: 1,
    stdout: '- prints nothing\n',
    stderr: '',
  });
  expect(existsSync(join(folder, 'slip.png'))).toBe(false);
});

test('a job in another language is said in one line, and prints nothing', async () => {
  const folder = emptyFolder();
  expect(await platen(['render', '-', '-o', 'slip.png'], folder, '^XA^FO50,50^FDHello^FS^XZ\n')).toEqual({
    code: 1,
    stdout:
      '  error  byte 0  foreign-stream  this is ZPL for label printers, not ESC/POS: nothing is printed\n- prints nothing\n',
    stderr: '',
  });
});

test('puts other digits in the place of card numbers, unless they are to be kept', async () => {
  const folder = emptyFolder();
  const card = '6250946000000016\n';
  await platen(['render', '-', '-o', 'slip.png'], folder, card);
  expect(shows(join(folder, 'slip.png'), bytesOf('6250940000000016\n'), 'xprinter-80')).toBe(true);
  await platen(['render', '-', '-o', 'slip.png', '--keep-card-data'], folder, card);
  expect(shows(join(folder, 'slip.png'), bytesOf(card), 'xprinter-80')).toBe(true);
});

test('--watch draws again at every change, also when an editor puts a new file in its place', async () => {
  const folder = emptyFolder();
  const path = (name: string) => join(folder, name);
  writeFileSync(path('job.bin'), `one\n${CUT}two\n${CUT}`);
  const watching = new Platen(['render', 'job.bin', '-o', 'slip.png', '--watch'], folder);
  await watching.says(/slip-2\.png\n/);
  writeFileSync(path('job.bin'), 'three\nfour\n');
  await watching.says(/2 lines .*-> slip\.png\n/);
  expect(readdirSync(folder)).toEqual(['job.bin', 'slip.png']);
  rmSync(path('job.bin'));
  writeFileSync(path('new.bin'), 'five\nsix\nseven\n');
  renameSync(path('new.bin'), path('job.bin'));
  await watching.says(/3 lines .*-> slip\.png\n/);
  watching.process.kill('SIGINT');
  expect((await watching.ended).code).toBe(130);
  expect(shows(path('slip.png'), bytesOf('five\nsix\nseven\n'), 'xprinter-80')).toBe(true);
});
