// Compiles the sources to dist/ and lays the data beside them. Runs on `npm ci` (prepare) and in `npm run build`.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');

rmSync(join(root, 'dist'), { recursive: true, force: true });
execFileSync(process.execPath, [compiler, '-p', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' });
for (const data of ['emulator/glyphs/data', 'emulator/glyphs/licences', 'src/cli/templates', 'src/scenarios/schema']) {
  if (existsSync(join(root, data))) cpSync(join(root, data), join(root, 'dist', data), { recursive: true });
}
