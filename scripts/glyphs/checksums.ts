/** Writes checksums.json next to the data files: what their bytes have to be. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

export const dataFolder = new URL('../../emulator/glyphs/data/', import.meta.url);

const CHECKSUMS = 'checksums.json';

export function writeChecksums(): void {
  const entries = readdirSync(dataFolder)
    .filter((name) => name !== CHECKSUMS)
    .sort()
    .map((name) => {
      const bytes = readFileSync(new URL(name, dataFolder));
      return [name, { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }] as const;
    });
  writeFileSync(new URL(CHECKSUMS, dataFolder), `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`);
}
