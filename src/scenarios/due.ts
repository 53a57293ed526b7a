import type { Rules, SlipCopy } from '../rules/rules.ts';
import { isApproval } from '../terminals/simulated/responses.ts';
import type { HostRecord, HostSettlement, HostTransaction, TerminalRequest } from '../terminals/terminal.ts';
import { standing } from './standing.ts';
import { six } from './words.ts';

/** What a step must print, by the host's record alone: what the terminal remembers or says is not asked. */
export type Due =
  | { readonly kind: 'nothing'; readonly why: string }
  | {
      readonly kind: 'transaction';
      readonly transaction: HostTransaction;
      readonly reprint: boolean;
      /** Which of its copies; all that the terminal prints when absent. */
      readonly copies?: readonly SlipCopy[];
    }
  | { readonly kind: 'settlement'; readonly settlement: HostSettlement; readonly reprint: boolean }
  | { readonly kind: 'list'; readonly list: OpenBatch; readonly reprint: false }
  /** The slip of a transaction whose reversal was given up: no receipt of it. */
  | { readonly kind: 'fault'; readonly transaction: HostTransaction; readonly reprint: false };

/** The open batch, as a list of it has to show it. */
export interface OpenBatch {
  readonly of: 'details' | 'totals';
  readonly batch: number;
  /** What took place in it: all, or what no void took back, as the rules have it. */
  readonly transactions: readonly HostTransaction[];
}

/** What the terminal approved by itself, and how many transactions the host had booked by then. */
export interface Held {
  readonly transaction: HostTransaction;
  readonly booked: number;
}

/** The host's record before and after a step, and how many of its transactions were settled by then. */
export interface HostSight {
  readonly before: HostRecord;
  readonly after: HostRecord;
  /** Transactions before this one, in order, are of batches that are closed. */
  readonly openFrom: number;
  /** Transactions that the terminal approved by itself, and the host does not know yet. */
  readonly held: readonly Held[];
  /** Number of the open batch, and of the transaction that comes next. */
  readonly batch: number;
  readonly nextVoucher: number;
  /** The acquirer keeps slips of settled batches for its terminals. */
  readonly archive?: boolean;
  /** Wall clock when the step began, `YYYY-MM-DDTHH:MM:SS`. */
  readonly now: string;
}

type Asked<K extends TerminalRequest['kind']> = Extract<TerminalRequest, { readonly kind: K }>;

/** What is due for a request; null: nothing was asked of the terminal. */
export function dueOf(request: TerminalRequest | null, host: HostSight, rules: Rules): Due {
  if (request === null) return { kind: 'nothing', why: 'nothing was asked of the terminal' };
  const givenUp = givenUpIn(host);
  if (givenUp) return { kind: 'fault', transaction: givenUp, reprint: false };
  if (request.kind === 'settle') return dueSettlement(host);
  if (request.kind === 'sign-on' || request.kind === 'sign-off') return { kind: 'nothing', why: 'nobody paid' };
  if (request.kind === 'look-up') return { kind: 'nothing', why: 'the display shows it' };
  if (request.kind === 'offline-sale') return dueOffline(request, host);
  if (request.kind === 'qr-query') return dueOrder(request, host);
  if (request.kind === 'list') return dueList(request, host, rules);
  return request.kind === 'reprint' ? dueReprint(request, host, rules) : dueTransaction(host, rules);
}

function dueReprint({ target }: Asked<'reprint'>, host: HostSight, rules: Rules): Due {
  const { last, voucher, settlement, copies } = rules.reprints.rule;
  if (target.of === 'settlement') return dueAgain(host, settlement);
  if (target.of === 'host') {
    if (!host.archive) return { kind: 'nothing', why: 'its acquirer gives no slips again' };
    const kept = fromHost(host, target);
    return kept ? ofTransaction(kept, true, rules) : { kind: 'nothing', why: 'the acquirer keeps no such transaction' };
  }
  const open = openTransactions(host);
  if (target.of === 'voucher' && voucher === 'none') return { kind: 'nothing', why: 'no voucher can be had again' };
  if (target.of === 'last' || voucher === 'the last') {
    const from = last.from === 'open batch' ? open : host.before.transactions.filter(counts);
    const found = from.findLast(({ kind }) => last.kinds?.includes(kind) ?? true);
    const where = last.from === 'open batch' ? 'the open batch has' : 'there was';
    return found ? ofTransaction(found, true, rules) : { kind: 'nothing', why: `${where} no transaction` };
  }
  const named = open.findLast((one) => one.voucher === target.voucher);
  if (!named) return { kind: 'nothing', why: `the open batch has no voucher ${six(target.voucher)}` };
  return ofTransaction(named, true, rules, target.copy ? [target.copy] : copies);
}

/** The transaction that an acquirer keeps, of whichever batch. */
function fromHost(
  { before }: HostSight,
  { reference, date }: { readonly reference: string; readonly date: string },
): HostTransaction | undefined {
  return before.transactions
    .filter(counts)
    .find((one) => one.reference === reference && one.localTime.startsWith(date));
}

function dueAgain({ before }: HostSight, canBeHad: boolean): Due {
  if (!canBeHad) return { kind: 'nothing', why: 'no settlement can be had again' };
  const settlement = before.settlements.at(-1);
  return settlement
    ? { kind: 'settlement', settlement, reprint: true }
    : { kind: 'nothing', why: 'no batch was settled before' };
}

/** What took place in a batch. */
export function bookedIn({ transactions }: HostRecord, batch: number): readonly HostTransaction[] {
  return transactions.filter((one) => one.batch === batch && counts(one));
}

/** True for a transaction that took place: approved, and neither reversed nor about to be. */
export function counts({ response, reversed, reversalRefused }: HostTransaction): boolean {
  return isApproval(response) && !reversed && !reversalRefused;
}

/** Reversals that a terminal tries before it gives up (CaoEnXin/LiaoYang_POS: a parameter, 3 as delivered). */
const REVERSALS = 3;

/** The transaction whose reversal failed once too often. */
function givenUpIn({ before, after }: HostSight): HostTransaction | undefined {
  const isGivenUp = ({ failedReversals = 0 }: Partial<HostTransaction> = {}) => failedReversals >= REVERSALS;
  return after.transactions.find((one, i) => isGivenUp(one) && !isGivenUp(before.transactions[i]));
}

/**
 * What took place in the open batch, in order of the voucher numbers that it was given; without what the terminal
 * reversed before it did what it was asked for.
 */
function openTransactions({ before, after, openFrom, held }: HostSight): HostTransaction[] {
  const inOrder: HostTransaction[] = [];
  for (let at = openFrom; at <= before.transactions.length; at++) {
    inOrder.push(...held.filter(({ booked }) => booked === at).map(({ transaction }) => transaction));
    const one = before.transactions[at];
    if (one && counts(one) && counts(after.transactions[at] ?? one)) inOrder.push(one);
  }
  return inOrder;
}

/** The terminal approves it, and numbers it like any other. */
function dueOffline({ amount, card }: Asked<'offline-sale'>, host: HostSight): Due {
  const { batch, nextVoucher, now } = host;
  const numbers = { response: '00', reference: '', authorisation: '', localTime: now };
  const transaction: HostTransaction = { kind: 'offline-sale', voucher: nextVoucher, batch, amount, card, ...numbers };
  return amount > 0
    ? { kind: 'transaction', transaction, reprint: false }
    : { kind: 'nothing', why: 'it is a sale of nothing' };
}

/** An order that was paid is printed: for the first time where its answer was lost. */
function dueOrder({ order }: Asked<'qr-query'>, host: HostSight): Due {
  const paid = openTransactions(host).findLast(
    (one) => one.kind === 'qr-sale' && (order === undefined || one.order === order),
  );
  return paid
    ? { kind: 'transaction', transaction: paid, reprint: !paid.unanswered }
    : { kind: 'nothing', why: 'the host knows no such order' };
}

function dueList({ of }: Asked<'list'>, host: HostSight, { lists }: Rules): Due {
  const open = openTransactions(host);
  const transactions = lists.rule.of === 'all' ? open : standing(open);
  if (transactions.length === 0 && lists.rule.empty === 'refused')
    return { kind: 'nothing', why: 'the open batch has no transaction' };
  return { kind: 'list', list: { of, batch: host.batch, transactions }, reprint: false };
}

function ofTransaction(
  transaction: HostTransaction,
  reprint: boolean,
  { slips }: Rules,
  copies?: readonly SlipCopy[],
): Due {
  const which = slips[transaction.kind].unprinted ? [] : copies;
  return { kind: 'transaction', transaction, reprint, ...(which ? { copies: which } : {}) };
}

function dueTransaction({ before, after }: HostSight, rules: Rules): Due {
  const booked = after.transactions.slice(before.transactions.length);
  const transaction = booked.findLast(counts);
  if (transaction?.unanswered) return { kind: 'nothing', why: 'the answer to the order was lost' };
  if (transaction) return ofTransaction(transaction, false, rules);
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
  const settlement = after.settlements.find(
    (one, i) => one.askedAgain !== before.settlements[i]?.askedAgain || i >= before.settlements.length,
  );
  if (settlement?.unanswered) return { kind: 'nothing', why: 'the answer to the settlement was late' };
  return settlement
    ? { kind: 'settlement', settlement, reprint: false }
    : { kind: 'nothing', why: 'the host settled no batch' };
}

/** What is due, as messages name it: `voucher 000001`, `the settlement of batch 000001`. */
export function dueText(due: Exclude<Due, { kind: 'nothing' }>): string {
  if (due.kind === 'settlement') return `the settlement of batch ${six(due.settlement.batch)}`;
  if (due.kind === 'list') return `the ${due.list.of} of batch ${six(due.list.batch)}`;
  if (due.kind === 'fault') return `the reversal of voucher ${six(due.transaction.voucher)}`;
  return `voucher ${six(due.transaction.voucher)}`;
}
