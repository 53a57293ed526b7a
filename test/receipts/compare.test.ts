import { describe, expect, test } from 'vitest';
import { compare } from '../../src/receipts/compare.ts';
import { bytes, layOut } from './lay-out.ts';
import { bold, cut, feed, init, row, rule, saleBytes, saleLines, size, underline } from './sale.ts';

const MODEL = 'xprinter-80';
const golden = layOut(saleBytes(), MODEL, null);

/** Places of `saleLines`. */
const at = {
  title: 0,
  copy: 1,
  merchant: 2,
  number: 3,
  terminal: 4,
  rule: 6,
  issuer: 7,
  type: 9,
  batch: 11,
  voucher: 12,
  amount: 16,
  signature: 18,
  end: 19,
};

/** What is found when the lines of the sale slip are changed. */
const found = (change: (lines: (string | Uint8Array)[]) => void) => {
  const lines = saleLines();
  change(lines);
  return compare(layOut(bytes(...lines), MODEL, null), golden);
};

const messages = (change: Parameters<typeof found>[0]) => found(change).map(({ message }) => message);

const on = (on: Uint8Array, line: string | Uint8Array, off: Uint8Array) => bytes(on, line, off);

test.each<[string, Parameters<typeof found>[0], string[]]>([
  ['nothing', () => {}, []],
  [
    'the amount',
    (lines) => lines.splice(at.amount, 1, on(size(1, 2), row('金额 RMB', '128.50'), size(1, 1))),
    ['line 17: 金额 RMB 128.50, expected 12.85'],
  ],
  [
    'a word that is gone',
    (lines) => lines.splice(at.type, 1, '交易类型\n'),
    ['line 10: 消费(SALE) is missing after 交易类型'],
  ],
  ['a word more', (lines) => lines.splice(at.signature, 1, '持卡人签名 X\n'), ['line 19: X is extra after 持卡人签名']],
  [
    'a whole line of other text',
    (lines) => lines.splice(at.copy, 1, bytes('持卡人存根\n', 0x1b, 0x61, 0)),
    ['line 2: 持卡人存根, expected 商户存根'],
  ],
  ['a line more', (lines) => lines.splice(17, 0, row('小费', '0.00')), ['line 18 is extra: 小费 0.00']],
  [
    'two lines more',
    (lines) => lines.splice(17, 0, row('小费', '0.00'), row('总计', '12.85')),
    ['lines 18 to 19 are extra: 小费 0.00 / 总计 12.85'],
  ],
  ['a line less', (lines) => lines.splice(at.batch, 1), ['line 12 is missing: 批次号 000001']],
  ['the last line less', (lines) => lines.splice(at.signature, 1), ['line 19 is missing: 持卡人签名']],
  [
    'a tail less',
    (lines) => lines.splice(at.voucher, 7),
    ['lines 13 to 19 are missing: 凭证号 000012 / 授权码 193485 / 日期/时间 2026/07/04 12:30:01 and 4 more'],
  ],
  [
    'two lines in the other order',
    (lines) => lines.splice(at.batch, 2, lines[at.voucher]!, lines[at.batch]!),
    ['line 13 (批次号 000001) has moved, expected at line 12'],
  ],
  [
    'a line in place of another',
    (lines) => lines.splice(at.batch, 1, row('小费', '0.00')),
    ['line 12: 小费 0.00, expected 批次号 000001'],
  ],
  ['more feed', (lines) => lines.splice(at.end, 1, bytes(feed(123), cut)), ['3 dots more feed before the cut']],
  ['less feed', (lines) => lines.splice(at.end, 1, bytes(feed(20), cut)), ['100 dots less feed before the cut']],
  ['feed between lines', (lines) => lines.splice(at.rule, 0, feed(5)), ['5 dots more feed after line 6']],
  ['feed above all', (lines) => lines.splice(0, 0, bytes(init, feed(7))), ['7 dots more feed above line 1']],
  [
    'another line spacing',
    (lines) => {
      lines.splice(at.merchant, 0, bytes(0x1b, 0x33, 32));
      lines.splice(at.type + 1, 0, bytes(0x1b, 0x32));
    },
    ['2 dots more feed after each of lines 3 to 9'],
  ],
])('%s', (_, change, expected) => {
  expect(messages(change)).toEqual(expected);
});

describe('the same text drawn otherwise', () => {
  test.each<[string, Parameters<typeof found>[0], string]>([
    ['without bold', (lines) => lines.splice(at.type, 1, '交易类型 消费(SALE)\n'), 'line 10: "消费(SALE)" lost bold'],
    [
      'bold',
      (lines) => lines.splice(at.number, 1, on(bold(true), lines[at.number]!, bold(false))),
      'line 4: "商户编号 898320154110001" gained bold',
    ],
    [
      'underlined',
      (lines) =>
        lines.splice(at.terminal, 1, bytes('终端编号', underline(1), ' '.repeat(26), '30021337\n', underline(0))),
      'line 5: "30021337" gained underline',
    ],
    [
      'underlined with two dots',
      (lines) => lines.splice(at.signature, 1, on(bytes(0x1c, 0x2d, 2), '持卡人签名\n', bytes(0x1c, 0x2d, 0))),
      'line 19: "持卡人签名" gained underline of 2 dots',
    ],
    [
      'white on black',
      (lines) => lines.splice(at.copy, 1, on(bytes(0x1d, 0x42, 1), '商户存根\n', bytes(0x1d, 0x42, 0, 0x1b, 0x61, 0))),
      'line 2: "商户存根" gained reverse',
    ],
    [
      'bold in place of white on black and back',
      (lines) => lines.splice(at.type, 1, bytes('交易类型 ', 0x1d, 0x42, 1, '消费(SALE)', 0x1d, 0x42, 0, '\n')),
      'line 10: "消费(SALE)" lost bold, gained reverse',
    ],
    [
      'without double height',
      (lines) => lines.splice(at.amount, 1, row('金额 RMB', '12.85')),
      'line 17: "RMB 12.85" lost double height',
    ],
    [
      'wide and high',
      (lines) => lines.splice(at.copy, 1, bytes(size(2, 2), '商户存根\n', size(1, 1), 0x1b, 0x61, 0)),
      'line 2: "商户存根" gained double width and height',
    ],
    [
      'in the small font',
      (lines) => lines.splice(at.terminal, 1, on(bytes(0x1b, 0x4d, 1), lines[at.terminal]!, bytes(0x1b, 0x4d, 0))),
      'line 5: "30021337" has cells of 9 x 17 dots, expected 12 x 24',
    ],
    [
      'upside down',
      (lines) => lines.splice(at.issuer, 1, on(bytes(0x1b, 0x7b, 1), lines[at.issuer]!, bytes(0x1b, 0x7b, 0))),
      'line 8: "发卡行 ICBC" is turned upside down',
    ],
    [
      'at the left',
      (lines) => lines.splice(at.copy, 1, bytes(0x1b, 0x61, 0, '商户存根\n')),
      'line 2: "商户存根" shifted 240 dots left',
    ],
    [
      'one dot to the right',
      (lines) => lines.splice(at.terminal, 1, bytes('终端编号', 0x1b, 0x24, 0x99, 1, '30021337\n')),
      'line 5: "30021337" shifted 1 dot right',
    ],
  ])('%s', (_, change, message) => {
    expect(messages(change)).toEqual([message]);
  });

  test('a margin that moves every line is one finding', () => {
    const plain = (margin: number) =>
      layOut(bytes(init, 0x1d, 0x4c, margin, 0, 'ONE\n', 'TWO\n', rule.slice(0, 20), '\n', cut), MODEL, null);
    expect(compare(plain(24), plain(12)).map(({ message }) => message)).toEqual([
      'lines 1 to 3: shifted 12 dots right',
    ]);
  });
});

test('a finding says where: box, golden box and bytes', () => {
  const [finding] = found((lines) => lines.splice(at.batch, 1, row('批次号', '000002')));
  const offset = Buffer.from(saleBytes()).indexOf('000001', Buffer.from(saleBytes()).indexOf('30021337')) + 5;
  const box = { x: 492, y: 432, width: 12, height: 24 };
  expect(finding).toEqual({
    code: 'line-changed',
    by: 'compare',
    message: 'line 12: 批次号 000002, expected 000001',
    line: 12,
    expected: '批次号                              000001',
    actual: '批次号                              000002',
    box,
    goldenBox: box,
    bytes: { offset, length: 1 },
  });
});

test('a missing line has a box without height where it should stand', () => {
  expect(found((lines) => lines.splice(at.batch, 1))).toMatchObject([
    {
      code: 'line-missing',
      line: 12,
      expected: '批次号 000001',
      box: { x: 0, y: 432, width: 576, height: 0 },
      goldenBox: { x: 0, y: 432, width: 576, height: 24 },
    },
  ]);
});

test('other bytes that print the same are the same', () => {
  const other = saleLines();
  other.splice(1, 0, bytes(bold(true), bold(false), underline(0)));
  other.splice(at.end + 1, 1, bytes(0x1b, 0x4a, 100, 0x1b, 0x4a, 20, cut));
  expect(compare(layOut(bytes(...other), MODEL, null), golden)).toEqual([]);
});

test('the same bytes on a printer that was left in bold are not', () => {
  const plain = bytes('SALE\nTOTAL 12.85\n', cut);
  const entry = layOut(bytes(init, 'A\n', cut, bold(true), 'B\n', cut), MODEL, null);
  expect(entry.entry).toBeNull();
  const left = layOut(bytes(bold(true), plain), MODEL, null);
  expect(compare(left, layOut(plain, MODEL, null)).map(({ message }) => message)).toEqual([
    'lines 1 to 2: gained bold',
  ]);
});

test('another end, another model and another width are told', () => {
  const uncut = layOut(bytes(init, 'A\n'), MODEL, null);
  const whole = layOut(bytes(init, 'A\n', cut), MODEL, null);
  expect(compare(uncut, whole).map(({ code, message }) => `${code}: ${message}`)).toEqual([
    'end-differs: ends with the job, uncut, expected a partial cut',
  ]);
  const narrow = layOut(bytes(init, 'A\n'), 'csn-a2', null);
  expect(
    compare(narrow, uncut)
      .map(({ message }) => message)
      .slice(0, 2),
  ).toEqual(['printed on csn-a2, expected xprinter-80', '384 dots wide, expected 576']);
});

test('a card number in the clear is hidden in what is told of it', () => {
  const slip = (number: string) => layOut(saleBytes({ card: `${number} /I` }), MODEL, null);
  const [finding, ...more] = compare(slip('6222021234567890128'), slip('6222021234567890136'));
  expect(more).toEqual([]);
  expect(finding).toMatchObject({
    message: 'line 9: 卡号 6222020000000000128, expected 6222020000000000136',
    actual: '卡号                6222020000000000128 /I',
    expected: '卡号                6222020000000000136 /I',
  });
});

test('numbers that differ only in what is hidden are said to', () => {
  const slip = (number: string) => layOut(saleBytes({ card: number }), MODEL, null);
  expect(compare(slip('4111111111111111'), slip('4111111210111111')).map(({ message }) => message)).toEqual([
    'line 9: 卡号 4111110000001111, the card number differs in digits that are hidden here',
  ]);
});
