import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { type Browser, chromium } from '@playwright/test';
import { RealClock } from '../../src/clock/real.ts';
import { tcpPort } from '../../src/ports/tcp.ts';
import { findModel } from '../../src/printers/layout.ts';
import { openStudio, type Studio } from '../../src/studio/server/studio.ts';
import { browser as executablePath } from '../../test/browser.ts';
import { type Figure, percentile } from './figures.ts';
import { line } from './streams.ts';

const PRINTERS = 10;
/** Lines that each prints, and ms between them. */
const LINES = 100;
const EVERY = 40;
/** Rows of the roll that is scrolled, and frames of it. */
const ROLL = 100_000;
const FRAMES = 300;

/** What the page of the studio takes: in the Chromium of the system, built as it is served. */
export async function* studioFigures(): AsyncGenerator<Figure> {
  yield { what: 'the studio: page and engine, compressed, without glyphs', value: weight(), unit: 'kB' };
  if (!executablePath) return;
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  yield* linesOnPaper(browser);
  yield* scrolling(browser);
  await browser.close();
}

/** kB of what a first visit to every view fetches but glyph files of double-byte characters and the library of symbols. */
function weight(): number {
  const folder = new URL('../../dist/src/studio/public/assets/', import.meta.url);
  const files = readdirSync(folder).filter((file) => /\.(js|css)$/.test(file) && !/^bwip/.test(file));
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(new URL(file, folder))).length, 0) / 1000;
}

function opened(count: number): Promise<Studio> {
  const clock = new RealClock();
  const model = findModel('tm-t88v');
  const printers = Array.from({ length: count }, () => ({ model, ports: [tcpPort({ port: 0 }, clock)], clock }));
  return openStudio({ clock, printers, host: '127.0.0.1', port: 0, golden: 'golden', version: '0.0.0' });
}

const portsOf = ({ addresses }: Studio) => addresses.map((address) => Number(/:(\d+)$/.exec(address)![1]));

/** Notes when rows are drawn: which printer, how many rows, ms since 1970. Runs in the page. */
const NOTE = `
window.drawn = [];
new MutationObserver((changes) => {
  for (const { target } of changes) {
    const roll = [...document.querySelectorAll('.roll')].indexOf(target.closest('.roll'));
    window.drawn.push([roll, Number(target.dataset.drawn), Date.now()]);
  }
}).observe(document.body, { subtree: true, attributes: true, attributeFilter: ['data-drawn'] });`;

async function* linesOnPaper(browser: Browser): AsyncGenerator<Figure> {
  const studio = await opened(PRINTERS);
  const page = await browser.newPage({ viewport: { width: 3600, height: 1200 } });
  await page.goto(studio.url);
  await page.getByText('live').waitFor();
  await page.evaluate(NOTE);
  const hosts: Socket[] = [];
  for (const port of portsOf(studio)) {
    const host = connect(port, '127.0.0.1');
    host.setNoDelay();
    await once(host, 'connect');
    hosts.push(host);
  }
  const clock = new RealClock();
  // A roll under the head stands on one canvas for its first 1,024 rows: 30 lines, then the paper is cut.
  const sent: [printer: number, rows: number, at: number][] = [];
  for (let i = 0; i < LINES; i++) {
    const isCut = i % 25 === 24;
    hosts.forEach((host, printer) => {
      host.write(isCut ? '\x1dVB\0' : line);
      if (!isCut) sent.push([printer, i, clock.date()]);
    });
    await clock.sleep(EVERY);
  }
  await clock.sleep(500);
  const drawn = (await page.evaluate('window.drawn')) as [number, number, number][];
  const times = sent.flatMap(([printer, , at]) => {
    const next = drawn.find(([roll, rows, when]) => roll === printer && rows > 0 && when >= at);
    return next ? [next[2] - at] : [];
  });
  for (const host of hosts) host.destroy();
  await page.close();
  await studio.close();
  const what = `from a line's last byte to its dots on the page, ${PRINTERS} printers`;
  yield { what: `${what}, p50`, value: percentile(times, 0.5), unit: 'ms' };
  yield { what: '  p95', value: percentile(times, 0.95), unit: 'ms' };
}

async function* scrolling(browser: Browser): AsyncGenerator<Figure> {
  const studio = await opened(1);
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(studio.url);
  await page.getByText('live').waitFor();
  const host = connect(portsOf(studio)[0]!, '127.0.0.1');
  host.end(line.repeat(ROLL / 30));
  await once(host.resume(), 'close');
  await page.getByText('job end').first().waitFor();
  const frames = (await page.evaluate(`new Promise((resolve) => {
    const roll = document.querySelector('.roll');
    roll.scrollTop = 0;
    const times = [];
    let last = performance.now();
    const step = () => {
      const now = performance.now();
      times.push(now - last);
      last = now;
      roll.scrollTop += roll.scrollHeight / ${FRAMES};
      if (times.length < ${FRAMES}) requestAnimationFrame(step);
      else resolve(times.slice(1));
    };
    requestAnimationFrame(step);
  })`)) as number[];
  await page.close();
  await studio.close();
  yield {
    what: `scrolling a roll of ${ROLL} rows in ${FRAMES} frames, the longest frame`,
    value: Math.max(...frames),
    unit: 'ms',
  };
  yield { what: '  p95', value: percentile(frames, 0.95), unit: 'ms' };
}
