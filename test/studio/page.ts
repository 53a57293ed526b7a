import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from '@playwright/test';
import { build } from 'vite';
import { browser as executablePath } from '../browser.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What the page is made of. */
const SOURCES = ['src', 'emulator', 'package-lock.json'];

/** Builds the page from its sources, unless it was after the last of them was written: what is tested is what they say now. */
export async function buildPage(): Promise<void> {
  const built = writtenAt('dist/src/studio/public/index.html');
  if (SOURCES.every((path) => writtenAt(path) < built)) return;
  await build({ configFile: fileURLToPath(new URL('../../src/studio/page/vite.config.ts', import.meta.url)) });
}

/** When a file, or the last of a folder, was written, ms since 1970; 0 where there is none. */
function writtenAt(path: string): number {
  const at = statSync(join(root, path), { throwIfNoEntry: false });
  if (!at?.isDirectory()) return at?.mtimeMs ?? 0;
  return Math.max(...readdirSync(join(root, path)).map((name) => writtenAt(join(path, name))));
}

export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath, args: ['--no-sandbox'] });
}

/** What a page asked for, and what it complained of. */
export interface Watched {
  readonly page: Page;
  /** Addresses of all requests, without those of data and blobs. */
  readonly requests: string[];
  readonly errors: string[];
}

/** A page that speaks English, is watched, and is as large as is said. */
export async function watched(browser: Browser, size = { width: 1280, height: 800 }): Promise<Watched> {
  const context = await browser.newContext({ viewport: size, locale: 'en-GB', acceptDownloads: true });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await context.newPage();
  const requests: string[] = [];
  const errors: string[] = [];
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url())) requests.push(request.url());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  return { page, requests, errors };
}

/** What is drawn of a paper: its rows, and a digest of its dots, read from its canvases. */
export async function inkOf(page: Page, nth = 0): Promise<string> {
  const sheet = page.locator('.sheet').nth(nth);
  const rows: string[] = await sheet.evaluate(readInk);
  return inkOfRows(rows);
}

export const inkOfRows = (rows: readonly string[]): string =>
  `${rows.length} rows ${createHash('sha256').update(rows.join('\n')).digest('hex').slice(0, 16)}`;

/** Runs in the page. */
// biome-ignore lint/suspicious/noExplicitAny: the types of a page are not those of the tests.
function readInk(sheet: any): string[] {
  const rows: string[] = [];
  for (const canvas of sheet.querySelectorAll('canvas')) {
    const height = Number(canvas.dataset.drawn ?? 0);
    if (height === 0) continue;
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, height);
    for (let y = 0; y < height; y++) {
      let row = '';
      for (let x = 0; x < canvas.width; x++) row += data[(y * canvas.width + x) * 4 + 3] > 0 ? '1' : '0';
      rows.push(row);
    }
  }
  return rows;
}
