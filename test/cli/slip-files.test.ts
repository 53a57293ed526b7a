import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Bitmap } from '../../emulator/dots/bitmap.ts';
import { keepSlips, readSlips } from '../../src/cli/slip-files.ts';
import { decodePng } from '../../src/pictures/png.ts';
import { emptyFolder } from './platen.ts';

const slip = (number: number) => {
  const dots = new Bitmap(16, number);
  dots.fill(number % 16, 0, 1, number);
  return { number, bytes: Uint8Array.of(number), text: `slip ${number}\n`, dots };
};

function folderOf(...names: string[]): string {
  const folder = emptyFolder();
  for (const name of names) writeFileSync(join(folder, name), name);
  return folder;
}

describe('keeping', () => {
  test('slips of one go are all there, each with its parts', async () => {
    const folder = emptyFolder();
    const slips = Array.from({ length: 10 }, (_, i) => slip(i + 1));
    expect(await keepSlips(folder, slips)).toEqual({ kept: 10 });
    expect(readdirSync(folder)).toHaveLength(30);
    for (const { number, bytes, text, dots } of slips) {
      const path = join(folder, `slip-${String(number).padStart(4, '0')}`);
      expect([...readFileSync(`${path}.escpos`)]).toEqual([...bytes]);
      expect(readFileSync(`${path}.txt`, 'utf8')).toBe(text);
      expect(decodePng(readFileSync(`${path}.png`)).equals(dots)).toBe(true);
    }
  });

  test('a slip that cannot be written leaves those before it, and of itself and those after it nothing', async () => {
    const folder = folderOf('slip-0003.txt.partial');
    const { kept, error } = await keepSlips(folder, [slip(1), slip(2), slip(3), slip(4)]);
    expect([kept, (error as NodeJS.ErrnoException).code]).toEqual([2, 'EEXIST']);
    expect(readdirSync(folder).filter((name) => /000[34]/.test(name))).toEqual([]);
    expect(readdirSync(folder)).toHaveLength(6);
  });
});

test('no picture is in place before the bytes and texts are', async () => {
  const folder = emptyFolder();
  // No file takes the place of a folder.
  mkdirSync(join(folder, 'slip-0002.txt'));
  const { kept, error } = await keepSlips(folder, [slip(1), slip(2)]);
  expect([kept, (error as NodeJS.ErrnoException).syscall]).toEqual([0, 'rename']);
  expect(readdirSync(folder).filter((name) => name.includes('png'))).toEqual([
    'slip-0001.png.partial',
    'slip-0002.png.partial',
  ]);
});

describe('what a program that was killed leaves', () => {
  const partial = ['slip-0007.escpos.partial', 'slip-0007.png.partial', 'slip-0007.txt.partial'];
  const whole = ['slip-0007.escpos', 'slip-0007.png', 'slip-0007.txt'];
  const torn = ['slip-0007.torn.escpos', 'slip-0007.torn.png', 'slip-0007.torn.txt'];

  test.each([
    ['no file', [], []],
    ['one unfinished file', [partial[1]!], [torn[1]!]],
    ['three, of which none is sure to be synced', partial, torn],
    ['the bytes in place: all are synced', [whole[0]!, ...partial.slice(1)], whole],
    ['bytes and text in place', [whole[0]!, whole[2]!, partial[1]!], whole],
    ['bytes in place, the picture lost', [whole[0]!, partial[2]!], [torn[0]!, torn[2]!]],
  ])('%s', async (_, left, becomes) => {
    const folder = folderOf('slip-0006.png', 'notes.txt', ...left);
    const { last, found } = await readSlips(folder);
    expect(readdirSync(folder)).toEqual(['notes.txt', 'slip-0006.png', ...becomes].sort());
    expect(found.flatMap(({ paths }) => paths).sort()).toEqual(becomes.map((name) => join(folder, name)));
    expect(found.map(({ state }) => state)).toEqual(becomes.length === 0 ? [] : [becomes === whole ? 'whole' : 'torn']);
    expect(last).toBe(left.length === 0 ? 6 : 7);
    expect(await readSlips(folder)).toEqual({ last, found: [] });
  });

  test('a slip whose picture somebody removed is left as it is', async () => {
    const folder = folderOf('slip-0002.escpos', 'slip-0002.txt', 'slip-0010.torn.png');
    expect(await readSlips(folder)).toEqual({ last: 10, found: [] });
    expect(readdirSync(folder)).toHaveLength(3);
  });
});
