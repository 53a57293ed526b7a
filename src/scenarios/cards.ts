import type { Card } from '../terminals/terminal.ts';

/**
 * The test cards that scenarios name. The numbers are the ones that payment providers publish for testing and that no
 * issuer gives out: 6250 9460 0000 0016 (Adyen, UnionPay), 6205 5000 0000 0000 004 and 6200 0000 0000 0005 (Stripe,
 * UnionPay of 19 and 16 digits).
 */
export const cards = {
  chip: { pan: '6250946000000016', expiry: '3012', issuer: '工商银行', entry: 'I' },
  swipe: { pan: '6205500000000000004', expiry: '2909', issuer: '建设银行', entry: 'S' },
  contactless: { pan: '6200000000000005', expiry: '3106', issuer: '招商银行', entry: 'C' },
  manual: { pan: '6250946000000016', expiry: '3012', issuer: '工商银行', entry: 'M' },
} as const satisfies Record<string, Card>;

export type CardName = keyof typeof cards;
