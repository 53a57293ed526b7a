import { type Totals, type TotalsBrand, totalsRows } from '../../zvt/protocol/totals.ts';
import { brandOf } from './brands.ts';
import type { Entry } from './memory.ts';

/** Bitmap 60 has one byte for a count, and six of packed decimal without a sign for a sum: totals stop there. */
const MOST_COUNTED = 255;
export const MOST_SUMMED = 999_999_999_999;

/** Without what a void took back, and without voids. */
export function standingOf(entries: readonly Entry[]): readonly Entry[] {
  return entries.filter(({ kind, voided }) => !voided && !kind.endsWith('void'));
}

/** Count and sum (cent) by card organisation. A voided payment and its void count in no row; a refund takes away. */
export function sumsByBrand(entries: readonly Entry[]): Totals['rows'] {
  const row = (brand: TotalsBrand) => {
    const counted = standingOf(entries).filter(({ card }) => brandOf(card.pan).row === brand);
    const sum = counted.reduce((total, { kind, amount }) => total + (kind === 'refund' ? -amount : amount), 0);
    return { count: Math.min(counted.length, MOST_COUNTED), amount: Math.min(Math.max(0, sum), MOST_SUMMED) };
  };
  return Object.fromEntries(totalsRows.map((brand) => [brand, row(brand)])) as Totals['rows'];
}
