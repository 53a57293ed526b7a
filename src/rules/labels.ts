import type { FieldName } from './rules.ts';

/** How a field is found on a slip: what its label says, and what a value of it looks like. */
export interface Label {
  /** Words, any of which is the label, with or without spaces between their letters. */
  readonly words: readonly string[];
  /** English words that may stand behind them, in brackets or not. */
  readonly english: readonly string[];
  /** English words that stand alone, where they are others. */
  readonly alone?: readonly string[];
  /** Matched at the beginning of what follows the label. */
  readonly value: RegExp;
  /** True where the value may run over several lines, as a name does. */
  readonly runsOn?: true;
}

const six = /^\d{6}(?!\d)/;
const text = /^\S.*/;
const money = /^(?:(?:RMB|CNY|¥|￥) *:?)? *-? *[\d,]+\.\d\d(?!\d)/;
const hexadecimal = /^[\dA-F]+(?![\w*])/;

/**
 * Labels as three terminal applications and a vendor's sample in public source print them: CaoEnXin/LiaoYang_POS
 * (tranprint.c), dsand20142014/openpos (print.c), rizupz/wizarpos-apidemo (PrintTag.java) and a Lakala terminal
 * application; values after JR/T 0001-2001 section 8 and the widths of the fields of ISO 8583.
 */
export const labels: ReadonlyMap<FieldName, Label> = new Map<FieldName, Label>([
  [
    'merchant-name',
    { words: ['商户名称', '商户名'], english: ['MERCHANT NAME', 'MERCHANT'], value: text, runsOn: true },
  ],
  [
    'merchant-number',
    { words: ['商户编号', '商户号'], english: ['MERCHANT NO', 'MERCHANT NUMBER'], value: /^[\dA-Z]{15}(?!\w)/ },
  ],
  [
    'terminal-number',
    { words: ['终端编号', '终端号'], english: ['TERMINAL NO', 'TERMINAL NUMBER'], value: /^[\dA-Z]{8}(?!\w)/ },
  ],
  ['operator', { words: ['操作员号', '操作员'], english: ['OPERATOR NO', 'OPERATOR'], value: /^\d{2,}/ }],
  ['issuer', { words: ['发卡行号', '发卡行'], english: ['ISSUER', 'ISS NO'], value: text }],
  ['card-number', { words: ['卡号'], english: ['CARD NO', 'CARD NUMBER'], value: /^[\d*][\d* ]{9,21}[\d*](?![\d*])/ }],
  ['acquirer', { words: ['收单行号', '收单行'], english: ['ACQUIRER', 'ACQ NO', 'ACQ'], value: text }],
  ['type', { words: ['交易类型', '交易类别'], english: ['TXN TYPE', 'TRANS TYPE'], value: text }],
  [
    'expiry',
    { words: ['卡有效期', '有效期'], english: ['EXP DATE'], value: /^(?:19|20)\d\d\/(?:0[1-9]|1[0-2])(?!\d)/ },
  ],
  ['batch', { words: ['批次号'], english: ['BATCH NO'], value: six }],
  ['voucher', { words: ['凭证号'], english: ['VOUCHER NO', 'VOUCHER'], value: six }],
  ['authorisation', { words: ['授权码', '授权号'], english: ['AUTH NO'], value: /^[\dA-Z]{6}(?!\w)/ }],
  [
    'date-time',
    {
      words: ['日期/时间', '日期-时间', '日期时间'],
      english: ['DATE/TIME'],
      value: /^\d{4}[/-]\d\d[/-]\d\d +\d\d:\d\d:\d\d/,
    },
  ],
  [
    'reference',
    { words: ['交易参考号', '检索参考号', '参考号'], english: ['REF NO', 'REFER NO'], value: /^[\dA-Z]{12}(?!\w)/ },
  ],
  [
    'amount',
    {
      words: ['交易金额', '金额'],
      english: ['AMOUNT', 'AMT'],
      value: money,
    },
  ],
  [
    'original-voucher',
    { words: ['原凭证号'], alone: ['ORIG VOUCHER NO'], english: ['VOUCHER NO', 'VOUCHER'], value: six },
  ],
  [
    'original-reference',
    { words: ['原参考号'], alone: ['ORIG REF NO'], english: ['REF NO', 'REFER NO'], value: /^[\dA-Z]{12}(?!\w)/ },
  ],
  [
    'original-date',
    {
      words: ['原交易日期'],
      alone: ['ORIG DATE'],
      english: ['DATE'],
      value: /^(?:\d{4}[/-]\d\d[/-]\d\d|\d{4})(?!\d)/,
    },
  ],
  [
    'original-authorisation',
    { words: ['原预授权码', '原授权码'], alone: ['ORIG AUTH NO'], english: ['AUTH NO'], value: /^[\dA-Z]{6}(?!\w)/ },
  ],
  [
    'original-order',
    { words: ['原订单号'], alone: ['ORIG ORDER NO'], english: ['ORDER NO'], value: /^\d{12,32}(?!\d)/ },
  ],
  ['organisation', { words: ['外卡组织'], english: ['CARD ORG'], value: text }],
  ['payer', { words: ['付款方式', '支付方式'], english: ['PAYMENT'], value: text }],
  ['order', { words: ['订单号', '商户订单号'], english: ['ORDER NO'], value: /^\d{12,32}(?!\d)/ }],
  ['tip', { words: ['小费'], english: ['TIPS', 'TIP'], value: money }],
  ['total', { words: ['总计'], english: ['TOTAL'], value: money }],
  ['cryptogram', { words: ['ARQC', 'TC'], english: [], value: hexadecimal }],
  ['tvr', { words: ['TVR'], english: [], value: hexadecimal }],
  ['aid', { words: ['AID'], english: [], value: hexadecimal }],
  ['pan-sequence', { words: ['PAN SN', 'CSN'], english: [], value: /^\d{2,3}(?!\d)/ }],
  ['tsi', { words: ['TSI'], english: [], value: hexadecimal }],
  ['atc', { words: ['ATC'], english: [], value: hexadecimal }],
  ['application-label', { words: ['APPLAB', 'Appl Label'], english: [], value: text }],
]);
