import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { glyphFiles } from '../../../emulator/glyphs/library.ts';
import { dataFolder, readData } from './data.ts';

const recorded = JSON.parse(new TextDecoder().decode(readData('checksums.json'))) as Record<string, unknown>;

test('every data file has the bytes that checksums.json records, and no file is unrecorded', () => {
  const found = readdirSync(dataFolder)
    .filter((name) => name !== 'checksums.json')
    .map((name) => {
      const bytes = readData(name);
      return [name, { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }];
    });
  expect(Object.fromEntries(found)).toEqual(recorded);
});

test('the library names exactly the recorded files', () => {
  const { fontA, fontB, wide, doubleByte } = glyphFiles;
  const named = new Set<string>([fontA, fontB, ...Object.values(wide).flat(), ...Object.values(doubleByte)]);
  expect([...named].sort()).toEqual(Object.keys(recorded).sort());
});
