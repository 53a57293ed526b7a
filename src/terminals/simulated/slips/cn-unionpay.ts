import type { HostSettlement, TotalsRow, TransactionKind } from '../../terminal.ts';
import { columnsOf, padLeft, padRight, spread, wrap } from './columns.ts';
import { type CopyName, type SettlementSlip, type TransactionSlip, yuan } from './content.ts';
import type { Size, SlipLayout, SlipLine } from './layout.ts';

/**
 * The slips of a UnionPay terminal. Fields, labels and their order after two terminal applications in public source,
 * CaoEnXin/LiaoYang_POS (tranprint.c) and dsand20142014/openpos (print.c): the sale slip follows the first, the
 * settlement slip the second. The minus before the amount of a void or refund is a parameter of such terminals and is
 * set here.
 */
export const cnUnionpaySlips: SlipLayout = { transaction, settlement };

const copies: Readonly<Record<CopyName, readonly [chinese: string, english: string]>> = {
  merchant: ['商户存根', 'MERCHANT COPY'],
  bank: ['银行存根', 'BANK COPY'],
  cardholder: ['持卡人存根', 'CARDHOLDER COPY'],
};

const kinds: Readonly<Record<TransactionKind, string>> = {
  sale: '消费(SALE)',
  void: '消费撤销(VOID)',
  refund: '退货(REFUND)',
};

const balances: Readonly<Record<HostSettlement['balance'], string>> = {
  balanced: '内卡对帐平',
  unbalanced: '内卡对帐不平',
  error: '内卡对帐错误',
};

/** Where values begin: behind the longest label that has one beside it. */
const valueColumn = columnsOf('商户编号(MERCHANT NO):') + 2;
const settlementValueColumn = columnsOf('日期/时间:') + 2;

const totalsLabels: Readonly<Record<TotalsRow['kind'], string>> = { sale: '消费', refund: '退货' };

function transaction(slip: TransactionSlip, columns: number): readonly SlipLine[] {
  const { merchant } = slip;
  const [copy, copyInEnglish] = copies[slip.copy];
  return [
    big('银联POS签购单', columns, true),
    line('POS SALES SLIP', 'normal', true),
    ...spread(copy, copyInEnglish, columns).map((text) => line(text)),
    rule(columns),
    line('商户名称(MERCHANT NAME):'),
    ...wrap(plain(merchant.name), columns).map((text) => line(text)),
    ...field('商户编号(MERCHANT NO):', merchant.number, columns),
    ...field('终端编号(TERMINAL NO):', merchant.terminal, columns),
    ...field('操作员号(OPERATOR NO):', merchant.operator, columns),
    rule(columns),
    ...field('发卡行(ISSUER):', slip.issuer, columns),
    line('卡号(CARD NO):'),
    line(slip.card, 'tall'),
    ...field('收单行(ACQ):', slip.acquirer, columns),
    line('交易类型(TXN TYPE):'),
    big(kinds[slip.kind], columns),
    ...(slip.expiry === '' ? [] : field('卡有效期(EXP DATE):', slip.expiry, columns)),
    rule(columns),
    ...field('批次号(BATCH NO):', six(slip.batch), columns),
    ...field('凭证号(VOUCHER NO):', six(slip.voucher), columns),
    ...field('授权码(AUTH NO):', slip.authorisation, columns),
    ...field('日期/时间(DATE/TIME):', dateTime(slip.localTime), columns),
    ...field('交易参考号(REF NO):', slip.reference, columns),
    line('金额(AMOUNT):'),
    big(`RMB ${slip.amount}`, columns),
    rule(columns),
    line('备注(REFERENCE):'),
    ...remark(slip, columns),
    ...chip(slip),
    ...(slip.marked ? [line('****重打印/DUPLICATED****', 'normal', true)] : []),
    ...(slip.signature ? signature(columns) : []),
  ];
}

/** The conditional block: what the transaction goes back to. */
function remark({ original }: TransactionSlip, columns: number): readonly SlipLine[] {
  return [
    ...(original?.voucher === undefined ? [] : field('原凭证号(VOUCHER NO):', six(original.voucher), columns)),
    ...(original?.reference === undefined ? [] : field('原参考号(REF NO):', original.reference, columns)),
    ...(original?.date === undefined ? [] : field('原交易日期(DATE):', original.date.replaceAll('-', '/'), columns)),
  ];
}

function chip({ chip }: TransactionSlip): readonly SlipLine[] {
  if (!chip) return [];
  return [
    line(`ARQC: ${chip.arqc}`),
    line(`TVR: ${chip.tvr}`),
    line(`AID: ${chip.aid}`),
    line(`PAN SN: ${chip.panSequence}`),
    line(`TSI: ${chip.tsi}`),
    line(`ATC: ${chip.atc}`),
    line(`APPLAB: ${chip.label}`),
  ];
}

function signature(columns: number): readonly SlipLine[] {
  return [
    ...together(['持卡人签名', '(CARDHOLDER SIGNATURE):'], columns),
    line(''),
    line(''),
    line(''),
    rule(columns),
    ...together(['本人确认以上交易,', '同意将其计入本卡账户'], columns),
    ...wrap('I ACKNOWLEDGE SATISFACTORY RECEIPT OF RELATIVE GOODS/SERVICES', columns).map((text) => line(text)),
  ];
}

function settlement(slip: SettlementSlip, columns: number): readonly SlipLine[] {
  const { merchant } = slip;
  const total = slip.totals.reduce((sum, { kind, amount }) => sum + (kind === 'sale' ? amount : -amount), 0);
  const count = slip.totals.reduce((sum, row) => sum + row.count, 0);
  return [
    big(slip.marked ? '结算单(重打印)' : 'POS结算单', columns, true),
    line(''),
    line('商户名称:'),
    ...wrap(plain(merchant.name), columns).map((text) => line(text)),
    ...field('商户号:', merchant.number, columns, settlementValueColumn),
    ...field('终端号:', merchant.terminal, columns, settlementValueColumn),
    ...field('操作员号:', merchant.operator, columns, settlementValueColumn),
    ...field('批次号:', six(slip.batch), columns, settlementValueColumn),
    ...field('日期/时间:', dateTime(slip.localTime), columns, settlementValueColumn),
    rule(columns),
    line(balances[slip.balance]),
    row('类型', '笔数', '金额', columns),
    rule(columns),
    ...slip.totals.map(({ kind, count, amount }) => row(totalsLabels[kind], three(count), yuan(amount), columns)),
    rule(columns),
    row('合计', three(count), yuan(total), columns),
    rule(columns),
  ];
}

function line(text: string, size: Size = 'normal', centred = false): SlipLine {
  return { text, size, centred };
}

/** Twice as high, and twice as wide where the columns allow it: a big text is never broken. */
function big(text: string, columns: number, centred = false): SlipLine {
  return line(text, columnsOf(text) * 2 <= columns ? 'big' : 'tall', centred);
}

/** The parts in one line, or each in its own where they do not fit. */
function together(parts: readonly string[], columns: number): readonly SlipLine[] {
  const whole = parts.join('');
  return (columnsOf(whole) <= columns ? [whole] : parts).map((text) => line(text));
}

/**
 * A label with its value behind it. On wide paper the values begin in one column, on narrow paper they end at the edge;
 * one that does not fit beside its label has the next line.
 */
function field(label: string, value: string, columns: number, from = valueColumn): readonly SlipLine[] {
  const text = plain(value);
  const end = columns - columnsOf(text);
  const start = from + 24 <= columns ? Math.min(from, end) : end;
  if (start > columnsOf(label)) return [line(padRight(label, start) + text)];
  return [line(label), ...wrap(text, columns).map((part) => line(padLeft(part, columns)))];
}

/** A row of totals: what, how many, how much. The amount has the right half: it takes up to 14 columns. */
function row(what: string, count: string, amount: string, columns: number): SlipLine {
  const right = Math.floor(columns / 2);
  return line(padRight(what, 6) + padLeft(count, columns - right - 6) + padLeft(amount, right));
}

function rule(columns: number): SlipLine {
  return line('-'.repeat(columns));
}

function six(number: number): string {
  return String(number).padStart(6, '0');
}

function three(number: number): string {
  return String(number).padStart(3, '0');
}

function dateTime(localTime: string): string {
  return localTime.replaceAll('-', '/').replace('T', ' ');
}

/** A text that comes from outside, in one line. */
function plain(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, ' ');
}
