import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { approve } from '../../src/receipts/approve.ts';
import { readGolden, verifyGolden } from '../../src/receipts/golden.ts';
import { differenceOf, readReceived, writeReceived } from '../../src/receipts/received.ts';
import { reject } from '../../src/receipts/rejected.ts';
import { filesBelow, newFolder } from './folder.ts';
import { layOut } from './lay-out.ts';
import { saleBytes } from './sale.ts';

const git = (folder: string, ...args: string[]) =>
  execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

const keep = (folder: string, path: string) =>
  writeReceived(join(folder, 'golden'), path, {
    state: 'missing',
    slip: layOut(saleBytes(), 'xprinter-80', null),
    fields: [],
  });

/** What `git add` of everything takes. */
function taken(folder: string): string[] {
  git(folder, 'add', '--all');
  return git(folder, 'ls-files').trim().split('\n');
}

test('git takes nothing that awaits approval or was rejected, in a project that never heard of Platen', () => {
  const folder = newFolder();
  git(folder, 'init', '-q');
  writeFileSync(join(folder, '.gitignore'), 'node_modules/');
  keep(folder, 'shop/sale');
  keep(folder, 'shop/refund');
  const golden = join(folder, 'golden');
  writeFileSync(differenceOf(golden, 'shop/sale'), '');
  reject(golden, 'shop/refund', readReceived(golden, 'shop/refund')!);
  expect(filesBelow(golden)).toEqual([
    '.gitattributes',
    '.gitignore',
    'shop/refund.received.rejected',
    ...['difference.png', 'escpos', 'json', 'png'].map((end) => `shop/sale.received.${end}`),
  ]);
  expect(taken(folder)).toEqual(['.gitignore', 'golden/.gitattributes', 'golden/.gitignore']);
  expect(readFileSync(join(folder, '.gitignore'), 'utf8')).toBe('node_modules/');
});

test('where files above say it, nothing is written', () => {
  const folder = newFolder();
  git(folder, 'init', '-q');
  writeFileSync(join(folder, '.gitignore'), '/dist/\r\n*.received.*\r\n');
  writeFileSync(join(folder, '.gitattributes'), '*.png binary\n*.escpos binary\n');
  keep(folder, 'shop/sale');
  expect(taken(folder)).toEqual(['.gitattributes', '.gitignore']);
});

test('a .gitignore above the working tree says nothing; one of the goldens gets the line, with its line ends', () => {
  const above = newFolder();
  writeFileSync(join(above, '.gitignore'), '*.received.*\n');
  const folder = join(above, 'project');
  mkdirSync(join(folder, 'golden'), { recursive: true });
  git(folder, 'init', '-q');
  writeFileSync(join(folder, 'golden/.gitignore'), '*.tmp\r\n');
  keep(folder, 'shop/sale');
  keep(folder, 'shop/sale');
  expect(taken(folder)).toEqual(['golden/.gitattributes', 'golden/.gitignore']);
  expect(readFileSync(join(folder, 'golden/.gitignore'), 'utf8')).toBe(
    '*.tmp\r\n# Slips that await approval: platen review shows them.\r\n*.received.*\r\n',
  );
});

test('a golden comes out of git as it went in, where line ends are changed', () => {
  const folder = newFolder();
  git(folder, 'init', '-q');
  git(folder, 'config', 'core.autocrlf', 'true');
  keep(folder, 'shop/sale');
  approve(join(folder, 'golden'), 'shop/sale', { environment: {} });
  expect(taken(folder)).toEqual([
    'golden/.gitattributes',
    'golden/.gitignore',
    ...['escpos', 'json', 'png'].map((end) => `golden/shop/sale.${end}`),
  ]);
  rmSync(join(folder, 'golden/shop'), { recursive: true });
  git(folder, 'checkout', '-q', '--', 'golden/shop');
  expect(readFileSync(join(folder, 'golden/shop/sale.json'), 'utf8')).toContain('\r\n');
  const golden = readGolden(join(folder, 'golden'), 'shop/sale')!;
  expect([golden.bytes, verifyGolden(golden, layOut).stale]).toEqual([saleBytes(), null]);
});
