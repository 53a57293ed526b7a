import { isApproval } from '../terminals/simulated/responses.ts';
import type { HostRecord, HostSettlement, HostTransaction, TerminalRequest } from '../terminals/terminal.ts';
import { six } from './words.ts';

/** What a step must print, by the host's record alone: what the terminal remembers or says is not asked. */
export type Due =
  | { readonly kind: 'nothing'; readonly why: string }
  | { readonly kind: 'transaction'; readonly transaction: HostTransaction; readonly reprint: boolean }
  | { readonly kind: 'settlement'; readonly settlement: HostSettlement; readonly reprint: boolean }
  | { readonly kind: 'list'; readonly list: OpenBatch; readonly reprint: false };

/** The open batch, as a list of it has to show it. */
export interface OpenBatch {
  readonly of: 'details' | 'totals';
  readonly batch: number;
  /** What took place in it, voids and what they took back too. */
  readonly transactions: readonly HostTransaction[];
}

/** The host's record before and after a step, and how many of its transactions were settled by then. */
export interface HostSight {
  readonly before: HostRecord;
  readonly after: HostRecord;
  /** Transactions before this one, in order, are of batches that are closed. */
  readonly openFrom: number;
  /** Transactions that the terminal approved by itself, and the host does not know yet. */
  readonly held: readonly HostTransaction[];
  /** Number of the open batch, and of the transaction that comes next. */
  readonly batch: number;
  readonly nextVoucher: number;
  /** Wall clock when the step began, `YYYY-MM-DDTHH:MM:SS`. */
  readonly now: string;
}

/** What is due for a request; null: nothing was asked of the terminal. */
export function dueOf(request: TerminalRequest | null, host: HostSight): Due {
  if (request === null) return { kind: 'nothing', why: 'nothing was asked of the terminal' };
  if (request.kind === 'settle') return dueSettlement(host);
  if (request.kind === 'sign-on' || request.kind === 'sign-off') return { kind: 'nothing', why: 'nobody paid' };
  if (request.kind === 'offline-sale') return dueOffline(request, host);
  if (request.kind === 'qr-query') return dueOrder(request, host);
  if (request.kind === 'list') return dueList(request, host);
  if (request.kind !== 'reprint') return dueTransaction(host);
  const { target } = request;
  if (target.of === 'settlement') {
    const settlement = host.before.settlements.at(-1);
    return settlement
      ? { kind: 'settlement', settlement, reprint: true }
      : { kind: 'nothing', why: 'no batch was settled before' };
  }
  const open = openTransactions(host);
  if (target.of === 'last') {
    const last = open.at(-1);
    return last ? reprintOf(last) : { kind: 'nothing', why: 'the open batch has no transaction' };
  }
  const named = open.findLast(({ voucher }) => voucher === target.voucher);
  return named ? reprintOf(named) : { kind: 'nothing', why: `the open batch has no voucher ${six(target.voucher)}` };
}

/** True for a transaction that took place: approved, and neither reversed nor about to be. */
export function counts({ response, reversed, reversalRefused }: HostTransaction): boolean {
  return isApproval(response) && !reversed && !reversalRefused;
}

/** What took place in the open batch, in order of the voucher numbers that it was given. */
function openTransactions({ before, openFrom, held }: HostSight): HostTransaction[] {
  return [...before.transactions.slice(openFrom).filter(counts), ...held];
}

/** The terminal approves it, and numbers it like any other. */
function dueOffline({ amount, card }: Extract<TerminalRequest, { kind: 'offline-sale' }>, host: HostSight): Due {
  const { batch, nextVoucher, now } = host;
  const numbers = { response: '00', reference: '', authorisation: '', localTime: now };
  const transaction: HostTransaction = { kind: 'offline-sale', voucher: nextVoucher, batch, amount, card, ...numbers };
  return amount > 0
    ? { kind: 'transaction', transaction, reprint: false }
    : { kind: 'nothing', why: 'it is a sale of nothing' };
}

/** An order that was paid is printed: for the first time where its answer was lost. */
function dueOrder({ order }: Extract<TerminalRequest, { kind: 'qr-query' }>, host: HostSight): Due {
  const paid = openTransactions(host).findLast(
    (one) => one.kind === 'qr-sale' && (order === undefined || one.order === order),
  );
  return paid
    ? { kind: 'transaction', transaction: paid, reprint: !paid.unanswered }
    : { kind: 'nothing', why: 'the host knows no such order' };
}

function dueList({ of }: Extract<TerminalRequest, { kind: 'list' }>, host: HostSight): Due {
  const transactions = openTransactions(host);
  if (transactions.length === 0) return { kind: 'nothing', why: 'the open batch has no transaction' };
  return { kind: 'list', list: { of, batch: host.batch, transactions }, reprint: false };
}

function reprintOf(transaction: HostTransaction): Due {
  return { kind: 'transaction', transaction, reprint: true };
}

function dueTransaction({ before, after }: HostSight): Due {
  const booked = after.transactions.slice(before.transactions.length);
  const transaction = booked.findLast(counts);
  if (transaction?.unanswered) return { kind: 'nothing', why: 'the answer to the order was lost' };
  if (transaction) return { kind: 'transaction', transaction, reprint: false };
  const last = booked.at(-1);
  if (!last) return { kind: 'nothing', why: 'the host was not asked' };
  return {
    kind: 'nothing',
    why:
      last.reversed || last.reversalRefused
        ? 'the transaction was reversed'
        : `the host declined it (${last.response})`,
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
  if (due.kind === 'list') return `the ${due.list.of} of batch ${six(due.list.batch)}`;
  return `voucher ${six(due.transaction.voucher)}`;
}
