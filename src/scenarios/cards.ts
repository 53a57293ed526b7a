import type { Card, Wallet } from '../terminals/terminal.ts';

/**
 * The test cards that scenarios name. The numbers are the ones that payment providers publish for testing and that no
 * issuer gives out: 6250 9460 0000 0016 (Adyen, UnionPay), 6205 5000 0000 0000 004 and 6200 0000 0000 0005 (Stripe,
 * UnionPay of 19 and 16 digits), 4000 0566 5566 5556 (Stripe, Visa debit), 4242 4242 4242 4242 and 5555 5555 5555 4444
 * (Stripe, Visa and Mastercard), 4051 8842 3993 7763 (Transbank, Redcompra). `tap` is held to the terminal for an amount too
 * small to be signed for.
 */
export const cards = {
  chip: { pan: '6250946000000016', expiry: '3012', issuer: '工商银行', entry: 'I' },
  swipe: { pan: '6205500000000000004', expiry: '2909', issuer: '建设银行', entry: 'S' },
  contactless: { pan: '6200000000000005', expiry: '3106', issuer: '招商银行', entry: 'C' },
  pin: { pan: '6250946000000016', expiry: '3012', issuer: '工商银行', entry: 'I', verification: 'pin' },
  tap: { pan: '6200000000000005', expiry: '3106', issuer: '招商银行', entry: 'C', verification: 'none' },
  visa: { pan: '4000056655665556', expiry: '3011', issuer: 'VISA', entry: 'I', organisation: 'VISA' },
  'visa-contactless': {
    pan: '4242424242424242',
    expiry: '3011',
    issuer: 'VISA',
    entry: 'C',
    verification: 'none',
    organisation: 'VISA',
  },
  mastercard: {
    pan: '5555555555554444',
    expiry: '3010',
    issuer: 'MASTERCARD',
    entry: 'I',
    verification: 'pin',
    organisation: 'MASTERCARD',
  },
  redcompra: { pan: '4051884239937763', expiry: '3012', issuer: 'BANCO', entry: 'I', account: 'debit' },
  manual: { pan: '6250946000000016', expiry: '3012', issuer: '工商银行', entry: 'M' },
} as const satisfies Record<string, Card>;

export type CardName = keyof typeof cards;

/** Payment codes of the length and with the first digits of their kind (微信 10 to 15, 支付宝 25 to 30, 云闪付 62), and no more. */
export const wallets = {
  wechat: { app: 'wechat', code: '130000000000000001' },
  alipay: { app: 'alipay', code: '280000000000000001' },
  unionpay: { app: 'unionpay', code: '620000000000000001' },
} as const satisfies Record<Wallet['app'], Wallet>;
