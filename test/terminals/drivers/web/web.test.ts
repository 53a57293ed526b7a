import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { VirtualClock } from '../../../../src/clock/virtual.ts';
import { loadChromium, startBrowser } from '../../../../src/terminals/drivers/web/browser.ts';
import { web } from '../../../../src/terminals/drivers/web/driver.ts';
import type { Terminal } from '../../../../src/terminals/terminal.ts';
import { browser } from '../../../browser.ts';
import { chipCard } from '../../simulated/bench.ts';
import { driverBench, shown } from '../bench.ts';
import { WebTill } from './till.ts';

const options = { file: shown('web-till.yaml'), values: {}, prints: 'terminal' as const, window: false };

// One browser for all of them: to start one takes longer than what they do.
describe.skipIf(!browser)('a page in a browser, that prints on the printer over TCP', () => {
  const till = new WebTill();
  let terminal: Terminal | undefined;

  beforeAll(async () => {
    const url = await till.open();
    terminal = await web.create({ ...options, url }, driverBench(till.clock));
  });
  afterAll(async () => {
    await terminal?.close();
    await till.close();
  });

  const sale = (amount: number) => terminal!.perform({ kind: 'sale', amount, card: chipCard });

  test('sells, and reads the voucher and the amount; the slips are on paper', async () => {
    expect(await sale(123_456_785)).toEqual({ result: 'approved', response: '00', display: '00', voucher: 1 });
    expect(till.entries).toEqual(['I']);
    expect(till.host.record.transactions).toMatchObject([{ kind: 'sale', amount: 123_456_785 }]);
    const slips = await till.slips();
    expect(slips).toHaveLength(2);
    expect(slips[0]!.some((line) => line.includes('1234567.85'))).toBe(true);
  });

  test('is declined, finds no voucher, voids one behind a window that asks', async () => {
    till.host.answerNext('51');
    expect(await sale(100)).toMatchObject({ result: 'declined', response: '51' });
    expect(await terminal!.perform({ kind: 'void', voucher: 99 })).toMatchObject({
      result: 'refused',
      reason: 'no-such-voucher',
    });
    expect(await terminal!.perform({ kind: 'void', voucher: 1 })).toMatchObject({ result: 'approved' });
    expect(await terminal!.perform({ kind: 'settle' })).toMatchObject({ reason: 'not-supported' });
  });
});

const batch = `name: Batch
within: 3s
requests:
  settle:
    steps:
      - goto: batch
      - fill: { test-id: operator, frame: "#inner", with: "{operator}" }
      - click: { text: End of day, frame: "#inner" }
      - expect: [pattern: 'Batch (?<number>\\d+) settled by (?<who>\\d+)']
      - press: F5
    outcome: { result: approved, batch: "{number}", display: "{who}" }
  sign-on:
    steps:
      - click: { role: button, name: There is none }
    outcome: { result: approved }
`;

test.skipIf(!browser)('something in a frame, and something that is not there', async () => {
  const till = new WebTill();
  const folder = mkdtempSync(join(tmpdir(), 'platen-'));
  const file = join(folder, 'batch.yaml');
  writeFileSync(file, batch);
  const terminal = await web.create({ ...options, file, url: await till.open() }, driverBench(till.clock));
  try {
    expect(await terminal.perform({ kind: 'settle' })).toEqual({ result: 'approved', batch: 7, display: '01' });
    await expect(terminal.perform({ kind: 'sign-on' })).rejects.toMatchObject({
      code: 'terminal-silent',
      message: 'the terminal does not answer: role "button" name "There is none" is not there, or takes nothing',
    });
  } finally {
    await terminal.close();
    await till.close();
    rmSync(folder, { recursive: true });
  }
});

test('a page that is not there is told', async () => {
  const clock = new WebTill().clock;
  await expect(web.create({ ...options, url: 'http://127.0.0.1:9/' }, driverBench(clock))).rejects.toMatchObject({
    code: browser ? 'page-unreachable' : 'browser-missing',
  });
});

test('Playwright that is not installed, a browser that is not there, no address, virtual time: each in words', async () => {
  await expect(loadChromium(['platen-no-such-package'])).rejects.toMatchObject({
    code: 'playwright-missing',
    hint: expect.stringContaining('npm install --save-dev @playwright/test'),
  });
  await expect(startBrowser(await loadChromium(), '/nowhere/chromium')).rejects.toMatchObject({
    code: 'browser-missing',
    hint: expect.stringContaining('install Chromium'),
  });
  const { clock } = new WebTill();
  await expect(web.create(options, driverBench(clock))).rejects.toMatchObject({ code: 'no-url' });
  await expect(web.create(options, driverBench(new VirtualClock(0)))).rejects.toMatchObject({ code: 'real-time-only' });
});
