import { numberAfter } from '../../terminals/numbers.ts';
import { counts } from '../due.ts';
import type { StepFacts } from '../facts.ts';
import { listed, six } from '../words.ts';
import type { Found, Oracle } from './oracle.ts';

/**
 * What the terminal holds after a step is what the host has booked (O7): the open batch, its transactions, the last
 * settlement. Whatever went wrong in the step: a transaction is decided once, and both decide the same.
 */
export const state: Oracle = {
  name: 'state',
  check: (facts) => [...batch(facts), ...journal(facts), ...lastSettlement(facts)],
};

/** The number of the batch that the host takes for open. */
function openBatch({ host: { after }, setup }: StepFacts): number {
  const settled = after.settlements.at(-1);
  return settled ? numberAfter(settled.batch) : setup.batch;
}

function batch(facts: StepFacts): Found[] {
  const { memory } = facts;
  const expected = openBatch(facts);
  if (!memory || memory.settling || memory.batch === expected) return [];
  const message = `the terminal's open batch is ${six(memory.batch)}, the host's is ${six(expected)}`;
  return [{ code: 'batch-wrong', message, expected: six(expected), actual: six(memory.batch) }];
}

function journal(facts: StepFacts): Found[] {
  const { memory, host, due } = facts;
  if (!memory || memory.settling) return [];
  const { before, after, openFrom } = host;
  const isSettled = after.settlements.length > before.settlements.length;
  const offline = due.kind === 'transaction' && due.transaction.kind === 'offline-sale' && !due.reprint;
  const held = isSettled
    ? []
    : [...host.held.map(({ transaction }) => transaction), ...(offline ? [due.transaction] : [])];
  const open = openBatch(facts);
  const booked = after.transactions
    .slice(isSettled ? before.transactions.length : openFrom)
    .filter((one) => one.batch === open && counts(one) && !one.unanswered && one.voucher !== memory.pending?.voucher);
  const expected = [...booked, ...held].map(({ voucher }) => six(voucher)).sort();
  const actual = memory.journal.map(({ voucher }) => six(voucher)).sort();
  if (expected.join() === actual.join()) return [];
  const message = `the terminal's journal has vouchers ${listed(actual)}, the host's open batch ${listed(expected)}`;
  return [{ code: 'journal-differs', message, expected: listed(expected), actual: listed(actual) }];
}

function lastSettlement({ memory, host: { after } }: StepFacts): Found[] {
  const expected = after.settlements.at(-1)?.batch;
  if (!memory || memory.settling || memory.lastSettlement?.batch === expected) return [];
  const words = (number: number | undefined) => (number === undefined ? 'none' : `batch ${six(number)}`);
  const [wanted, got] = [words(expected), words(memory.lastSettlement?.batch)];
  const message = `the terminal's last settlement is ${got}, the host's is ${wanted}`;
  return [{ code: 'last-settlement-wrong', message, expected: wanted, actual: got }];
}
