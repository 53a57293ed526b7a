import type { Amount, Card, Original, TotalsRow, TransactionKind, Wallet } from '../terminal.ts';
import { totalsRows } from '../transactions.ts';
import type { TransactionAnswer, TransactionRequest } from './host-messages.ts';

/** A successful transaction as the terminal keeps it: what its slip is printed from, now and again. */
export interface JournalEntry {
  readonly kind: TransactionKind;
  readonly voucher: number;
  readonly batch: number;
  /** With the tip. */
  readonly amount: Amount;
  readonly tip?: Amount;
  /** null: paid by `wallet`. */
  readonly card: Card | null;
  readonly wallet?: Wallet;
  /** The host's number of an order of a QR sale. */
  readonly order?: string;
  /** Field 38, 6 characters. */
  readonly authorisation: string;
  /** Field 37, 12 characters. */
  readonly reference: string;
  /** The acquirer's name, after field 44. */
  readonly acquirer: string;
  /** `YYYY-MM-DDTHH:MM:SS`, fields 13 and 12 of the answer. */
  readonly localTime: string;
  readonly original?: Original;
  /** A later void took it back. */
  readonly voided?: true;
  /** Approved by the terminal itself, and not sent to the host yet. */
  readonly toUpload?: true;
}

/** Totals of a batch by kind: sales and refunds always, others where there are any. What was taken back counts in no row. */
export function totalsOf(entries: readonly JournalEntry[]): readonly TotalsRow[] {
  return totalsRows(entries.filter(({ voided }) => !voided));
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

  /** Changes the newest entry of a voucher. */
  change(voucher: number, change: Partial<JournalEntry>): void {
    const at = this.#entries.findLastIndex((entry) => entry.voucher === voucher);
    const entry = this.#entries[at];
    if (entry) this.#entries[at] = { ...entry, ...change };
  }

  clear(): void {
    this.#entries = [];
  }
}

/** What the terminal keeps of a transaction that was approved. */
export function entryOf(
  { kind, voucher, batch, amount, tip, card, wallet, original }: TransactionRequest,
  answer: TransactionAnswer,
): JournalEntry {
  const { reference, authorisation, acquirer, localTime: at, order } = answer;
  const paidBy = answer.wallet ?? wallet;
  return {
    kind,
    voucher,
    batch,
    amount,
    ...(tip ? { tip } : {}),
    card,
    ...(paidBy ? { wallet: paidBy } : {}),
    ...(order ? { order } : {}),
    authorisation,
    reference,
    acquirer,
    localTime: at,
    ...(original ? { original } : {}),
  };
}
