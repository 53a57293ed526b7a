import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Browser, BrowserType } from '@playwright/test';
import { TerminalError } from '../../terminal.ts';

/** The packages that have Playwright's browsers; the first that is there is taken. */
const packages = ['playwright', '@playwright/test', 'playwright-core'] as const;

/** What Chromium is called where a system has it. */
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Playwright's Chromium, loaded here, when it is first needed. Rejects with a TerminalError `playwright-missing`. */
export async function loadChromium(from: readonly string[] = packages): Promise<BrowserType> {
  for (const name of from) {
    try {
      const { chromium } = (await import(name)) as { readonly chromium: BrowserType };
      return chromium;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    }
  }
  throw new TerminalError(
    'playwright-missing',
    'a terminal that is a web page is driven by Playwright, which is not installed',
    'npm install --save-dev @playwright/test, and a Chromium: that of the system, or npx playwright install chromium',
  );
}

/** A Chromium on the path, if there is one. */
function systemChromium(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Starts a browser: at `path`, the system's, or the one that Playwright has put in. Rejects with a TerminalError `browser-missing`. */
export async function startBrowser(chromium: BrowserType, path?: string, isShown = false): Promise<Browser> {
  // Chromium has no sandbox for the user root.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  try {
    return await chromium.launch({ executablePath: path ?? systemChromium(), headless: !isShown, args });
  } catch (error) {
    const [said = ''] = (error as Error).message.split('\n');
    throw new TerminalError(
      'browser-missing',
      `no browser can be started: ${said}`,
      'install Chromium, name its path under browser in the bench file, or run npx playwright install chromium',
    );
  }
}
