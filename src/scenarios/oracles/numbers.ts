import { numberAfter } from '../../terminals/numbers.ts';
import type { HostTransaction } from '../../terminals/terminal.ts';
import { counts } from '../due.ts';
import type { StepFacts } from '../facts.ts';
import { six } from '../words.ts';
import type { Found, Oracle } from './oracle.ts';

/**
 * The numbers that the terminal sends its host (O7): the batch goes up by one with every settlement, no voucher number
 * that is used up comes again in its batch, and a reprint makes no transaction.
 */
export const numbers: Oracle = {
  name: 'numbers',
  check: (facts) => [...newTransactions(facts), ...newSettlement(facts), ...booked(facts)],
};

function newTransactions(facts: StepFacts): Found[] {
  const { before, after } = facts.host;
  return after.transactions.slice(before.transactions.length).flatMap((transaction) => {
    const { batch, voucher } = transaction;
    const open = openBatch(facts);
    const found: Found[] = [];
    if (batch !== open) {
      const message = `voucher ${six(voucher)} was sent in batch ${six(batch)}, the open batch is ${six(open)}${why(facts)}`;
      found.push({ code: 'batch-not-open', message, expected: six(open), actual: six(batch) });
    }
    const used =
      facts.setup.rules.numbering.rule === 'asked' ? before.transactions : before.transactions.filter(counts);
    if (used.some((earlier) => sameNumber(earlier, transaction))) {
      found.push({ code: 'voucher-twice', message: `voucher ${six(voucher)} was sent twice in batch ${six(batch)}` });
    }
    return found;
  });
}

function newSettlement(facts: StepFacts): Found[] {
  const { before, after } = facts.host;
  return after.settlements.slice(before.settlements.length).flatMap(({ batch }) => {
    const open = openBatch(facts);
    if (batch === open) return [];
    const message = `batch ${six(batch)} was settled, the open batch is ${six(open)}${why(facts)}`;
    return [{ code: 'batch-not-open', message, expected: six(open), actual: six(batch) }];
  });
}

function booked({ request, host: { before, after } }: StepFacts): Found[] {
  if (request !== null && request.kind !== 'reprint') return [];
  const made =
    after.transactions.length - before.transactions.length + after.settlements.length - before.settlements.length;
  if (made === 0) return [];
  const who = request === null ? 'waiting' : 'a reprint';
  return [
    { code: 'booked-unasked', message: `${who} made the host book ${made === 1 ? 'something' : `${made} things`}` },
  ];
}

function openBatch({ host: { before }, setup }: StepFacts): number {
  const settled = before.settlements.at(-1);
  return settled ? numberAfter(settled.batch) : setup.batch;
}

function why({ host: { before } }: StepFacts): string {
  const settled = before.settlements.at(-1);
  return settled ? `: batch ${six(settled.batch)} is settled` : '';
}

function sameNumber(a: HostTransaction, b: HostTransaction): boolean {
  return a.batch === b.batch && a.voucher === b.voucher;
}
