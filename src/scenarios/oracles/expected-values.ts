import type { FieldName, Rules } from '../../rules/rules.ts';
import type { Card, HostSettlement, HostTransaction, Merchant } from '../../terminals/terminal.ts';
import type { OpenBatch } from '../due.ts';
import type { Setup } from '../facts.ts';
import { six } from '../words.ts';

/** What a field must say. */
export interface Expected {
  /** Local time as the host has it for a date, fen for an amount, the printed value for any other; null: no such field. */
  readonly value: string | number | null;
  /** Whose value it is: `the transaction`. */
  readonly owner: string;
  /** How a date is told: `voucher 000001 was made`. */
  readonly told: string;
}

/** Fields as messages name them. */
export const fieldWords: Readonly<Record<FieldName, string>> = {
  'merchant-name': 'merchant name',
  'merchant-number': 'merchant number',
  'terminal-number': 'terminal number',
  operator: 'operator number',
  issuer: 'issuer',
  'card-number': 'card number',
  entry: 'entry mode',
  acquirer: 'acquirer',
  type: 'transaction type',
  expiry: 'expiry date of the card',
  batch: 'batch number',
  voucher: 'voucher number',
  vouchers: 'range of voucher numbers',
  trace: 'trace number',
  authorisation: 'authorisation number',
  'date-time': 'date and time',
  reference: 'reference number',
  amount: 'amount',
  'original-voucher': 'original voucher number',
  'original-trace': 'original trace number',
  'original-reference': 'original reference number',
  'original-date': 'original date',
  'original-authorisation': 'original authorisation number',
  'original-order': 'original order number',
  organisation: 'card organisation',
  brand: 'card brand',
  payer: 'way of payment',
  order: 'order number',
  tip: 'tip',
  total: 'total with the tip',
  net: 'amount without tax',
  tax: 'tax',
  cryptogram: 'application cryptogram',
  tvr: 'terminal verification results',
  aid: 'application identifier',
  'pan-sequence': 'PAN sequence number',
  tsi: 'transaction status information',
  atc: 'application transaction counter',
  'application-label': 'application label',
};

/** The values of a transaction's slip, from the host's record. Type, card number and chip block have checks of their own. */
export function expectedTransaction(
  transaction: HostTransaction,
  { merchant, rules, acquirer }: Setup,
): ReadonlyMap<FieldName, Expected> {
  const { kind, voucher, trace, batch, amount, tip = 0, card, order, authorisation, reference, original } = transaction;
  const { amountSign, numberOfOriginal } = rules.slips[kind];
  const { written } = rules;
  const sign = amountSign.rule === 'minus' ? -1 : 1;
  const tax = rules.taxIn?.(amount);
  const number = numberOfOriginal ? (original?.voucher ?? voucher) : voucher;
  const told = `voucher ${written.voucher(voucher)} was made`;
  const own = (value: string | number | null): Expected => ({ value, owner: 'the transaction', told });
  return new Map<FieldName, Expected>([
    ...ofMerchant(merchant),
    ['issuer', own(card?.issuer ?? null)],
    ['entry', own(card?.entry ?? null)],
    ['organisation', own(card?.organisation ?? null)],
    ['brand', own(card && rules.brandOf(card))],
    ['order', own(order ?? null)],
    ['acquirer', own(acquirer)],
    ['expiry', own(card && expiryOf(card, rules))],
    ['batch', own(six(batch))],
    ['voucher', own(written.voucher(number))],
    ['trace', own(trace === undefined ? null : six(trace))],
    ['authorisation', own(card && authorisation !== '' ? authorisation : null)],
    ['date-time', own(transaction.localTime)],
    ['reference', own(reference === '' ? null : reference)],
    ['amount', own(sign * (amount - tip))],
    ['tip', own(tip > 0 ? sign * tip : null)],
    ['total', own(tip > 0 ? sign * amount : null)],
    ['net', own(tax === undefined ? null : amount - tax)],
    ['tax', own(tax ?? null)],
    ['original-voucher', own(original?.voucher === undefined ? null : written.voucher(original.voucher))],
    ['original-trace', own(original?.trace === undefined ? null : six(original.trace))],
    ['original-reference', own(original?.reference ?? null)],
    ['original-authorisation', own(original?.authorisation ?? null)],
    ['original-order', own(original?.order ?? null)],
    ['original-date', own(original?.date?.replaceAll('-', '/') ?? null)],
  ]);
}

function expiryOf({ expiry }: Card, rules: Rules): string | null {
  if (rules.expiry.rule === 'forbidden' || expiry === '' || expiry === '0000') return null;
  return `20${expiry.slice(0, 2)}/${expiry.slice(2)}`;
}

/** The values of a settlement slip but for its totals. */
export function expectedSettlement(
  settlement: HostSettlement,
  { merchant, rules }: Setup,
  booked: readonly HostTransaction[],
): ReadonlyMap<FieldName, Expected> {
  const batch = six(settlement.batch);
  const own = (value: string): Expected => ({ value, owner: 'the settlement', told: `batch ${batch} was settled` });
  return new Map<FieldName, Expected>([
    ...ofMerchant(merchant),
    ['batch', own(batch)],
    ['date-time', own(settlement.localTime)],
    ...(rules.vouchersOf ? [['vouchers', own(rules.vouchersOf(booked))] as const] : []),
  ]);
}

/** The values of a list of the open batch but for what it lists, and for when it was printed. */
export function expectedList(
  { batch }: OpenBatch,
  { merchant, rules }: Setup,
  booked: readonly HostTransaction[],
): ReadonlyMap<FieldName, Expected> {
  const own = (value: string): Expected => ({ value, owner: 'the open batch', told: '' });
  return new Map<FieldName, Expected>([
    ...ofMerchant(merchant),
    ['batch', own(six(batch))],
    ...(rules.vouchersOf ? [['vouchers', own(rules.vouchersOf(booked))] as const] : []),
  ]);
}

function ofMerchant({ name, number, terminal, operator }: Merchant): (readonly [FieldName, Expected])[] {
  const own = (value: string): Expected => ({ value, owner: 'the merchant', told: '' });
  return [
    // Slips have one kind of space.
    ['merchant-name', own(name.replaceAll(/\p{Zs}/gu, ' '))],
    ['merchant-number', own(number)],
    ['terminal-number', own(terminal)],
    ['operator', own(operator)],
  ];
}
