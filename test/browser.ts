import { execFile } from 'node:child_process';
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** A Chromium on the path, if there is one. */
export const browser = names
  .flatMap((name) => (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name)))
  .find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });

/** Runs Chromium once, without a window and with a profile of its own; returns what it prints. */
export async function browse(page: string, ...options: string[]): Promise<string> {
  const profile = mkdtempSync(join(tmpdir(), 'platen-browser-'));
  const quiet = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'];
  try {
    const run = await promisify(execFile)(
      browser!,
      [...quiet, `--user-data-dir=${profile}`, ...options, `file://${page}`],
      {
        maxBuffer: 64 * 1024 * 1024,
      },
    );
    return run.stdout;
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
