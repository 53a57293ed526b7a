import { z } from 'zod';
import { faultNames, faultOptions } from '../printers/fault-schema.ts';
import { cards } from './cards.ts';
import { amount, duration, keys, mapping, nothing, oneOf, stepName, transaction } from './schema-parts.ts';

const card = oneOf(keys(cards)).default('chip').describe('a test card, by how it is read');

/** A part of what an earlier step paid. */
const partOf = (what: string) =>
  mapping({
    of: stepName.describe(`the step of the ${what}`),
    amount: amount.optional().describe(`yuan; the whole ${what} when absent`),
  });

/** What a step can be, and how it is written. */
export const actions = {
  sale: mapping({ amount, card, tip: amount.optional().describe('yuan, on top of the amount') }).describe(
    'a sale (消费)',
  ),
  'offline-sale': mapping({ amount, card }).describe('a sale that the terminal approves by itself (离线消费)'),
  void: transaction.describe('a void (消费撤销) of the sale of that step or voucher number'),
  refund: partOf('sale').describe('a refund (退货), with the reference and date of the sale as its slip has them'),
  preauth: mapping({ amount, card }).describe('a pre-authorisation (预授权)'),
  'preauth-void': stepName.describe('a void of the pre-authorisation of that step (预授权撤销)'),
  completion: partOf('pre-authorisation').describe('a completion (预授权完成)'),
  'completion-void': transaction.describe('a void of the completion of that step or voucher number (预授权完成撤销)'),
  'qr-sale': mapping({
    amount,
    app: oneOf(['wechat', 'alipay', 'unionpay']).default('wechat').describe('微信, 支付宝, 云闪付'),
  }).describe('a sale paid by telephone (扫码消费)'),
  'qr-refund': partOf('QR sale').describe('a refund of an order (扫码退货)'),
  'qr-query': z
    .union([mapping({ of: stepName.describe('the step of the QR sale') }), mapping({}), z.null()], {
      error: '{ of: ... }, or {} for the order whose answer was lost',
    })
    .describe('asks what became of an order, and prints it if it was paid (扫码补单)'),
  'sign-on': nothing('{}: a sign-on takes no particulars').describe('签到'),
  'sign-off': nothing('{}: a sign-off takes no particulars').describe('签退'),
  settle: nothing('{}: a settlement takes no particulars').describe('a settlement (结算)'),
  list: oneOf(['details', 'totals']).describe(
    'prints the transactions of the open batch (交易明细), or its totals (交易汇总)',
  ),
  reprint: z
    .union([z.enum(['last', 'settlement']), mapping({ voucher: transaction })], {
      error: 'last, settlement, or { voucher: ... }',
    })
    .describe('a reprint (重打印) of the last slip, the last settlement, or any voucher of the open batch'),
  restart: nothing('{}: a restart takes no particulars').describe('the terminal loses its power and gets it again'),
  fault: mapping(faultOptions)
    .refine((given) => Object.keys(given).length === 1, { error: `exactly one of ${faultNames.join(', ')}` })
    .describe('a fault of the printer or the link, which begins now or when it says'),
  recover: oneOf(faultNames).describe('ends a fault, as a person at the printer does'),
  wait: duration.describe('lets the wall clock move on: 1d, 2h 30m, 45s, 500ms'),
};

/** What a step can be: each has exactly one of these. */
export const actionNames = keys(actions);
export type ActionName = keyof typeof actions;
