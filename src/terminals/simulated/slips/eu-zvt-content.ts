import type { Merchant, TransactionKind } from '../../terminal.ts';
import { type Totals, totalsRows } from '../../zvt/protocol/totals.ts';
import { brandOf } from '../zvt/brands.ts';
import type { Close, Entry } from '../zvt/memory.ts';
import { standingOf, sumsByBrand } from '../zvt/sums.ts';

export const euCopies = ['merchant', 'customer'] as const;
export type EuCopy = (typeof euCopies)[number];

/** What one copy of a payment slip says; nothing of where it says it. */
export interface EuPaymentSlip {
  readonly merchant: Merchant;
  readonly copy: EuCopy;
  readonly kind: TransactionKind;
  readonly receipt: number;
  readonly trace: number;
  /** Of the payment that a void takes back. */
  readonly originalTrace?: number;
  /** `12,50`, with a minus where money goes back. */
  readonly amount: string;
  /** `YYYY-MM-DDTHH:MM:SS`. */
  readonly localTime: string;
  /** All digits masked but the last four. */
  readonly card: string;
  readonly cardName: string;
  /** Empty for a card without a chip. */
  readonly aid: string;
  readonly isContactless: boolean;
  readonly authorisation: string;
  /** Says that it is a copy. */
  readonly marked: boolean;
  readonly signature: boolean;
}

/** What an end-of-day slip says, and one of totals without a close. */
export interface EuTotalsSlip {
  readonly merchant: Merchant;
  readonly isClose: boolean;
  readonly batch: number;
  readonly localTime: string;
  readonly firstReceipt: number;
  readonly lastReceipt: number;
  readonly rows: Totals['rows'];
  readonly marked: boolean;
}

/** What a journal says: every payment of the open batch that stands. */
export interface EuJournalSlip {
  readonly merchant: Merchant;
  readonly batch: number;
  readonly localTime: string;
  /** `amount` as on a payment slip. */
  readonly rows: readonly { readonly receipt: number; readonly cardName: string; readonly amount: string }[];
}

/** Euro with two decimals, from cent. */
export function euro(cent: number): string {
  const digits = String(Math.abs(cent)).padStart(3, '0');
  return `${cent < 0 ? '-' : ''}${digits.slice(0, -2)},${digits.slice(-2)}`;
}

const givesBack: ReadonlySet<TransactionKind> = new Set(['void', 'refund', 'completion-void']);

/** Whoever presents a card signs where neither PIN nor chip stands for it; nobody does where a stored one is booked or voided. */
function isSigned({ kind, card: { entry, verification } }: Entry): boolean {
  const usual = entry === 'I' || entry === 'C' ? 'none' : 'signature';
  return (kind === 'sale' || kind === 'refund') && (verification ?? usual) === 'signature';
}

/** One copy of the slip of a transaction. */
export function euPaymentSlip(entry: Entry, merchant: Merchant, copy: EuCopy, marked: boolean): EuPaymentSlip {
  const { card, kind } = entry;
  const brand = brandOf(card.pan);
  const hasChip = card.entry === 'I' || card.entry === 'C';
  return {
    merchant,
    copy,
    kind,
    receipt: entry.receipt,
    trace: entry.trace,
    originalTrace: entry.originalTrace,
    amount: signed(entry),
    localTime: entry.localTime,
    card: '#'.repeat(card.pan.length - 4) + card.pan.slice(-4),
    cardName: brand.name,
    aid: hasChip ? brand.aid : '',
    isContactless: card.entry === 'C',
    authorisation: entry.authorisation,
    marked,
    signature: copy === 'merchant' && isSigned(entry),
  };
}

export function euTotalsSlip(close: Close, merchant: Merchant, isClose: boolean, marked: boolean): EuTotalsSlip {
  const receipts = close.entries.map(({ receipt }) => receipt);
  return {
    merchant,
    isClose,
    batch: close.batch,
    localTime: close.localTime,
    firstReceipt: receipts[0] ?? 0,
    lastReceipt: receipts.at(-1) ?? 0,
    rows: sumsByBrand(close.entries),
    marked,
  };
}

export function euJournalSlip({ batch, localTime, entries }: Omit<Close, 'trace'>, merchant: Merchant): EuJournalSlip {
  const rows = standingOf(entries).map((entry) => {
    return { receipt: entry.receipt, cardName: brandOf(entry.card.pan).name, amount: signed(entry) };
  });
  return { merchant, batch, localTime, rows };
}

function signed({ kind, amount }: Entry): string {
  return euro(givesBack.has(kind) ? -amount : amount);
}

/** What all rows come to. */
export function totalOf(rows: Totals['rows']): { readonly count: number; readonly amount: number } {
  return {
    count: totalsRows.reduce((sum, brand) => sum + rows[brand].count, 0),
    amount: totalsRows.reduce((sum, brand) => sum + rows[brand].amount, 0),
  };
}
