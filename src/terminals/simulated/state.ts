import type { HostSettlement } from '../terminal.ts';
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
  readonly pending: TransactionRequest | null;
}

/** The number after a voucher or batch number: six digits, no zero. */
export function numberAfter(number: number): number {
  return (number % 999_999) + 1;
}
