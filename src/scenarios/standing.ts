import type { HostTransaction } from '../terminals/terminal.ts';
import { transactionFacts } from '../terminals/transactions.ts';

/** Transactions that move money, without those that a later one of them took back. */
export function standing(transactions: readonly HostTransaction[]): HostTransaction[] {
  const takenBack = new Set(
    transactions.flatMap(({ kind, original }) =>
      transactionFacts[kind].takesBack.length > 0 && original?.voucher !== undefined ? [original.voucher] : [],
    ),
  );
  return transactions.filter(({ kind, voucher }) => transactionFacts[kind].counts !== null && !takenBack.has(voucher));
}
