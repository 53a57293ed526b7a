import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from '@playwright/test';
import { printer as thermalPrinter, types } from 'node-thermal-printer';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { Bitmap } from '../../emulator/dots/bitmap.ts';
import { decodePng } from '../../src/pictures/png.ts';
import { printSlips } from '../../src/printers/layout.ts';
import { browser as chromium } from '../browser.ts';
import { buildPage, inkOf, inkOfRows, launch, watched } from './page.ts';
import { scenarioTests } from './scenario-page.ts';
import { CUT, open, send } from './studio.ts';

const golden = (file: string) => new Uint8Array(readFileSync(new URL(`../../golden/${file}`, import.meta.url)));
const CHINESE = golden('cn-unionpay/xprinter-80/settlement/settle-balanced/01-merchant.escpos');
const CODES = golden('clients/receiptio/tm-t88v/document.escpos');

/** What of a paper with these dots has to be drawn. */
const drawnOf = (dots: Bitmap) =>
  inkOfRows(
    Array.from({ length: dots.height }, (_, y) =>
      Array.from({ length: dots.width }, (_, x) => (dots.get(x, y) ? '1' : '0')).join(''),
    ),
  );
/** The colour of the darkest dot of a sheet. Runs in the page. */
// biome-ignore lint/suspicious/noExplicitAny: the types of a page are not those of the tests.
function colourOf(sheet: any): string {
  const canvas = [...sheet.querySelectorAll('canvas')].find((one) => Number(one.dataset.drawn) > 0);
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  const at = data.findIndex((value: number, i: number) => i % 4 === 3 && value > 0) - 3;
  return [data[at], data[at + 1], data[at + 2]].map((value) => value.toString(16).padStart(2, '0')).join('');
}

describe.skipIf(!chromium)('the studio in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    await buildPage();
    browser = await launch();
  });
  afterAll(() => browser?.close());

  /** A studio, and a page that shows it. */
  async function opened(models?: readonly string[], size?: { width: number; height: number }) {
    const studio = await open(models);
    const seen = await watched(browser, size);
    onTestFinished(async () => {
      await seen.page.context().close();
      await studio.close();
      expect(seen.errors).toEqual([]);
      // Nothing is asked of any other host.
      expect(seen.requests.filter((url) => !url.startsWith(studio.url))).toEqual([]);
    });
    await seen.page.goto(studio.url);
    await seen.page.getByText('live').waitFor();
    return { ...seen, studio };
  }

  const slipsOn = (page: Page) => page.locator('.slip');

  test('paper comes out live, dot for dot, on two printers side by side', async () => {
    const { page, studio } = await opened(['xprinter-80', 'tm-t88v']);
    await page.getByText('The paper is blank').first().waitFor();
    await send(studio.ports[0]!, CHINESE);
    await page.getByText('partial cut').waitFor();
    const [expected] = printSlips(CHINESE, 'xprinter-80');
    await expect.poll(() => inkOf(page)).toBe(drawnOf(expected!.dots));
    const socket = connect(studio.ports[1]!, '127.0.0.1');
    socket.write('a line that is not cut\n');
    await page.getByText('under the head').last().waitFor();
    socket.destroy();
    await page.getByRole('button', { name: '2:1' }).click();
    await expect.poll(async () => (await page.locator('.sheet').first().boundingBox())!.width).toBe(1152);
    await expect.poll(() => page.url()).toContain('zoom=2');
  });

  test('a client of another hand reports the cover that the page opens, and its slip is whole when it is closed', async () => {
    const { page, studio } = await opened(['tm-t88v']);
    await page.getByRole('tab', { name: 'Machine' }).click();
    const job = 'first half\n'.repeat(20);
    const socket = connect(studio.ports[0]!, '127.0.0.1');
    socket.write(job);
    await page.getByText('under the head').waitFor();
    await page.getByText('open', { exact: true }).click();
    await page.locator('.roll .lamp', { hasText: 'offline' }).waitFor();
    await expect.poll(() => page.locator('.status').innerText()).toContain('00011110');
    const client = new thermalPrinter({ type: types.EPSON, interface: `tcp://127.0.0.1:${studio.ports[0]}` });
    expect(await client.isPrinterConnected()).toBe(true);
    socket.write(Uint8Array.of(0x10, 0x04, 0x02));
    const [reply] = (await once(socket, 'data')) as [Buffer];
    expect(reply[0]! & 0x04).toBe(0x04);
    socket.end(`second half\n${CUT}`, 'latin1');
    await page.getByText('closed', { exact: true }).click();
    await page.getByText('partial cut').waitFor();
    const [whole] = printSlips(Buffer.from(`${job}second half\n${CUT}`, 'latin1'), 'tm-t88v');
    await expect.poll(() => inkOf(page)).toBe(drawnOf(whole!.dots));
  });

  test('a dot leads to its bytes, bytes to their dots, and a step shows the printer as it was then', async () => {
    const { page, studio } = await opened(['tm-t88v']);
    await send(studio.ports[0]!, `\x1b@Total\n\x1bE\x01\x1d!\x11BOLD\n${CUT}`);
    await page.getByText('partial cut').waitFor();
    await page.getByRole('button', { name: '1:1' }).click();
    // The third letter of Total, below the paper that lay before the blade.
    const [slip] = printSlips(Buffer.from(`\x1b@Total\n\x1bE\x01\x1d!\x11BOLD\n${CUT}`, 'latin1'), 'tm-t88v');
    const letter = slip!.lines[0]!.runs[2]!;
    await page
      .locator('.sheet')
      .first()
      .click({ position: { x: letter.x + 5, y: letter.y + 12 } });
    const origin = page.locator('.origin');
    await expect.poll(() => origin.innerText()).toContain('byte 4');
    await expect.poll(() => origin.innerText()).toContain('character');
    const rowOfDot = () => Number(new RegExp(`dot=${letter.x + 5}%2C(\\d+)`).exec(page.url())?.[1]);
    await expect.poll(() => Math.abs(rowOfDot() - letter.y - 12)).toBeLessThanOrEqual(1);
    await origin.getByRole('button').click();
    await expect.poll(() => page.locator('.digits .is-chosen').allInnerTexts()).toEqual(['54', '6F', '74', '61', '6C']);
    const box = (await page.locator('.box').boundingBox())!;
    expect(Math.round(box.width)).toBe(5 * 12);

    // By the keyboard: the next command, and the dot to the right.
    await page.getByRole('listbox').focus();
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => page.locator('[aria-selected="true"] .id').last().innerText()).toBe('LF');
    await page.locator('.sheet').first().focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => page.url()).toContain(`dot=${letter.x + 6}%2C`);

    await page.getByPlaceholder('Find text, bytes or a command').fill('"BOLD"');
    await page.getByText('1 found').waitFor();
    await page.getByPlaceholder('Find text, bytes or a command').fill('');

    for (let i = 0; i < 4; i++) await page.getByRole('button', { name: 'Forward' }).click();
    await page.getByText('after command 4 of 8').waitFor();
    await expect.poll(() => page.locator('.state').innerText()).toMatch(/Style\s+ESC E/);
    await page.getByRole('button', { name: 'Whole slip' }).click();
    await expect.poll(() => page.locator('.state').count()).toBe(0);
  });

  test('a slip is saved as picture, text, bytes and golden, without card numbers', async () => {
    const { page, studio } = await opened(['tm-t88v']);
    await send(studio.ports[0]!, `card 6250947000000014\n${CUT}`);
    await page.getByText('partial cut').waitFor();
    await page.getByRole('button', { name: 'Slip 1', exact: true }).click();
    await page.getByRole('tab', { name: 'Slip' }).click();
    const saved = async (name: string) => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name, exact: true }).click(),
      ]);
      return readFileSync(await download.path());
    };
    expect(decodePng(new Uint8Array(await saved('Picture'))).width).toBe(512);
    expect((await saved('PDF')).toString('latin1')).toContain('/Width 512 ');
    expect((await saved('Text')).toString()).toMatch(/^card \d+\n$/);
    expect((await saved('Bytes')).includes('6250947000000014')).toBe(false);
    await page.getByLabel('Name of the golden').fill('shop/card');
    await page.getByRole('button', { name: 'Keep' }).click();
    await page.getByText('Kept as golden/shop/card').waitFor();
    expect(existsSync(join(studio.golden, 'shop/card.png'))).toBe(true);
    // One that is there is replaced only when that is said.
    await page.getByRole('button', { name: 'Keep' }).click();
    await page.getByText('There is a golden shop/card already.').waitFor();
    await page.getByRole('button', { name: 'Replace it' }).click();
    await page.getByText('Kept as golden/shop/card').waitFor();
    await page.getByRole('tab', { name: 'Inspector' }).click();
    await page.getByRole('button', { name: 'Copy the dump' }).click();
    await page.getByText('Copied.').waitFor();
    const dump = await page.evaluate<string>('navigator.clipboard.readText()');
    expect(dump).toMatch(/\ttext\t"card \d+"\n/);
    expect(dump).not.toContain('6250947000000014');
    await page.getByRole('tab', { name: 'Slip' }).click();
    await page.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('button', { name: 'Copy text' }).click();
    await page.getByText('Copied.').waitFor();
    await expect.poll(() => page.evaluate<string>('navigator.clipboard.readText()')).toMatch(/^card \d+\n$/);
  });

  test('what was taken away comes back, and what was made well goes wrong again', async () => {
    const { page, studio } = await opened(['tm-t88v']);
    await send(studio.ports[0]!, `one\n${CUT}two\n${CUT}`);
    const out = page.getByText('partial cut');
    await expect.poll(() => out.count()).toBe(2);
    await page.getByRole('button', { name: 'Slip 2', exact: true }).click();
    await page.keyboard.press('x');
    await page.getByText('A slip was taken away.').waitFor();
    await expect.poll(() => out.count()).toBe(1);
    await expect.poll(() => page.url()).not.toContain('slip=');
    await page.keyboard.press('u');
    await expect.poll(() => out.count()).toBe(2);
    await page.getByRole('button', { name: 'Clear' }).click();
    await page.getByText('2 slips were taken away.').waitFor();
    await expect.poll(() => out.count()).toBe(0);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => out.count()).toBe(2);
    const [first] = printSlips(Buffer.from(`one\n${CUT}`, 'latin1'), 'tm-t88v');
    await expect.poll(() => inkOf(page)).toBe(drawnOf(first!.dots));

    const lamp = page.locator('.roll .lamp');
    await page.keyboard.press('m');
    await page.getByText('too hot').click();
    await expect.poll(() => lamp.innerText()).toBe('offline');
    await page.getByText('error that passes').waitFor();
    await page.getByRole('button', { name: 'All well again' }).click();
    await expect.poll(() => lamp.innerText()).toBe('online');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => lamp.innerText()).toBe('offline');
    await page.getByText('as the model', { exact: true }).click();
    await expect.poll(() => page.getByLabel('as the model').isChecked()).toBe(true);
  });

  test('what is chosen, searched for and stepped to is in the address', async () => {
    const { page, studio } = await opened(['tm-t88v']);
    await send(studio.ports[0]!, `Total\n\x1bE\x01bold\x1b\x01\n${CUT}`);
    await page.goto(`${studio.url}#/paper?slip=0&row=2&step=4&find=1b%2045`);
    await page.getByText('after command 4 of 7').waitFor();
    await page.getByText('1 found').waitFor();
    await expect.poll(() => page.locator('.command .id').allInnerTexts()).toEqual(['ESC E']);
    await expect
      .poll(() => page.locator('.chosen').innerText())
      .toMatch(/ESC E[\s\S]*1B 45 01[\s\S]*ms after the first byte/);
    await expect.poll(() => page.locator('.note').count()).toBe(0);
    await page.keyboard.press(']');
    await page.getByText('after command 5 of 7').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.url()).toBe(`${studio.url}#/paper?find=1b+45`);
    // The mark beside the paper leads to what it is about.
    await page.getByPlaceholder('Find').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '1B 01 is no command' }).click();
    await expect.poll(() => page.locator('.chosen').innerText()).toContain('unknown');
    const sheet = page.locator('.sheet').first();
    await page.locator('.look select').selectOption('thermal');
    await expect.poll(() => sheet.evaluate(colourOf)).toBe('45444e');
    await page.locator('.look select').selectOption('plain');
    await expect.poll(() => sheet.evaluate(colourOf)).toBe('1c1b1a');
  });

  test('what was done at the machine is a scenario', async () => {
    const { page } = await opened(['tm-t88v']);
    await page.keyboard.press('m');
    await page.getByText('open', { exact: true }).click();
    await page.locator('.roll .lamp', { hasText: 'offline' }).waitFor();
    await page.getByText('closed', { exact: true }).click();
    await page.locator('.roll .lamp', { hasText: 'online' }).waitFor();
    await page.getByText('jams', { exact: true }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save as a scenario' }).click(),
    ]);
    const text = readFileSync(await download.path(), 'utf8');
    expect(text).toContain('printer: tm-t88v\nsteps:\n  - sale: { amount: 12.85 }\n  - fault: { cover-open: {} }\n');
    const { readScenarios } = await import('../../src/scenarios/load.ts');
    expect('problems' in readScenarios(text, { id: 'x', file: 'x.yaml', model: 'tm-t88v' })).toBe(false);
    await page.getByRole('button', { name: 'All well again' }).click();
    await expect.poll(() => page.locator('.faults .is-on').count()).toBe(0);
  });

  test('a hostile receipt harms nothing: markup is text, a picture is large, feed does not end', async () => {
    const { page, studio } = await opened(['tm-t88v']);
    await send(
      studio.ports[0]!,
      `<img src=x onerror="document.title='hurt'"><script>document.title='hurt'</script>\n${CUT}`,
    );
    await send(
      studio.ports[0]!,
      Buffer.concat([Buffer.from('\x1dv0\0\x40\0\xff\xff', 'latin1'), Buffer.alloc(64 * 65_535, 0x55)]),
    );
    await send(studio.ports[0]!, `${'\x1bd\xff'.repeat(60)}end\n${CUT}`);
    await expect.poll(() => slipsOn(page).count()).toBeGreaterThanOrEqual(3);
    await page.getByRole('button', { name: 'Slip 1', exact: true }).click();
    await page.getByRole('tab', { name: 'Slip' }).click();
    await page.locator('pre.text', { hasText: '<img src=x' }).waitFor();
    expect(await page.title()).toBe('Platen');
  });

  scenarioTests(() => browser);

  describe('the playground', () => {
    test('draws pasted bytes, Chinese and codes with what they need, and a link brings them back', async () => {
      const { page, requests } = await opened();
      await page.getByRole('button', { name: 'Playground' }).click();
      expect(requests.filter((url) => /hanzi|bwip/.test(url))).toEqual([]);
      const input = page.getByRole('textbox', { name: /^Bytes/ });
      await input.fill(Buffer.from(CHINESE).toString('hex'));
      await page.getByLabel('Printer model').selectOption('xprinter-80');
      const [chinese] = printSlips(CHINESE, 'xprinter-80');
      await expect.poll(() => inkOf(page)).toBe(drawnOf(chinese!.dots));
      await page.getByLabel('Printer model').selectOption('tm-t88v');
      await input.fill(Buffer.from(CODES).toString('base64'));
      const [codes] = printSlips(CODES, 'tm-t88v');
      await expect.poll(() => inkOf(page)).toBe(drawnOf(codes!.dots));
      await page.getByRole('button', { name: 'Copy a link' }).click();
      const link = await page.evaluate<string>('navigator.clipboard.readText()');
      const other = await page.context().newPage();
      await other.goto(link);
      await expect.poll(() => inkOf(other)).toBe(drawnOf(codes!.dots));
      const written = Buffer.from(CODES).toString('hex').match(/../g)!.join(' ').toUpperCase();
      await expect.poll(() => other.getByRole('textbox', { name: /^Bytes/ }).inputValue()).toBe(written);
      // What a sample replaces comes back, and so does the model before.
      await page.getByRole('button', { name: 'a receipt' }).click();
      await expect.poll(() => input.inputValue()).toContain('COFFEE');
      await page.getByRole('button', { name: 'Undo' }).click();
      await expect.poll(() => input.inputValue()).toBe(Buffer.from(CODES).toString('base64'));
      await page.getByLabel('Printer model').selectOption('sunmi-v2');
      await page.goBack();
      await expect.poll(() => page.getByLabel('Printer model').inputValue()).toBe('tm-t88v');
    });

    test('works as a static site, without any server of ours', async () => {
      const folder = fileURLToPath(new URL('../../dist/src/studio/public', import.meta.url));
      const kinds: Record<string, string> = {
        '.html': 'text/html',
        '.js': 'text/javascript',
        '.css': 'text/css',
        '.svg': 'image/svg+xml',
      };
      const server = createServer(({ url }, response) => {
        const file = join(folder, url === '/site/' ? 'index.html' : url!.replace('/site/', ''));
        response.setHeader('content-type', kinds[extname(file)] ?? 'application/octet-stream');
        if (existsSync(file)) response.end(readFileSync(file));
        else response.writeHead(404).end();
      });
      await once(server.listen(0, '127.0.0.1'), 'listening');
      onTestFinished(() => void server.close());
      const { page } = await watched(browser);
      await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/site/`);
      await page.getByText('No printers are connected').waitFor();
      await page.getByRole('button', { name: 'Open the playground' }).click();
      await page.getByRole('button', { name: 'a receipt' }).click();
      await expect.poll(() => inkOf(page)).toMatch(/^[1-9]\d+ rows/);
      await page.context().close();
    });
  });

  describe('for everyone', () => {
    const views = [
      '#/paper',
      '#/paper?side=machine',
      '#/paper?slip=0&side=slip',
      '#/paper?slip=0&dot=60,80',
      '#/play?bytes=SGVsbG8K',
    ];

    test('axe finds no barrier in any view, language or colour', async () => {
      const { page, studio } = await opened(['tm-t88v']);
      await send(studio.ports[0]!, `Total 12.85\n\x1b\x01${CUT}`);
      const barriers = async (view: string, axe: AxeBuilder) =>
        (await axe.setLegacyMode().analyze()).violations.map(({ id, nodes }) => `${view} ${id}: ${nodes[0]!.html}`);
      for (const view of views) {
        await page.goto(`${studio.url}${view}`);
        await page.locator('.sheet').first().waitFor();
        await page.locator('.theme select').selectOption('light');
        expect(await barriers(view, new AxeBuilder({ page }))).toEqual([]);
        await page.locator('.theme select').selectOption('dark');
        expect(await barriers(view, new AxeBuilder({ page }).withRules('color-contrast'))).toEqual([]);
        await page.getByRole('button', { name: '中文' }).click();
        // Colours are those of the other language.
        expect(await barriers(view, new AxeBuilder({ page }).disableRules('color-contrast'))).toEqual([]);
        await expect.poll(() => page.evaluate('document.documentElement.lang')).toBe('zh');
        await page.getByRole('button', { name: 'English' }).click();
      }
    });

    test('what commands mean, and what is wrong with bytes, is told in the language of the page', async () => {
      const { page, studio } = await opened(['tm-t88v']);
      await send(studio.ports[0]!, `Total 12.85\n\x1b\x01${CUT}`);
      await page.goto(`${studio.url}#/paper?slip=0`);
      const meaning = page.locator('.command', { hasText: 'LF' }).locator('.meaning').first();
      await expect.poll(() => meaning.textContent()).toBe('Print the line and feed one line.');
      await page.getByRole('button', { name: '中文' }).click();
      await expect.poll(() => meaning.textContent()).toBe('打印该行并走纸一行。');
      await expect.poll(() => page.locator('.note').first().textContent()).toBe('1B 01 不是 tm-t88v 的命令');
      await page.getByRole('button', { name: 'English' }).click();
    });

    test('on a phone everything is there, and nothing is wider than the screen', async () => {
      const { page, studio } = await opened(['tm-t88v'], { width: 390, height: 844 });
      await send(studio.ports[0]!, `Total 12.85\n${CUT}`);
      for (const view of views) {
        await page.goto(`${studio.url}${view}`);
        await page.locator('.sheet').first().waitFor();
        await expect
          .poll(() => page.evaluate('document.documentElement.scrollWidth'), { message: view })
          .toBeLessThanOrEqual(390);
      }
    });

    test('the keys are told, and do what they say', async () => {
      const { page, studio } = await opened(['tm-t88v']);
      await send(studio.ports[0]!, `one\n${CUT}two\n${CUT}`);
      await expect.poll(() => slipsOn(page).count()).toBeGreaterThanOrEqual(2);
      await page.keyboard.press('?');
      await page.getByRole('dialog').waitFor();
      await page.keyboard.press('Escape');
      await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
      await page.goto(`${studio.url}#/paper?slip=0`);
      await page.keyboard.press('j');
      await expect.poll(() => page.url()).toContain('slip=1');
      await page.goBack();
      await expect.poll(() => page.url()).toContain('slip=0');
      await page.keyboard.press('+');
      await expect.poll(() => page.url()).toContain('zoom=1');
      await page.keyboard.press('s');
      await expect.poll(() => page.getByRole('tab', { name: 'Slip' }).getAttribute('aria-selected')).toBe('true');
    });
  });
});
