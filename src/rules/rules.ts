import type { TotalsKind, TransactionKind } from '../terminals/terminal.ts';

/** What an acquirer's receipts must obey: data with sources, and how a receipt's text is read. Rules know no layout. */

/** `details` and `totals` list the open batch. */
export type SlipKind = TransactionKind | 'settlement' | 'details' | 'totals';

/** Whose paper it is; a settlement slip has no copies. */
export type SlipCopy = 'merchant' | 'bank' | 'cardholder';

export type FieldName =
  | 'merchant-name'
  | 'merchant-number'
  | 'terminal-number'
  | 'operator'
  | 'issuer'
  | 'card-number'
  | 'entry'
  | 'acquirer'
  | 'type'
  | 'expiry'
  | 'batch'
  | 'voucher'
  | 'authorisation'
  | 'date-time'
  | 'reference'
  | 'amount'
  | 'original-voucher'
  | 'original-reference'
  | 'original-date'
  | 'original-authorisation'
  | 'original-order'
  | 'organisation'
  | 'payer'
  | 'order'
  | 'tip'
  | 'total'
  | 'cryptogram'
  | 'tvr'
  | 'aid'
  | 'pan-sequence'
  | 'tsi'
  | 'atc'
  | 'application-label';

/** A value on a slip. */
export interface Found {
  /** As printed, without the spaces around it. */
  readonly value: string;
  /** Line that the value stands on, or begins on; 1-based. */
  readonly line: number;
  /** It has the form that a value of its field has: six digits for a voucher number, and so on. */
  readonly wellFormed: boolean;
}

/** A line with something on it that is no field. */
export interface Mark {
  readonly text: string;
  /** 1-based. */
  readonly line: number;
}

/** A row of a settlement slip; `total` is the sum of the others. Amounts in fen. */
export interface TotalsFound {
  readonly kind: TotalsKind | 'total';
  readonly foreign?: true;
  readonly count: number;
  readonly amount: number;
  /** 1-based. */
  readonly line: number;
}

/** What a slip says, read from its text. */
export interface SlipReading {
  /** null: no title and no type that the rules know. */
  readonly kind: SlipKind | null;
  readonly title: Mark | null;
  readonly copy: (Mark & { readonly copy: SlipCopy }) | null;
  /** The first mark that says duplicate. */
  readonly marker: Mark | null;
  /** The place for a signature. */
  readonly signature: Mark | null;
  /** What says that this is no receipt: a fault report, a test. */
  readonly notReceipt: Mark | null;
  readonly fields: ReadonlyMap<FieldName, Found>;
  readonly totals: readonly TotalsFound[];
  readonly balance: (Mark & { readonly balance: 'balanced' | 'unbalanced' | 'error' }) | null;
}

/** A rule with where it comes from. */
export interface Sourced<T> {
  readonly rule: T;
  readonly source: string;
}

export interface SlipRules {
  /** The copies that a terminal may print, in the order in which it prints those that it does; none: one slip that is nobody's copy. */
  readonly copies: Sourced<readonly SlipCopy[]>;
  /** Fields that every copy must carry. */
  readonly required: Sourced<readonly FieldName[]>;
  /** Fields that a slip of a card read by its chip must carry too. */
  readonly requiredForChip: Sourced<readonly FieldName[]>;
  /** Where the amount has a minus. */
  readonly amountSign: Sourced<'plain' | 'minus'>;
  /** It shows the whole card number on purpose; absent: no more than `masking` allows. */
  readonly wholeNumber?: Sourced<true>;
}

export interface Rules {
  readonly name: string;
  /** Copies with a place for a signature; the others have none. */
  readonly signature: Sourced<readonly SlipCopy[]>;
  /** Digits of the card number that may be read at its beginning and end. */
  readonly masking: Sourced<{ readonly first: number; readonly last: number }>;
  readonly expiry: Sourced<'allowed' | 'forbidden'>;
  /** A reprint says that it is one, on every copy, and an original never does; the place is not laid down. */
  readonly marker: Sourced<readonly RegExp[]>;
  readonly slips: Readonly<Record<SlipKind, SlipRules>>;
  /** Reads one slip, a text line a printed line. */
  readSlip(lines: readonly string[]): SlipReading;
  /** Fen, signed, of a printed amount (`RMB -12.85`); null for anything else. */
  readAmount(value: string): number | null;
  /** Local time `YYYY-MM-DDTHH:MM:SS` of a printed one; null for anything else. */
  readDateTime(value: string): string | null;
  /** True when no more of the card number can be read than `masking` allows. */
  isMasked(cardNumber: string): boolean;
}
