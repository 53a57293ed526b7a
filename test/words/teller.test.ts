import { expect, test } from 'vitest';
import { columns, padded } from '../../src/words/columns.ts';
import { preferredLanguage } from '../../src/words/language.ts';
import { sentences, Teller } from '../../src/words/sentence.ts';
import { parts, zh } from '../../src/words/zh/zh.ts';

const told = new Teller(
  [
    sentences({
      'the {=copy} of {=due} was not printed': '{=due}的{=copy}没有打印',
      'voucher {#n}': '凭证号 {#n}',
      'settlement slip': '结算单',
      'line {#n}: {got}, expected {due}': '第 {#n} 行：{got}，应为 {due}',
      '{=place}: {=what}': '{=place}：{=what}',
      '{@place} is missing': '缺少{@place}',
      'line {#n}': '第 {#n} 行',
      '{~path} is gone': '{~path} 已断开',
      'keep {!name}': '留存 {!name}',
      'use {&names}': '可用 {&names}',
      '{#n} slip(s) in {=places}': '{=places}有 {#n} 张小票',
      sale: '消费',
      refund: '退货',
      'Bold on.': '开启加粗。',
      '{=meaning} ({!name}={value}).': '{=meaning}（{!name}={value}）。',
    }),
  ],
  [sentences({ 'amount {value}': '金额 {value}' })],
);

test.each([
  [
    'a sentence with words of ours in it',
    'the settlement slip of voucher 000001 was not printed',
    '凭证号 000001 的结算单没有打印',
  ],
  ['the one that has most of its characters', 'line 3: 金额 1: 2, expected 3', '第 3 行：金额 1: 2，应为 3'],
  ['a place', 'line 14 is missing', '缺少第 14 行'],
  ['a path, and no other words', '/dev/ttyUSB0 is gone', '/dev/ttyUSB0 已断开'],
  ['words that are no path', 'what was there is gone', 'what was there is gone'],
  ['one word', 'keep sale-1', '留存 sale-1'],
  ['several words', 'keep it as it is', 'keep it as it is'],
  ['a list as it is', 'use one, two or three', '可用 one、two 或 three'],
  ['a list of words of ours', '2 slips in sale, refund and voucher 7', '消费、退货和凭证号 7 有 2 张小票'],
  ['a singular', '1 slip in sale', '消费有 1 张小票'],
  ['a sentence that another one ends', 'Bold on (n=1).', '开启加粗（n=1）。'],
  ['lines', 'sale\n  refund\n', '消费\n  退货\n'],
  ['cells', '  sale   voucher 3  -> x.png', '  消费   凭证号 3  -> x.png'],
  ['a part alone', 'amount 3', 'amount 3'],
  ['what is none of ours', '消费 SALE of nobody', '消费 SALE of nobody'],
  ['nothing', '', ''],
])('%s', (_, english, chinese) => {
  expect(told.tell(english)).toBe(chinese);
});

test('a translation with a hole that the English sentence has not is a type error', () => {
  // @ts-expect-error there is no {file} in it
  sentences({ 'no {name}': '没有 {file}' });
  expect(told.tell('no x')).toBe('no x');
});

test('no sentence is told twice', () => {
  const all = [...zh, ...parts].flatMap((table) => Object.keys(table));
  expect(all.length).toBeGreaterThan(1500);
  expect(all.filter((one, i) => all.indexOf(one) !== i)).toEqual([]);
});

test('every translation is Chinese, and none ends as English sentences do', () => {
  const entries = [...zh, ...parts].flatMap((table) => Object.entries(table));
  const isName = (text: string) => /^(platen: |ESC|\S+)/.test(text) && !/[a-z] [a-z]/.test(text);
  expect(entries.filter(([, chinese]) => !/\p{Script=Han}/u.test(chinese) && !isName(chinese))).toEqual([]);
  expect(entries.filter(([, chinese]) => /[\p{Script=Han}][.,;:]( |$)/u.test(chinese))).toEqual([]);
});

test.each([
  [{ LC_ALL: 'zh_CN.UTF-8', LANG: 'en_US.UTF-8' }, 'zh'],
  [{ LC_ALL: 'en_US.UTF-8', LANG: 'zh_CN.UTF-8' }, 'en'],
  [{ LC_ALL: '', LC_MESSAGES: 'zh_TW', LANG: 'C' }, 'zh'],
  [{ LANG: 'zh' }, 'zh'],
  [{ LANG: 'zha_CN' }, 'en'],
  [{ LANG: 'C.UTF-8' }, 'en'],
  [{}, 'en'],
])('%j asks for %s', (environment, language) => {
  expect(preferredLanguage(environment)).toBe(language);
});

test('Chinese characters take two columns', () => {
  expect([columns('凭证号 1'), columns('，'), columns('é')]).toEqual([8, 2, 1]);
  expect([padded('失败', 7), padded('ok', 7), padded('失败失败', 7)]).toEqual(['失败   ', 'ok     ', '失败失败']);
});

test('what stands before a path in a column of its own is told too', () => {
  expect(new Teller(zh, parts).tell('approved  golden/shop/sale  (new)')).toBe('已批准  golden/shop/sale  （新）');
});
