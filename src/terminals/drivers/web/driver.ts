import { resolve } from 'node:path';
import { z } from 'zod';
import { mapping } from '../../../yaml/parts.ts';
import { TerminalError } from '../../terminal.ts';
import { readDescription } from '../description/read.ts';
import { DescribedTerminal } from '../description/terminal.ts';
import { asSilent } from '../description/work.ts';
import { driver } from '../driver.ts';
import { file, prints, values } from '../options.ts';
import { loadChromium, startBrowser } from './browser.ts';
import { PageDevice } from './device.ts';
import { webFile } from './schema.ts';

const url = 'an address: https://192.168.0.30/till';

const options = mapping({
  file,
  values,
  prints,
  url: z
    .url({ error: url, protocol: /^(https?|file)$/ })
    .optional()
    .describe("the address of the page; the file's where it is absent"),
  browser: z
    .string({ error: 'the path of a Chromium' })
    .min(1)
    .optional()
    .describe("the browser; the system's, or Playwright's own where it is absent"),
  window: z.boolean({ error: 'true or false' }).default(false).describe('whether its window is shown'),
});

export const web = driver(options, async ({ file, values, url, browser: path, window }, bench) => {
  const { clock } = bench;
  if (clock.kind === 'virtual')
    throw new TerminalError(
      'real-time-only',
      'a browser runs in real time, and this bench does not',
      'use a bench in real time',
    );
  const description = readDescription(resolve(bench.folder, file), webFile);
  const address = url ?? description.url;
  if (address === undefined)
    throw new TerminalError(
      'no-url',
      `neither "${description.name}" nor the bench file says the address of the page`,
      'write url: beside its file',
    );
  const browser = await startBrowser(await loadChromium(), path, window);
  try {
    const page = await browser.newPage({ ignoreHTTPSErrors: true });
    page.on('dialog', (dialog) => void dialog[description.dialogs]().catch(() => {}));
    const device = new PageDevice(description, page, address, clock, () => browser.close());
    const terminal = new DescribedTerminal(description, device, bench, values);
    await device.open(clock.now() + description.within);
    await terminal.connect();
    return terminal;
  } catch (error) {
    await browser.close();
    throw asSilent(error);
  }
});
