import { rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build as bundle } from 'esbuild';
import { layData, root } from '../scripts/compile.mjs';

/** What loads parts of its own that a bundle would not find. */
const external = ['@lydell/node-pty', 'bwip-js', 'canvas', 'serialport', 'zxing-wasm'];

/** Packages that are not modules of the language call `require`. */
const banner = "import { createRequire as of } from 'node:module';\nconst require = of(import.meta.url);\n";

/**
 * Most calls end before it pays that functions were compiled to be fast: that waits nine times as long as by itself,
 * where this Node knows the setting.
 */
const start = `import { setFlagsFromString } from 'node:v8';
setFlagsFromString('--interrupt-budget=1200000');
await import('./src/cli/main.js');
`;

/** Every source asks for its data from the place where it would lie on its own. */
const places = (folder) => ({
  name: 'places',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.ts$/, namespace: 'file' }, async ({ path }) => {
      const place = join(root, folder, relative(root, path)).replace(/\.ts$/, '.js');
      const text = await readFile(path, 'utf8');
      return { loader: 'ts', contents: text.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(place).href)) };
    }),
});

/**
 * Compiles the program for the tests that call it, once before all of them and to a folder of its own, so that it is never
 * that of an earlier build. It is put into few files: reading 300 takes longer than most of what it is called for. What
 * lies in the package file by file is called by test/cli/package.test.ts; types are the type check's affair.
 */
export default async function build({ provide }) {
  const folder = join('.built', String(process.pid));
  await bundle({
    absWorkingDir: root,
    entryPoints: ['src/cli/main.ts', 'src/cli/slip-thread.ts'],
    outdir: folder,
    outbase: '.',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    external,
    banner: { js: banner },
    plugins: [places(folder)],
  });
  layData(folder);
  const program = join(root, folder, 'platen.mjs');
  writeFileSync(program, start);
  provide('program', program);
  return () => rmSync(join(root, folder), { recursive: true, force: true });
}
