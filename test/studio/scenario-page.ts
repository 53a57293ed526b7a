import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { watched } from './page.ts';
import { DIFFERING, emptyProject, project, type TestProject } from './project.ts';
import { type Opened, open } from './studio.ts';

/** What of a page is no barrier to anybody. */
async function barriers(page: Page, where: string): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${where} ${id}: ${nodes[0]!.html}`);
}

/** The tests of the page's scenarios, in a browser that is shared with those of its other views. */
export function scenarioTests(browser: () => Browser): void {
  describe('scenarios', () => {
    let made: TestProject;
    let studio: Opened;
    /** The run that the first test began. */
    let first: string;
    beforeAll(async () => {
      made = project();
      studio = await open(['tm-t88v'], '127.0.0.1', made);
    });
    afterAll(async () => {
      await studio.close();
      made.remove();
    });

    /** A page at an address of the studio. */
    async function at(address: string, size?: { width: number; height: number }, of = studio): Promise<Page> {
      const seen = await watched(browser(), size);
      onTestFinished(async () => {
        await seen.page.context().close();
        expect(seen.errors).toEqual([]);
        expect(seen.requests.filter((url) => !url.startsWith(of.url))).toEqual([]);
      });
      await seen.page.goto(`${of.url}${address}`);
      return seen.page;
    }

    const golden = () => readFileSync(join(made.folder, `${DIFFERING}.escpos`), 'hex');

    test('picked, run and told as they come, while a printer prints', async () => {
      const page = await at('#/scenarios');
      await page.getByText('1 file cannot be run').waitFor();
      await expect.poll(() => page.locator('.broken').innerText()).toContain('scenarios/broken.yaml:3:11');
      await expect.poll(() => page.locator('.scenario-row').count()).toBe(3);
      await page.getByPlaceholder('Find in names').fill('chip');
      await expect.poll(() => page.locator('.scenario-row').count()).toBe(1);
      await expect.poll(() => page.url()).toContain('find=chip');
      await page.getByPlaceholder('Find in names').fill('');
      // By the keyboard: the second, ticked; then the third.
      await page.locator('.scenario-title').first().click();
      await page.keyboard.press('j');
      await page.locator('.picked', { hasText: 'LiaoYang_POS tranprint.c' }).waitFor();
      await page.keyboard.press('x');
      await page.keyboard.press('j');
      await page.keyboard.press('x');
      await page.getByRole('button', { name: 'Run the 2 ticked' }).click();
      await page.getByText('Run of').waitFor();
      const socket = connect(studio.ports[0]!, '127.0.0.1').end('printed meanwhile\n\x1dVB\0', 'latin1');
      socket.resume();
      await page.locator('.run-line', { hasText: 'golden to approve' }).waitFor();
      await page.locator('.run-head .is-failed').waitFor();
      const line = page.locator('.run-line', { hasText: 'Sale by chip card' });
      await expect.poll(() => line.innerText()).toContain('failed');
      await expect
        .poll(() => page.locator('.wrong-item').first().innerText())
        .toContain('step 1 (sale 12.85, card inserted), merchant slip line 11');
      [, first] = /scenarios\/([^/?]+)/.exec(page.url())! as unknown as [string, string];
      await page.getByRole('button', { name: 'Paper', exact: true }).click();
      await page.getByText('partial cut').waitFor();
    });

    test('a failing slip is seen in six views, by mouse and keys, approved, and that undone', async () => {
      const page = await at(`#/scenarios/${first}`);
      await page.locator('.run-line', { hasText: 'Sale by chip card' }).click();
      await expect
        .poll(() => page.locator('.finding').first().innerText())
        .toContain('line 11: 发卡行(ISSUER): 工商银行, expected 建设银行');
      await expect.poll(() => page.locator('.stage.is-print').count()).toBeGreaterThan(1);
      await page.locator('.slip-card').first().click();
      await page.getByText('Awaits your verdict').waitFor();
      await expect.poll(() => page.locator('.picture').count()).toBe(2);
      await page.locator('.picture.is-actual .frame').first().waitFor();
      await expect.poll(() => page.locator('.picture.is-golden .frame').count()).toBeGreaterThan(2);
      const seen = async () => [
        await page.locator('.stage-of').getAttribute('class'),
        await page.locator('.picture:visible').count(),
      ];
      await page.getByRole('button', { name: 'Difference' }).click();
      await page.locator('.picture.is-difference .frame').first().waitFor();
      for (const [key, look, count] of [
        ['1', 'side', 2],
        ['2', 'golden', 1],
        ['3', 'actual', 1],
        ['5', 'slider', 2],
        ['6', 'blink', 2],
        ['4', 'difference', 1],
      ] as const) {
        await page.keyboard.press(key);
        await expect.poll(() => page.url().includes(`look=${look}`) || look === 'side', { message: look }).toBe(true);
        if (look !== 'blink') await expect.poll(() => seen()).toEqual([`stage-of is-${look} `, count]);
      }
      await page.keyboard.press('6');
      await page.keyboard.press('x');
      await page.keyboard.press('x');
      await expect.poll(() => seen()).toEqual(['stage-of is-blink is-held is-golden', 1]);
      await page.keyboard.press('5');
      await page.getByRole('slider').fill('20');
      await expect.poll(() => page.locator('.stage-of').getAttribute('style')).toContain('20%');

      const before = golden();
      await page.keyboard.press('a');
      await page.getByText('Approved: it is the golden now').waitFor();
      expect(golden()).not.toBe(before);
      await page.keyboard.press('u');
      await page.getByText('Awaits your verdict').waitFor();
      expect(golden()).toBe(before);
      await page.getByRole('button', { name: 'Reject' }).click();
      await page.getByText('Rejected: the golden stays').waitFor();
      await page.getByRole('button', { name: 'Undo' }).click();
      await page.getByRole('button', { name: 'Approve', exact: true }).waitFor();

      await page.keyboard.press('n');
      await page.locator('h2', { hasText: 'cardholder slip' }).waitFor();
      await page.goBack();
      await page.locator('h2', { hasText: 'merchant slip' }).waitFor();
      await page.getByRole('button', { name: 'Look at its bytes' }).click();
      await page.locator('.commands').waitFor();
      await expect.poll(() => page.url()).toContain('#/play?model=xprinter-80&bytes=');
    });

    test('watched step by step, and as fast as a person can follow', async () => {
      const page = await at(`#/scenarios/${first}?pace=step`);
      await page.locator('.step.is-under-way').waitFor();
      await expect.poll(() => page.locator('.step').count()).toBe(1);
      await page.keyboard.press(' ');
      await page.locator('.step.is-failed .slip-card').first().waitFor();
      await expect.poll(() => page.locator('.run-line').count()).toBe(1);
      await page.getByRole('button', { name: 'Next step' }).click();
      await expect.poll(() => page.locator('.run-line').count()).toBe(2);
      await page.getByRole('button', { name: 'From the beginning' }).click();
      await expect.poll(() => page.locator('.run-line').count()).toBe(1);
      await page.getByRole('button', { name: 'Watch' }).click();
      await page.locator('.run-line').nth(1).waitFor();
      await page.getByRole('button', { name: 'Pause' }).click();
      await page.getByRole('button', { name: 'Tell the rest' }).click();
      await page.getByText('All is told.').waitFor();
    });

    test('earlier runs are kept with how they ended, and what failed is run again', async () => {
      const page = await at('#/scenarios?show=wrong');
      await page.locator('.history button').first().waitFor();
      await expect.poll(() => page.locator('.history').innerText()).toMatch(/Failed\s+\d+ Nov|Failed/);
      await expect.poll(() => page.locator('.scenario-row').count()).toBe(1);
      await page.getByRole('button', { name: 'Run failed again (1)' }).click();
      await page.locator('.run-head .is-failed').waitFor();
      await expect.poll(() => page.locator('.run-line').count()).toBe(1);
      await page.keyboard.press('Escape');
      await expect.poll(() => page.locator('.history button').count()).toBe(2);
    });

    test('a project without scenarios says how to begin; a run that is gone leads back', async () => {
      const none = emptyProject();
      const opened = await open([], '127.0.0.1', none);
      onTestFinished(async () => {
        await opened.close();
        none.remove();
      });
      const page = await at('#/scenarios', undefined, opened);
      await page.getByText('platen init').waitFor();
      await page.goto(`${opened.url}#/scenarios/2020-01-01`);
      await page.getByText('not here any more').waitFor();
      await page.getByRole('button', { name: '← Scenarios' }).click();
      await page.getByText('platen init').waitFor();
    });

    test.each([
      ['en', 'light', 1280],
      ['zh', 'dark', 390],
    ])('are for everyone: %s, %s, %i pixels wide', async (language, theme, width) => {
      const page = await at('#/scenarios?pick=sale/sale-approved', { width, height: 844 });
      if (language === 'zh') await page.getByRole('button', { name: '中文' }).click();
      await page.locator('.choice select').last().selectOption(theme);
      const views = ['list', 'run', 'steps', 'slip'] as const;
      const go = { list: '', run: `/${first}`, steps: `/${first}/s1`, slip: '' };
      for (const view of views) {
        if (view === 'slip') await page.locator('.slip-card').first().click();
        else await page.goto(`${studio.url}#/scenarios${go[view]}?pick=sale/sale-approved&look=difference`);
        await page
          .locator({ list: '.picked', run: '.wrong-item', steps: '.slip-card', slip: '.frame' }[view])
          .first()
          .waitFor();
        expect(await barriers(page, view)).toEqual([]);
        await expect
          .poll(() => page.evaluate('document.documentElement.scrollWidth'), { message: view })
          .toBeLessThanOrEqual(width);
      }
      await page.keyboard.press('?');
      await expect.poll(() => page.getByRole('dialog').innerText()).toContain('a d u');
    });
  });
}
