// Compiles the sources to dist/ and lays the data beside them. Runs on `npm ci` (prepare) and as `npm run build`.
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

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

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');

rmSync(join(root, 'dist'), { recursive: true, force: true });
const { status } = spawnSync(process.execPath, [compiler, '-p', 'tsconfig.build.json'], {
  cwd: root,
  stdio: 'inherit',
});
for (const folder of data) {
  if (existsSync(join(root, folder))) cpSync(join(root, folder), join(root, 'dist', folder), { recursive: true });
}
// The page of the studio: its own bundle, so that nobody who opens it needs a build step.
const bundler = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin', 'vite.js');
const page = spawnSync(process.execPath, [bundler, 'build', '-c', 'src/studio/page/vite.config.ts'], {
  cwd: root,
  stdio: 'inherit',
});
// npm makes the command of an installed package executable; npx in a clone runs this one as it is.
const command = join(root, 'dist/src/cli/main.js');
if (existsSync(command)) chmodSync(command, 0o755);
process.exitCode = (status || page.status) ?? 1;
