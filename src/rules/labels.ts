import type { FieldName } from './rules.ts';

/** How a field is found on a slip: what its label says, and what a value of it looks like. */
export interface Label {
  /** Chinese words, any of which is the label. */
  readonly chinese: readonly string[];
  /** English words that may stand behind the Chinese ones, in brackets or not. */
  readonly english: readonly string[];
  /** English words that stand alone, where they are others. */
  readonly alone?: readonly string[];
  /** Matched at the beginning of what follows the label. */
  readonly value: RegExp;
  /** True where the value may run over several lines, as a name does. */
  readonly runsOn?: true;
}

const six = /^\d{6}(?!\d)/;
const words = /^\S.*/;
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
    { chinese: ['商户名称', '商户名'], english: ['MERCHANT NAME', 'MERCHANT'], value: words, runsOn: true },
  ],
  [
    'merchant-number',
    { chinese: ['商户编号', '商户号'], english: ['MERCHANT NO', 'MERCHANT NUMBER'], value: /^[\dA-Z]{15}(?!\w)/ },
  ],
  [
    'terminal-number',
    { chinese: ['终端编号', '终端号'], english: ['TERMINAL NO', 'TERMINAL NUMBER'], value: /^[\dA-Z]{8}(?!\w)/ },
  ],
  ['operator', { chinese: ['操作员号', '操作员'], english: ['OPERATOR NO', 'OPERATOR'], value: /^\d{2,}/ }],
  ['issuer', { chinese: ['发卡行号', '发卡行'], english: ['ISSUER', 'ISS NO'], value: words }],
  [
    'card-number',
    { chinese: ['卡号'], english: ['CARD NO', 'CARD NUMBER'], value: /^[\d*][\d* ]{9,21}[\d*](?![\d*])/ },
  ],
  ['acquirer', { chinese: ['收单行号', '收单行'], english: ['ACQUIRER', 'ACQ NO', 'ACQ'], value: words }],
  ['type', { chinese: ['交易类型', '交易类别'], english: ['TXN TYPE', 'TRANS TYPE'], value: words }],
  [
    'expiry',
    { chinese: ['卡有效期', '有效期'], english: ['EXP DATE'], value: /^(?:19|20)\d\d\/(?:0[1-9]|1[0-2])(?!\d)/ },
  ],
  ['batch', { chinese: ['批次号'], english: ['BATCH NO'], value: six }],
  ['voucher', { chinese: ['凭证号'], english: ['VOUCHER NO', 'VOUCHER'], value: six }],
  ['authorisation', { chinese: ['授权码', '授权号'], english: ['AUTH NO'], value: /^[\dA-Z]{6}(?!\w)/ }],
  [
    'date-time',
    {
      chinese: ['日期/时间', '日期-时间', '日期时间'],
      english: ['DATE/TIME'],
      value: /^\d{4}[/-]\d\d[/-]\d\d +\d\d:\d\d:\d\d/,
    },
  ],
  [
    'reference',
    { chinese: ['交易参考号', '检索参考号', '参考号'], english: ['REF NO', 'REFER NO'], value: /^[\dA-Z]{12}(?!\w)/ },
  ],
  [
    'amount',
    {
      chinese: ['交易金额', '金额'],
      english: ['AMOUNT', 'AMT'],
      value: money,
    },
  ],
  [
    'original-voucher',
    { chinese: ['原凭证号'], alone: ['ORIG VOUCHER NO'], english: ['VOUCHER NO', 'VOUCHER'], value: six },
  ],
  [
    'original-reference',
    { chinese: ['原参考号'], alone: ['ORIG REF NO'], english: ['REF NO', 'REFER NO'], value: /^[\dA-Z]{12}(?!\w)/ },
  ],
  [
    'original-date',
    {
      chinese: ['原交易日期'],
      alone: ['ORIG DATE'],
      english: ['DATE'],
      value: /^(?:\d{4}[/-]\d\d[/-]\d\d|\d{4})(?!\d)/,
    },
  ],
  [
    'original-authorisation',
    { chinese: ['原预授权码', '原授权码'], alone: ['ORIG AUTH NO'], english: ['AUTH NO'], value: /^[\dA-Z]{6}(?!\w)/ },
  ],
  [
    'original-order',
    { chinese: ['原订单号'], alone: ['ORIG ORDER NO'], english: ['ORDER NO'], value: /^\d{12,32}(?!\d)/ },
  ],
  ['organisation', { chinese: ['外卡组织'], english: ['CARD ORG'], value: words }],
  ['payer', { chinese: ['付款方式', '支付方式'], english: ['PAYMENT'], value: words }],
  ['order', { chinese: ['订单号', '商户订单号'], english: ['ORDER NO'], value: /^\d{12,32}(?!\d)/ }],
  ['tip', { chinese: ['小费'], english: ['TIPS', 'TIP'], value: money }],
  ['total', { chinese: ['总计'], english: ['TOTAL'], value: money }],
  ['cryptogram', { chinese: ['ARQC', 'TC'], english: [], value: hexadecimal }],
  ['tvr', { chinese: ['TVR'], english: [], value: hexadecimal }],
  ['aid', { chinese: ['AID'], english: [], value: hexadecimal }],
  ['pan-sequence', { chinese: ['PAN SN', 'CSN'], english: [], value: /^\d{2,3}(?!\d)/ }],
  ['tsi', { chinese: ['TSI'], english: [], value: hexadecimal }],
  ['atc', { chinese: ['ATC'], english: [], value: hexadecimal }],
  ['application-label', { chinese: ['APPLAB', 'Appl Label'], english: [], value: words }],
]);
