import { expect, test } from 'vitest';
import { reprint } from '../../../src/scenarios/oracles/reprint.ts';
import { totals } from '../../../src/scenarios/oracles/totals.ts';
import type { HostTransaction } from '../../../src/terminals/terminal.ts';
import {
  bold,
  booked,
  card,
  changed,
  made,
  madeReprint,
  madeSale,
  plain,
  settled,
  settlementLines,
  slipLines,
  told,
  without,
} from '../made-up.ts';

const first = madeSale();
const again = slipLines(booked(), 'merchant', true);
const of = (lines: readonly string[]) =>
  told(reprint, madeReprint(first, [lines, slipLines(booked(), 'cardholder', true)]));

test('a reprint is its original but for the marker, wherever that stands', () => {
  expect(of(again)).toEqual([]);
  expect(of(slipLines(booked()))).toEqual([]);
  expect(of(['补打', ...slipLines(booked())])).toEqual([]);
});

test('a line that says something else', () => {
  expect(of(changed(again, '2026/03/14 10:15:30', '2026/03/15 09:00:00'))).toEqual([
    '[0:15] reprint-differs: line 15: 日期/时间: 2026/03/15 09:00:00, the original says 日期/时间: 2026/03/14 10:15:30',
  ]);
});

test('a line that is lost, and one that is new', () => {
  expect(of(without(again, '卡有效期'))).toEqual([
    '[0] reprint-differs: line 11 of the original is missing from the reprint of voucher 000001: 卡有效期: 2030/12',
  ]);
  expect(of([...again, '欢迎光临'])).toEqual([
    '[0:20] reprint-differs: line 20: 欢迎光临, which the original of voucher 000001 does not have',
  ]);
});

test('a line that says the same and looks otherwise', () => {
  expect(of(changed(again, '金额: RMB 12.85', `${bold}金额: RMB 12.85${plain}`))).toEqual([
    '[0:17] reprint-looks-different: line 17: 金额: RMB 12.85, printed differently from the original of voucher 000001',
  ]);
});

test('of many differing lines the first ones are told', () => {
  expect(of(again.map((line, i) => (i < 6 ? `${line}!` : line)))).toEqual([
    '[0:1] reprint-differs: line 1: 签购单!, the original says 签购单',
    '[0:2] reprint-differs: line 2: 商户存根 MERCHANT COPY!, the original says 商户存根 MERCHANT COPY',
    '[0:3] reprint-differs: line 3: 商户名称: 示例商店!, the original says 商户名称: 示例商店 (and 3 more lines differ)',
  ]);
});

test('where the original was never seen there is nothing to compare with', () => {
  const unseen = made(
    { kind: 'reprint', target: { of: 'last' } },
    { before: { transactions: [booked()] }, slips: [again] },
  );
  expect(told(reprint, unseen)).toEqual([]);
});

/** A batch of these transactions, settled with these totals, and the slip that says so. */
function batch(
  transactions: readonly HostTransaction[],
  settlement: ReturnType<typeof settled>,
  lines: readonly string[],
) {
  const earlier = transactions.map((transaction) => madeSale(transaction));
  const after = { transactions, settlements: [settlement] };
  return {
    settle: made({ kind: 'settle' }, { before: { transactions }, after, slips: [lines], earlier }),
    earlier,
    after,
  };
}

const rows = (sales: number, sold: number, refunds = 0, refunded = 0) => [
  { kind: 'sale', count: sales, amount: sold } as const,
  { kind: 'refund', count: refunds, amount: refunded } as const,
];

test('totals: those of the host, and what the slips add up to; a voided sale counts in no row', () => {
  const transactions = [
    booked(),
    booked({ voucher: 2, amount: 30_000 }),
    booked({ voucher: 3, kind: 'void', original: { voucher: 1 } }),
    booked({ voucher: 4, kind: 'refund', amount: 100, original: { reference: '240710923457', date: '2026-03-13' } }),
  ];
  const settlement = settled({ totals: rows(1, 30_000, 1, 100) });
  const lines = settlementLines(settlement);
  expect(told(totals, batch(transactions, settlement, lines).settle)).toEqual([]);
  const wrong = settlementLines(settled({ totals: rows(2, 31_285, 1, 100) }));
  expect(told(totals, batch(transactions, settlement, wrong).settle)).toEqual([
    '[0:8] totals-wrong: totals are not those of batch 000001: the slip says sale 2, 312.85, refund 1, 1.00, the host settled sale 1, 300.00, refund 1, 1.00',
    '[0] totals-not-of-slips: totals are not the sum of the slips of batch 000001: the slip says sale 2, 312.85, refund 1, 1.00, the slips add up to sale 1, 300.00, refund 1, 1.00',
  ]);
});

test('totals: the host has another sum than the slips in the hands of the customers', () => {
  const settlement = settled({ totals: rows(1, 1286) });
  expect(told(totals, batch([booked()], settlement, settlementLines(settlement)).settle)).toEqual([
    '[0] totals-not-of-slips: totals are not the sum of the slips of batch 000001: the slip says sale 1, 12.86, refund 0, 0.00, the slips add up to sale 1, 12.85, refund 0, 0.00',
  ]);
});

test('totals: a sum that is none, no totals at all, and another balance', () => {
  const settlement = settled();
  const print = (lines: readonly string[]) => told(totals, batch([booked()], settlement, lines).settle);
  const lines = settlementLines(settlement);
  expect(print(changed(lines, '合计  1  12.85', '合计  1  12.58'))).toEqual([
    '[0:10] sum-wrong: line 10: the sum says 1, 12.58, its rows add up to 1, 12.85',
  ]);
  expect(print(without(lines, '退货'))).toEqual([]);
  expect(print(without(without(lines, '消费'), '退货'))[0]).toBe(
    '[0] totals-wrong: totals are not those of batch 000001: the slip says none, the host settled sale 1, 12.85, refund 0, 0.00',
  );
  expect(print(changed(lines, '内卡对帐平', '内卡对帐不平'))).toEqual([
    '[0:7] balance-wrong: the slip says 内卡对帐不平, the host answered balanced',
  ]);
});

test('totals: a reprint after new sales says the old ones', () => {
  const { settle, earlier, after } = batch([booked()], settled(), settlementLines(settled()));
  const next = booked({ voucher: 2, batch: 2, amount: 5550 });
  const sale = made(
    { kind: 'sale', amount: 5550, card },
    {
      before: after,
      after: { ...after, transactions: [booked(), next] },
      openFrom: 1,
      slips: [slipLines(next), slipLines(next, 'cardholder')],
    },
  );
  const print = (lines: readonly string[]) =>
    made(
      { kind: 'reprint', target: { of: 'settlement' } },
      { before: sale.host.after, openFrom: 1, slips: [lines], earlier: [...earlier, settle, sale] },
    );
  expect(told(totals, print(settlementLines(settled(), true)))).toEqual([]);
  const current = print(settlementLines(settled({ totals: rows(1, 5550) }), true));
  expect(told(totals, current)[0]).toBe(
    '[0:8] totals-wrong: totals are not those of batch 000001: the slip says sale 1, 55.50, refund 0, 0.00, the host settled sale 1, 12.85, refund 0, 0.00',
  );
  expect(told(reprint, current)).toEqual([
    '[0:8] reprint-differs: line 8: 消费  1  55.50, the original says 消费  1  12.85',
    '[0:10] reprint-differs: line 10: 合计  1  55.50, the original says 合计  1  12.85',
  ]);
});
