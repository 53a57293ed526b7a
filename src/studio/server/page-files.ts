import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What a file of the page is, by its extension. */
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.glyphs': 'application/octet-stream',
  '.map': 'application/octet-stream',
};

export interface PageFile {
  readonly bytes: Uint8Array;
  readonly type: string;
  /** Its name changes with what is in it. */
  readonly isFixed: boolean;
}

/** The built page: beside the compiled sources, or in dist/ where the sources run as they are. */
const folder = [
  fileURLToPath(new URL('../public', import.meta.url)),
  fileURLToPath(new URL('../../../dist/src/studio/public', import.meta.url)),
].find((path) => existsSync(join(path, 'index.html')));

/** A file of the page by the path of its address; null when there is none. */
export function pageFile(path: string): PageFile | null {
  if (!folder) return null;
  const name = path === '/' ? 'index.html' : path.slice(1);
  const type = types[extname(name)];
  if (!type || !/^([\w-]+\/)*[\w.-]+$/.test(name) || name.includes('..')) return null;
  try {
    return { bytes: readFileSync(join(folder, name)), type, isFixed: name.startsWith('assets/') };
  } catch {
    return null;
  }
}
