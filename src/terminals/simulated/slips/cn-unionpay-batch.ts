import type { Merchant, TotalsRow } from '../../terminal.ts';
import { sumOf } from '../../transactions.ts';
import { columnsOf, padLeft, padRight, wrap } from './columns.ts';
import { type ListSlip, masked, moneyBack, type SettlementSlip, yuan } from './content.ts';
import type { SlipLine } from './layout.ts';
import { big, dateTime, field, line, plain, row, rule, six, three } from './lines.ts';
import { balances, listNames, listTitles, totalsNames } from './words.ts';

/** Where values begin: behind the longest label that has one beside it. */
const valueColumn = columnsOf('日期/时间:') + 2;

/** The settlement slip of a batch. */
export function settlement(slip: SettlementSlip, columns: number): readonly SlipLine[] {
  return [
    big(slip.marked ? '结算单(重打印)' : 'POS结算单', columns, true),
    line(''),
    ...head(slip, columns),
    line(balances[slip.balance]),
    ...totals(slip.totals, columns),
    rule(columns),
  ];
}

/** What the open batch has: its transactions one by one, or its totals. */
export function batchList(slip: ListSlip, columns: number): readonly SlipLine[] {
  return [
    big(listTitles[slip.list], columns, true),
    line(''),
    ...head(slip, columns),
    ...(slip.list === 'details' ? details(slip, columns) : totals(slip.totals, columns)),
    rule(columns),
  ];
}

interface Batch {
  readonly merchant: Merchant;
  readonly batch: number;
  readonly localTime: string;
}

function head({ merchant, batch, localTime }: Batch, columns: number): readonly SlipLine[] {
  const set = (label: string, value: string) => field(label, value, columns, valueColumn);
  return [
    line('商户名称:'),
    ...wrap(plain(merchant.name), columns).map((text) => line(text)),
    ...set('商户号:', merchant.number),
    ...set('终端号:', merchant.terminal),
    ...set('操作员号:', merchant.operator),
    ...set('批次号:', six(batch)),
    ...set('日期/时间:', dateTime(localTime)),
    rule(columns),
  ];
}

function totals(rows: readonly TotalsRow[], columns: number): readonly SlipLine[] {
  const sum = sumOf(rows);
  return [
    row('类型', '笔数', '金额', columns),
    rule(columns),
    ...rows.map(({ kind, foreign, count, amount }) =>
      row(`${foreign ? '外卡' : ''}${totalsNames[kind]}`, three(count), yuan(amount), columns),
    ),
    rule(columns),
    row('合计', three(sum.count), yuan(sum.amount), columns),
  ];
}

/** Two lines a transaction: number, kind and authorisation; card or order, and amount. */
function details({ entries }: ListSlip, columns: number): readonly SlipLine[] {
  const half = Math.floor(columns / 2);
  const parted = (left: string, right: string) => line(padRight(left, half) + padLeft(right, columns - half));
  return [
    parted('凭证号 类型', '授权码'),
    parted('卡号/订单号', '金额'),
    rule(columns),
    ...entries.flatMap((entry) => {
      const what = entry.card ? masked(entry.card.pan) : (entry.order ?? '');
      const amount = yuan(moneyBack.includes(entry.kind) ? -entry.amount : entry.amount);
      return [
        parted(`${six(entry.voucher)} ${listNames[entry.kind]}`, entry.authorisation),
        ...(columnsOf(what) + columnsOf(amount) < columns
          ? [line(padRight(what, columns - columnsOf(amount)) + amount)]
          : [line(what), line(padLeft(amount, columns))]),
      ];
    }),
  ];
}
