import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { type Browser, chromium } from '@playwright/test';
import { RealClock } from '../../src/clock/real.ts';
import { tcpPort } from '../../src/ports/tcp.ts';
import { findModel } from '../../src/printers/layout.ts';
import { CHUNK } from '../../src/studio/page/paper/chunk-rows.ts';
import { openStudio, type Studio } from '../../src/studio/server/studio.ts';
import { browser as executablePath } from '../../test/browser.ts';
import { type Figure, percentile } from './figures.ts';
import { line } from './streams.ts';

const MODEL = 'tm-t88v';
const PRINTERS = 10;
/** Lines that each prints, and ms between them. */
const LINES = 100;
const EVERY = 40;
/** Lines of a slip, and dot rows of one: on this model it is longer than the paper is wide. */
const LINES_OF_SLIP = 24;
const ROWS_OF_LINE = 60;
/** Rows below its last dot: the cell of Font A is 24 of 30 rows tall. */
const BLANK_BELOW = 6;
/** Starts, the median of which counts. */
const STARTS = 5;
/** Rows of the roll that is scrolled, and frames of it. */
const ROLL = 100_000;
const FRAMES = 300;

/** What the page of the studio takes: in the Chromium of the system, built as it is served. */
export async function* studioFigures(): AsyncGenerator<Figure> {
  yield { what: 'the studio: page and engine, compressed, without glyphs', value: weight(), unit: 'kB' };
  if (!executablePath) {
    yield* starting(undefined);
    return;
  }
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  yield* starting(browser);
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
  const model = findModel(MODEL);
  const printers = Array.from({ length: count }, () => ({ model, ports: [tcpPort({ port: 0 }, clock)], clock }));
  return openStudio({ clock, printers, host: '127.0.0.1', port: 0, golden: 'golden', version: '0.0.0' });
}

const portsOf = ({ addresses }: Studio) => addresses.map((address) => Number(/:(\d+)$/.exec(address)![1]));

/** Notes when rows are drawn: on which slip, how many rows it has then, ms since 1970. Runs in the page. */
const NOTE = `
window.drawn = [];
new MutationObserver((changes) => {
  const now = Date.now();
  for (const { target } of changes) {
    const before = [...target.parentElement.children].indexOf(target);
    window.drawn.push([target.closest('.slip').id, ${CHUNK} * before + Number(target.dataset.drawn), now]);
  }
}).observe(document.body, { subtree: true, attributes: true, attributeFilter: ['data-drawn'] });`;

/** From a command at the shell to a page that answers, and from its address to a page that shows its printers. */
async function* starting(browser: Browser | undefined): AsyncGenerator<Figure> {
  const shell = fileURLToPath(new URL('../../dist/src/cli/main.js', import.meta.url));
  const answered: number[] = [];
  const shown: number[] = [];
  for (let round = 0; round < STARTS; round++) {
    const start = performance.now();
    const child = spawn(process.execPath, [shell, 'studio', '--tcp', '0', '--port', '0'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let told = '';
    for await (const part of child.stdout) {
      told += part;
      if (told.includes('studio on ')) break;
    }
    const url = /studio on (\S+)/.exec(told)![1]!;
    await (await fetch(url)).text();
    answered.push(performance.now() - start);
    if (browser) {
      const page = await browser.newPage();
      const asked = performance.now();
      await page.goto(url);
      await page.getByText('live').waitFor();
      shown.push(performance.now() - asked);
      await page.close();
    }
    child.kill('SIGINT');
    await once(child, 'close');
  }
  yield { what: 'from `platen studio` to a page that answers', value: percentile(answered, 0.5), unit: 'ms' };
  if (shown.length > 0)
    yield { what: '  and to one that is live, in a browser', value: percentile(shown, 0.5), unit: 'ms' };
}

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
  const { blade } = findModel(MODEL).cutter!;
  const sent: [slip: string, rows: number, at: number][] = [];
  for (let i = 0; i < LINES; i++) {
    const [slip, before] = [Math.floor(i / (LINES_OF_SLIP + 1)), i % (LINES_OF_SLIP + 1)];
    const isCut = before === LINES_OF_SLIP;
    hosts.forEach((host, printer) => {
      host.write(isCut ? '\x1dVB\0' : line);
      // The paper that lay between head and blade is above its first line.
      const rows = blade + ROWS_OF_LINE * (before + 1) - BLANK_BELOW;
      if (!isCut) sent.push([`slip-${printer}-${slip}`, rows, clock.date()]);
    });
    await clock.sleep(EVERY);
  }
  const cuts = PRINTERS * Math.floor(LINES / (LINES_OF_SLIP + 1));
  await page
    .getByText('partial cut')
    .nth(cuts - 1)
    .waitFor();
  await clock.sleep(500);
  const drawn = (await page.evaluate('window.drawn')) as [string, number, number][];
  const times = sent.map(([slip, rows, at]) => {
    const there = drawn.find(([on, drawnRows]) => on === slip && drawnRows >= rows);
    if (!there) throw new Error(`${rows} rows of ${slip} were never drawn`);
    return there[2] - at;
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
  host.end(line.repeat(Math.ceil(ROLL / ROWS_OF_LINE)));
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
