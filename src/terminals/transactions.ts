import {
  type Amount,
  type Card,
  type TotalsKind,
  type TotalsRow,
  type TransactionKind,
  totalsKinds,
} from './terminal.ts';

/** What a kind of transaction is, by ISO 8583 as UnionPay terminals use it (中国银联POS终端消息域说明, 2002-05). */
export interface TransactionFacts {
  /** The row of totals that counts it; null: it moves no money. */
  readonly counts: TotalsKind | null;
  /** The kinds that it takes back, which then count in no row. */
  readonly takesBack: readonly TransactionKind[];
  /** Reversed (0400) when the host does not answer. */
  readonly reversible: boolean;
  /** The terminal approves it by itself and uploads it later. */
  readonly offline: boolean;
}

const plain = { takesBack: [], reversible: true, offline: false } as const;

export const transactionFacts: Readonly<Record<TransactionKind, TransactionFacts>> = {
  sale: { ...plain, counts: 'sale' },
  'offline-sale': { ...plain, counts: 'offline-sale', reversible: false, offline: true },
  void: { ...plain, counts: null, takesBack: ['sale'] },
  refund: { ...plain, counts: 'refund', reversible: false },
  preauth: { ...plain, counts: null },
  'preauth-void': { ...plain, counts: null },
  completion: { ...plain, counts: 'completion' },
  'completion-void': { ...plain, counts: null, takesBack: ['completion'] },
  // An order is asked for again in place of being reversed (项目 700000, 扫码补单).
  'qr-sale': { ...plain, counts: 'qr-sale', reversible: false },
  'qr-void': { ...plain, counts: null, takesBack: ['qr-sale'] },
  'qr-refund': { ...plain, counts: 'qr-refund', reversible: false },
};

/** Kinds that stand on a settlement slip also where there are none of them. */
const always: readonly TotalsKind[] = ['sale', 'refund'];

/** Rows of these kinds take from a sum. */
export const takesAway: readonly TotalsKind[] = ['refund', 'qr-refund'];

/** What rows come to, refunds taken from the rest: how many transactions, and how much. */
export function sumOf(rows: readonly TotalsRow[]): { readonly count: number; readonly amount: Amount } {
  return {
    count: rows.reduce((sum, { count }) => sum + count, 0),
    amount: rows.reduce((sum, { kind, amount }) => sum + (takesAway.includes(kind) ? -amount : amount), 0),
  };
}

/** How many, and how much (fen), of what customers paid and of what went back to them. */
export interface SettledSums {
  readonly debit: { readonly count: number; readonly amount: Amount };
  readonly credit: { readonly count: number; readonly amount: Amount };
}

/** What field 48 of a settlement tells of rows: domestic and foreign cards, each debits and credits. */
export function settledSums(rows: readonly TotalsRow[]): {
  readonly domestic: SettledSums;
  readonly foreign: SettledSums;
} {
  const sums = (foreign: boolean): SettledSums => {
    const ours = rows.filter((row) => (row.foreign ?? false) === foreign);
    const sum = (back: boolean) => {
      const those = ours.filter(({ kind }) => takesAway.includes(kind) === back);
      return {
        count: those.reduce((all, { count }) => all + count, 0),
        amount: those.reduce((all, { amount }) => all + amount, 0),
      };
    };
    return { debit: sum(false), credit: sum(true) };
  };
  return { domestic: sums(false), foreign: sums(true) };
}

/** Whether two sets of rows settle the same sums: a host is told no more of them (field 48). */
export function sameTotals(a: readonly TotalsRow[], b: readonly TotalsRow[]): boolean {
  const [one, other] = [settledSums(a), settledSums(b)];
  return (['domestic', 'foreign'] as const).every((cards) =>
    (['debit', 'credit'] as const).every(
      (way) => one[cards][way].count === other[cards][way].count && one[cards][way].amount === other[cards][way].amount,
    ),
  );
}

/** Rows of what is to be counted: domestic cards and orders first, then foreign cards. */
export function totalsRows(
  counted: readonly { readonly kind: TransactionKind; readonly amount: Amount; readonly card: Card | null }[],
): readonly TotalsRow[] {
  const row = (kind: TotalsKind, foreign: boolean): TotalsRow => {
    const those = counted.filter(
      (one) => transactionFacts[one.kind].counts === kind && (one.card?.organisation !== undefined) === foreign,
    );
    const amount = those.reduce((sum, one) => sum + one.amount, 0);
    return { kind, count: those.length, amount, ...(foreign ? { foreign } : {}) };
  };
  const domestic = totalsKinds
    .map((kind) => row(kind, false))
    .filter(({ kind, count }) => always.includes(kind) || count > 0);
  return [...domestic, ...totalsKinds.map((kind) => row(kind, true)).filter(({ count }) => count > 0)];
}
