import type { TotalsBrand } from '../../zvt/protocol/totals.ts';

/** A card organisation as a terminal knows it. */
export interface Brand {
  /** Bitmap 8B. */
  readonly name: string;
  /** First digits of its card numbers. */
  readonly digits: RegExp;
  /** ZVT card type, bitmap 8A (PA00P015 13.08, chapter 11). */
  readonly type: number;
  /** Its row in the totals of an end-of-day. */
  readonly row: TotalsBrand;
  /** Registered application identifier (ISO/IEC 7816-5). */
  readonly aid: string;
}

const brands: readonly Brand[] = [
  { name: 'VISA', digits: /^4/, type: 10, row: 'VISA', aid: 'A0000000031010' },
  { name: 'Mastercard', digits: /^(5[1-5]|2[2-7])/, type: 6, row: 'Mastercard', aid: 'A0000000041010' },
  { name: 'American Express', digits: /^3[47]/, type: 8, row: 'American Express', aid: 'A00000002501' },
  { name: 'JCB', digits: /^35/, type: 14, row: 'JCB', aid: 'A0000000651010' },
  { name: 'Diners', digits: /^3[068]/, type: 12, row: 'Diners', aid: 'A0000001523010' },
  { name: 'girocard', digits: /^672/, type: 5, row: 'girocard', aid: 'A0000003591010028001' },
  { name: 'UnionPay', digits: /^62/, type: 198, row: 'Other', aid: 'A000000333010101' },
  { name: 'Maestro', digits: /^(5|6)/, type: 46, row: 'Other', aid: 'A0000000043060' },
];

/** A card of no organisation that is known here has no application either. */
const other: Brand = { name: 'Card', digits: /^/, type: 255, row: 'Other', aid: '' };

export function brandOf(pan: string): Brand {
  return brands.find(({ digits }) => digits.test(pan)) ?? other;
}
