import { numberAfter } from '../numbers.ts';
import type { ShownTransaction, TotalsRow } from '../terminal.ts';
import { findVoucher, type JournalEntry } from './journal.ts';
import type { Zone } from './local-time.ts';
import type { Paper } from './printing/slip-printer.ts';
import type { FaultSlip, SettlementSlip, TransactionSlip } from './slips/content.ts';

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

/** Those at its printer. */
export interface PrintingPoints {
  /** Whether it asks the printer for its state, and whether what it printed is out. */
  asksPrinter(): boolean;
  /** Whether it takes what it has sent for printed. */
  saysPrinted(): boolean;
  /** How often a slip goes out again when there is paper again. */
  resends(times: number): number;
  /** Whether it never comes back from a printer that is not ready. */
  hangs(): boolean;
  /** The pause between two copies, ms. */
  pause(ms: number): number;
}

/** The points at which a terminal can be made to do wrong. */
export interface DefectPoints extends PrintingPoints {
  /** What one copy of a transaction slip says. */
  slip(slip: TransactionSlip, entry: JournalEntry, situation: Situation): TransactionSlip;
  /** What a settlement slip says. */
  settlement(slip: SettlementSlip, situation: Situation): SettlementSlip;
  /** The papers that one request prints, in order. */
  papers(papers: readonly Paper[], situation: Situation): readonly Paper[];
  /** The bytes of one paper, `index` among those of the request. */
  bytes(bytes: Uint8Array, index: number, situation: Situation): Uint8Array;
  /** What the slip of a reversal that failed says. */
  fault(slip: FaultSlip): FaultSlip;
  /** Whether an answer that comes after the reversal is taken for one. */
  takesLateAnswers(): boolean;
  /** Whether a batch is closed before its slip is printed. */
  closesFirst(): boolean;
  /** Whether it does what it is asked for while it does something else, when that is done. */
  queues(): boolean;
  /** Whether it prints the last slip when it has been switched on. */
  printsWhenOn(): boolean;
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
  fault: (slip) => slip,
  takesLateAnswers: () => false,
  closesFirst: () => true,
  queues: () => false,
  printsWhenOn: () => false,
  reverses: () => true,
  find: findVoucher,
  shown: (shown) => shown,
  batchAfter: numberAfter,
  asksPrinter: () => true,
  saysPrinted: () => false,
  resends: (times) => times,
  hangs: () => false,
  pause: (ms) => ms,
};
