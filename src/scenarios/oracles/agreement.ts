import type { Amount, HostTransaction } from '../../terminals/terminal.ts';
import type { Account, Remembered } from '../bench.ts';
import { counts, dueText } from '../due.ts';
import type { StepFacts } from '../facts.ts';
import { standing } from '../standing.ts';
import { listed } from '../words.ts';
import type { Found, Oracle } from './oracle.ts';

/**
 * What was asked, what the terminal said, what it has in its memory when its register asks, and what the host booked are
 * one and the same (O12).
 */
export const agreement: Oracle = {
  name: 'agreement',
  check: (facts) => [...asked(facts), ...told(facts), ...remembered(facts)],
};

/** The amount that was asked for is the one that the host booked. */
function asked({ request, due, setup: { rules } }: StepFacts): Found[] {
  if (!request || !('amount' in request) || due.kind !== 'transaction' || due.reprint) return [];
  const meant = request.amount + ('tip' in request ? (request.tip ?? 0) : 0);
  const { amount } = due.transaction;
  if (meant === amount) return [];
  const [expected, actual] = [meant, amount].map(rules.written.amount) as [string, string];
  const message = `${expected} was asked for, the host booked ${actual}`;
  return [{ code: 'amount-not-asked', message, expected, actual }];
}

/** The voucher number that the terminal gives is the one that the host booked. */
function told({ outcome, due, setup: { rules } }: StepFacts): Found[] {
  if (outcome?.voucher === undefined || outcome.result !== 'approved' || due.kind !== 'transaction') return [];
  const expected = rules.written.voucher(numberOn(due.transaction, rules));
  const actual = rules.written.voucher(outcome.voucher);
  if (expected === actual) return [];
  return [
    {
      code: 'voucher-not-told',
      message: `the terminal says that it was voucher ${actual}, the host booked ${dueText(due)}`,
      expected,
      actual,
    },
  ];
}

/** A void is known by the number of what it takes back where its slip says that. */
function numberOn({ kind, voucher, original }: HostTransaction, { slips }: StepFacts['setup']['rules']): number {
  return slips[kind].numberOfOriginal ? (original?.voucher ?? voucher) : voucher;
}

function remembered(facts: StepFacts): Found[] {
  const { account } = facts;
  if (!account) return [];
  if (account.of === 'nothing')
    return [
      { code: 'terminal-silent', message: `the terminal does not say what it has in its memory: ${account.why}` },
    ];
  return account.of === 'last' ? ofLast(facts, account) : ofBatch(facts, account);
}

/** The last transaction that took place, whatever its batch. */
function ofLast(facts: StepFacts, { last }: Extract<Account, { of: 'last' }>): Found[] {
  const booked = facts.host.after.transactions.findLast(counts);
  if (booked?.voucher === last?.voucher && booked?.amount === last?.amount) return [];
  const [expected, actual] = [textOf(booked, facts), textOf(last ?? undefined, facts)];
  const message = `the terminal's last transaction is ${actual}, the host's is ${expected}`;
  return [{ code: 'last-differs', message, expected, actual }];
}

/** The open batch, in whatever order. */
function ofBatch(facts: StepFacts, { sales }: Extract<Account, { of: 'batch' }>): Found[] {
  const settled = new Set(facts.host.after.settlements.map(({ batch }) => batch));
  const open = facts.host.after.transactions.filter((one) => counts(one) && !settled.has(one.batch));
  const texts = (all: readonly Remembered[]) => all.map((one) => textOf(one, facts)).sort();
  const [expected, actual] = [texts(standing(open)), texts(sales)];
  if (expected.join() === actual.join()) return [];
  const message = `the terminal has ${listed(actual)} in its memory, the host's open batch has ${listed(expected)}`;
  return [{ code: 'batch-differs', message, expected: listed(expected), actual: listed(actual) }];
}

function textOf(one: { voucher: number; amount: Amount } | undefined, { setup: { rules } }: StepFacts): string {
  return one ? `voucher ${rules.written.voucher(one.voucher)} of ${rules.written.amount(one.amount)}` : 'none';
}
