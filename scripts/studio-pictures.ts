/** Makes the pictures of docs/studio.md: `npm run studio-pictures`, with the Chromium of the system and after a build. */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { chromium, type Page } from '@playwright/test';
import { RealClock } from '../src/clock/real.ts';
import { tcpPort } from '../src/ports/tcp.ts';
import { findModel } from '../src/printers/layout.ts';
import { openStudio } from '../src/studio/server/studio.ts';
import { browser as executablePath } from '../test/browser.ts';
import { studioProject } from './studio-project.ts';

const folder = new URL('../docs/studio/', import.meta.url);
const receipt = (file: string) => readFileSync(new URL(`../golden/${file}`, import.meta.url));
const CHINESE = receipt('cn-unionpay/xprinter-80/settlement/settle-balanced/01-merchant.escpos');
const ENGLISH = receipt('clients/receiptio/tm-t88v/document.escpos');

const clock = new RealClock();
const project = studioProject(clock);
const models = ['xprinter-80', 'tm-t88v'].map(findModel);
const studio = await openStudio({
  clock,
  printers: models.map((model) => ({ model, ports: [tcpPort({ port: 0 }, clock)], clock })),
  host: '127.0.0.1',
  port: 0,
  golden: 'golden',
  version: '0.1.0',
  project,
});
const ports = studio.addresses.map((address) => Number(/:(\d+)$/.exec(address)![1]));
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });

async function send(port: number, bytes: Uint8Array): Promise<void> {
  const socket = connect(port, '127.0.0.1').end(bytes).resume();
  await once(socket, 'close');
}

interface Look {
  readonly name: string;
  readonly at: string;
  readonly language?: 'zh';
  readonly theme?: 'dark';
  readonly width?: number;
  readonly height?: number;
  readonly act?: (page: Page) => Promise<unknown>;
}

/** Runs scenarios, and waits for their end. */
async function ran(scenarios: readonly string[]): Promise<string> {
  const headers = { 'x-platen': '1' };
  const began = await fetch(`${studio.url}runs`, { method: 'POST', headers, body: JSON.stringify({ scenarios }) });
  const { id } = (await began.json()) as { id: string };
  await (await fetch(`${studio.url}runs/${id}/live`)).text();
  return id;
}

await ran(['sale/sale-approved', 'sale/sale-pin', 'sale/sale-with-tip']);
const run = await ran([
  'reprint/reprint-last',
  'sale/sale-approved',
  'sale/sale-contactless',
  'sale/sale-declined-51',
  'sale/sale-pin',
  'sale/sale-with-tip',
]);
const firstSlip = (page: Page) => page.locator('.slip-card').first().click();

const looks: readonly Look[] = [
  { name: 'paper', at: '#/paper?slip=0&dot=64,906' },
  {
    name: 'machine',
    at: '#/paper?side=machine',
    theme: 'dark',
    act: (page) => page.getByText('open', { exact: true }).click(),
  },
  { name: 'machine-zh', at: '#/paper?side=machine', language: 'zh' },
  {
    name: 'playground',
    at: '#/play',
    act: (page) => page.getByRole('button', { name: 'QR code and barcode' }).click(),
  },
  { name: 'scenarios', at: '#/scenarios?pick=sale/sale-approved' },
  { name: 'steps', at: `#/scenarios/${run}/s1`, theme: 'dark' },
  { name: 'golden', at: `#/scenarios/${run}/s2`, act: firstSlip },
  {
    name: 'golden-zh',
    at: `#/scenarios/${run}/s2?look=difference`,
    language: 'zh',
    width: 390,
    height: 844,
    act: firstSlip,
  },
  { name: 'phone', at: '#/paper?printer=1&slip=0&side=slip', width: 390, height: 844 },
];

await send(ports[0]!, CHINESE);
await send(ports[1]!, ENGLISH);
for (const { name, at, language, theme, width = 1280, height = 800, act } of looks) {
  const context = await browser.newContext({
    viewport: { width, height },
    locale: language === 'zh' ? 'zh-CN' : 'en-GB',
    colorScheme: theme ?? 'light',
  });
  const page = await context.newPage();
  await page.goto(`${studio.url}${at}`);
  await page.locator('.top').waitFor();
  await act?.(page);
  // Glyphs and symbols have been fetched, and everything is drawn, when nothing is asked for any more; events go on.
  await page.waitForTimeout(2000);
  await page.screenshot({ path: new URL(`${name}.png`, folder).pathname });
  await context.close();
}
await browser.close();
await studio.close();
project.remove();
