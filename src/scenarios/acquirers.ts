import { cnUnionpay } from '../rules/cn-unionpay.ts';
import type { Rules, SlipCopy } from '../rules/rules.ts';
import type { Merchant } from '../terminals/terminal.ts';

/** Whose terminal a scenario runs: the rules its slips obey, and the shop it stands in. */
export interface Acquirer {
  readonly rules: Rules;
  /** The order in which its terminals print the copies of a slip. */
  readonly copies: readonly SlipCopy[];
  readonly merchant: Merchant;
  /** Its name on the slips. */
  readonly name: string;
}

/** Every acquirer, as scenarios name them. */
export const acquirers = {
  'cn-unionpay': {
    rules: cnUnionpay,
    // CaoEnXin/LiaoYang_POS, tranprint.c: one, two or three copies by parameter, always in this order.
    copies: ['merchant', 'bank', 'cardholder'],
    // Field 42: a test acquirer, Shanghai (2900), grocery stores (MCC 5411), the first shop.
    merchant: { name: '上海示例超市', number: '898290054110001', terminal: '10000001', operator: '01' },
    name: '银联商务',
  },
} as const satisfies Record<string, Acquirer>;

export type AcquirerName = keyof typeof acquirers;
