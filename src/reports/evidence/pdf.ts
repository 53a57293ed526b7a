import { execFile } from 'node:child_process';
import { accessSync, constants, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'msedge'];

/** A page of many receipts is drawn in seconds; a browser that takes longer hangs. ms. */
const LONGEST = 120_000;

/** A browser of the Chromium family on the path, if there is one. */
export function findBrowser(path = process.env.PATH ?? ''): string | undefined {
  const isProgram = (file: string) => {
    try {
      accessSync(file, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  };
  return names.flatMap((name) => path.split(delimiter).map((folder) => join(folder, name))).find(isProgram);
}

/** Prints a page to a PDF file with a browser; false where it made none. The page is one of ours and loads nothing. */
export async function printPdf(browser: string, page: string, pdf: string): Promise<boolean> {
  const profile = mkdtempSync(join(tmpdir(), 'platen-pdf-'));
  // Chromium refuses its sandbox to root, as whom containers run.
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const quiet = [
    '--headless',
    '--disable-gpu',
    '--no-first-run',
    '--no-pdf-header-footer',
    `--user-data-dir=${profile}`,
  ];
  try {
    const args = [...sandbox, ...quiet, `--print-to-pdf=${pdf}`, pathToFileURL(page).href];
    await promisify(execFile)(browser, args, { timeout: LONGEST });
    return existsSync(pdf);
  } catch {
    return false;
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
