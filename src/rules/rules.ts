import type { Amount, Card, HostTransaction, TotalsKind, TransactionKind } from '../terminals/terminal.ts';
import type { Label } from './labels.ts';

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
  | 'vouchers'
  | 'trace'
  | 'authorisation'
  | 'date-time'
  | 'reference'
  | 'amount'
  | 'original-voucher'
  | 'original-trace'
  | 'original-reference'
  | 'original-date'
  | 'original-authorisation'
  | 'original-order'
  | 'organisation'
  | 'brand'
  | 'payer'
  | 'order'
  | 'tip'
  | 'total'
  | 'net'
  | 'tax'
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

/**
 * A row of a settlement slip; `total` is the sum of the others. Amounts in the smallest unit. Where rows are told by
 * card brand they have the kind `sale`, refunds taken off.
 */
export interface TotalsFound {
  readonly kind: TotalsKind | 'total';
  readonly foreign?: true;
  readonly brand?: string;
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

/** A row of a list of transactions. */
export interface ListedFound {
  /** As printed. */
  readonly voucher: string;
  readonly amount?: string;
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
  /** Fields that a slip of a card read without contact must carry too. */
  readonly requiredForContactless?: Sourced<readonly FieldName[]>;
  /** Nothing is printed of it; absent: its copies. */
  readonly unprinted?: Sourced<true>;
  /** It says the voucher number of what it takes back; absent: its own. */
  readonly numberOfOriginal?: Sourced<true>;
  /** Where the amount has a minus. */
  readonly amountSign: Sourced<'plain' | 'minus'>;
  /** It shows the whole card number on purpose; absent: no more than `masking` allows. */
  readonly wholeNumber?: Sourced<true>;
}

/** What can be printed again. */
export interface Reprints {
  /** What counts as the last one. */
  readonly last: { readonly from: 'open batch' | 'any batch'; readonly kinds?: readonly TransactionKind[] };
  /** What a voucher number of the open batch brings: that transaction, the last one whatever the number, or nothing. */
  readonly voucher: 'that one' | 'the last' | 'none';
  /** The copies that a voucher number brings where no copy is asked for; absent: all that the terminal prints. */
  readonly copies?: readonly SlipCopy[];
  readonly settlement: boolean;
}

/** Values as slips print them. */
export interface Written {
  /** Of the sequence number that every test card has; absent where no slip could take it for another number. */
  readonly cardSequence?: string;
  /** Of an amount in the smallest unit, with its sign. */
  amount(amount: Amount): string;
  voucher(number: number): string;
  /** Of a local time, in one text. */
  dateTime(localTime: string): string;
  /** The parts of a local time that may vary on a slip, by the names of a golden's fields. */
  moment(localTime: string): Readonly<Record<string, string>>;
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
  readonly reprints: Sourced<Reprints>;
  /** What uses a voucher number up: every request to the host, or only what took place. */
  readonly numbering: Sourced<'asked' | 'booked'>;
  /** What the rows of a settlement slip count. */
  readonly totals: Sourced<'by kind' | 'by brand'>;
  /** Whether a settlement slip says what the host answered to the totals. */
  readonly balance: Sourced<'said' | 'unsaid'>;
  /** What a list shows: all of the open batch, or what no void took back; and what becomes of one of nothing. */
  readonly lists: Sourced<{ readonly of: 'all' | 'standing'; readonly empty: 'refused' | 'printed' }>;
  readonly slips: Readonly<Record<SlipKind, SlipRules>>;
  /** Words that stand before values, for fields of goldens. */
  readonly labels: ReadonlyMap<FieldName, Pick<Label, 'words' | 'english'>>;
  readonly written: Written;
  /** Whether the holder of the card signs for it. */
  isSigned(transaction: Pick<HostTransaction, 'kind' | 'card'>): boolean;
  /** The first and the last voucher number of what took place in a batch, where slips of it say them. */
  vouchersOf?(booked: readonly HostTransaction[]): string;
  /** The tax that an amount has in it, where slips say so. */
  taxIn?(amount: Amount): Amount;
  /** The brand of a card as slips and rows name it; null where no slip does. */
  brandOf(card: Card): string | null;
  /** The row of totals that counts a brand; absent where rows are told by kind. */
  rowOf?(brand: string): string;
  /** Reads one slip, a text line a printed line. */
  readSlip(lines: readonly string[]): SlipReading;
  /** The rows of a list of transactions. */
  readList(lines: readonly string[]): readonly ListedFound[];
  /** Smallest unit, signed, of a printed amount (`RMB -12.85`); null for anything else. */
  readAmount(value: string): number | null;
  /** Local time `YYYY-MM-DDTHH:MM:SS` of a printed one; null for anything else. */
  readDateTime(value: string): string | null;
  /** True when no more of the card number can be read than `masking` allows. */
  isMasked(cardNumber: string): boolean;
  /** True when what is printed is that card's number, some of its digits hidden. */
  isOfCard(printed: string, pan: string): boolean;
}
