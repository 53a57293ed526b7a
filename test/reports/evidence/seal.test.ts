import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { seeded } from '../../../scripts/speed/decision.ts';
import { filesOf, manifestOf, newKey, pemOf, privateKeyOf, seal } from '../../../src/reports/evidence/manifest.ts';
import { verifyBundle } from '../../../src/reports/evidence/verify.ts';
import { emptyFolder } from '../../cli/platen.ts';

let folder: string;
const key = newKey();

/** Files of some kinds and sizes, one of them empty. */
beforeEach(() => {
  folder = emptyFolder();
  mkdirSync(join(folder, 'cases/B1.1'), { recursive: true });
  const chance = seeded(7);
  const bytes = Uint8Array.from({ length: 4000 }, () => Math.floor(chance() * 256));
  writeFileSync(join(folder, 'cases/B1.1/01-merchant.escpos'), bytes);
  writeFileSync(join(folder, 'cases/B1.1/01-merchant.txt'), '金额 12.85\n');
  writeFileSync(join(folder, 'events.jsonl'), '{"a":1}\n'.repeat(50));
  writeFileSync(join(folder, 'empty'), '');
  seal(folder, key);
});

const told = () => verifyBundle(folder).problems.map(({ path, what }) => `${what} ${path}`);

test('a bundle as it was sealed is intact', () => {
  expect(verifyBundle(folder)).toMatchObject({ problems: [], files: 4, key: expect.stringMatching(/^[0-9a-f]{64}$/) });
});

test('each of 200 single-byte changes, in any file, is found and named', () => {
  const files = [
    ...filesOf(folder).filter((path) => path !== 'empty'),
    'manifest.json',
    'manifest.sig.json',
    'public-key.pem',
  ];
  const chance = seeded(11);
  const missed: string[] = [];
  for (let i = 0; i < 200; i++) {
    const path = files[i % files.length]!;
    const whole = readFileSync(join(folder, path));
    const changed = Buffer.from(whole);
    const at = Math.floor(chance() * changed.length);
    changed[at] = changed[at]! ^ (1 + Math.floor(chance() * 255));
    writeFileSync(join(folder, path), changed);
    if (!told().includes(`changed ${path}`)) missed.push(`${path} at ${at}: ${told().join(', ')}`);
    writeFileSync(join(folder, path), whole);
  }
  expect(missed).toEqual([]);
  expect(told()).toEqual([]);
});

test('every byte of the signature and the key counts, to the last bit of base64', () => {
  const missed: string[] = [];
  for (const path of ['manifest.sig.json', 'public-key.pem']) {
    const whole = readFileSync(join(folder, path));
    for (let at = 0; at < whole.length; at++) {
      for (const flip of [0x01]) {
        const changed = Buffer.from(whole);
        changed[at] = changed[at]! ^ flip;
        writeFileSync(join(folder, path), changed);
        if (!told().includes(`changed ${path}`)) missed.push(`${path} at ${at} ^ ${flip}: ${told().join(', ')}`);
      }
    }
    writeFileSync(join(folder, path), whole);
  }
  expect(missed).toEqual([]);
});

test('what is missing, added or moved is told', () => {
  rmSync(join(folder, 'empty'));
  writeFileSync(join(folder, 'more.txt'), '');
  renameSync(join(folder, 'events.jsonl'), join(folder, 'other.jsonl'));
  expect(told()).toEqual(['missing empty', 'missing events.jsonl', 'added more.txt', 'added other.jsonl']);
  rmSync(join(folder, 'manifest.sig.json'));
  expect(told()).toEqual(['missing manifest.sig.json']);
});

test('files that were changed and listed anew are not what was signed', () => {
  writeFileSync(join(folder, 'empty'), 'no longer');
  writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify(manifestOf(folder), null, 1)}\n`);
  expect(told()).toEqual(['changed manifest.json']);
});

test('a bundle that was sealed anew by another is told where the signer is known', () => {
  const other = emptyFolder();
  cpSync(folder, other, { recursive: true });
  writeFileSync(join(other, 'empty'), 'no longer');
  seal(other, newKey());
  const pem = readFileSync(join(folder, 'public-key.pem'), 'utf8');
  expect(verifyBundle(other).problems).toEqual([]);
  expect(verifyBundle(other, pem).problems).toMatchObject([{ path: 'public-key.pem', what: 'not-signed-by' }]);
  expect(verifyBundle(folder, pem).problems).toEqual([]);
});

test('each value of the chain holds the one before', () => {
  const { files, head } = manifestOf(folder);
  writeFileSync(join(folder, files[0]!.path), 'x');
  const after = manifestOf(folder);
  expect(after.files.every((file, i) => file.chain !== files[i]!.chain)).toBe(true);
  expect(after.files.slice(1).every((file, i) => file.sha256 === files[i + 1]!.sha256)).toBe(true);
  expect([files.at(-1)!.chain, after.head === head]).toEqual([head, false]);
});

test('keys', () => {
  expect(privateKeyOf(pemOf(key))!.equals(key)).toBe(true);
  expect(privateKeyOf('-----BEGIN PRIVATE KEY-----\n')).toBeNull();
});
