import type { HostSettlement, Merchant, Original, TotalsRow, TransactionKind, Wallet } from '../../terminal.ts';
import type { JournalEntry } from '../journal.ts';
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
  /** In groups of four, masked unless the slip is one that shows all of it, the entry letter behind it; '' without a card. */
  readonly card: string;
  /** The card organisation of a foreign card; '' of a domestic one. */
  readonly organisation: string;
  /** Who paid an order, and its number; null for a card. */
  readonly order: { readonly app: Wallet['app']; readonly number: string } | null;
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
  /** The tip, and the amount with it; null without one. */
  readonly tip: { readonly tip: string; readonly total: string } | null;
  readonly original?: Original;
  readonly chip: ChipData | null;
  /** Says that it is a duplicate. */
  readonly marked: boolean;
  /** Says that it came from the acquirer (补打), not from the terminal's own journal. */
  readonly fetched?: true;
  readonly signature: boolean;
  /** The cardholder keyed in a PIN. */
  readonly pin: boolean;
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

/** What a list of the open batch says: its transactions one by one, or its totals. */
export interface ListSlip {
  readonly merchant: Merchant;
  readonly list: 'details' | 'totals';
  readonly batch: number;
  /** When it was printed, `YYYY-MM-DDTHH:MM:SS`. */
  readonly localTime: string;
  readonly entries: readonly JournalEntry[];
  readonly totals: readonly TotalsRow[];
}

/** What the slip of a reversal that failed says: it is no receipt. */
export interface FaultSlip {
  readonly merchant: Merchant;
  /** `冲正不成功,请人工处理`. */
  readonly fault: string;
  /** It says that it is no receipt. */
  readonly isNoReceipt: boolean;
  readonly kind: TransactionKind;
  /** Masked, as on a slip; '' without a card. */
  readonly card: string;
  readonly batch: number;
  readonly voucher: number;
  /** When the transaction was sent, `YYYY-MM-DDTHH:MM:SS`. */
  readonly localTime: string;
  /** Yuan with two decimals. */
  readonly amount: string;
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

/** Amounts of these go back to the customer. */
export const moneyBack: readonly TransactionKind[] = ['void', 'refund', 'completion-void', 'qr-void', 'qr-refund'];

/** Slips that show the whole card number on purpose (CaoEnXin/LiaoYang_POS tranprint.c; dsand20142014/openpos serv.c). */
const wholeNumber: readonly TransactionKind[] = ['preauth', 'offline-sale'];

/** One copy of the slip of a journal entry. The cardholder's copy has no place to sign. */
export function transactionSlip(
  entry: JournalEntry,
  merchant: Merchant,
  copy: CopyName,
  marked: boolean,
): TransactionSlip {
  const { card, tip = 0 } = entry;
  const sign = moneyBack.includes(entry.kind) ? -1 : 1;
  return {
    merchant,
    copy,
    kind: entry.kind,
    issuer: card?.issuer ?? '',
    acquirer: entry.acquirer,
    card: card ? `${grouped(wholeNumber.includes(entry.kind) ? card.pan : masked(card.pan))} ${card.entry}` : '',
    organisation: card?.organisation ?? '',
    order: entry.wallet ? { app: entry.wallet.app, number: entry.order ?? '' } : null,
    expiry: card && /^(?!0000)\d{4}$/.test(card.expiry) ? `20${card.expiry.slice(0, 2)}/${card.expiry.slice(2)}` : '',
    batch: entry.batch,
    voucher: entry.voucher,
    authorisation: entry.authorisation,
    localTime: entry.localTime,
    reference: entry.reference,
    amount: yuan(sign * (entry.amount - tip)),
    tip: tip > 0 ? { tip: yuan(sign * tip), total: yuan(sign * entry.amount) } : null,
    original: entry.original,
    chip: chipData(entry),
    marked,
    signature: card !== null && copy !== 'cardholder' && (card.verification ?? 'signature') === 'signature',
    pin: card?.verification === 'pin',
  };
}

/** The slip of a transaction that could not be reversed. */
export function faultSlip(
  { kind, card, batch, voucher, amount }: Pick<JournalEntry, 'kind' | 'card' | 'batch' | 'voucher' | 'amount'>,
  merchant: Merchant,
  fault: string,
  localTime: string,
): FaultSlip {
  return {
    merchant,
    fault,
    isNoReceipt: true,
    kind,
    card: card ? `${grouped(masked(card.pan))} ${card.entry}` : '',
    batch,
    voucher,
    localTime,
    amount: yuan(moneyBack.includes(kind) ? -amount : amount),
  };
}
