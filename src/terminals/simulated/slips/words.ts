import type { HostSettlement, TotalsKind, TransactionKind, Wallet } from '../../terminal.ts';
import type { CopyName, ListSlip } from './content.ts';
import type { Language } from './style.ts';

/** The same in Chinese and in English. */
export type Words = readonly [chinese: string, english: string];

/** What a field is called; `label` puts the colon behind it. */
export const labels = {
  'merchant-name': ['商户名称', 'MERCHANT NAME'],
  'merchant-number': ['商户编号', 'MERCHANT NO'],
  'terminal-number': ['终端编号', 'TERMINAL NO'],
  operator: ['操作员号', 'OPERATOR NO'],
  issuer: ['发卡行', 'ISSUER'],
  organisation: ['外卡组织', 'CARD ORG'],
  card: ['卡号', 'CARD NO'],
  payer: ['付款方式', 'PAYMENT'],
  order: ['订单号', 'ORDER NO'],
  acquirer: ['收单行', 'ACQ'],
  type: ['交易类型', 'TXN TYPE'],
  expiry: ['卡有效期', 'EXP DATE'],
  batch: ['批次号', 'BATCH NO'],
  voucher: ['凭证号', 'VOUCHER NO'],
  authorisation: ['授权码', 'AUTH NO'],
  'date-time': ['日期/时间', 'DATE/TIME'],
  reference: ['交易参考号', 'REF NO'],
  amount: ['金额', 'AMOUNT'],
  tip: ['小费', 'TIPS'],
  total: ['总计', 'TOTAL'],
  remark: ['备注', 'REFERENCE'],
  signature: ['持卡人签名', 'CARDHOLDER SIGNATURE'],
} as const satisfies Record<string, Words>;

/** What the transaction goes back to; in both languages the English words are those of the field itself. */
export const originals = {
  voucher: ['原凭证号', 'VOUCHER NO', 'ORIG VOUCHER NO'],
  reference: ['原参考号', 'REF NO', 'ORIG REF NO'],
  authorisation: ['原预授权码', 'AUTH NO', 'ORIG AUTH NO'],
  order: ['原订单号', 'ORDER NO', 'ORIG ORDER NO'],
  date: ['原交易日期', 'DATE', 'ORIG DATE'],
} as const satisfies Record<string, readonly [chinese: string, beside: string, english: string]>;

export const copies: Readonly<Record<CopyName, Words>> = {
  merchant: ['商户存根', 'MERCHANT COPY'],
  bank: ['银行存根', 'BANK COPY'],
  cardholder: ['持卡人存根', 'CARDHOLDER COPY'],
};

export const kinds: Readonly<Record<TransactionKind, Words>> = {
  sale: ['消费', 'SALE'],
  'offline-sale': ['离线消费', 'OFFLINE'],
  void: ['消费撤销', 'VOID'],
  refund: ['退货', 'REFUND'],
  preauth: ['预授权', 'AUTH'],
  'preauth-void': ['预授权撤销', 'CANCEL'],
  completion: ['预授权完成', 'COMPLETE'],
  'completion-void': ['预授权完成撤销', 'COMPLETE VOID'],
  'qr-sale': ['扫码消费', 'QR SALE'],
  'qr-void': ['扫码撤销', 'QR VOID'],
  'qr-refund': ['扫码退货', 'QR REFUND'],
};

/** Who paid an order. */
export const payers: Readonly<Record<Wallet['app'], Words>> = {
  wechat: ['微信支付', 'WECHAT PAY'],
  alipay: ['支付宝', 'ALIPAY'],
  unionpay: ['云闪付', 'UNIONPAY QR'],
};

export const balances: Readonly<Record<HostSettlement['balance'], string>> = {
  balanced: '内卡对帐平',
  unbalanced: '内卡对帐不平',
  error: '内卡对帐错误',
};

export const totalsNames: Readonly<Record<TotalsKind, string>> = {
  sale: '消费',
  completion: '预授权完成',
  'offline-sale': '离线',
  refund: '退货',
  'qr-sale': '扫码消费',
  'qr-refund': '扫码退货',
};

export const listTitles: Readonly<Record<ListSlip['list'], string>> = { details: '交易明细', totals: '交易汇总' };

/** Short names of the list (LiaoYang_POS, PrintDetail: 凭证号 类型 授权码 金额 卡号). */
export const listNames: Readonly<Record<TransactionKind, string>> = {
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

/** `消费(SALE)`, or one of them. */
export function say([chinese, english]: Words, language: Language): string {
  return language === 'zh' ? chinese : language === 'en' ? english : `${chinese}(${english})`;
}

/** The words with a colon behind them. */
export function label(words: Words, language: Language): string {
  return `${say(words, language)}:`;
}
