import { isApproval } from '../terminals/simulated/responses.ts';
import type { HostRecord, HostSettlement, HostTransaction, TerminalRequest } from '../terminals/terminal.ts';
import { six } from './words.ts';

/** What a step must print, by the host's record alone: what the terminal remembers or says is not asked. */
export type Due =
  | { readonly kind: 'nothing'; readonly why: string }
  | { readonly kind: 'transaction'; readonly transaction: HostTransaction; readonly reprint: boolean }
  | { readonly kind: 'settlement'; readonly settlement: HostSettlement; readonly reprint: boolean };

/** The host's record before and after a step, and how many of its transactions were settled by then. */
export interface HostSight {
  readonly before: HostRecord;
  readonly after: HostRecord;
  /** Transactions before this one, in order, are of batches that are closed. */
  readonly openFrom: number;
}

/** What is due for a request; null: nothing was asked of the terminal. */
export function dueOf(request: TerminalRequest | null, host: HostSight): Due {
  if (request === null) return { kind: 'nothing', why: 'nothing was asked of the terminal' };
  if (request.kind === 'settle') return dueSettlement(host);
  if (request.kind !== 'reprint') return dueTransaction(host);
  const { target } = request;
  if (target.of === 'settlement') {
    const settlement = host.before.settlements.at(-1);
    return settlement
      ? { kind: 'settlement', settlement, reprint: true }
      : { kind: 'nothing', why: 'no batch was settled before' };
  }
  const open = host.before.transactions.slice(host.openFrom).filter(counts);
  if (target.of === 'last') {
    const last = open.at(-1);
    return last ? reprintOf(last) : { kind: 'nothing', why: 'the open batch has no transaction' };
  }
  const named = open.findLast(({ voucher }) => voucher === target.voucher);
  return named ? reprintOf(named) : { kind: 'nothing', why: `the open batch has no voucher ${six(target.voucher)}` };
}

/** True for a transaction that took place: approved and not reversed. */
export function counts(transaction: HostTransaction): boolean {
  return isApproval(transaction.response) && !transaction.reversed;
}

function reprintOf(transaction: HostTransaction): Due {
  return { kind: 'transaction', transaction, reprint: true };
}

function dueTransaction({ before, after }: HostSight): Due {
  const booked = after.transactions.slice(before.transactions.length);
  const transaction = booked.findLast(counts);
  if (transaction) return { kind: 'transaction', transaction, reprint: false };
  const last = booked.at(-1);
  if (!last) return { kind: 'nothing', why: 'the host was not asked' };
  return {
    kind: 'nothing',
    why: last.reversed ? 'the transaction was reversed' : `the host declined it (${last.response})`,
  };
}

function dueSettlement({ before, after }: HostSight): Due {
  const settlement = after.settlements.slice(before.settlements.length).at(-1);
  return settlement
    ? { kind: 'settlement', settlement, reprint: false }
    : { kind: 'nothing', why: 'the host settled no batch' };
}

/** What is due, as messages name it: `voucher 000001`, `the settlement of batch 000001`. */
export function dueText(due: Exclude<Due, { kind: 'nothing' }>): string {
  if (due.kind === 'settlement') return `the settlement of batch ${six(due.settlement.batch)}`;
  return `voucher ${six(due.transaction.voucher)}`;
}
