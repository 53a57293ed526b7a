import type { HostSettlement, TotalsRow, TransactionKind, Wallet } from '../../terminal.ts';
import { sumOf } from '../../transactions.ts';
import { columnsOf, padLeft, padRight, spread, wrap } from './columns.ts';
import {
  type CopyName,
  type ListSlip,
  masked,
  moneyBack,
  type SettlementSlip,
  type TransactionSlip,
  yuan,
} from './content.ts';
import type { Size, SlipLayout, SlipLine } from './layout.ts';

/**
 * The slips of a UnionPay terminal. Fields, labels and their order after two terminal applications in public source,
 * CaoEnXin/LiaoYang_POS (tranprint.c) and dsand20142014/openpos (print.c): the sale slip follows the first, the
 * settlement slip the second. The minus before the amount of a void or refund is a parameter of such terminals and is
 * set here.
 */
export const cnUnionpaySlips: SlipLayout = { transaction, settlement, list };

const copies: Readonly<Record<CopyName, readonly [chinese: string, english: string]>> = {
  merchant: ['商户存根', 'MERCHANT COPY'],
  bank: ['银行存根', 'BANK COPY'],
  cardholder: ['持卡人存根', 'CARDHOLDER COPY'],
};

const kinds: Readonly<Record<TransactionKind, string>> = {
  sale: '消费(SALE)',
  'offline-sale': '离线消费(OFFLINE)',
  void: '消费撤销(VOID)',
  refund: '退货(REFUND)',
  preauth: '预授权(AUTH)',
  'preauth-void': '预授权撤销(CANCEL)',
  completion: '预授权完成(COMPLETE)',
  'completion-void': '预授权完成撤销(VOID)',
  'qr-sale': '扫码消费(QR SALE)',
  'qr-void': '扫码撤销(QR VOID)',
  'qr-refund': '扫码退货(QR REFUND)',
};

/** Who paid an order. */
const payers: Readonly<Record<Wallet['app'], string>> = { wechat: '微信支付', alipay: '支付宝', unionpay: '云闪付' };

const balances: Readonly<Record<HostSettlement['balance'], string>> = {
  balanced: '内卡对帐平',
  unbalanced: '内卡对帐不平',
  error: '内卡对帐错误',
};

/** Where values begin: behind the longest label that has one beside it. */
const valueColumn = columnsOf('商户编号(MERCHANT NO):') + 2;
const settlementValueColumn = columnsOf('日期/时间:') + 2;

const totalsLabels: Readonly<Record<TotalsRow['kind'], string>> = {
  sale: '消费',
  completion: '预授权完成',
  'offline-sale': '离线',
  refund: '退货',
  'qr-sale': '扫码消费',
  'qr-refund': '扫码退货',
};

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
    ...(slip.order ? order(slip.order, columns) : card(slip, columns)),
    ...field('收单行(ACQ):', slip.acquirer, columns),
    line('交易类型(TXN TYPE):'),
    big(kinds[slip.kind], columns),
    ...(slip.expiry === '' ? [] : field('卡有效期(EXP DATE):', slip.expiry, columns)),
    rule(columns),
    ...field('批次号(BATCH NO):', six(slip.batch), columns),
    ...field('凭证号(VOUCHER NO):', six(slip.voucher), columns),
    ...(slip.order ? [] : field('授权码(AUTH NO):', slip.authorisation, columns)),
    ...field('日期/时间(DATE/TIME):', dateTime(slip.localTime), columns),
    ...field('交易参考号(REF NO):', slip.reference, columns),
    line('金额(AMOUNT):'),
    big(`RMB ${slip.amount}`, columns),
    ...tip(slip, columns),
    rule(columns),
    line('备注(REFERENCE):'),
    ...remark(slip, columns),
    ...chip(slip),
    ...(slip.marked ? [line('****重打印/DUPLICATED****', 'normal', true)] : []),
    ...(slip.pin ? [line('持卡人已输入密码(PIN VERIFIED)')] : []),
    ...(slip.signature ? signature(columns) : []),
  ];
}

function card(slip: TransactionSlip, columns: number): readonly SlipLine[] {
  return [
    ...field('发卡行(ISSUER):', slip.issuer, columns),
    ...(slip.organisation === '' ? [] : field('外卡组织(CARD ORG):', slip.organisation, columns)),
    line('卡号(CARD NO):'),
    line(slip.card, 'tall'),
  ];
}

/** An order that a telephone paid: no card, and so no number, expiry, authorisation or signature of one. */
function order({ app, number }: NonNullable<TransactionSlip['order']>, columns: number): readonly SlipLine[] {
  return [...field('付款方式(PAYMENT):', payers[app], columns), ...field('订单号(ORDER NO):', number, columns)];
}

function tip({ tip }: TransactionSlip, columns: number): readonly SlipLine[] {
  if (!tip) return [];
  return [...field('小费(TIPS):', `RMB ${tip.tip}`, columns), ...field('总计(TOTAL):', `RMB ${tip.total}`, columns)];
}

/** The conditional block: what the transaction goes back to. */
function remark({ original }: TransactionSlip, columns: number): readonly SlipLine[] {
  return [
    ...(original?.voucher === undefined ? [] : field('原凭证号(VOUCHER NO):', six(original.voucher), columns)),
    ...(original?.reference === undefined ? [] : field('原参考号(REF NO):', original.reference, columns)),
    ...(original?.authorisation === undefined ? [] : field('原预授权码(AUTH NO):', original.authorisation, columns)),
    ...(original?.order === undefined ? [] : field('原订单号(ORDER NO):', original.order, columns)),
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
  const { count, amount } = sumOf(slip.totals);
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
    ...slip.totals.map(totalsLine(columns)),
    rule(columns),
    row('合计', three(count), yuan(amount), columns),
    rule(columns),
  ];
}

const listTitles: Readonly<Record<ListSlip['list'], string>> = { details: '交易明细', totals: '交易汇总' };

/** Short names of the lists (LiaoYang_POS, PrintDetail: 凭证号 类型 授权码 金额 卡号). */
const listKinds: Readonly<Record<TransactionKind, string>> = {
  sale: '消费',
  'offline-sale': '离线',
  void: '撤销',
  refund: '退货',
  preauth: '预授权',
  'preauth-void': '预撤',
  completion: '完成',
  'completion-void': '完撤',
  'qr-sale': '扫码',
  'qr-void': '扫撤',
  'qr-refund': '扫退',
};

function list(slip: ListSlip, columns: number): readonly SlipLine[] {
  const { merchant } = slip;
  const { count, amount } = sumOf(slip.totals);
  return [
    big(listTitles[slip.list], columns, true),
    line(''),
    line('商户名称:'),
    ...wrap(plain(merchant.name), columns).map((text) => line(text)),
    ...field('商户号:', merchant.number, columns, settlementValueColumn),
    ...field('终端号:', merchant.terminal, columns, settlementValueColumn),
    ...field('操作员号:', merchant.operator, columns, settlementValueColumn),
    ...field('批次号:', six(slip.batch), columns, settlementValueColumn),
    ...field('日期/时间:', dateTime(slip.localTime), columns, settlementValueColumn),
    rule(columns),
    ...(slip.list === 'details' ? details(slip, columns) : [row('类型', '笔数', '金额', columns), rule(columns)]),
    ...(slip.list === 'totals' ? slip.totals.map(totalsLine(columns)) : []),
    ...(slip.list === 'totals' ? [rule(columns), row('合计', three(count), yuan(amount), columns)] : []),
    rule(columns),
  ];
}

/** Two lines a transaction: number, kind, authorisation and amount; card or order. */
function details({ entries }: ListSlip, columns: number): readonly SlipLine[] {
  const half = Math.floor(columns / 2);
  return [
    line(padRight('凭证号 类型', half) + padLeft('授权码', columns - half)),
    line(padRight('卡号/订单号', half) + padLeft('金额', columns - half)),
    rule(columns),
    ...entries.flatMap((entry) => {
      const sign = moneyBack.includes(entry.kind) ? -1 : 1;
      const what = entry.card ? masked(entry.card.pan) : (entry.order ?? '');
      const amount = yuan(sign * entry.amount);
      return [
        line(
          padRight(`${six(entry.voucher)} ${listKinds[entry.kind]}`, half) +
            padLeft(entry.authorisation, columns - half),
        ),
        ...(columnsOf(what) + columnsOf(amount) < columns
          ? [line(padRight(what, columns - columnsOf(amount)) + amount)]
          : [line(what), line(padLeft(amount, columns))]),
      ];
    }),
  ];
}

function totalsLine(columns: number) {
  return ({ kind, count, amount, foreign }: TotalsRow) =>
    row(`${foreign ? '外卡' : ''}${totalsLabels[kind]}`, three(count), yuan(amount), columns);
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

/** Columns of a count of three digits, and one before it. */
const COUNT = 4;

/** A row of totals: what, how many, how much. The amount has the right half, but for what a long name takes of it. */
function row(what: string, count: string, amount: string, columns: number): SlipLine {
  const left = Math.max(6, columnsOf(what));
  const right = Math.min(Math.floor(columns / 2), columns - left - COUNT);
  return line(padRight(what, left) + padLeft(count, columns - right - left) + padLeft(amount, right));
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
