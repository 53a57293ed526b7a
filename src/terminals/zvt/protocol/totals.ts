import { bcd, bcdNumber } from './bcd.ts';
import { join } from './join.ts';

/** The totals of an end-of-day, bitmap 60: card organisations in this order. */
export const totalsRows = ['girocard', 'JCB', 'Mastercard', 'American Express', 'VISA', 'Diners', 'Other'] as const;
export type TotalsBrand = (typeof totalsRows)[number];

export interface Totals {
  readonly firstReceipt: number;
  readonly lastReceipt: number;
  /** Count and sum (cent) by card organisation. */
  readonly rows: Readonly<Record<TotalsBrand, { readonly count: number; readonly amount: number }>>;
}

/** Reads bitmap 60; null where it is not 53 bytes of numbers. */
export function decodeTotals(bytes: Uint8Array): Totals | null {
  const firstReceipt = bcdNumber(bytes.subarray(0, 2));
  const lastReceipt = bcdNumber(bytes.subarray(2, 4));
  const amounts = totalsRows.map((_, row) => bcdNumber(bytes.subarray(5 + row * 7, 11 + row * 7)));
  if (bytes.length !== 53 || firstReceipt === null || lastReceipt === null || amounts.includes(null)) return null;
  const rows = totalsRows.map((brand, row) => [brand, { count: bytes[4 + row * 7]!, amount: amounts[row]! }]);
  return { firstReceipt, lastReceipt, rows: Object.fromEntries(rows) };
}

/** The 53 bytes of bitmap 60. Throws a RangeError for a number that does not fit. */
export function encodeTotals({ firstReceipt, lastReceipt, rows }: Totals): Uint8Array {
  const bytes = totalsRows.map((brand) => join(rows[brand].count & 0xff, bcd(rows[brand].amount, 6)));
  return join(bcd(firstReceipt, 2), bcd(lastReceipt, 2), ...bytes);
}
