import { expect, test } from 'vitest';
import { card } from '../../../src/scenarios/oracles/card.ts';
import { values } from '../../../src/scenarios/oracles/values.ts';
import {
  booked,
  changed,
  made,
  madeSale,
  settled,
  settlementLines,
  slipLines,
  card as testCard,
  told,
  without,
} from '../made-up.ts';

const transaction = booked();
const right = slipLines(transaction);

/** What the oracle says of one merchant copy of the sale. */
const of = (lines: readonly string[]) => told(values, madeSale(transaction, [lines]));

test.each([
  [
    '日期/时间: 2026/03/15 09:00:00',
    /日期.*/,
    "[0:15] date-wrong: date is not the transaction's: slip says 2026/03/15 09:00:00, voucher 000001 was made 2026/03/14 10:15:30",
  ],
  ['金额: RMB 12.35', /金额.*/, '[0:17] amount-wrong: amount 12.35, the host booked 12.85'],
  ['金额: RMB 1,285.00', /金额.*/, '[0:17] amount-wrong: amount 1285.00, the host booked 12.85'],
  ['金额: RMB -12.85', /金额.*/, '[0:17] amount-wrong: amount -12.85, the host booked 12.85'],
  ['批次号: 000002', /批次号.*/, '[0:12] batch-wrong: batch number 000002, the transaction has 000001'],
  ['凭证号: 000009', /凭证号.*/, '[0:13] voucher-wrong: voucher number 000009, the transaction has 000001'],
  ['授权码: 111111', /授权码.*/, '[0:14] authorisation-wrong: authorisation number 111111, the transaction has 048271'],
  [
    '交易参考号: 000000000001',
    /交易参考号.*/,
    '[0:16] reference-wrong: reference number 000000000001, the transaction has 240710923457',
  ],
  [
    '商户编号: 898290054110002',
    /商户编号.*/,
    '[0:4] merchant-number-wrong: merchant number 898290054110002, the merchant has 898290054110001',
  ],
  [
    '终端编号: 10000002',
    /终端编号.*/,
    '[0:5] terminal-number-wrong: terminal number 10000002, the merchant has 10000001',
  ],
  ['发卡行: 建设银行', /发卡行.*/, '[0:7] issuer-wrong: issuer 建设银行, the transaction has 工商银行'],
  [
    '卡有效期: 2031/12',
    /卡有效期.*/,
    '[0:11] expiry-wrong: expiry date of the card 2031/12, the transaction has 2030/12',
  ],
  ['卡号: 6250 94** **** 0016 I', /卡号.*/, '[0:8] entry-wrong: entry mode I, the transaction has S'],
])('%s', (line, instead, message) => {
  expect(of(right)).toEqual([]);
  expect(of(changed(right, instead, line))).toEqual([message]);
});

test('a required field is missing', () => {
  expect(of(without(without(right, '凭证号'), '授权码'))).toEqual([
    '[0] field-missing: no line of the merchant copy says the voucher number',
    '[0] field-missing: no line of the merchant copy says the authorisation number',
  ]);
});

test('a chip sale needs its chip block', () => {
  const chip = booked({ card: { ...testCard, entry: 'I' } });
  expect(told(values, madeSale(chip, [slipLines(chip)]))).toEqual(
    [
      'application cryptogram',
      'terminal verification results',
      'application identifier',
      'PAN sequence number',
      'transaction status information',
      'application transaction counter',
      'application label',
    ].map((field) => `[0] field-missing: no line of the merchant copy says the ${field}`),
  );
});

test('a field that the transaction does not have', () => {
  expect(of([...right, '原凭证号: 000007'])).toEqual([
    '[0:19] original-voucher-wrong: line 19: original voucher number 000007, and the transaction has none',
  ]);
});

test('a void and a refund: the amount has a minus, and the original is named', () => {
  const voided = booked({ kind: 'void', voucher: 2, original: { voucher: 1 } });
  const ask = { kind: 'void', voucher: 1 } as const;
  const print = (lines: readonly string[]) =>
    told(values, made(ask, { after: { transactions: [voided] }, slips: [lines] }));
  expect(print(slipLines(voided))).toEqual([]);
  expect(print(changed(slipLines(voided), 'RMB -', 'RMB '))).toEqual([
    '[0:17] amount-wrong: amount 12.85, the host booked -12.85',
  ]);
  expect(print(changed(slipLines(voided), '原凭证号: 000001', '原凭证号: 000002'))).toEqual([
    '[0:18] original-voucher-wrong: original voucher number 000002, the transaction has 000001',
  ]);
  expect(print(without(slipLines(voided), '原凭证号'))).toEqual([
    '[0] field-missing: no line of the merchant copy says the original voucher number',
  ]);
  const refunded = booked({ kind: 'refund', voucher: 3, original: { reference: '240710923457', date: '2026-03-14' } });
  expect(told(values, madeSale(refunded, [slipLines(refunded)]))).toEqual([]);
});

test('the slip of something else, or no receipt at all', () => {
  expect(of(changed(changed(right, '消费', '退货'), 'RMB ', 'RMB -'))).toEqual([
    '[0] kind-wrong: it is the slip of a refund, the host booked a sale',
  ]);
  expect(of(['***故障报告单,非凭证联***', ...right])).toEqual([
    '[0:1] not-a-receipt: line 1 says ***故障报告单,非凭证联***: this is no receipt',
  ]);
});

test('a settlement slip says its own time and batch', () => {
  const after = { settlements: [settled()] };
  const print = (lines: readonly string[]) => told(values, made({ kind: 'settle' }, { after, slips: [lines] }));
  const lines = settlementLines(settled());
  expect(print(lines)).toEqual([]);
  expect(print(changed(changed(lines, '22:00:00', '23:59:59'), '批次号: 000001', '批次号: 000002'))).toEqual([
    '[0:5] batch-wrong: batch number 000002, the settlement has 000001',
    "[0:6] date-wrong: date is not the settlement's: slip says 2026/03/14 23:59:59, batch 000001 was settled 2026/03/14 22:00:00",
  ]);
});

test("card: the number is covered, and the digits that can be read are the card's", () => {
  const print = (line: string) => told(card, madeSale(transaction, [changed(right, /卡号.*/, line)]));
  expect(print('卡号: 6250 94** **** 0016 S')).toEqual([]);
  expect(print('卡号: 6250 9460 0000 0016 S')).toEqual([
    '[0:8] card-unmasked: the card number is not masked: line 8 shows 16 of its digits, the first 6 and the last 4 digits may be read',
  ]);
  expect(print('卡号: 6250 946* **** 0016 S')).toEqual([
    '[0:8] card-unmasked: the card number is not masked: line 8 shows 11 of its digits, the first 6 and the last 4 digits may be read',
  ]);
  expect(print('卡号: 6250 94** **** 0017 S')).toEqual([
    "[0:8] card-number-wrong: card number 625094...0017 of 16 digits, the card's is 625094...0016 of 16",
  ]);
  expect(told(card, madeSale(transaction, [[...right, '备注 6250946000000016']]))).toEqual([
    '[0:19] card-unmasked: line 19 shows the whole card number, the first 6 and the last 4 digits may be read',
  ]);
});
