import type { HostSettlement, TotalsRow } from '../terminal.ts';
import type { TransactionRequest } from './host-messages.ts';
import type { JournalEntry } from './journal.ts';

/** What a terminal holds beyond a power cut. Plain JSON. */
export interface TerminalState {
  /** The open batch. */
  readonly batch: number;
  /** Number of the next transaction, 1 to 999999. */
  readonly nextVoucher: number;
  readonly journal: readonly JournalEntry[];
  /** As it was printed; null before any. */
  readonly lastSettlement: HostSettlement | null;
  /** Sent and not answered: to be reversed before anything else. */
  readonly pending: Pending | null;
  /** How often its reversal failed. */
  readonly failedReversals: number;
  /** A QR sale whose answer was lost: to be asked for, never reversed. */
  readonly uncertain: TransactionRequest | null;
  /** Sent to the host, and not brought to its end: goes on where it stopped. */
  readonly settling: Settling | null;
  readonly signedOn: boolean;
}

/** A transaction without an answer, and when it was sent by the terminal's clock: `YYYY-MM-DDTHH:MM:SS`. */
export interface Pending extends TransactionRequest {
  readonly sentAt: string;
}

/** A settlement under way, and what is done of it. */
export interface Settling {
  readonly batch: number;
  readonly totals: readonly TotalsRow[];
  /** null: the host has not answered. */
  readonly settled: HostSettlement | null;
  /** The transactions of a batch that does not balance were sent again. */
  readonly uploaded: boolean;
  /** Its batch is closed: all that is left is the slip. */
  readonly closed: boolean;
}
