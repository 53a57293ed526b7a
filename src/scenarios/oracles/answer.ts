import type { TerminalRequest } from '../../terminals/terminal.ts';
import { dueText } from '../due.ts';
import type { StepFacts } from '../facts.ts';
import { answerText } from '../words.ts';
import type { Found, Oracle } from './oracle.ts';

/** The terminal answers as the scenario expects it, and as the host knows it (O12). */
export const answer: Oracle = {
  name: 'answer',
  check: (facts) => (facts.outcome ? [...unexpected(facts), ...againstHost(facts), ...otherOriginal(facts)] : []),
};

function unexpected({ outcome, expect }: StepFacts): Found[] {
  const { result, response, reason } = outcome!;
  const asExpected =
    result === expect.result &&
    (expect.response === undefined || response === expect.response) &&
    (expect.reason === undefined || reason === expect.reason);
  if (asExpected) return [];
  const [expected, actual] = [answerText(expect), answerText(outcome!)];
  return [
    { code: 'answer-unexpected', message: `the terminal says ${actual}, expected ${expected}`, expected, actual },
  ];
}

/** What the terminal answers without a slip; what it shows is judged by itself. */
const printsNothing: readonly TerminalRequest['kind'][] = ['sign-on', 'sign-off', 'look-up'];

function againstHost({ outcome, due, request }: StepFacts): Found[] {
  if (request && printsNothing.includes(request.kind)) return [];
  const said = answerText(outcome!);
  if (outcome!.result === 'approved' && due.kind === 'nothing') {
    return [{ code: 'answer-not-the-hosts', message: `the terminal says ${said}, and ${due.why}` }];
  }
  if (outcome!.result !== 'approved' && due.kind !== 'nothing') {
    const known = due.reprint ? `${dueText(due)} is there to be printed again` : `the host booked ${dueText(due)}`;
    return [{ code: 'answer-not-the-hosts', message: `the terminal says ${said}, and ${known}` }];
  }
  return [];
}

/** What the host's record gives as the last slip must be what the scenario takes for it. */
function otherOriginal({ due, expect, earlier }: StepFacts): Found[] {
  if (expect.reprintOf === undefined || due.kind === 'nothing') return [];
  const meant = earlier[expect.reprintOf]!.due;
  if (meant.kind !== 'nothing' && dueText(meant) === dueText(due)) return [];
  const expected = meant.kind === 'nothing' ? 'a step that printed nothing' : dueText(meant);
  const message = `the scenario expects a reprint of ${expected}, the host's record gives ${dueText(due)}`;
  return [{ code: 'reprint-of-another', message }];
}
