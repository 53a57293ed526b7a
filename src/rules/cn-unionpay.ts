import { labels } from './labels.ts';
import { firstMark, firstOf } from './marks.ts';
import type {
  FieldName,
  ListedFound,
  Rules,
  SlipCopy,
  SlipKind,
  SlipReading,
  SlipRules,
  TotalsFound,
  Written,
} from './rules.ts';
import { FieldReader } from './slip-reader.ts';
import { decimal, digits } from './written.ts';

const JR = 'JR/T 0001-2001 section 8, elements of a POS voucher';
const LIAOYANG = 'CaoEnXin/LiaoYang_POS tranprint.c, a UnionPay terminal application';
const OPENPOS = 'dsand20142014/openpos print.c and serv.c, a UnionPay terminal application';
const LAKALA =
  'a Lakala terminal application in public source: minus on void and refund; openpos has it as a parameter';

/** Elements of JR/T 0001-2001 that every transaction slip carries. */
const transactionFields: readonly FieldName[] = [
  'merchant-name',
  'merchant-number',
  'terminal-number',
  'operator',
  'issuer',
  'card-number',
  'entry',
  'acquirer',
  'type',
  'batch',
  'voucher',
  'authorisation',
  'date-time',
  'reference',
  'amount',
];

const chipFields: readonly FieldName[] = [
  'cryptogram',
  'tvr',
  'aid',
  'pan-sequence',
  'tsi',
  'atc',
  'application-label',
];

const noChip = { rule: [], source: `${LIAOYANG}: the chip block is printed for a sale` } as const;

/** An order paid by telephone has no card: no number, expiry, authorisation, chip or signature of one. */
const orderFields: readonly FieldName[] = [
  ...transactionFields.filter((field) => !['issuer', 'card-number', 'entry', 'authorisation'].includes(field)),
  'payer',
  'order',
];

const STARPOS = 'star-pos/APIDocument pos-invoke: 660000 扫码支付, 680000 扫码撤销, 700000 扫码补单';

const minus = { rule: 'minus', source: LAKALA } as const;

const wholeNumber = {
  rule: true,
  source: `${LIAOYANG} (290-330) and ${OPENPOS}: pre-authorisations and offline sales print all of it`,
} as const;

const threeCopies = {
  rule: ['merchant', 'bank', 'cardholder'],
  source: `${LIAOYANG}: one, two or three copies by parameter, a pause between them`,
} as const;

/** What a slip of a batch carries. */
const ofBatch: SlipRules = {
  copies: { rule: [], source: OPENPOS },
  required: { rule: ['merchant-name', 'merchant-number', 'terminal-number', 'batch', 'date-time'], source: OPENPOS },
  requiredForChip: noChip,
  amountSign: { rule: 'plain', source: OPENPOS },
};

const slips: Readonly<Record<SlipKind, SlipRules>> = {
  sale: {
    copies: threeCopies,
    required: { rule: transactionFields, source: `${JR}; ${LIAOYANG}` },
    requiredForChip: { rule: chipFields, source: LIAOYANG },
    amountSign: { rule: 'plain', source: LIAOYANG },
  },
  void: {
    copies: threeCopies,
    required: { rule: [...transactionFields, 'original-voucher'], source: `${JR}; ${LIAOYANG}` },
    requiredForChip: noChip,
    amountSign: { rule: 'minus', source: LAKALA },
  },
  refund: {
    copies: threeCopies,
    required: { rule: [...transactionFields, 'original-reference', 'original-date'], source: `${JR}; ${LIAOYANG}` },
    requiredForChip: noChip,
    amountSign: { rule: 'minus', source: LAKALA },
  },
  'offline-sale': {
    copies: threeCopies,
    required: {
      rule: transactionFields.filter((field) => !['authorisation', 'reference'].includes(field)),
      source: `${LIAOYANG}: the host has not been asked yet`,
    },
    requiredForChip: noChip,
    amountSign: { rule: 'plain', source: LIAOYANG },
    wholeNumber,
  },
  preauth: {
    copies: threeCopies,
    required: { rule: transactionFields, source: `${JR}; ${LIAOYANG}` },
    requiredForChip: noChip,
    amountSign: { rule: 'plain', source: LIAOYANG },
    wholeNumber,
  },
  'preauth-void': {
    copies: threeCopies,
    required: { rule: [...transactionFields, 'original-authorisation'], source: LIAOYANG },
    requiredForChip: noChip,
    amountSign: { rule: 'plain', source: LIAOYANG },
  },
  completion: {
    copies: threeCopies,
    required: { rule: [...transactionFields, 'original-authorisation'], source: LIAOYANG },
    requiredForChip: noChip,
    amountSign: { rule: 'plain', source: LIAOYANG },
  },
  'completion-void': {
    copies: threeCopies,
    required: { rule: [...transactionFields, 'original-voucher'], source: LIAOYANG },
    requiredForChip: noChip,
    amountSign: minus,
  },
  'qr-sale': {
    copies: threeCopies,
    required: { rule: orderFields, source: STARPOS },
    requiredForChip: noChip,
    amountSign: { rule: 'plain', source: STARPOS },
  },
  'qr-void': {
    copies: threeCopies,
    required: { rule: [...orderFields, 'original-voucher'], source: STARPOS },
    requiredForChip: noChip,
    amountSign: minus,
  },
  'qr-refund': {
    copies: threeCopies,
    required: { rule: [...orderFields, 'original-order'], source: STARPOS },
    requiredForChip: noChip,
    amountSign: minus,
  },
  settlement: ofBatch,
  details: ofBatch,
  totals: ofBatch,
};

/** Chinese words with or without spaces between them, as the titles have them. */
const spaced = (words: string) => new RegExp([...words].join('\\s*'));

const titles: readonly (readonly [SlipKind, RegExp])[] = [
  ['details', spaced('交易明细')],
  ['totals', spaced('交易汇总')],
  ['settlement', spaced('结算单')],
  ['settlement', spaced('结算总计单')],
  ['sale', spaced('签购单')],
  ['sale', /SALES SLIP/],
];

/** Slips whose title says all of what they are. */
const batchKinds: readonly SlipKind[] = ['settlement', 'details', 'totals'];

/** Longer names first: a void is 消费 too. */
const types: readonly (readonly [SlipKind, RegExp])[] = [
  ['qr-void', /^扫码撤销|\bQR VOID\b/],
  ['qr-refund', /^扫码退货|\bQR REFUND\b/],
  ['qr-sale', /^扫码(?:消费|支付)|\bQR SALE\b/],
  ['completion-void', /^预授权完成撤销|\bCOMPLETE VOID\b/],
  ['completion', /^预授权完成|\bCOMPLETE\b/],
  ['preauth-void', /^预授权撤销|\bCANCEL\b/],
  ['preauth', /^预授权|\bAUTH\b/],
  ['offline-sale', /^离线|\bOFFLINE\b/],
  ['void', /^消费撤销|\bVOID\b/],
  ['refund', /^退货|\bREFUND\b/],
  ['sale', /^消费|\bSALE\b/],
];

const copies: readonly (readonly [SlipCopy, RegExp])[] = [
  ['merchant', /商户存根|MERCHANT COPY/],
  ['bank', /银行存根|BANK COPY/],
  ['cardholder', /持卡人存根|(?:CARDHOLDER|CUSTOMER) COPY/],
];

const markers: readonly RegExp[] = [/重打印|重印凭证/, /DUPLICATE/i, /补打/];
const signatureLine = /持卡人签名|CARD ?HOLDER SIGNATURE/;
const notReceipts: readonly RegExp[] = [/非凭证联/, /故\s*障\s*(?:报\s*告\s*)?单/, /凭证无效/];
const balances = [
  ['balanced', /内卡[:：]?\s*对[帐账]平/],
  ['unbalanced', /内卡[:：]?\s*对[帐账]不平/],
  ['error', /内卡[:：]?\s*对[帐账](?:错误|出?错)/],
] as const;

/** A row of totals in one line, or its name alone and the figures in the next (openpos). */
const totalsRow =
  /^(?:内卡|(外卡))?(扫码消费|扫码退货|消费|预授权完成|离线|退货|合计|总计)(?:\/[A-Z ]+|\([A-Z ]+\))?[:：]?(?:\s+(\d+)\s+(-?[\d,]+\.\d\d))?$/;
const totalsFigures = /^(\d+)\s+(-?[\d,]+\.\d\d)$/;
const totalsKinds: Readonly<Record<string, TotalsFound['kind']>> = {
  消费: 'sale',
  预授权完成: 'completion',
  离线: 'offline-sale',
  退货: 'refund',
  扫码消费: 'qr-sale',
  扫码退货: 'qr-refund',
  合计: 'total',
  总计: 'total',
};

const written: Written = {
  amount: (fen) => decimal(fen, 2, '.'),
  voucher: (number) => digits(number, 6),
  dateTime,
  moment: (localTime) => ({ 'date-time': dateTime(localTime) }),
};

/** For every slip that does not show the whole number on purpose. */
const masking = { first: 6, last: 4 } as const;
const reader = new FieldReader(labels);

/** Receipts of UnionPay terminals in China. */
export const cnUnionpay: Rules = {
  name: 'cn-unionpay',
  signature: { rule: ['merchant', 'bank'], source: `${LIAOYANG}: not on the cardholder's copy` },
  masking: { rule: masking, source: `${OPENPOS}, parameter ucPBeforeSix 0; PCI DSS v4 requirement 3.4.1` },
  expiry: { rule: 'allowed', source: `${LIAOYANG}: printed where the card has one` },
  marker: {
    rule: markers,
    source: `${LIAOYANG}: before the signature; ${OPENPOS}: before the chip block; 补打: slips fetched from the host`,
  },
  reprints: {
    rule: { last: { from: 'open batch' }, voucher: 'that one', settlement: true },
    source: `${LIAOYANG} and ${OPENPOS}: 重打最后一笔, 重打任意一笔 of the journal, 重打上笔结算单`,
  },
  numbering: { rule: 'asked', source: `${LIAOYANG}: the trace number goes up with every request` },
  totals: { rule: 'by kind', source: OPENPOS },
  balance: { rule: 'said', source: `${OPENPOS}: the flags of field 48` },
  lists: { rule: { of: 'all', empty: 'refused' }, source: `${OPENPOS}: E_NO_TRANS` },
  slips,
  labels,
  written,
  isSigned: ({ card }) => card !== null && (card.verification ?? 'signature') === 'signature',
  brandOf: () => null,
  readSlip,
  readList,
  readAmount,
  readDateTime,
  isMasked,
  isOfCard,
};

function readSlip(lines: readonly string[]): SlipReading {
  const fields = new Map(reader.read(lines));
  const card = fields.get('card-number');
  const entry = card && /[\d*]\s*\/?\s*\(?([SICMNF])\)?\s*$/.exec(lines[card.line - 1]!);
  if (entry) fields.set('entry', { value: entry[1]!, line: card.line, wellFormed: true });
  const title = firstOf(lines, titles);
  const type = types.find(([, pattern]) => pattern.test(fields.get('type')?.value ?? ''))?.[0];
  const copy = firstOf(lines, copies);
  const balance = firstOf(lines, balances);
  return {
    kind: title && batchKinds.includes(title.name) ? title.name : (type ?? null),
    title: title && { text: title.text, line: title.line },
    copy: copy && { text: copy.text, line: copy.line, copy: copy.name },
    marker: firstMark(lines, markers),
    signature: firstMark(lines, [signatureLine]),
    notReceipt: firstMark(lines, notReceipts),
    fields,
    totals: readTotals(lines),
    balance: balance && { text: balance.text, line: balance.line, balance: balance.name },
  };
}

function readTotals(lines: readonly string[]): readonly TotalsFound[] {
  return lines.flatMap((text, index) => {
    const [, foreign, name, ...beside] = totalsRow.exec(text.trim()) ?? [];
    if (name === undefined) return [];
    const [count, amount] =
      beside[0] !== undefined ? beside : (totalsFigures.exec(lines[index + 1]?.trim() ?? '') ?? []).slice(1);
    if (count === undefined || amount === undefined) return [];
    const line = beside[0] === undefined ? index + 2 : index + 1;
    const found = { kind: totalsKinds[name]!, count: Number(count), amount: fen(amount), line };
    return [foreign === undefined ? found : { ...found, foreign: true }];
  });
}

function readAmount(value: string): number | null {
  const match = /^(?:RMB|CNY|¥|￥)? *:? *(-?) *([\d,]+\.\d\d)(?: *元)?$/.exec(value.trim());
  return match ? fen(match[1]! + match[2]!) : null;
}

function readDateTime(value: string): string | null {
  const match = /^(\d{4})[/-](\d\d)[/-](\d\d) +(\d\d:\d\d:\d\d)$/.exec(value.trim());
  return match ? `${match[1]}-${match[2]}-${match[3]}T${match[4]}` : null;
}

function isMasked(cardNumber: string): boolean {
  const digits = cardNumber.replaceAll(' ', '');
  const hidden = digits.slice(masking.first, -masking.last);
  return hidden !== '' && /^\*+$/.test(hidden);
}

/** The digits that can be read are the card's, and there are as many places as it has. */
function isOfCard(printed: string, pan: string): boolean {
  const shown = printed.replaceAll(' ', '');
  return shown.length === pan.length && [...shown].every((digit, i) => digit === '*' || digit === pan[i]);
}

function dateTime(localTime: string): string {
  return localTime.replaceAll('-', '/').replace('T', ' ');
}

/** A voucher number begins a row; the amount ends it, on that line or one below. */
function readList(lines: readonly string[]): readonly ListedFound[] {
  const starts = lines.flatMap((text, i) => (/^\d{6} \S/.test(text) ? [i] : []));
  return starts.map((start, i) => {
    const row = lines.slice(start, starts[i + 1]);
    const amounts = row.map((text) => /(-?\d+\.\d\d)$/.exec(text.trimEnd())?.[1]);
    return { voucher: lines[start]!.slice(0, 6), amount: amounts.find((amount) => amount !== undefined) };
  });
}

function fen(amount: string): number {
  return Number(amount.replaceAll(/[,.]/g, ''));
}
