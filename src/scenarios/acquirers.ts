import { cnUnionpay } from '../rules/cn-unionpay.ts';
import type { Rules, SlipCopy } from '../rules/rules.ts';
import { type SlipStyle, slipStyles } from '../terminals/simulated/slips/style.ts';
import type { Merchant } from '../terminals/terminal.ts';

/** Whose terminal a scenario runs: the rules its slips obey, and the shop it stands in. */
export interface Acquirer {
  readonly rules: Rules;
  /** The order in which its terminals print the copies of a slip. */
  readonly copies: readonly SlipCopy[];
  readonly merchant: Merchant;
  /** How its slips look. */
  readonly style: SlipStyle;
  /** Its name on the slips. */
  readonly name: string;
}

// CaoEnXin/LiaoYang_POS, tranprint.c: one, two or three copies by parameter, always in this order.
const unionpay = { rules: cnUnionpay, copies: ['merchant', 'bank', 'cardholder'] } as const;

/**
 * Every acquirer, as scenarios name them. None publishes its own layout: their slips follow the order common to UnionPay
 * terminals, and differ in style. Field 42 of their shops: a test acquirer, the town, the trade, the first shop.
 */
export const acquirers = {
  'cn-unionpay': {
    ...unionpay,
    style: slipStyles['cn-unionpay'],
    merchant: { name: '上海示例超市', number: '898290054110001', terminal: '10000001', operator: '01' },
    name: '银联商务',
  },
  'cn-unionpay-merchant-services': {
    ...unionpay,
    style: slipStyles['cn-unionpay-merchant-services'],
    merchant: { name: '北京示例百货', number: '898110053110002', terminal: '10000002', operator: '01' },
    name: '银联商务',
  },
  'cn-lakala': {
    ...unionpay,
    style: slipStyles['cn-lakala'],
    merchant: { name: '杭州示例茶庄', number: '822331054990003', terminal: '10000003', operator: '02' },
    name: '拉卡拉支付',
  },
  'cn-ruiyinxin': {
    ...unionpay,
    style: slipStyles['cn-ruiyinxin'],
    merchant: { name: '广州示例餐厅', number: '849581058120004', terminal: '10000004', operator: '01' },
    name: '瑞银信',
  },
  'cn-shengpay': {
    ...unionpay,
    style: slipStyles['cn-shengpay'],
    merchant: { name: '成都示例书店', number: '850651059420005', terminal: '10000005', operator: '03' },
    name: '盛付通',
  },
} as const satisfies Record<string, Acquirer>;

export type AcquirerName = keyof typeof acquirers;
