import type { Rules } from '../../rules/rules.ts';
import type { HostTransaction, ShownTransaction } from '../../terminals/terminal.ts';
import { dueText } from '../due.ts';
import { isWhole, type StepFacts } from '../facts.ts';
import { six } from '../words.ts';
import { dueBy, type Wanted } from './means.ts';
import type { Found, Oracle } from './oracle.ts';

/**
 * Before a reprint the merchant checks the original: its paper is there and whole, the terminal shows the transaction
 * that it is of, as the host booked it, and no more of the card number than a slip may show.
 */
export const original: Oracle = {
  name: 'original',
  check(facts) {
    const { task, earlier, outcome, setup } = facts;
    if (task?.kind !== 'check-original') return [];
    const of = earlier[task.step]!;
    if (of.due.kind !== 'transaction') return [];
    const { transaction } = of.due;
    const { shown } = outcome ?? {};
    return [
      ...onPaper(of),
      ...found(facts, of.due),
      ...(shown ? [...onDisplay(shown, transaction, setup), ...masking(shown, setup)] : []),
    ];
  },
};

/** It is found where the journal has it, or the acquirer keeps it, and nowhere else. */
function found(facts: StepFacts, wanted: Wanted): Found[] {
  const isThere = (['voucher', 'host'] as const).some((by) => dueBy(facts, wanted, by).kind !== 'nothing');
  const isFound = facts.outcome?.result === 'approved';
  if (isThere === isFound) return [];
  const message = isFound
    ? `the terminal found ${dueText(wanted)}, which nothing has any more`
    : `the terminal did not find ${dueText(wanted)}, which can be printed again`;
  return [{ code: 'original-not-found', message }];
}

function onPaper({ due, papers }: StepFacts): Found[] {
  if (due.kind === 'nothing' || papers.some((paper) => paper.role !== 'unexpected' && isWhole(paper))) return [];
  return [{ code: 'original-missing', message: `there is no whole slip of ${dueText(due)} to check` }];
}

/** What the display says of it, and what the host booked. */
const told = [
  ['voucher', ({ voucher }) => six(voucher)],
  ['batch', ({ batch }) => six(batch)],
  ['amount', ({ amount }, { written }) => written.amount(amount)],
  ['time', ({ localTime }, { written }) => written.dateTime(localTime)],
] as const satisfies readonly (readonly [
  string,
  (of: Pick<HostTransaction, 'voucher' | 'batch' | 'amount' | 'localTime'>, rules: Rules) => string,
])[];

function onDisplay(shown: ShownTransaction, booked: HostTransaction, { rules }: StepFacts['setup']): Found[] {
  return told.flatMap(([what, say]) => {
    const [expected, actual] = [say(booked, rules), say(shown, rules)];
    if (expected === actual) return [];
    const message = `the display shows the ${what} ${actual}, the original of voucher ${six(booked.voucher)} has ${expected}`;
    return [{ code: 'original-other', message, expected, actual }];
  });
}

function masking({ card }: ShownTransaction, { rules }: StepFacts['setup']): Found[] {
  if (card === '' || rules.isMasked(card)) return [];
  return [{ code: 'original-unmasked', message: 'the display shows the whole card number' }];
}
