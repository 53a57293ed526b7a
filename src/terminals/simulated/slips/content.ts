import type { HostSettlement, Merchant, TotalsRow, TransactionKind } from '../../terminal.ts';
import type { JournalEntry, Original } from '../journal.ts';
import { type ChipData, chipData } from './chip.ts';

/** Whose paper it is, in the order in which they are printed. */
export const copyNames = ['merchant', 'bank', 'cardholder'] as const;
export type CopyName = (typeof copyNames)[number];

/** What one copy of a transaction slip says; nothing of where it says it. */
export interface TransactionSlip {
  readonly merchant: Merchant;
  readonly copy: CopyName;
  readonly kind: TransactionKind;
  readonly issuer: string;
  readonly acquirer: string;
  /** Masked, in groups of four, the entry letter behind it. */
  readonly card: string;
  /** `YYYY/MM`; '' where the card has none. */
  readonly expiry: string;
  readonly batch: number;
  readonly voucher: number;
  readonly authorisation: string;
  /** `YYYY-MM-DDTHH:MM:SS`. */
  readonly localTime: string;
  readonly reference: string;
  /** Yuan with two decimals, and a minus where money goes back. */
  readonly amount: string;
  readonly original?: Original;
  readonly chip: ChipData | null;
  /** Says that it is a duplicate. */
  readonly marked: boolean;
  readonly signature: boolean;
}

/** What a settlement slip says. */
export interface SettlementSlip {
  readonly merchant: Merchant;
  readonly batch: number;
  /** `YYYY-MM-DDTHH:MM:SS`. */
  readonly localTime: string;
  readonly balance: HostSettlement['balance'];
  readonly totals: readonly TotalsRow[];
  readonly marked: boolean;
}

/** Yuan with two decimals, from fen. */
export function yuan(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, '0');
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** The card number in groups of four. */
export function grouped(digits: string): string {
  return digits.replace(/.{4}(?=.)/g, '$& ');
}

/** The first six and the last four digits, the rest covered. */
export function masked(pan: string): string {
  return pan.slice(0, 6) + '*'.repeat(pan.length - 10) + pan.slice(-4);
}

/** One copy of the slip of a journal entry. The cardholder's copy has no place to sign. */
export function transactionSlip(
  entry: JournalEntry,
  merchant: Merchant,
  copy: CopyName,
  marked: boolean,
): TransactionSlip {
  const { card } = entry;
  return {
    merchant,
    copy,
    kind: entry.kind,
    issuer: card.issuer,
    acquirer: entry.acquirer,
    card: `${grouped(masked(card.pan))} ${card.entry}`,
    expiry: /^(?!0000)\d{4}$/.test(card.expiry) ? `20${card.expiry.slice(0, 2)}/${card.expiry.slice(2)}` : '',
    batch: entry.batch,
    voucher: entry.voucher,
    authorisation: entry.authorisation,
    localTime: entry.localTime,
    reference: entry.reference,
    amount: yuan(entry.kind === 'sale' ? entry.amount : -entry.amount),
    original: entry.original,
    chip: chipData(entry),
    marked,
    signature: copy !== 'cardholder',
  };
}
