import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { eventsIn } from '../../../src/events/jsonl.ts';
import { colouredRows, readIndexed, rowsOf } from '../../../src/pictures/indexed.ts';
import { layOut } from '../../../src/printers/one-slip.ts';
import { approve } from '../../../src/receipts/approve.ts';
import { receive } from '../../../src/receipts/judge.ts';
import { keepReceived } from '../../../src/receipts/keep.ts';
import { listReceived, readReceived, writeReceived } from '../../../src/receipts/received.ts';
import { Run } from '../../../src/reports/run.ts';
import { unsixel } from '../../pictures/terminal/unsixel.ts';
import { filesBelow } from '../../receipts/folder.ts';
import { saleBytes } from '../../receipts/sale.ts';
import { emptyFolder, platen } from '../platen.ts';
import { Window } from '../window.ts';

const PLACE = 'cn-unionpay/xprinter-80/coffee';
const MERCHANT = `${PLACE}/01-merchant`;
const CARDHOLDER = `${PLACE}/01-cardholder`;
const TICKET = 'shop/ticket';

/** A project whose last run printed a slip that differs from its golden and one without; a test kept a third. */
let project = '';
let events: Run;

/** The files of a slip that awaits approval, with one word of it replaced by another. */
function replaced(folder: string, path: string, from: string, to: string): void {
  const { bytes, record } = readReceived(folder, path)!;
  const text = Buffer.from(bytes).toString('latin1');
  expect(text).toContain(from);
  const slip = layOut(Buffer.from(text.replace(from, to), 'latin1'), record.model, record.entry);
  writeReceived(folder, path, { state: 'missing', slip, fields: record.fields });
}

const ticket = (date: string, more = '') =>
  layOut(Buffer.from(`\x1b@COFFEE\n${date}\n${more}Total 6.40\n\x1dVB\x00`, 'latin1'), 'xprinter-80', null);

const keep = (folder: string, slip: ReturnType<typeof ticket>, state: 'missing' | 'differs' = 'missing') =>
  keepReceived(join(folder, 'golden'), TICKET, receive(state, slip, {}, layOut, {}), layOut);

beforeAll(async () => {
  project = mkdtempSync(join(tmpdir(), 'platen-'));
  mkdirSync(join(project, 'scenarios'));
  writeFileSync(
    join(project, 'scenarios/coffee.yaml'),
    'name: A coffee\nsrc: A1\nsteps:\n  - sale: { amount: 12.85 }\n',
  );
  const after = () => {};
  await platen(['run'], project, '', after);
  const golden = join(project, 'golden');
  replaced(golden, MERCHANT, '10000001', '10000002');
  approve(golden, MERCHANT, { environment: {} });
  await platen(['run'], project, '', after);
  keep(project, ticket('2026-07-04'));
  events = Run.from(eventsIn(readFileSync(join(project, 'reports/events.jsonl'), 'utf8'), 'events.jsonl'));
});
afterAll(() => rmSync(project, { recursive: true }));

function copy(): string {
  const folder = emptyFolder();
  cpSync(project, folder, { recursive: true });
  return folder;
}

const KEYS = 'a accept  r reject  s skip  o open picture  q quit  ? help > ';
const VALUES = 'batch, voucher, authorisation, date-time, reference, amount, cryptogram, atc';

const first = `1 of 3  golden/${MERCHANT}
  differs from its golden
  scenario coffee: A coffee
  step 1 (sale 12.85, card inserted), merchant slip

  row 320: line 8: 终端编号(TERMINAL NO): 10000001, expected 10000002

  - golden  + printed
      … 4 lines
   5  商户名称(MERCHANT NAME):
   6  上海示例超市
   7  商户编号(MERCHANT NO):  898290054110001
-  8  终端编号(TERMINAL NO):  10000002
+  8  终端编号(TERMINAL NO):  10000001
   9  操作员号(OPERATOR NO):  01
  10  ------------------------------------------------
  11  发卡行(ISSUER):         工商银行
      … 28 lines

  picture: golden/${MERCHANT}.received.png
  from each run: ${VALUES}

a accept  r reject  s skip  v vary  o open picture  q quit  ? help > `;

const third = `3 of 3  golden/${TICKET}
  has no golden yet
  kept by a test or an earlier run: the last run printed no such slip

+ 1  COFFEE
+ 2  2026-07-04
+ 3  Total 6.40

  picture: golden/${TICKET}.received.png
${KEYS}`;

test('a walk: what differs with its words, what is new as a whole; rejected, accepted and skipped', async () => {
  const folder = copy();
  const golden = join(folder, 'golden');
  const window = new Window(['review'], folder, { attributes: '\u001b[?62;22c' });
  expect(await window.answers('x')).toBe(`\u001b[c${first}`);
  expect(await window.answers('r')).toBe(`
  a  make it the golden
  r  keep the golden as it is, and do not ask again about this slip
  s  decide later
  v  let vary, or not: 10000001
  o  open the picture, of the whole slip, with the program for pictures
  q  leave this and all others for later
  ?  say what each key does

a accept  r reject  s skip  v vary  o open picture  q quit  ? help > `);
  const second = await window.answers('a');
  expect(second).toMatch(
    new RegExp(`^reject
rejected  golden/${MERCHANT}

2 of 3  golden/${CARDHOLDER}
  has no golden yet
  scenario coffee: A coffee
  step 1 \\(sale 12.85, card inserted\\), cardholder slip

\\+  1  银联POS签购单\n`),
  );
  expect(await window.answers('s')).toBe(`accept
approved  golden/${CARDHOLDER}  (new)
  from each run: ${VALUES}

${third}`);
  expect(await window.rest()).toEqual({
    shown: `skip

1 accepted, 1 rejected, 1 left
what was rejected stays a failure of platen run until something else is printed
platen review goes on with what is left
`,
    code: 1,
  });
  expect(filesBelow(golden)).toEqual([
    '.gitattributes',
    '.gitignore',
    ...['escpos', 'json', 'png'].map((end) => `${CARDHOLDER}.${end}`),
    ...['escpos', 'json', 'png', 'received.rejected'].map((end) => `${MERCHANT}.${end}`),
    ...['escpos', 'json', 'png'].map((end) => `${TICKET}.received.${end}`),
  ]);

  // The next run keeps the same slip again, and nobody is asked about it again.
  expect((await platen(['run'], folder)).code).toBe(1);
  expect(listReceived(golden)).toEqual([MERCHANT, TICKET]);
  const again = new Window(['review', '--pictures', 'none'], folder);
  expect(await again.answers('q')).toBe(third.replace('3 of 3', '1 of 1'));
  expect(await again.rest()).toEqual({
    shown: 'quit\n0 accepted, 0 rejected, 1 left\nplaten review goes on with what is left\n',
    code: 4,
  });
  expect((await platen(['approve'], folder)).stdout).toBe(
    `awaits approval  golden/${TICKET}\nrejected         golden/${MERCHANT}\nplaten review shows them one by one\n`,
  );
});

test('in Chinese, and the slip as it is', async () => {
  const window = new Window(['review', '--lang', 'zh', '--pictures', 'none'], copy());
  expect(await window.answers('?')).toBe(`第 1 张，共 3 张  golden/${MERCHANT}
  与标准小票不同
  场景 coffee：A coffee
  第 1 步（消费 12.85，插卡），商户存根

  第 320 行点：第 8 行：终端编号(TERMINAL NO)：10000001，应为 10000002

  - 标准小票  + 实际打印
      … 4 行
${/^ {3}5 [\s\S]*工商银行\n/m.exec(first)![0]}      … 28 行

  图片：golden/${MERCHANT}.received.png
  取自每次运行：${VALUES}

a 批准  r 退回  s 跳过  v 可变  o 打开图片  q 退出  ? 帮助 > `);
  expect(await window.answers('r')).toBe(`帮助
  a  作为标准小票
  r  标准小票不变，且不再询问此小票
  s  以后决定
  v  允许变化，或不允许：10000001
  o  用图片程序打开整张小票的图片
  q  此张及其余都留待以后
  ?  说明每个键的作用

a 批准  r 退回  s 跳过  v 可变  o 打开图片  q 退出  ? 帮助 > `);
  await window.answers('q');
  expect((await window.rest()).shown).toBe(
    '退出\n批准 0 张，退回 1 张，留下 2 张\n退回的小票在打印内容改变之前一直使 platen run 失败\nplaten review 可继续处理留下的小票\n',
  );
});

describe('pictures', () => {
  /** The rows of the difference in which something differs, and the whole new slip. */
  const due = () => {
    const [merchant, cardholder] = events.scenarios[0]!.steps[0]!.slips;
    const difference = readIndexed(Buffer.from(merchant!.golden.differencePng!, 'base64'));
    const rows = colouredRows(difference, 60)!;
    expect([rows[1] - rows[0] < 200, difference.height > 1000]).toEqual([true, true]);
    return {
      words: `\n  red: printed, not in the golden; blue: in the golden, not printed, rows ${rows[0] + 1} to ${rows[1]} of ${difference.height}\n`,
      difference: rowsOf(difference, ...rows),
      slip: readIndexed(Buffer.from(cardholder!.png, 'base64')),
    };
  };
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what terminals are sent.
  const kitty = /\u001b_G[^;]*;([^\u001b]*)\u001b\\/g;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what terminals are sent.
  const iterm2 = /\u001b\]1337;File=[^:]*:([^\u0007]*)\u0007/g;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what terminals are sent.
  const sixel = /\u001bP[^\u001b]*\u001b\\/g;
  const joined = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, data]) => data).join('');
  const png = (pattern: RegExp) => (text: string) => readIndexed(Buffer.from(joined(text, pattern), 'base64')).pixels;

  test.each([
    ['kitty', { env: { TERM: 'xterm-kitty', KITTY_WINDOW_ID: '3' } }, png(kitty)],
    ['iTerm2', { env: { LC_TERMINAL: 'iTerm2' } }, png(iterm2)],
    [
      'a terminal that says it has sixels',
      { attributes: '\u001b[?62;4;22c' },
      (text: string) => Uint8Array.from(unsixel(sixel.exec(text)![0]).pixels),
    ],
  ])('%s gets the dots', async (_name, looks, drawn) => {
    const window = new Window(['review', 'coffee'], copy(), looks);
    const [differing, fresh] = [await window.answers('s'), await window.answers('q')];
    const { words, difference, slip } = due();
    expect(differing).toContain(words);
    expect(Buffer.from(drawn(differing)).equals(difference.pixels)).toBe(true);
    sixel.lastIndex = 0;
    expect(fresh).toContain('\n  as it was printed\n');
    expect(Buffer.from(drawn(fresh)).equals(slip.pixels)).toBe(true);
    expect((await window.rest()).code).toBe(4);
  });

  test('o opens the picture of the whole difference with the program for pictures', async () => {
    const folder = copy();
    const opener = join(folder, 'bin/xdg-open');
    mkdirSync(join(folder, 'bin'));
    writeFileSync(opener, `#!/bin/sh\necho "$1" > ${join(folder, 'opened')}\n`);
    chmodSync(opener, 0o755);
    const PATH = `${join(folder, 'bin')}${delimiter}${process.env.PATH}`;
    const window = new Window(['review', '--run', 'reports', '--pictures', 'none'], folder, { env: { PATH } });
    // Of the run alone: what a test kept is not asked about.
    expect(await window.answers('o')).toBe(first.replace('1 of 3', '1 of 2'));
    const picture = `golden/${MERCHANT}.received.difference.png`;
    expect(await window.answers('q')).toBe(
      `open picture\n  opened ${picture}\n\na accept  r reject  s skip  v vary  o open picture  q quit  ? help > `,
    );
    expect(readIndexed(readFileSync(join(folder, picture))).height).toBeGreaterThan(1000);
    await window.ended;
  });
});

test('two runs that differ propose what may vary; v leaves it out, or lets vary what differs from the golden', async () => {
  const folder = copy();
  const golden = join(folder, 'golden');
  keep(folder, ticket('2026-07-05'));
  const propose = `\n  may vary: line-2, here 2026-07-05\n\n`;
  const window = new Window(['review', TICKET, '--pictures', 'none'], folder);
  expect(await window.answers('v')).toContain(propose);
  expect(await window.answers('v')).toMatch(/^vary\n {2}nothing may vary\n\n/);
  expect(await window.answers('a')).toMatch(/^vary\n {2}may vary: line-2, here 2026-07-05\n\n/);
  expect(await window.rest()).toEqual({
    shown: `accept
approved  golden/${TICKET}  (new)
  may vary: line-2, here 2026-07-05

1 accepted, 0 rejected, 0 left
`,
    code: 0,
  });
  // A counter is new on it: golden and slip are two runs that differ, in the total too.
  keep(folder, ticket('2026-07-06', 'Counter 11\n'));
  approve(golden, TICKET, { environment: {} });
  keep(folder, ticket('2026-07-07', 'Counter 12\n'), 'differs');
  const next = new Window(['review', TICKET, '--pictures', 'none'], folder);
  expect(await next.answers('v')).toContain(`
  differs from its golden
  kept by a test or an earlier run: the last run printed no such slip

  row 114: line 2: 2026-07-07, expected 2026-07-06
  row 144: line 3: Counter 12, expected 11
`);
  expect(await next.answers('a')).toMatch(
    /^vary\n {2}may vary: line-2, here 2026-07-07\n {2}may vary: line-3, here 12\n\n/,
  );
  expect((await next.rest()).shown).toContain('  (another slip than before)\n  may vary: line-2, here 2026-07-07\n');
});

test('Ctrl-C in the middle leaves the terminal as it was', async () => {
  const folder = copy();
  const script = join(folder, 'review.sh');
  const call = `"${process.execPath}" "${inject('program')}" review --pictures none`;
  writeFileSync(script, `stty -a > before\n${call}\necho "code $?"\nstty -a > after\n`);
  const window = new Window([], folder, { shell: script });
  await window.answers('\u001b[A\u0003');
  expect((await window.rest()).shown).toBe(
    '\n0 accepted, 0 rejected, 3 left\nplaten review goes on with what is left\ncode 130\n',
  );
  expect(readFileSync(join(folder, 'after'), 'utf8')).toBe(readFileSync(join(folder, 'before'), 'utf8'));
  expect(window.shown).not.toContain('\u001b[?25l');
});

test('slips that say the same are accepted together; one that changed meanwhile is not', async () => {
  const folder = copy();
  const golden = join(folder, 'golden');
  rmSync(join(golden, MERCHANT.slice(0, 11)), { recursive: true });
  for (const path of ['shop/a', 'shop/b', 'shop/c']) {
    writeReceived(golden, path, { state: 'missing', slip: layOut(saleBytes(), 'xprinter-80', null), fields: [] });
  }
  // A golden that this emulator draws otherwise.
  const today = ticket('2026-07-04');
  const dots = today.dots.rows(0, today.dots.height);
  dots.invert(3, 90, 1, 1);
  writeReceived(golden, 'shop/stale', { state: 'missing', slip: { ...today, dots }, fields: [] });
  approve(golden, 'shop/stale', { environment: {} });
  writeReceived(golden, 'shop/stale', { state: 'stale', slip: today, fields: [] });
  const window = new Window(['review', 'shop/*', '--pictures', 'none'], folder, { env: { CI: 'false' } });
  expect(await window.asks()).toMatch(/\na accept {2}A accept this and 3 alike {2}r reject {2}/);
  writeReceived(golden, 'shop/b', { state: 'missing', slip: ticket('2026-07-04'), fields: [] });
  // What is pressed before a question stands there counts for nothing.
  window.type('Ar');
  expect(await window.answers('a')).toBe(`accept this and 3 alike
approved  golden/shop/a  (new)
left      golden/shop/b  it was printed anew since it was shown: platen review shows it
approved  golden/shop/c  (new)
approved  golden/shop/ticket  (new)

5 of 5  golden/shop/stale
  is drawn otherwise by this emulator than when it was approved
  kept by a test or an earlier run: the last run printed no such slip

  the emulator draws the golden otherwise than when it was approved (other dots with the same text): approve --because emulator

  row 90: 1 dot differs in line 1 (COFFEE)

  the words are the same

  picture: golden/shop/stale.received.png
${KEYS}`);
  expect(await window.rest()).toEqual({
    shown: `accept
approved  golden/shop/stale  (drawn otherwise than before)

4 accepted, 0 rejected, 1 left
platen review goes on with what is left
`,
    code: 4,
  });
});

test('where nobody looks, and where there is nothing to look at, it says what to do', async () => {
  const folder = copy();
  const script = join(folder, 'refused.sh');
  const calls = ['review < input', 'review > output', 'review tea', 'review --run elsewhere'];
  writeFileSync(join(folder, 'input'), 'a');
  writeFileSync(
    script,
    calls.map((call) => `"${process.execPath}" "${inject('program')}" ${call}; echo $?\n`).join(''),
  );
  const hint = 'platen approve lists what awaits approval, and takes it by name; platen compare says what differs';
  const window = new Window([], folder, { shell: script });
  expect((await window.rest()).shown).toBe(`platen: standard input is no terminal, and a review asks at one
hint: ${hint}
2
platen: standard output is no terminal, and a review asks at one
hint: ${hint}
2
platen: nothing that awaits approval fits "tea"
hint: platen approve lists the 3 that do
2
platen: elsewhere/events.jsonl: there is no journal of a run
hint: platen run leaves one in the folder of its reports
2
`);
  const inCi = new Window(['review'], folder, { env: { CI: '1' } });
  expect(await inCi.rest()).toEqual({
    shown:
      'platen: the environment says CI, where nobody looks: slips are reviewed at a terminal\n' +
      'hint: review on your own machine and commit the goldens; platen approve --in-ci where it is meant to happen here\n',
    code: 2,
  });
  const empty = new Window(['review'], emptyFolder());
  expect(await empty.rest()).toEqual({
    shown: 'nothing awaits review: platen run keeps what has no golden, or differs from it\n',
    code: 0,
  });
});
