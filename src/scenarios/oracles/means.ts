import { type ReprintMeans, type ReprintTarget, reprintMeans } from '../../terminals/terminal.ts';
import { type Due, dueOf, dueText } from '../due.ts';
import type { StepFacts } from '../facts.ts';
import { listed } from '../words.ts';
import type { Found, Oracle } from './oracle.ts';

/**
 * The means that the merchant chooses leads to the slip that is wanted and to no other, by the host's record; and what
 * the terminal offered for it when it was looked up are exactly the means that do.
 */
export const means: Oracle = {
  name: 'means',
  check(facts) {
    const { task, earlier } = facts;
    if (task?.kind !== 'choose-means') return [];
    const wanted = earlier[task.step]!.due;
    if (wanted.kind === 'nothing') return [{ code: 'means-of-nothing', message: `no slip was due: ${wanted.why}` }];
    const looked = earlier.findLast(({ task: of }) => isLookUp(of, task.step));
    return [...leadsThere(facts, wanted, task.by), ...wasOffered(facts, wanted, looked?.outcome?.shown?.means)];
  },
};

const isLookUp = (task: StepFacts['task'], step: number) => task?.kind === 'check-original' && task.step === step;

function leadsThere(facts: StepFacts, wanted: Wanted, by: ReprintMeans): Found[] {
  const got = dueBy(facts, wanted, by);
  if (got.kind === 'nothing') {
    return [{ code: 'means-impossible', message: `${words[by]} gives nothing: ${got.why}` }];
  }
  if (isOf(got, wanted)) return [];
  return [{ code: 'means-wrong', message: `${words[by]} gives ${dueText(got)}, wanted is ${dueText(wanted)}` }];
}

function wasOffered(facts: StepFacts, wanted: Wanted, offered: readonly ReprintMeans[] | undefined): Found[] {
  if (!offered) return [];
  const right = reprintMeans.filter((by) => {
    const got = dueBy(facts, wanted, by);
    return got.kind !== 'nothing' && isOf(got, wanted);
  });
  const [expected, actual] = [listed(right), listed(reprintMeans.filter((by) => offered.includes(by)))];
  if (expected === actual) return [];
  const message = `for ${dueText(wanted)} the terminal offered ${actual}, and what gives its slip is ${expected}`;
  return [{ code: 'means-offered-wrong', message, expected, actual }];
}

export type Wanted = Exclude<Due, { kind: 'nothing' }>;

/** What would be printed by a means now. */
export function dueBy({ host, setup }: Pick<StepFacts, 'host' | 'setup'>, wanted: Wanted, by: ReprintMeans): Due {
  const target = targetOf(wanted, by);
  if (!target) return { kind: 'nothing', why: 'a slip of a batch has no number' };
  return dueOf({ kind: 'reprint', target }, host, setup.rules);
}

function targetOf(wanted: Wanted, by: ReprintMeans): ReprintTarget | undefined {
  if (by === 'last' || by === 'settlement') return { of: by };
  if (wanted.kind !== 'transaction') return undefined;
  const { voucher, reference, localTime } = wanted.transaction;
  return by === 'voucher' ? { of: by, voucher } : { of: by, reference, date: localTime.slice(0, 10) };
}

/** A transaction is also in the settlement of its batch. */
function isOf(got: Wanted, wanted: Wanted): boolean {
  if (wanted.kind === 'list' || got.kind === 'list') return false;
  const batch = wanted.kind === 'settlement' ? wanted.settlement.batch : wanted.transaction.batch;
  if (got.kind === 'settlement') return got.settlement.batch === batch;
  return (
    wanted.kind === 'transaction' &&
    got.transaction.batch === batch &&
    got.transaction.voucher === wanted.transaction.voucher
  );
}

const words: Readonly<Record<ReprintMeans, string>> = {
  last: 'a reprint of the last slip',
  voucher: 'a reprint by the voucher number',
  settlement: 'a reprint of the settlement',
  host: 'a slip from the acquirer',
};
