import type { Amount, Card, TotalsRow, TransactionKind } from '../terminal.ts';

/** A transaction that a sale, void or refund goes back to: field 61, or the operator's keys. */
export interface Original {
  /** Of the voided sale. */
  readonly voucher?: number;
  /** Of the refunded sale: field 37, and `YYYY-MM-DD`. */
  readonly reference?: string;
  readonly date?: string;
}

/** A successful transaction as the terminal keeps it: what its slip is printed from, now and again. */
export interface JournalEntry {
  readonly kind: TransactionKind;
  readonly voucher: number;
  readonly batch: number;
  readonly amount: Amount;
  readonly card: Card;
  /** Field 38, 6 characters. */
  readonly authorisation: string;
  /** Field 37, 12 characters. */
  readonly reference: string;
  /** The acquirer's name, after field 44. */
  readonly acquirer: string;
  /** `YYYY-MM-DDTHH:MM:SS`, fields 13 and 12 of the answer. */
  readonly localTime: string;
  readonly original?: Original;
  /** A sale that a later void took back. */
  readonly voided?: true;
}

/** Totals of a batch by kind. A voided sale and its void count in no row. */
export function totalsOf(entries: readonly JournalEntry[]): readonly TotalsRow[] {
  const row = (kind: TotalsRow['kind']): TotalsRow => {
    const counted = entries.filter((entry) => entry.kind === kind && !entry.voided);
    return { kind, count: counted.length, amount: counted.reduce((sum, entry) => sum + entry.amount, 0) };
  };
  return [row('sale'), row('refund')];
}

/** The entry of a voucher, however many numbers between were never booked; the newest where the numbers have come round. */
export function findVoucher(entries: readonly JournalEntry[], voucher: number): JournalEntry | undefined {
  return entries.findLast((entry) => entry.voucher === voucher);
}

/** The transactions of the open batch, in order. */
export class Journal {
  #entries: JournalEntry[];

  constructor(entries: readonly JournalEntry[] = []) {
    this.#entries = [...entries];
  }

  get entries(): readonly JournalEntry[] {
    return this.#entries;
  }

  get isEmpty(): boolean {
    return this.#entries.length === 0;
  }

  get last(): JournalEntry | undefined {
    return this.#entries.at(-1);
  }

  add(entry: JournalEntry): void {
    this.#entries.push(entry);
  }

  markVoided(voucher: number): void {
    const at = this.#entries.findLastIndex((entry) => entry.voucher === voucher);
    const entry = this.#entries[at];
    if (entry) this.#entries[at] = { ...entry, voided: true };
  }

  clear(): void {
    this.#entries = [];
  }
}
