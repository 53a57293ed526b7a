import { numberAfter } from '../numbers.ts';
import type { HostSettlement } from '../terminal.ts';
import type { TransactionRequest } from './host-messages.ts';
import { Journal } from './journal.ts';
import type { SimulatedTerminalOptions } from './options.ts';
import type { Pending, Settling, TerminalState } from './state.ts';

/** What a terminal holds beyond a power cut, as it works with it. See TerminalState. */
export class Memory {
  readonly journal: Journal;
  batch: number;
  lastSettlement: HostSettlement | null;
  pending: Pending | null;
  failedReversals: number;
  uncertain: TransactionRequest | null;
  settling: Settling | null;
  signedOn: boolean;
  #nextVoucher: number;

  constructor({ state, startBatch = 1, startVoucher = 1, signsOn = false }: SimulatedTerminalOptions) {
    this.journal = new Journal(state?.journal);
    this.batch = state?.batch ?? startBatch;
    this.#nextVoucher = state?.nextVoucher ?? startVoucher;
    this.lastSettlement = state?.lastSettlement ?? null;
    this.pending = state?.pending ?? null;
    this.failedReversals = state?.failedReversals ?? 0;
    this.uncertain = state?.uncertain ?? null;
    this.settling = state?.settling ?? null;
    this.signedOn = state?.signedOn ?? !signsOn;
  }

  get nextVoucher(): number {
    return this.#nextVoucher;
  }

  /** The number of the next transaction, which is used up by it. */
  takeVoucher(): number {
    const voucher = this.#nextVoucher;
    this.#nextVoucher = numberAfter(voucher);
    return voucher;
  }

  /** As it is now; nothing done later changes it. Every record in it is replaced when it changes, never written to. */
  get state(): TerminalState {
    const { batch, nextVoucher, lastSettlement, pending, failedReversals, uncertain, settling, signedOn } = this;
    const journal = [...this.journal.entries];
    return { batch, nextVoucher, journal, lastSettlement, pending, failedReversals, uncertain, settling, signedOn };
  }
}
