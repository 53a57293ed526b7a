import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { decodePng } from '../../src/pictures/png.ts';
import { bytes } from '../emulator/notation.ts';
import { emptyFolder, platen } from './platen.ts';

test("a picture that one run stores, the next one prints; card numbers in a host's data are other ones", async () => {
  const folder = emptyFolder();
  const path = join(folder, 'printer', 'memory.json');
  const options = ['--memory', 'printer/memory.json', '--model', 'tm-t88v', '--out', 'out'];
  writeFileSync(
    join(folder, 'store.bin'),
    bytes('GS ( L 0C 00 0 C 0 A 1 01 08 00 01 00 1 F0 GS ( C 15 00 00 1 00 P N "6250946000000016"'),
  );
  const stored = await platen(['emulate', 'store.bin', ...options], folder);
  expect(stored).toMatchObject({ code: 0, stderr: '' });
  const memory = JSON.parse(readFileSync(path, 'utf8'));
  expect(memory).toEqual({
    graphics: { A1: { width: 8, height: 1, bits: { hex: 'f0' }, size: 25 } },
    records: { PN: { hex: Buffer.from('6250940000000016').toString('hex') } },
  });
  expect(readdirSync(join(folder, 'printer'))).toEqual(['memory.json']);

  writeFileSync(join(folder, 'show.bin'), bytes('GS ( L 06 00 0 E A 1 02 02'));
  expect(await platen(['emulate', 'show.bin', ...options], folder)).toMatchObject({ code: 0, stderr: '' });
  const dots = decodePng(readFileSync(join(folder, 'out', 'slip-0001.png')));
  expect([dots.height, dots.get(7, 107), dots.get(8, 107)]).toEqual([108, true, false]);
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(memory);
});

test.each([
  ['{', ''],
  ['{"graphics": {"A1": {"width": 8, "height": 1, "bits": {"hex": "f"}, "size": 25}}}', ' at graphics.A1.bits.hex'],
  ['{"slips": []}', ''],
])('a file that is no memory is refused: %s', async (content, where) => {
  const folder = emptyFolder();
  writeFileSync(join(folder, 'memory.json'), content);
  writeFileSync(join(folder, 'job.bin'), 'A\n');
  const { code, stderr } = await platen(['emulate', 'job.bin', '--memory', 'memory.json'], folder);
  expect(code).toBe(2);
  expect(stderr).toContain(`--memory memory.json: not the memory of a printer${where}\n`);
  expect(readFileSync(join(folder, 'memory.json'), 'utf8')).toBe(content);
});
