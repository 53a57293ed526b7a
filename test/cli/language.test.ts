import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { languageOf, withoutLanguage } from '../../src/cli/language.ts';
import { browser as chromiumPath } from '../browser.ts';
import { type Ended, emptyFolder, platen } from './platen.ts';

const scenario = `name: 消费后重打印
src: planted
needs: [cutter]
steps:
  - sale: { amount: 12.85, card: chip }
    as: coffee
    expect: { result: approved, slips: [merchant, cardholder] }
  - reprint: last
    expect: { result: approved, slips: [merchant, cardholder], reprint-of: coffee }
`;

/** Of the real clock. */
const timeless = (text: string) => text.replace(/\d+\.\d\d s(?= \(|（)/, 'T');

/** Letters that a Chinese report may hold: what slips say, codes, units, paths, the names of oracles and of the defect. */
const names = new Set(
  (
    'platen marker missing card chip merchant cardholder golden approve xprinter planted reprint coffee report html ' +
    'summary md yaml scenarios escpos compare state unionpay values UTC DATE TIME DUPLICATE print first byte wire ' +
    'buffer head cut total register acknowledged min ms code Platen cn zh junit xml ' +
    // Side by side in the page; of the list of markers that the rules know.
    'unionpayxprinter or'
  ).split(' '),
);
const englishIn = (text: string) => [...new Set(text.match(/[A-Za-z]{2,}/g))].filter((word) => !names.has(word));

/** Everything that a page says but what slips say, and codes; for the page itself. */
const allWords = `
  for (const one of document.querySelectorAll('pre, .crops, code')) one.remove();
  const labels = [...document.querySelectorAll('[aria-label], [placeholder]')]
    .map((one) => (one.getAttribute('aria-label') ?? '') + ' ' + (one.getAttribute('placeholder') ?? ''));
  [document.body.innerText, ...labels].join('\\n');
`;

describe('a run that fails, in both languages', () => {
  const ended = new Map<string, Ended>();
  let folder: string;

  beforeAll(async () => {
    const folders: (() => void)[] = [];
    folder = emptyFolder((run) => folders.push(run));
    mkdirSync(join(folder, 'scenarios'));
    writeFileSync(join(folder, 'scenarios', 'planted.yaml'), scenario);
    for (const lang of ['en', 'zh']) {
      const args = `run --defect marker-missing --lang ${lang} --report html,markdown,junit --out ${lang}`.split(' ');
      ended.set(lang, await platen(args, folder, '', (run) => folders.push(run)));
    }
    return () => {
      for (const run of folders) run();
    };
  });

  it('on a screen', () => {
    expect(ended.get('en')!.code).toBe(1);
    expect(timeless(ended.get('en')!.stdout)).toMatchInlineSnapshot(`
      "platen 0.1.0: 1 scenario, virtual clock, told to have the defect marker-missing
      failed  planted  4 slips  8.70 s
              step 1 (sale 12.85, card inserted), merchant slip: there is no golden for this slip yet: look at it and approve it
              step 1 (sale 12.85, card inserted), cardholder slip: there is no golden for this slip yet: look at it and approve it
              step 2 (reprint the last slip), merchant slip: marker missing: this is a reprint of voucher 000001 and no line says 重打印, 重印凭证, DUPLICATE or 补打
              step 2 (reprint the last slip), cardholder slip: marker missing: this is a reprint of voucher 000001 and no line says 重打印, 重印凭证, DUPLICATE or 补打
              step 2 (reprint the last slip), merchant slip: there is no golden for this slip yet: look at it and approve it
              step 2 (reprint the last slip), cardholder slip: there is no golden for this slip yet: look at it and approve it
              golden missing: golden/cn-unionpay/xprinter-80/planted/01-merchant
              golden missing: golden/cn-unionpay/xprinter-80/planted/01-cardholder
              golden missing: golden/cn-unionpay/xprinter-80/planted/02-merchant
              golden missing: golden/cn-unionpay/xprinter-80/planted/02-cardholder

      Failed: 1 failed
      1 scenario, 4 slips in T (8.70 s of virtual time)
      report: en/report.html
      report: en/summary.md
      report: en/junit.xml
      "
    `);
    expect(ended.get('zh')!.code).toBe(1);
    expect(timeless(ended.get('zh')!.stdout)).toMatchInlineSnapshot(`
      "platen 0.1.0：1 个场景，虚拟时钟，终端带有缺陷 marker-missing
      失败    planted  4 张小票  8.70 s
              第 1 步（消费 12.85，插卡），商户存根：此小票尚无标准小票：请查看并批准
              第 1 步（消费 12.85，插卡），持卡人存根：此小票尚无标准小票：请查看并批准
              第 2 步（重打印最后一张），商户存根：缺少重打印标记：这是凭证号 000001 的重打印，没有一行写着 重打印、重印凭证、DUPLICATE 或补打
              第 2 步（重打印最后一张），持卡人存根：缺少重打印标记：这是凭证号 000001 的重打印，没有一行写着 重打印、重印凭证、DUPLICATE 或补打
              第 2 步（重打印最后一张），商户存根：此小票尚无标准小票：请查看并批准
              第 2 步（重打印最后一张），持卡人存根：此小票尚无标准小票：请查看并批准
              标准小票缺失：golden/cn-unionpay/xprinter-80/planted/01-merchant
              标准小票缺失：golden/cn-unionpay/xprinter-80/planted/01-cardholder
              标准小票缺失：golden/cn-unionpay/xprinter-80/planted/02-merchant
              标准小票缺失：golden/cn-unionpay/xprinter-80/planted/02-cardholder

      失败：1 个失败
      1 个场景，4 张小票，用时 T（虚拟时间 8.70 s）
      报告：zh/report.html
      报告：zh/summary.md
      报告：zh/junit.xml
      "
    `);
    expect(englishIn(ended.get('zh')!.stdout)).toEqual([]);
  });

  it('as Markdown', () => {
    expect(
      readFileSync(join(folder, 'zh', 'summary.md'), 'utf8').replace(/用时 [^；]*/, '用时 T'),
    ).toMatchInlineSnapshot(`
      "## 失败：1 个失败

      1 个场景，4 张小票，用时 T；虚拟时钟，走了 8.70 s；platen 0.1.0；缺陷 <code>marker-missing</code>

      | 结果 | 场景 |
      | --- | --- |
      | 失败 | 1 |

      ### planted：失败

      消费后重打印，<code>scenarios/planted.yaml:1</code>

      - 第 1 步（消费 12.85，插卡），商户存根：此小票尚无标准小票：请查看并批准 (<code>golden-missing</code>)
      - 第 1 步（消费 12.85，插卡），持卡人存根：此小票尚无标准小票：请查看并批准 (<code>golden-missing</code>)
      - 第 2 步（重打印最后一张），商户存根：缺少重打印标记：这是凭证号 000001 的重打印，没有一行写着 重打印、重印凭证、DUPLICATE 或补打 (<code>marker-missing</code>)
      - 第 2 步（重打印最后一张），持卡人存根：缺少重打印标记：这是凭证号 000001 的重打印，没有一行写着 重打印、重印凭证、DUPLICATE 或补打 (<code>marker-missing</code>)
      - 第 2 步（重打印最后一张），商户存根：此小票尚无标准小票：请查看并批准 (<code>golden-missing</code>)
      - 第 2 步（重打印最后一张），持卡人存根：此小票尚无标准小票：请查看并批准 (<code>golden-missing</code>)

      ### 用时，虚拟时钟

      | 指标 | 次数 | p50 | p95 | 最大 |
      | --- | --- | --- | --- | --- |
      | <code>print.first-byte</code> | 4 | 2.9 ms | 3.18 s | 3.18 s |
      | <code>print.wire</code> | 4 | 104 ms | 123 ms | 123 ms |
      | <code>print.buffer</code> | 4 | 0.0 ms | 0.0 ms | 0.0 ms |
      | <code>print.head</code> | 4 | 660 ms | 776 ms | 776 ms |
      | <code>print.cut</code> | 4 | 400 ms | 400 ms | 400 ms |
      | <code>print.total</code> | 4 | 1.18 s | 4.25 s | 4.25 s |
      | <code>register.acknowledged</code> | 2 | 4.25 s | 4.25 s | 4.25 s |
      "
    `);
  });

  it('for programs the same in both', () => {
    const [english, chinese] = ['en', 'zh'].map((lang) =>
      readFileSync(join(folder, lang, 'junit.xml'), 'utf8').replace(/(time|timestamp)="[^"]*"/g, ''),
    );
    expect(chinese).toBe(english);
    const events = (lang: string) =>
      readFileSync(join(folder, lang, 'events.jsonl'), 'utf8').match(/"(message|title|answer)":"[^"]*"/g);
    expect(events('zh')).toEqual(events('en'));
  });

  it.skipIf(!chromiumPath)('as a page (skipped where no Chromium is on the path)', async () => {
    const browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox', '--disable-gpu'] });
    try {
      const page = await browser.newPage();
      await page.goto(`file://${join(folder, 'zh', 'report.html')}`);
      await page.locator('#all').click();
      await page.getByText('字节', { exact: false }).first().waitFor();
      expect(await page.locator('html').getAttribute('lang')).toBe('zh-Hans');
      expect(await page.title()).toBe('失败：1 个失败 - Platen');
      expect(englishIn(await page.evaluate<string>(allWords))).toEqual([]);
    } finally {
      await browser.close();
    }
  });
});

test('a wrong --lang is answered as other wrong options are', async () => {
  expect(await platen(['run', '--lang', 'fr'], emptyFolder())).toEqual({
    code: 2,
    stdout: '',
    stderr:
      "platen: option '--lang <language>' argument 'fr' is invalid. Allowed choices are en, zh.\nhint: platen --help\n",
  });
});

test('a file that is wrong is told in Chinese, its lines as they are', async () => {
  const folder = emptyFolder();
  mkdirSync(join(folder, 'scenarios'));
  writeFileSync(join(folder, 'scenarios', 'a.yaml'), 'name: sale\nsrc: x\nsteps:\n  - sale: { amount: much }\n');
  expect(await platen(['run', '--lang=zh'], folder)).toEqual({
    code: 2,
    stdout: '',
    stderr:
      'platen: scenarios/a.yaml:4:21 steps[0].sale.amount：应为至多两位小数的数，得到 "much"\n' +
      '      - sale: { amount: much }\n                        ^\n' +
      '提示：platen/schema/scenario.schema.json 写明各部分可取的值，编辑器可以读取\n',
  });
});

test.each([
  ['run --lang zh', {}, 'zh'],
  ['--lang=zh run', {}, 'zh'],
  ['run --lang en', { LANG: 'zh_CN.UTF-8' }, 'en'],
  ['run', { LANG: 'zh_CN.UTF-8' }, 'zh'],
  ['run', {}, 'en'],
  ['run --lang en --lang zh', {}, 'zh'],
  ['run -- --lang zh', {}, 'en'],
  ['run --lang', {}, 'en'],
])('%s with %j speaks %s', (line, environment, language) => {
  expect(languageOf(line.split(' '), environment)).toBe(language);
});

test('the verb stands where it stands without --lang', () => {
  expect(withoutLanguage(['--lang', 'zh', 'run', 'a'])).toEqual({ words: ['run', 'a'], lang: 'zh' });
  expect(withoutLanguage(['run', '--lang=zh'])).toEqual({ words: ['run'], lang: 'zh' });
  expect(withoutLanguage(['run', '--', '--lang', 'zh'])).toEqual({ words: ['run', '--', '--lang', 'zh'] });
});
