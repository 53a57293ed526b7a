import { type Totals, type TotalsBrand, totalsRows } from '../../zvt/protocol/totals.ts';
import { brandOf } from './brands.ts';
import type { Entry } from './memory.ts';

/** Count and sum (cent) by card organisation. A voided payment and its void count in no row; a refund takes away. */
export function sumsByBrand(entries: readonly Entry[]): Totals['rows'] {
  const row = (brand: TotalsBrand) => {
    const counted = entries.filter(
      ({ kind, voided, card }) => !voided && !kind.endsWith('void') && brandOf(card.pan).row === brand,
    );
    const sum = counted.reduce((total, { kind, amount }) => total + (kind === 'refund' ? -amount : amount), 0);
    // Bitmap 60 has no sign.
    return { count: counted.length, amount: Math.max(0, sum) };
  };
  return Object.fromEntries(totalsRows.map((brand) => [brand, row(brand)])) as Totals['rows'];
}
