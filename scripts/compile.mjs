import { spawnSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** What the compiler does not copy. */
const data = [
  'emulator/glyphs/data',
  'emulator/glyphs/licences',
  'src/cli/templates',
  'src/scenarios/schema',
  'src/bench/schema',
  'src/terminals/drivers/schema',
  'src/reports/html/browser',
];

const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');

/** Lays the data into a folder below the root, where the sources that lie there look for them. */
export function layData(folder) {
  for (const part of data) cpSync(join(root, part), join(root, folder, part), { recursive: true });
}

/** Compiles the sources to a folder below the root and lays the data beside them; returns the compiler's exit code. */
export function compile(folder, ...options) {
  const { status } = spawnSync(
    process.execPath,
    [compiler, '-p', 'tsconfig.build.json', '--outDir', folder, ...options],
    { cwd: root, stdio: 'inherit' },
  );
  layData(folder);
  return status ?? 1;
}
