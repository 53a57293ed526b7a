import { atCardComplete } from '../rules/at-card-complete.ts';
import { clTransbank } from '../rules/cl-transbank.ts';
import { cnUnionpay } from '../rules/cn-unionpay.ts';
import { euZvt } from '../rules/eu-zvt.ts';
import type { Rules, SlipCopy } from '../rules/rules.ts';
import { slipStyles } from '../terminals/simulated/slips/style.ts';
import { cardComplete, standard } from '../terminals/simulated/zvt/profile.ts';
import type { Merchant } from '../terminals/terminal.ts';
import type { Family } from './families/family.ts';
import { keyed } from './families/keyed.ts';
import { transbank } from './families/transbank.ts';
import { zvt } from './families/zvt.ts';
import type { Language } from './scenario.ts';

/** Whose terminal a scenario runs: the rules its slips obey, and the shop it stands in. */
export interface Acquirer {
  readonly rules: Rules;
  /** The order in which its terminals print the copies of a slip. */
  readonly copies: readonly SlipCopy[];
  readonly merchant: Merchant;
  /** The languages that its terminals print in, its own first. */
  readonly languages: readonly [Language, ...Language[]];
  /** Decimals of its currency. */
  readonly decimals: 0 | 2;
  /** The largest voucher number. */
  readonly mostVouchers: number;
  /** What kind of terminal it has, and how that looks. */
  readonly family: Family;
  /** Its terminals fetch slips of settled batches and print them again (补打). */
  readonly archive?: boolean;
  /** Its name on the slips. */
  readonly name: string;
}

// CaoEnXin/LiaoYang_POS, tranprint.c: one, two or three copies by parameter, always in this order.
const unionpay = {
  rules: cnUnionpay,
  copies: ['merchant', 'bank', 'cardholder'],
  languages: ['zh', 'en', 'zh+en'],
  decimals: 2,
  mostVouchers: 999_999,
} as const;

// PA00P015 13.08, tag 1F04: the merchant's copy first unless a parameter says otherwise.
const ofRegister = { copies: ['merchant', 'cardholder'], name: '' } as const;

/**
 * Every acquirer, as scenarios name them. None publishes its own layout: their slips follow the order common to UnionPay
 * terminals, and differ in style. Field 42 of their shops: a test acquirer, the town, the trade, the first shop.
 */
export const acquirers = {
  'cn-unionpay': {
    ...unionpay,
    family: keyed(slipStyles['cn-unionpay']),
    merchant: { name: '上海示例超市', number: '898290054110001', terminal: '10000001', operator: '01' },
    name: '银联商务',
  },
  'cn-unionpay-merchant-services': {
    ...unionpay,
    family: keyed(slipStyles['cn-unionpay-merchant-services']),
    merchant: { name: '北京示例百货', number: '898110053110002', terminal: '10000002', operator: '01' },
    name: '银联商务',
  },
  'cn-lakala': {
    ...unionpay,
    family: keyed(slipStyles['cn-lakala']),
    merchant: { name: '杭州示例茶庄', number: '822331054990003', terminal: '10000003', operator: '02' },
    name: '拉卡拉支付',
    // mepos.cn/newss/644976: after the settlement the merchant finds the transaction in the acquirer's records, and prints it again.
    archive: true,
  },
  'cn-ruiyinxin': {
    ...unionpay,
    family: keyed(slipStyles['cn-ruiyinxin']),
    merchant: { name: '广州示例餐厅', number: '849581058120004', terminal: '10000004', operator: '01' },
    name: '瑞银信',
  },
  'cn-shengpay': {
    ...unionpay,
    family: keyed(slipStyles['cn-shengpay']),
    merchant: { name: '成都示例书店', number: '850651059420005', terminal: '10000005', operator: '03' },
    name: '盛付通',
  },
  // A contract number and a terminal number of as many digits as bitmaps 2A and 29 hold, of no terminal that there is.
  'eu-zvt': {
    ...ofRegister,
    rules: euZvt,
    languages: ['de', 'en'],
    decimals: 2,
    mostVouchers: 9_999,
    family: zvt(standard),
    merchant: { name: 'Bäckerei Beispiel', number: '100200300', terminal: '12345678', operator: '01' },
  },
  'at-card-complete': {
    ...ofRegister,
    rules: atCardComplete,
    languages: ['de', 'en'],
    decimals: 2,
    mostVouchers: 9_999,
    family: zvt(cardComplete),
    merchant: { name: 'Café Beispiel', number: '200300400', terminal: '23456789', operator: '01' },
  },
  // The shop of the vouchers in the tests of transbank-pos-sdk-dotnet.
  'cl-transbank': {
    ...ofRegister,
    rules: clTransbank,
    languages: ['es'],
    decimals: 0,
    mostVouchers: 999_999,
    family: transbank(['Cerro El Plomo', 'CIUDAD DESARROLLO']),
    merchant: { name: 'PRUEBA DESA', number: '597029414300', terminal: 'IT750050', operator: '01' },
  },
} as const satisfies Record<string, Acquirer>;

/** The shop that a scenario's terminal stands in. */
export function shopOf({ acquirer, shop }: { readonly acquirer: AcquirerName; readonly shop?: string }): Merchant {
  const { merchant } = acquirers[acquirer];
  return shop === undefined ? merchant : { ...merchant, name: shop };
}

export type AcquirerName = keyof typeof acquirers;
