import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { htmlReport } from '../../../src/reports/html/page.ts';
import { Run } from '../../../src/reports/run.ts';
import { browser as chromiumPath } from '../../browser.ts';
import { sampleRun } from '../sample/run.ts';

const mutants = [
  {
    defect: 'marker-missing',
    description: 'no marker',
    failures: [1],
    catches: [{ scenario: 's', by: 'marker', words: 'w' }],
  },
  { defect: 'digit-wrong', description: 'a digit', failures: [2], catches: [] },
];

/** What of a browser's page these tests ask; the sources are compiled without a browser's names. */
interface Element {
  readonly className: string;
  readonly outerHTML: string;
  readonly textContent: string | null;
  readonly style: { getPropertyValue(name: string): string };
  readonly labels?: { readonly length: number } | null;
  readonly scrollWidth: number;
  readonly clientWidth: number;
  getAttribute(name: string): string | null;
  closest(selector: string): (Element & { readonly open: boolean }) | null;
  querySelector(selector: string): Element | null;
}
declare const document: {
  readonly activeElement: Element | null;
  readonly body: Element;
  readonly documentElement: Element;
  getElementById(id: string): Element | null;
  querySelectorAll(selector: string): Iterable<Element>;
};
declare function getComputedStyle(element: unknown): { readonly visibility: string; readonly backgroundColor: string };

/** The slip that differs from its golden: amount and marker. */
const DIFFERS = '#s5-2-1';

describe.skipIf(!chromiumPath)('HTML report in a browser (skipped where no Chromium is on the path)', () => {
  let folder: string;
  let url: string;
  let browser: Browser;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'platen-page-'));
    writeFileSync(join(folder, 'report.html'), htmlReport(Run.from(sampleRun()), mutants));
    url = `file://${join(folder, 'report.html')}`;
    browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox', '--disable-gpu'] });
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  /** The page, which may ask for nothing but itself and say nothing on its console. */
  async function open(
    hash = '',
    options: Parameters<Browser['newPage']>[0] = {},
  ): Promise<Page & { readonly said: string[] }> {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(error.message));
    page.on('request', (request) => {
      const asked = request.url();
      if (!asked.startsWith('data:') && !asked.startsWith(url)) said.push(`asked for ${asked}`);
    });
    await page.goto(`${url}${hash}`);
    return Object.assign(page, { said });
  }

  /** Which of golden, actual and difference are seen. */
  const seen = (page: Page) =>
    page
      .locator(`${DIFFERS} .stage figure:visible`)
      .evaluateAll((all) => all.map((one) => (one as unknown as Element).className).sort());

  /** Where the slide of the viewer stands. */
  const slideOf = (page: Page) =>
    page.locator(`${DIFFERS} .viewer`).evaluate((one) => (one as unknown as Element).style.getPropertyValue('--at'));

  const views = {
    'Side by side': ['actual', 'golden'],
    Golden: ['golden'],
    Printed: ['actual'],
    Difference: ['difference'],
    Slider: ['actual', 'golden'],
    Blink: ['actual', 'golden'],
  };

  it('shows every view by mouse', async () => {
    const page = await open(DIFFERS);
    for (const [name, figures] of Object.entries(views)) {
      await page.locator(DIFFERS).getByRole('radio', { name, exact: true }).click();
      if (name === 'Blink') await page.locator(`${DIFFERS} .swap`).click();
      await expect.poll(() => seen(page), { message: name }).toEqual(figures);
    }
    // Held, it is swapped by the button.
    await page.locator(`${DIFFERS} .swap`).click();
    await expect
      .poll(() => page.locator(`${DIFFERS} .actual`).evaluate((one) => getComputedStyle(one).visibility))
      .toBe('hidden');
    await page.locator(DIFFERS).getByRole('radio', { name: 'Slider' }).click();
    const slide = page.locator(`${DIFFERS} .slide`);
    const box = (await slide.boundingBox())!;
    await page.mouse.click(box.x + box.width * 0.25, box.y + box.height / 2);
    await expect.poll(() => slideOf(page)).toMatch(/^2\d(\.\d+)?%$/);
    expect(page.said).toEqual([]);
  });

  it('shows every view by keyboard', async () => {
    const page = await open(DIFFERS);
    await page.locator(`${DIFFERS} .choice input:checked`).focus();
    for (const figures of Object.values(views).slice(1)) {
      await page.keyboard.press('ArrowRight');
      await expect.poll(() => seen(page)).toEqual(figures);
    }
    for (const [i, figures] of Object.values(views).entries()) {
      await page.keyboard.press(String(i + 1));
      await expect.poll(() => seen(page)).toEqual(figures);
    }
    await page.keyboard.press('x');
    await page.keyboard.press('x');
    await expect
      .poll(() => page.locator(`${DIFFERS} .actual`).evaluate((one) => getComputedStyle(one).visibility))
      .toBe('hidden');
    await page.keyboard.press('5');
    await page.locator(`${DIFFERS} .slide`).focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => slideOf(page)).toBe('51%');
    expect(page.said).toEqual([]);
  });

  it('tells of a difference its step, bytes and commands in every view, under the mouse and with the focus', async () => {
    const page = await open(DIFFERS);
    const told = page.locator('#tip > *');
    for (const [view, figure] of [
      ['Side by side', 'actual'],
      ['Side by side', 'golden'],
      ['Golden', 'golden'],
      ['Printed', 'actual'],
      ['Difference', 'difference'],
      // Left of the slide the golden is seen, and the difference is there.
      ['Slider', 'golden'],
    ] as const) {
      await page.locator(DIFFERS).getByRole('radio', { name: view, exact: true }).click();
      const frame = page.locator(`${DIFFERS} .${figure} .frames g`).first();
      await frame.hover();
      await page.locator('#tip').waitFor();
      const lines = await told.allTextContents();
      expect(lines[0]).toBe('step 2 (reprint the last 重打最后一笔), merchant slip');
      expect(lines[1]).toMatch(/^line \d+: 金额:RMB 128\.50, expected 金额:RMB 12\.85$/);
      expect(lines[2]).toMatch(/^bytes \d+ to \d+$/);
      expect(lines[3]).toMatch(/^text: [0-9A-F ]+/);
      await expect.poll(() => frame.getAttribute('aria-label')).toBe(lines.join('\n'));
      await page.mouse.move(0, 0);
      await expect.poll(() => page.locator('#tip').isVisible()).toBe(false);
      await frame.focus();
      await expect.poll(() => told.allTextContents()).toEqual(lines);
      await page.keyboard.press('Escape');
      await expect.poll(() => page.locator('#tip').isVisible()).toBe(false);
    }
    expect(page.said).toEqual([]);
  });

  it('frames in the difference what was found on the slip and on the golden alone, from Tab to Tab', async () => {
    const page = await open(DIFFERS);
    await page.locator(DIFFERS).getByRole('radio', { name: 'Difference', exact: true }).click();
    const rects = await page
      .locator(`${DIFFERS} .difference .frames rect`)
      .evaluateAll((all) =>
        (all as unknown as Element[]).map((one) => ['x', 'y', 'width', 'height'].map((name) => one.getAttribute(name))),
      );
    // 金额, where both slips still lie on each other, and the marker's rows, which the golden has alone; 3 dots around.
    expect(rects).toEqual([
      ['-3', '507', '186', '30'],
      ['103', '597', '306', '30'],
    ]);
    await page.locator(`${DIFFERS} .difference .frames g`).first().focus();
    await page.keyboard.press('Tab');
    await expect
      .poll(() => page.locator('#tip > *').allTextContents())
      .toEqual([
        'step 2 (reprint the last 重打最后一笔), merchant slip',
        'the reprint is not marked: none of 重打印, DUPLICATED, 补打 stands on it',
        'no byte of this slip',
      ]);
  });

  it('draws the way of each slip when its bar comes near the screen', async () => {
    const page = await open('#s5');
    const bars = page.locator('#s5 .timeline .bar[data-stages]');
    await bars.first().scrollIntoViewIfNeeded();
    await expect.poll(() => page.locator('#s5 .timeline svg').count()).toBe(2);
    const drawn = await bars.evaluateAll((all) =>
      (all as unknown as { querySelectorAll(selector: string): Iterable<Element> }[]).map((bar) =>
        [...bar.querySelectorAll('rect')].map((one) =>
          ['class', 'x', 'width'].map((name) => one.getAttribute(name)).join(' '),
        ),
      ),
    );
    // Of 2,920 ms: 1,790 and 340 to the first byte, 612 and 605 on the wire, 1,130 and 1,110 of paper.
    expect(drawn).toEqual([
      ['stage-first 0 613', 'stage-wire 613 210', 'stage-print 613 387'],
      ['stage-first 0 116', 'stage-wire 116 208', 'stage-print 116 381'],
    ]);
  });

  it('finds, filters and counts', async () => {
    const page = await open();
    const shown = () => page.locator('.scenario-list > li:visible h3').allTextContents();
    await expect.poll(() => shown()).toHaveLength(8);
    await page.keyboard.press('/');
    await page.keyboard.type('128.50');
    await expect.poll(() => shown()).toEqual(['reprint/reprint-last']);
    await expect.poll(() => page.locator('#shown').textContent()).toBe('1 of 8 scenarios');
    await expect.poll(() => page.locator('#findings .group:visible').count()).toBe(1);
    await page.locator('#search').fill('');
    await page.locator('.chips').getByText('failed').click();
    await expect.poll(() => shown()).toEqual(['reprint/reprint-last', 'settle/settle-paper-out']);
    await page.locator('.chips').getByText('All').click();
    await expect.poll(() => shown()).toHaveLength(8);
    await page.locator('#all').click();
    await expect.poll(() => page.locator('.scenario[open]').count()).toBe(8);
    await page.locator('h1').click();
    await page.keyboard.press('o');
    await expect.poll(() => page.locator('.scenario[open]').count()).toBe(0);
  });

  it('goes from finding to finding and tells its keys', async () => {
    const page = await open();
    const at = () => page.evaluate(() => document.activeElement?.querySelector('.sentence')?.textContent);
    await page.keyboard.press('n');
    await expect.poll(() => at()).toBeTruthy();
    const first = await at();
    await page.keyboard.press('n');
    await expect.poll(() => at()).not.toBe(first);
    await page.keyboard.press('p');
    await expect.poll(() => at()).toBe(first);
    await page.keyboard.press('?');
    await expect.poll(() => page.locator('#keys').isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('#keys').isVisible()).toBe(false);
  });

  it('opens and draws what a link points into: a slip, a line, a byte', async () => {
    const page = await open('#s5-2-1-line-16');
    await expect.poll(() => page.locator('#s5-2-1-line-16').textContent()).toBe('金额:RMB 128.50\n');
    await page
      .locator('.finding .where a', { hasText: /^bytes/ })
      .first()
      .click();
    const row = page.locator(`${DIFFERS} .hex .offset[id]`).first();
    await expect.poll(() => row.evaluate((one) => (one as unknown as Element).closest('details')!.open)).toBe(true);
    await expect.poll(() => page.locator(`${DIFFERS} .hex mark.found`).count()).toBeGreaterThan(5);
    await expect
      .poll(() => page.locator(`${DIFFERS} .hex .note`).first().textContent())
      .toContain('└ line-changed: line');
  });

  it('puts every picture together from its pieces', async () => {
    const page = await open();
    await page.locator('#all').click();
    for (const slip of await page.locator('details.slip').all()) {
      if ((await slip.getAttribute('open')) === null) await slip.locator('> summary').click();
    }
    const pictures = page.locator('.stage img');
    await expect.poll(() => pictures.count()).toBeGreaterThan(8);
    const images = await pictures.evaluateAll((all) =>
      Promise.all(
        (all as unknown as { decode(): Promise<void>; naturalWidth: number; width: number }[]).map((one) =>
          one.decode().then(() => one.naturalWidth),
        ),
      ),
    );
    expect(images.every((width) => width > 0)).toBe(true);
    expect(page.said).toEqual([]);
  });

  it.each([
    ['a screen', 1280],
    ['a telephone', 390],
  ])('fits %s', async (_, width) => {
    const page = await open('', { viewport: { width, height: 800 } });
    await page.locator('#all').click();
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(over).toBe(0);
  });

  it('is dark where the reader is, and is printed with its pictures', async () => {
    const dark = await open('', { colorScheme: 'dark' });
    const ground = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(await ground(dark)).toBe('rgb(22, 21, 19)');
    const page = await open();
    expect(await ground(page)).toBe('rgb(247, 246, 242)');
    const pdf = await page.pdf();
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.length).toBeGreaterThan(50_000);
  });

  it('tells all that was found where scripts do not run', async () => {
    const page = await open('', { javaScriptEnabled: false });
    const text = await page.locator('body').innerText();
    expect(text).toContain('This page draws pictures');
    expect(text).toContain('the reprint is not marked');
    expect(text).toContain('1 of 2 defects caught');
  });

  it('has a name for everything that can be used', async () => {
    const page = await open();
    await page.locator('#all').click();
    const nameless = await page.evaluate(() =>
      [
        ...document.querySelectorAll(
          'button, input, select, a[href], [role=region], [role=group], [role=img], dialog, table',
        ),
      ]
        .filter((one) => {
          const label = one.getAttribute('aria-label') ?? one.textContent ?? '';
          const by = one.getAttribute('aria-labelledby');
          const named = by === null ? label.trim() : document.getElementById(by)?.textContent?.trim();
          return !named && !one.labels?.length && !one.closest('.scroll[aria-label], .scroll[aria-labelledby]');
        })
        .map((one) => one.outerHTML.slice(0, 120)),
    );
    expect(nameless).toEqual([]);
  });
});
