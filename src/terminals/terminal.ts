/**
 * The payment terminal as the bench sees it: asked for something, it does it, prints what it prints, and says how it
 * ended. Simulated terminals and drivers of real ones implement the same interface.
 */

/** An amount in the currency's smallest unit (fen, cent). */
export type Amount = number;

/** How the card was read: S swipe, I insert, C contactless, M manual. */
export type Entry = 'S' | 'I' | 'C' | 'M';

/** How the cardholder is verified. */
export type Verification = 'pin' | 'signature' | 'none';

export interface Card {
  /** 13 to 19 digits. Only test numbers. */
  readonly pan: string;
  /** YYMM. */
  readonly expiry: string;
  readonly issuer: string;
  readonly entry: Entry;
  /** signature when absent. */
  readonly verification?: Verification;
  /** The card organisation of a foreign card: `VISA`; absent for a domestic one. */
  readonly organisation?: string;
  /** How it pays, where that is told apart; credit when absent. */
  readonly account?: 'credit' | 'debit';
}

/** A payment code shown on a telephone. */
export interface Wallet {
  readonly app: 'wechat' | 'alipay' | 'unionpay';
  /** 18 digits. Only test numbers. */
  readonly code: string;
}

/** What the operator keys in of a pre-authorisation. */
interface PreauthReference {
  readonly card: Card;
  /** Field 38, 6 characters. */
  readonly authorisation: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
}

export type ReprintTarget =
  | { readonly of: 'last' }
  /** `copy`: that one alone, where the terminal can be asked for it. */
  | { readonly of: 'voucher'; readonly voucher: number; readonly copy?: 'merchant' | 'cardholder' }
  | { readonly of: 'settlement' }
  /** A transaction of any batch, by field 37 and its date: fetched from the acquirer, and marked 补打. */
  | { readonly of: 'host'; readonly reference: string; readonly date: string };

export type TerminalRequest =
  | {
      readonly kind: 'sale';
      readonly amount: Amount;
      readonly card: Card;
      /** On top of the amount. */
      readonly tip?: Amount;
    }
  /** A sale that the terminal approves by itself and sends to the host before the next settlement. */
  | { readonly kind: 'offline-sale'; readonly amount: Amount; readonly card: Card }
  /** Of a sale, or of a QR sale. */
  | { readonly kind: 'void'; readonly voucher: number }
  | { readonly kind: 'preauth'; readonly amount: Amount; readonly card: Card }
  | ({ readonly kind: 'preauth-void' | 'completion'; readonly amount: Amount } & PreauthReference)
  | { readonly kind: 'completion-void'; readonly voucher: number }
  | { readonly kind: 'qr-sale'; readonly amount: Amount; readonly wallet: Wallet }
  /** Of the order of a QR sale, on any day. */
  | { readonly kind: 'qr-refund'; readonly amount: Amount; readonly order: string }
  /** Asks what became of an order whose answer was lost, and prints it if it was paid. */
  | { readonly kind: 'qr-query'; readonly order?: string }
  | { readonly kind: 'sign-on' | 'sign-off' }
  /** Prints the transactions of the open batch, or its totals. */
  | { readonly kind: 'list'; readonly of: 'details' | 'totals' }
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
  | { readonly kind: 'reprint'; readonly target: ReprintTarget }
  /** Shows a transaction on the display (交易查询): by its voucher number, or of an earlier batch by field 37 and its date. */
  | { readonly kind: 'look-up'; readonly voucher: number; readonly reference: string; readonly date: string };

/** approved: done. declined: the host said no (`response`). refused: the terminal itself said no (`reason`). no-answer: the host was silent and the transaction reversed. */
export type TerminalResult = 'approved' | 'declined' | 'refused' | 'no-answer';

/** Why a terminal refuses, before any host is asked. */
export const refusals = [
  'journal-empty',
  'no-such-voucher',
  'already-voided',
  'no-last-settlement',
  'batch-empty',
  'not-voidable',
  /** An amount of nothing, or of more than 12 digits. */
  'amount-invalid',
  /** The journal has no room: settle first. */
  'batch-full',
  /** A reservation is neither booked nor cancelled: no settlement before it is. */
  'reservation-open',
  'not-signed-on',
  'no-such-order',
  /** A settlement was sent and not answered: it has to be brought to its end first. */
  'settlement-due',
  /** No paper, cover open: what the printer says before the transaction is begun. */
  'printer-not-ready',
  /** The device, or the protocol to its register, has no such function. */
  'not-supported',
  /** Stopped on the terminal, by the cardholder or the operator. */
  'cancelled',
  /** Asked while the last request is still under way. */
  'busy',
] as const;
export type Refusal = (typeof refusals)[number];

/** By what a slip can be printed again: the last, its voucher number, its settlement, or from the acquirer (补打). */
export const reprintMeans = ['last', 'voucher', 'settlement', 'host'] as const;
export type ReprintMeans = (typeof reprintMeans)[number];

/** A transaction as the display shows it. */
export interface ShownTransaction {
  readonly kind: TransactionKind;
  readonly voucher: number;
  readonly batch: number;
  /** With the tip. */
  readonly amount: Amount;
  /** `YYYY-MM-DDTHH:MM:SS`. */
  readonly localTime: string;
  /** The card number as it can be read; '' without a card. */
  readonly card: string;
  /** By what its slip can be printed again. */
  readonly means: readonly ReprintMeans[];
}

export interface TerminalOutcome {
  readonly result: TerminalResult;
  /** Field 39 of the host's answer, where there was one; from a terminal that a register drives, its own result code. */
  readonly response?: string;
  readonly reason?: Refusal;
  /** What the terminal's display says. */
  readonly display: string;
  /** Voucher (trace) number of the transaction that was made or reprinted. */
  readonly voucher?: number;
  /** Batch that the transaction or settlement belongs to. */
  readonly batch?: number;
  /** The host's number of the order that a QR sale made. */
  readonly order?: string;
  /** What was looked up. */
  readonly shown?: ShownTransaction;
  /** Whether its slips are on paper, as far as it knows; absent: it has not asked its printer, or printed nothing. */
  readonly printed?: 'yes' | 'no' | 'unknown';
}

export type TransactionKind =
  | 'sale'
  | 'offline-sale'
  | 'void'
  | 'refund'
  | 'preauth'
  | 'preauth-void'
  | 'completion'
  | 'completion-void'
  | 'qr-sale'
  | 'qr-void'
  | 'qr-refund';

/** A transaction that another goes back to: fields 61 and 38, or the operator's keys. */
export interface Original {
  /** Of what is voided. */
  readonly voucher?: number;
  /** The same by its trace number, where that is another. */
  readonly trace?: number;
  /** Of the refunded sale: field 37, and `YYYY-MM-DD`. */
  readonly reference?: string;
  readonly date?: string;
  /** Of the pre-authorisation: field 38. */
  readonly authorisation?: string;
  /** Of the refunded order of a QR sale. */
  readonly order?: string;
}

/** A transaction as the host booked it: the oracles' own source, never the terminal's journal. */
export interface HostTransaction {
  readonly kind: TransactionKind;
  readonly voucher: number;
  /** Field 11, where that is not the voucher number. */
  readonly trace?: number;
  readonly batch: number;
  /** With the tip. */
  readonly amount: Amount;
  readonly tip?: Amount;
  /** null: paid by `wallet`. */
  readonly card: Card | null;
  readonly wallet?: Wallet;
  /** The host's number of an order of a QR sale. */
  readonly order?: string;
  /** Field 39. */
  readonly response: string;
  /** Field 37, 12 characters. */
  readonly reference: string;
  /** Field 38, 6 characters; '' where none was given. */
  readonly authorisation: string;
  /** Local date and time of the transaction, `YYYY-MM-DDTHH:MM:SS` (fields 13 and 12 with the year). */
  readonly localTime: string;
  /** What the chip gave for it, as its slip says it, where nobody but the slip can tell. */
  readonly chip?: { readonly arqc?: string; readonly atc?: string };
  /** What it goes back to. */
  readonly original?: Original;
  /** A QR sale whose answer was lost: the terminal has not asked for it since. */
  readonly unanswered?: true;
  /** The terminal reversed it (0400): it counts for nothing, and `response` is 98. */
  readonly reversed?: true;
  /** The host refused to reverse it: it stands, no slip is due for it, and the terminal still owes its reversal. */
  readonly reversalRefused?: true;
  /** How often its reversal was refused, or the answer to it lost. */
  readonly failedReversals?: number;
}

/** What a row of totals counts. */
export const totalsKinds = ['sale', 'completion', 'offline-sale', 'refund', 'qr-sale', 'qr-refund'] as const;
export type TotalsKind = (typeof totalsKinds)[number];

export interface TotalsRow {
  readonly kind: TotalsKind;
  readonly count: number;
  readonly amount: Amount;
  /** Of foreign cards, which are settled apart. */
  readonly foreign?: true;
}

/** A settlement as the host booked it. */
export interface HostSettlement {
  readonly batch: number;
  readonly localTime: string;
  /** From field 48 of the answer: 1 平, 2 不平, 3 错误. */
  readonly balance: 'balanced' | 'unbalanced' | 'error';
  /** Voided sales are netted out: they count in no row. */
  readonly totals: readonly TotalsRow[];
  /** How often the terminal sent the same settlement again, its answer lost: it was answered as before. */
  readonly askedAgain?: number;
  /** Its answer is on its way, or was lost. */
  readonly unanswered?: true;
  /** What the terminal sent again after a batch that did not balance (0320): how many, and vouchers that one side alone has. */
  readonly uploaded?: {
    readonly count: number;
    readonly missing: readonly number[];
    readonly unknown: readonly number[];
  };
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
