// Compiles the sources to dist/ and lays the data beside them. Runs on `npm ci` (prepare) and as `npm run build`.
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { compile, root } from './compile.mjs';

rmSync(join(root, 'dist'), { recursive: true, force: true });
const compiled = compile('dist');
// The page of the studio: its own bundle, so that nobody who opens it needs a build step.
const bundler = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin', 'vite.js');
const page = spawnSync(process.execPath, [bundler, 'build', '-c', 'src/studio/page/vite.config.ts'], {
  cwd: root,
  stdio: 'inherit',
});
// npm makes the command of an installed package executable; npx in a clone runs this one as it is.
const command = join(root, 'dist/src/cli/main.js');
if (existsSync(command)) chmodSync(command, 0o755);
process.exitCode = (compiled || page.status) ?? 1;
