import type { Amount, Card, HostSettlement, Original, TotalsRow, TransactionKind, Wallet } from '../terminal.ts';

/** A transaction by the meaning of its fields; their coding on a wire is not told here. */
export interface TransactionRequest {
  readonly kind: TransactionKind;
  /** Field 11. */
  readonly voucher: number;
  /** Field 60.2. */
  readonly batch: number;
  /** Field 4, fen, with the tip. */
  readonly amount: Amount;
  readonly tip?: Amount;
  /** Fields 2, 14 and 22; null: paid by `wallet`. */
  readonly card: Card | null;
  readonly wallet?: Wallet;
  /** Field 41. */
  readonly terminal: string;
  /** Field 42. */
  readonly merchant: string;
  /** Field 63.1. */
  readonly operator: string;
  /** Field 61 of a void; fields 37 and 61 of a refund; fields 38 and 61 of what follows a pre-authorisation. */
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
  /** Number of the order that a QR sale made, or that was voided or refunded, and who paid it. */
  readonly order?: string;
  readonly wallet?: Wallet;
}

/** Which order is meant. */
export type OrderQuery = { readonly order: string } | { readonly batch: number; readonly voucher: number };

/** An order that was paid. */
export interface QueriedOrder extends TransactionAnswer {
  readonly request: TransactionRequest;
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

/** A transaction of a batch that does not balance, as it is sent again. */
export type UploadRecord = Pick<TransactionRequest, 'voucher' | 'amount' | 'card'>;

/** 0200 with processing code 31: what is on the card. */
export type BalanceRequest = Omit<TransactionRequest, 'kind' | 'amount' | 'tip' | 'wallet' | 'original' | 'card'> & {
  readonly card: Card;
};

export interface BalanceAnswer {
  /** Field 39. */
  readonly response: string;
  /** Field 54, fen; null where the host declined. */
  readonly balance: Amount | null;
}

/** Where an acquirer keeps the slips of batches that are settled, for its terminals to print again (补打). */
export interface Archive {
  /** The transaction of that reference (field 37) and date, `YYYY-MM-DD`; null where there is none. */
  slipOf(reference: string, date: string): Promise<QueriedOrder | null>;
}

/** There is no connection to the host: nothing was sent, and there is nothing to reverse. */
export class HostUnreachable extends Error {
  readonly code = 'host-unreachable';

  constructor(message: string) {
    super(message);
    this.name = 'HostUnreachable';
  }
}

/**
 * The acquirer's host, as its terminal reaches it. A promise that never settles is a host that does not answer; each
 * rejects with a HostUnreachable where there is no connection.
 */
export interface Host {
  authorise(request: TransactionRequest): Promise<TransactionAnswer>;
  /** 0220: what the terminal approved by itself; the host books it as it was made, at `localTime`. */
  upload(request: TransactionRequest, localTime: string): Promise<TransactionAnswer>;
  /** 0220, function 32 or 34: the sale of that voucher counts with this amount and tip. Field 39. */
  adjust(request: TransactionRequest): Promise<string>;
  /** What became of the QR sale of that batch and voucher, or of an order (项目 700000, 扫码补单); null: nobody paid. */
  query(asked: OrderQuery): Promise<QueriedOrder | null>;
  /** 0800 and 0820: whether the host lets the terminal in. Field 39. */
  sign(way: 'on' | 'off'): Promise<string>;
  /** 0820, network code 301: whether the host is there. Field 39. */
  echo(): Promise<string>;
  enquire(request: BalanceRequest): Promise<BalanceAnswer>;
  /** 0400: the transaction of that batch and voucher never was. Field 39; see `isReversed`. */
  reverse(request: TransactionRequest): Promise<string>;
  settle(request: SettlementRequest): Promise<SettlementAnswer>;
  /** 0320: every transaction of a batch that does not balance, and the end of it. */
  uploadBatch(batch: number, records: readonly UploadRecord[]): Promise<void>;
}
