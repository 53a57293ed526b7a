import { z } from 'zod';
import { faultNames, faultOptions } from '../printers/fault-schema.ts';
import { keyNames } from '../terminals/simulated/printing/face.ts';
import { reprintMeans } from '../terminals/terminal.ts';
import { duration, keys, mapping, nothing, oneOf } from '../yaml/parts.ts';
import { cards } from './cards.ts';
import { registerFaultNames, registerFaultOptions } from './register-fault-schema.ts';
import { amount, stepName, transaction } from './schema-parts.ts';

const counted = (what: string, least: number) => {
  const error = `${what}: a whole number from ${least}`;
  return z.int({ error }).min(least, { error });
};

const card = oneOf(keys(cards)).default('chip').describe('a test card, by how it is read');

/** A part of what an earlier step paid. */
const partOf = (what: string) =>
  mapping({
    of: stepName.describe(`the step of the ${what}`),
    amount: amount.optional().describe(`the whole ${what} when absent`),
  });

/** What a step can be, and how it is written. */
export const actions = {
  sale: mapping({ amount, card, tip: amount.optional().describe('on top of the amount') }).meta({
    description: 'a sale (消费), by chip where no card is named, with or without a tip',
    examples: [{ amount: 12.85, card: 'chip', tip: 1.5 }],
  }),
  'offline-sale': mapping({ amount, card }).meta({
    description: 'a sale that the terminal approves by itself (离线消费)',
    examples: [{ amount: 12.85, card: 'tap' }],
  }),
  void: transaction.meta({
    description: 'a void (消费撤销) of the sale of that step or voucher number',
    examples: ['coffee', 17],
  }),
  refund: partOf('sale').meta({
    description: 'a refund (退货), with the reference and date of the sale as its slip has them; of all or a part',
    examples: [{ of: 'coffee' }, { of: 'coffee', amount: 5 }],
  }),
  preauth: mapping({ amount, card }).meta({
    description: 'a pre-authorisation (预授权)',
    examples: [{ amount: 1000, card: 'pin' }],
  }),
  'preauth-void': stepName.meta({
    description: 'a void of the pre-authorisation of that step (预授权撤销)',
    examples: ['room'],
  }),
  completion: partOf('pre-authorisation').meta({
    description: 'a completion (预授权完成), of all or a part',
    examples: [{ of: 'room' }, { of: 'room', amount: 640 }],
  }),
  'completion-void': transaction.meta({
    description: 'a void of the completion of that step or voucher number (预授权完成撤销)',
    examples: ['checkout', 17],
  }),
  'qr-sale': mapping({
    amount,
    app: oneOf(['wechat', 'alipay', 'unionpay']).default('wechat').describe('微信, 支付宝, 云闪付'),
  }).meta({
    description: 'a sale paid by telephone (扫码消费): 微信 where nothing is said, 支付宝, 云闪付',
    examples: [{ amount: 9.9 }, { amount: 9.9, app: 'alipay' }, { amount: 9.9, app: 'unionpay' }],
  }),
  'qr-refund': partOf('QR sale').meta({
    description: 'a refund of an order (扫码退货), of all or a part',
    examples: [{ of: 'noodles' }, { of: 'noodles', amount: 3 }],
  }),
  'qr-query': z
    .union([mapping({ of: stepName.describe('the step of the QR sale') }), mapping({}), z.null()], {
      error: '{ of: ... }, or {} for the order whose answer was lost',
    })
    .meta({
      description: 'asks what became of an order, or of that whose answer was lost, and prints it if paid (扫码补单)',
      examples: [{ of: 'noodles' }, {}],
    }),
  'sign-on': nothing('{}: a sign-on takes no particulars').meta({ description: 'a sign-on (签到)', examples: [{}] }),
  'sign-off': nothing('{}: a sign-off takes no particulars').meta({ description: 'a sign-off (签退)', examples: [{}] }),
  settle: nothing('{}: a settlement takes no particulars').meta({ description: 'a settlement (结算)', examples: [{}] }),
  list: oneOf(['details', 'totals']).meta({
    description: 'prints the transactions of the open batch (交易明细), or its totals (交易汇总)',
    examples: ['details', 'totals'],
  }),
  reprint: z
    .union(
      [
        z.enum(['last', 'settlement', 'chosen']),
        mapping({
          voucher: transaction,
          copy: oneOf(['merchant', 'cardholder']).optional().describe('that copy alone, where a terminal can do that'),
        }),
        mapping({ host: stepName }),
      ],
      { error: 'last, settlement, chosen, { voucher: ... } or { host: ... }' },
    )
    .meta({
      description:
        'a reprint (重打印) of the last slip, the last settlement, any voucher of the open batch, one fetched from the acquirer (补打), or by the means that was chosen',
      examples: [
        'last',
        'settlement',
        { voucher: 'coffee' },
        { voucher: 17 },
        { voucher: 17, copy: 'cardholder' },
        { host: 'coffee' },
        'chosen',
      ],
    }),
  'check-original': stepName.meta({
    description:
      "the merchant looks at that step's paper and looks the transaction up on the terminal (交易查询): the paper, the display and the host say the same",
    examples: ['coffee'],
  }),
  'choose-means': mapping({
    for: stepName.describe('the step whose slip is wanted again'),
    by: oneOf(reprintMeans).describe('the last slip, its voucher number, the settlement, or from the acquirer'),
  }).meta({
    description: 'the merchant decides by what the slip is to be had again: it leads to that slip and to no other',
    examples: [{ for: 'coffee', by: 'voucher' }],
  }),
  review: mapping({
    of: stepName.describe('the step of the reprint'),
    against: stepName.describe('the step of the original'),
  }).meta({
    description:
      'the merchant holds a reprint beside its original: every field is there and says the same, and the reprint says that it is one',
    examples: [{ of: 'again', against: 'coffee' }],
  }),
  keep: stepName.meta({
    description:
      'the merchant keeps his copy of that step: it is whole, marked, and no whole card number can be read on it',
    examples: ['again'],
  }),
  'hand-over': stepName.meta({
    description: "the cardholder gets his copy of that step, and the merchant's stays: the same, and nothing to sign",
    examples: ['again'],
  }),
  restart: nothing('{}: a restart takes no particulars').meta({
    description: 'the terminal loses its power and gets it again',
    examples: [{}],
  }),
  register: mapping(registerFaultOptions)
    .refine((given) => Object.keys(given).length === 1, { error: `exactly one of ${registerFaultNames.join(', ')}` })
    .meta({
      description: 'something that goes wrong between the terminal and its register in the next request',
      examples: [
        { 'line-cut': { at: 'acknowledged' } },
        { 'cable-out': { at: 'told', for: '5s' } },
        { 'stop-key': {} },
      ],
    }),
  fault: mapping(faultOptions)
    .refine((given) => Object.keys(given).length === 1, { error: `exactly one of ${faultNames.join(', ')}` })
    .meta({
      description: 'a fault of the printer or the link, which begins now or when it says',
      examples: [{ 'paper-end': { 'at-row': 120 } }, { 'cover-open': {} }, { 'link-cut': { 'at-byte': 812 } }],
    }),
  recover: oneOf(faultNames).meta({
    description: 'ends a fault, as a person at the printer does',
    examples: ['paper-end'],
  }),
  'power-cut': mapping({
    'after-message': counted('which message', 1)
      .optional()
      .describe('goes when that message between terminal and host has arrived'),
    'at-byte': counted('which byte', 0).optional().describe('goes as that byte comes to the printer, 0 the next one'),
    after: duration.optional().describe('goes after this time'),
    for: duration.default('5s').describe('how long there is none'),
  })
    .refine(
      (given) => [given['after-message'], given['at-byte'], given.after].filter((at) => at !== undefined).length === 1,
      {
        error: 'exactly one of after-message, at-byte, after',
      },
    )
    .meta({
      description:
        'the power of the terminal, and of the printer in it, goes within what is asked next, and comes back',
      examples: [{ 'after-message': 1 }, { 'at-byte': 812, for: '1m' }, { after: '3s' }],
    }),
  press: oneOf(keyNames).meta({
    description: 'a key of the dialogue of a terminal that waits: 确认 or 取消',
    examples: [...keyNames],
  }),
  wait: duration.meta({ description: 'lets the wall clock move on', examples: ['1d', '2h 30m', '45s', '500ms'] }),
};

/** What a step can be: each has exactly one of these. */
export const actionNames = keys(actions);
export type ActionName = keyof typeof actions;
