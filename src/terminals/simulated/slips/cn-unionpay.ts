import type { Original } from '../../terminal.ts';
import { batchList, settlement } from './cn-unionpay-batch.ts';
import { fault } from './cn-unionpay-fault.ts';
import { columnsOf, spread, wrap } from './columns.ts';
import type { TransactionSlip } from './content.ts';
import type { SlipLayout, SlipLine, SlipPart } from './layout.ts';
import { big, dateTime, field, line, plain, rule, six, together } from './lines.ts';
import type { Language, SlipStyle } from './style.ts';
import { copies, kinds, label, labels, originals, payers, say, type Words } from './words.ts';

/**
 * The slips of a UnionPay terminal. Fields, labels and their order after two terminal applications in public source,
 * CaoEnXin/LiaoYang_POS (tranprint.c) and dsand20142014/openpos (print.c): the sale slip follows the first, the
 * settlement slip the second. The minus before the amount of a void or refund is a parameter of such terminals and is
 * set here.
 */
export function unionpaySlips(style: SlipStyle): SlipLayout {
  return {
    transaction: (slip, columns) => framed(style, transaction(slip, style, columns)),
    settlement: (slip, columns) => framed(style, settlement(slip, columns)),
    list: (slip, columns) => framed(style, batchList(slip, columns)),
    fault: (slip, columns) => framed({ ...style, logo: undefined }, fault(slip, columns)),
  };
}

function framed({ banner, logo }: SlipStyle, parts: readonly SlipPart[]): readonly SlipPart[] {
  const test = banner === undefined ? [] : [line(banner, 'normal', true)];
  return [...test, ...(logo ? [logo] : []), ...parts, ...test];
}

/** Fields whose value stands in a line of its own, or has its place below. */
const apart: readonly string[] = ['merchant-name', 'card', 'type', 'amount', 'remark', 'signature'];

/** Where values begin: behind the longest label that has one beside it. */
function valueColumn(language: Language): number {
  const beside = Object.entries(labels).flatMap(([name, words]) => (apart.includes(name) ? [] : [words]));
  const back = Object.values(originals).map((words) => originalWords(words, language));
  return Math.max(...[...beside, ...back].map((words) => columnsOf(label(words, language)))) + 2;
}

/** Beside Chinese the English words are those of the field itself. */
function originalWords(
  [chinese, beside, english]: (typeof originals)[keyof typeof originals],
  language: Language,
): Words {
  return [chinese, language === 'en' ? english : beside];
}

/** A field of the slip, and how it is set. */
type Field = (name: keyof typeof labels, value: string) => readonly SlipLine[];

function transaction(slip: TransactionSlip, style: SlipStyle, columns: number): readonly SlipPart[] {
  const { merchant } = slip;
  const { language, title, subtitle, qr } = style;
  const of = (name: keyof typeof labels) => label(labels[name], language);
  const from = valueColumn(language);
  const set: Field = (name, value) => field(of(name), value, columns, from);
  return [
    big(title, columns, true),
    ...(subtitle === '' ? [] : [line(subtitle, 'normal', true)]),
    ...copy(slip, style, columns),
    rule(columns),
    line(of('merchant-name')),
    ...wrap(plain(merchant.name), columns).map((text) => line(text)),
    ...set('merchant-number', merchant.number),
    ...set('terminal-number', merchant.terminal),
    ...set('operator', merchant.operator),
    rule(columns),
    ...(slip.order ? order(slip.order, style, set) : card(slip, of('card'), set)),
    ...set('acquirer', slip.acquirer),
    line(of('type')),
    big(say(kinds[slip.kind], language), columns),
    ...(slip.expiry === '' ? [] : set('expiry', slip.expiry)),
    rule(columns),
    ...set('batch', six(slip.batch)),
    ...set('voucher', six(slip.voucher)),
    ...(slip.authorisation === '' || slip.order ? [] : set('authorisation', slip.authorisation)),
    ...set('date-time', dateTime(slip.localTime)),
    ...(slip.reference === '' ? [] : set('reference', slip.reference)),
    line(of('amount')),
    big(`RMB ${slip.amount}`, columns),
    ...tip(slip, set),
    rule(columns),
    line(of('remark')),
    ...remark(slip.original, style, columns, from),
    ...chip(slip),
    ...(slip.marked
      ? [
          line(
            language === 'en' ? '****DUPLICATED****' : `****${slip.fetched ? '补打' : '重打印'}/DUPLICATED****`,
            'normal',
            true,
          ),
        ]
      : []),
    ...(slip.pin ? [line(say(['持卡人已输入密码', 'PIN VERIFIED'], language))] : []),
    ...(slip.signature ? signature(style, columns) : []),
    // Its quiet zone.
    ...(qr ? [line(''), { qr: qr(slip) }] : []),
  ];
}

function copy(slip: TransactionSlip, { language }: SlipStyle, columns: number): readonly SlipLine[] {
  const [chinese, english] = copies[slip.copy];
  if (language === 'zh') return [line(chinese)];
  return language === 'en' ? [line(english)] : spread(chinese, english, columns).map((text) => line(text));
}

function card(slip: TransactionSlip, cardLabel: string, set: Field): readonly SlipLine[] {
  return [
    ...set('issuer', slip.issuer),
    ...(slip.organisation === '' ? [] : set('organisation', slip.organisation)),
    line(cardLabel),
    line(slip.card, 'tall'),
  ];
}

/** An order that a telephone paid: no card, and so no number, expiry, authorisation or signature of one. */
function order(
  { app, number }: NonNullable<TransactionSlip['order']>,
  { language }: SlipStyle,
  set: Field,
): readonly SlipLine[] {
  return [...set('payer', payers[app][language === 'en' ? 1 : 0]), ...set('order', number)];
}

function tip({ tip }: TransactionSlip, set: Field): readonly SlipLine[] {
  return tip ? [...set('tip', `RMB ${tip.tip}`), ...set('total', `RMB ${tip.total}`)] : [];
}

/** The conditional block: what the transaction goes back to. */
function remark(
  original: Original | undefined,
  { language }: SlipStyle,
  columns: number,
  from: number,
): readonly SlipLine[] {
  const values: Partial<Record<keyof typeof originals, string>> = {
    voucher: original?.voucher === undefined ? undefined : six(original.voucher),
    reference: original?.reference,
    authorisation: original?.authorisation,
    order: original?.order,
    date: original?.date?.replaceAll('-', '/'),
  };
  return (Object.keys(originals) as (keyof typeof originals)[]).flatMap((name) => {
    const value = values[name];
    const words = originalWords(originals[name], language);
    return value === undefined ? [] : field(label(words, language), value, columns, from);
  });
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

function signature({ language, signature: written }: SlipStyle, columns: number): readonly SlipPart[] {
  const [chinese, english] = labels.signature;
  const head =
    language === 'zh+en' ? together([chinese, `(${english}):`], columns) : [line(label(labels.signature, language))];
  const room = written ? [written] : [line(''), line(''), line('')];
  const inChinese = together(['本人确认以上交易,', '同意将其计入本卡账户'], columns);
  const inEnglish = wrap('I ACKNOWLEDGE SATISFACTORY RECEIPT OF RELATIVE GOODS/SERVICES', columns).map((text) =>
    line(text),
  );
  return [
    ...head,
    ...room,
    rule(columns),
    ...(language === 'en' ? [] : inChinese),
    ...(language === 'zh' ? [] : inEnglish),
  ];
}
