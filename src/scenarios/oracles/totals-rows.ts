import type { Rules } from '../../rules/rules.ts';
import type { Amount, HostTransaction, TotalsRow } from '../../terminals/terminal.ts';
import { takesAway, totalsRows } from '../../terminals/transactions.ts';

/** A row of totals, of whatever it counts. */
export interface Row extends TotalsRow {
  /** Where rows are told by card brand. */
  readonly brand?: string;
}

/** The rows of what is to be counted, as these rules tell them. */
export function rowsOf(counted: readonly HostTransaction[], rules: Rules): readonly Row[] {
  if (rules.totals.rule === 'by kind') return totalsRows(counted);
  const brands = new Map<string, { count: number; amount: Amount }>();
  for (const { kind, card, amount } of counted) {
    const brand = rowOf((card && rules.brandOf(card)) ?? '', rules);
    const row = brands.get(brand) ?? { count: 0, amount: 0 };
    const isBack = (takesAway as readonly string[]).includes(kind);
    brands.set(brand, { count: row.count + 1, amount: row.amount + (isBack ? -amount : amount) });
  }
  return [...brands].map(([brand, row]) => ({ kind: 'sale', brand, ...row }));
}

/** The row that counts a brand. */
export function rowOf(brand: string, rules: Rules): string {
  return rules.rowOf?.(brand) ?? brand;
}

/** The same rows, in whatever order; a row of nothing may be left out. */
export function sameRows(a: readonly Row[], b: readonly Row[]): boolean {
  const isIn = (rows: readonly Row[]) => (row: Row) => sameRow(rowLike(rows, row), row);
  return a.every(isIn(b)) && b.every(isIn(a));
}

/** The row that counts the same. */
export function rowLike<T extends Pick<Row, 'foreign' | 'brand'> & { readonly kind: string }>(
  rows: readonly T[],
  { kind, foreign, brand }: Pick<Row, 'foreign' | 'brand'> & { readonly kind: string },
): T | undefined {
  return rows.find((row) => row.kind === kind && row.foreign === foreign && row.brand === brand);
}

/** A row of nothing may be left out. */
export function sameRow(printed: Pick<Row, 'count' | 'amount'> | undefined, { count, amount }: Row): boolean {
  return (printed?.count ?? 0) === count && (printed?.amount ?? 0) === amount;
}
