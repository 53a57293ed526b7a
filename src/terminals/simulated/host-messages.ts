import type { Amount, Card, HostRecord, HostSettlement, TotalsRow, TransactionKind } from '../terminal.ts';
import type { Original } from './journal.ts';

/**
 * A sale (0200, processing code 000000), void (0200, 200000) or refund (0220, 200000), by the meaning of its fields;
 * their coding on a wire is not told here.
 */
export interface TransactionRequest {
  readonly kind: TransactionKind;
  /** Field 11. */
  readonly voucher: number;
  /** Field 60.2. */
  readonly batch: number;
  /** Field 4, fen. */
  readonly amount: Amount;
  /** Fields 2, 14 and 22. */
  readonly card: Card;
  /** Field 41. */
  readonly terminal: string;
  /** Field 42. */
  readonly merchant: string;
  /** Field 63.1. */
  readonly operator: string;
  /** Field 61 of a void; fields 37 and 61 of a refund. */
  readonly original?: Original;
}

/** 0210 or 0230. */
export interface TransactionAnswer {
  /** Field 39. */
  readonly response: string;
  /** Field 37, 12 characters. */
  readonly reference: string;
  /** Field 38, 6 characters; '' where nothing was authorised. */
  readonly authorisation: string;
  /** Fields 13 and 12, with the year: `YYYY-MM-DDTHH:MM:SS`. */
  readonly localTime: string;
  /** The acquirer of field 44, by name. */
  readonly acquirer: string;
}

/** 0500. */
export interface SettlementRequest {
  /** Field 60.2. */
  readonly batch: number;
  /** Field 48, by kind. */
  readonly totals: readonly TotalsRow[];
}

/** 0510. */
export interface SettlementAnswer {
  /** Field 39. */
  readonly response: string;
  /** Field 48, the flag of the domestic totals. */
  readonly balance: HostSettlement['balance'];
  /** Fields 13 and 12, with the year: `YYYY-MM-DDTHH:MM:SS`. */
  readonly localTime: string;
}

/** The acquirer's host, as its terminal reaches it. A promise that never settles is a host that does not answer. */
export interface Host {
  authorise(request: TransactionRequest): Promise<TransactionAnswer>;
  /** 0400: the transaction of that batch and voucher never was. */
  reverse(request: TransactionRequest): Promise<void>;
  settle(request: SettlementRequest): Promise<SettlementAnswer>;
  readonly record: HostRecord;
}
