/**
 * The payment terminal as the bench sees it: asked for something, it does it, prints what it prints, and says how it
 * ended. Simulated terminals and drivers of real ones implement the same interface.
 */

/** An amount in the currency's smallest unit (fen, cent). */
export type Amount = number;

/** How the card was read: S swipe, I insert, C contactless, M manual. */
export type Entry = 'S' | 'I' | 'C' | 'M';

export interface Card {
  /** 13 to 19 digits. Only test numbers. */
  readonly pan: string;
  /** YYMM. */
  readonly expiry: string;
  readonly issuer: string;
  readonly entry: Entry;
}

export type ReprintTarget =
  | { readonly of: 'last' }
  | { readonly of: 'voucher'; readonly voucher: number }
  | { readonly of: 'settlement' };

export type TerminalRequest =
  | { readonly kind: 'sale'; readonly amount: Amount; readonly card: Card }
  | { readonly kind: 'void'; readonly voucher: number }
  | {
      readonly kind: 'refund';
      readonly amount: Amount;
      readonly card: Card;
      /** Field 37 of the refunded sale, 12 characters. */
      readonly reference: string;
      /** Date of the refunded sale, `YYYY-MM-DD`. */
      readonly date: string;
    }
  | { readonly kind: 'settle' }
  | { readonly kind: 'reprint'; readonly target: ReprintTarget };

/** approved: done. declined: the host said no (`response`). refused: the terminal itself said no (`reason`). no-answer: the host was silent and the transaction reversed. */
export type TerminalResult = 'approved' | 'declined' | 'refused' | 'no-answer';

/** Why a terminal refuses, before any host is asked. */
export type Refusal =
  | 'journal-empty'
  | 'no-such-voucher'
  | 'already-voided'
  | 'no-last-settlement'
  | 'batch-empty'
  | 'not-voidable'
  /** An amount of nothing, or of more than 12 digits. */
  | 'amount-invalid'
  /** Asked while the last request is still under way. */
  | 'busy';

export interface TerminalOutcome {
  readonly result: TerminalResult;
  /** Field 39 of the host's answer, where there was one. */
  readonly response?: string;
  readonly reason?: Refusal;
  /** What the terminal's display says. */
  readonly display: string;
  /** Voucher (trace) number of the transaction that was made or reprinted. */
  readonly voucher?: number;
  /** Batch that the transaction or settlement belongs to. */
  readonly batch?: number;
}

export type TransactionKind = 'sale' | 'void' | 'refund';

/** A transaction as the host booked it: the oracles' own source, never the terminal's journal. */
export interface HostTransaction {
  readonly kind: TransactionKind;
  readonly voucher: number;
  readonly batch: number;
  readonly amount: Amount;
  readonly card: Card;
  /** Field 39. */
  readonly response: string;
  /** Field 37, 12 characters. */
  readonly reference: string;
  /** Field 38, 6 characters; '' where none was given. */
  readonly authorisation: string;
  /** Local date and time of the transaction, `YYYY-MM-DDTHH:MM:SS` (fields 13 and 12 with the year). */
  readonly localTime: string;
  /** Voucher of the voided sale, or reference and date (`YYYY-MM-DD`) of the refunded one. */
  readonly original?: { readonly voucher?: number; readonly reference?: string; readonly date?: string };
  /** The terminal reversed it (0400): it counts for nothing, and `response` is 98. */
  readonly reversed?: true;
}

export interface TotalsRow {
  readonly kind: 'sale' | 'refund';
  readonly count: number;
  readonly amount: Amount;
}

/** A settlement as the host booked it. */
export interface HostSettlement {
  readonly batch: number;
  readonly localTime: string;
  /** From field 48 of the answer: 1 平, 2 不平, 3 错误. */
  readonly balance: 'balanced' | 'unbalanced' | 'error';
  /** Voided sales are netted out: they count in no row. */
  readonly totals: readonly TotalsRow[];
}

/** What the host has booked, in order. */
export interface HostRecord {
  readonly transactions: readonly HostTransaction[];
  readonly settlements: readonly HostSettlement[];
}

/** Whose terminal it is and where it stands: what every slip says at its top. */
export interface Merchant {
  readonly name: string;
  /** Field 42, 15 characters. */
  readonly number: string;
  /** Field 41, 8 characters. */
  readonly terminal: string;
  readonly operator: string;
}

/** What a terminal was asked or set up with, and cannot work with: a fault of the bench. `hint` says what to do. */
export class TerminalError extends Error {
  readonly code: string;
  readonly hint: string;

  constructor(code: string, message: string, hint: string) {
    super(message);
    this.name = 'TerminalError';
    this.code = code;
    this.hint = hint;
  }
}

export interface Terminal {
  /** Acquirer profile: `cn-unionpay`. */
  readonly acquirer: string;
  readonly merchant: Merchant;
  /** Does what is asked. Resolves when the terminal is done, its last slip handed to the printer's line. */
  perform(request: TerminalRequest): Promise<TerminalOutcome>;
  close(): Promise<void>;
}
