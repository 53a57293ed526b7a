import type { Card } from '../../terminal.ts';
import { type Account, brandName } from '../../transbank/codes.ts';
import type { SaleFields } from '../../transbank/messages.ts';
import type { TransactionRequest } from '../host-messages.ts';
import type { ReportRow } from '../slips/cl-transbank.ts';

/** A card at the reader, and what its holder chooses. */
export interface Presented {
  readonly card: Card;
  readonly account: Account;
  /** 0, or how many parts without interest. */
  readonly instalments?: number;
}

/** An approved sale as the terminal keeps it until the close. */
export interface StoredSale extends SaleFields {
  readonly card: Card;
  readonly paidBy: Account;
  /** A later void took it back. */
  readonly voided?: true;
}

/** What a terminal holds beyond a power cut. Plain JSON. */
export interface TransbankState {
  /** The host's number of what is open. */
  readonly batch: number;
  /** Number of the next sale or void, 1 to 999999. */
  readonly nextOperation: number;
  readonly sales: readonly StoredSale[];
  /** Sent to the host and not answered: to be reversed before anything else. */
  readonly pending: TransactionRequest | null;
  /** false after 0300: it answers no register until its operator chooses the mode again. */
  readonly integrated: boolean;
}

/** The count of 0710 has three digits. */
export const MOST_SALES = 999;

/** What totals count: sales that no void took back. */
export function standing(sales: readonly StoredSale[]): readonly StoredSale[] {
  return sales.filter(({ voided }) => !voided);
}

export function sumOf(sales: readonly StoredSale[]): number {
  return sales.reduce((sum, { amount }) => sum + amount, 0);
}

/** One row a brand, in the order in which they came. */
export function rowsByBrand(sales: readonly StoredSale[]): readonly ReportRow[] {
  const brands = new Map<string, StoredSale[]>();
  for (const sale of sales) brands.set(sale.brand, [...(brands.get(sale.brand) ?? []), sale]);
  return [...brands].map(([brand, those]) => ({
    label: brandName(brand),
    number: String(those.length).padStart(3, '0'),
    amount: sumOf(those),
  }));
}
