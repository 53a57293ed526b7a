import type { ShownTransaction, TotalsRow } from '../terminal.ts';
import { findVoucher, type JournalEntry } from './journal.ts';
import type { Zone } from './local-time.ts';
import type { SettlementSlip, TransactionSlip } from './slips/content.ts';
import type { Paper } from './slips/printer.ts';
import { numberAfter } from './state.ts';

/** Where the terminal stands when it prints. */
export interface Situation {
  readonly reprint: boolean;
  /** `YYYY-MM-DDTHH:MM:SS` by the terminal's clock. */
  readonly now: string;
  readonly zone: Zone;
  /** The open batch, its totals, and the number of the next transaction. */
  readonly batch: number;
  readonly totals: readonly TotalsRow[];
  readonly nextVoucher: number;
  /** What it printed for the request before; none after a restart. */
  readonly previous: readonly Paper[];
  /** Reprints since it was switched on, before this one. */
  readonly reprints: number;
}

/** The points at which a terminal can be made to do wrong. */
export interface DefectPoints {
  /** What one copy of a transaction slip says. */
  slip(slip: TransactionSlip, entry: JournalEntry, situation: Situation): TransactionSlip;
  /** What a settlement slip says. */
  settlement(slip: SettlementSlip, situation: Situation): SettlementSlip;
  /** The papers that one request prints, in order. */
  papers(papers: readonly Paper[], situation: Situation): readonly Paper[];
  /** The bytes of one paper, `index` among those of the request. */
  bytes(bytes: Uint8Array, index: number, situation: Situation): Uint8Array;
  /** Whether it reverses a transaction that the host did not answer. */
  reverses(): boolean;
  /** The search for the voucher of a reprint. */
  find(entries: readonly JournalEntry[], voucher: number): JournalEntry | undefined;
  /** What the display shows of a transaction that is looked up, among those of the journal. */
  shown(shown: ShownTransaction, entry: JournalEntry, entries: readonly JournalEntry[]): ShownTransaction;
  /** The batch after a settled one. */
  batchAfter(batch: number): number;
}

/** A sound terminal. */
export const soundPoints: DefectPoints = {
  slip: (slip) => slip,
  settlement: (slip) => slip,
  papers: (papers) => papers,
  bytes: (bytes) => bytes,
  reverses: () => true,
  find: findVoucher,
  shown: (shown) => shown,
  batchAfter: numberAfter,
};
