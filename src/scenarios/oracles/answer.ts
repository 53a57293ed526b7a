import type { TerminalRequest } from '../../terminals/terminal.ts';
import { dueText } from '../due.ts';
import type { StepFacts } from '../facts.ts';
import { answerText, listed } from '../words.ts';
import type { Found, Oracle } from './oracle.ts';

/** The terminal answers as the scenario expects it, and as the host knows it (O12). */
export const answer: Oracle = {
  name: 'answer',
  check: (facts) => [
    ...(facts.outcome ? [...unexpected(facts), ...againstHost(facts), ...otherOriginal(facts)] : missing(facts)),
    ...display(facts),
  ],
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
/** Its power went, or it still waits for somebody. */
function missing({ request, expect, powerCut, displays }: StepFacts): Found[] {
  if (request === null || (powerCut && expect.result === 'power-cut')) return [];
  const expected = answerText(expect);
  const why = powerCut ? 'its power went' : `its display says ${displays.at(-1) ?? 'nothing'}`;
  const message = `the terminal gave no answer, expected ${expected}: ${why}`;
  return [{ code: 'answer-missing', message, expected, actual: 'none' }];
}

function display({ displays, expect }: StepFacts): Found[] {
  const expected = expect.display;
  if (expected === undefined || displays.some((text) => text.includes(expected))) return [];
  const actual = listed(displays);
  const message = `the display says ${actual}, and never ${expected}`;
  return [{ code: 'display-unexpected', message, expected, actual }];
}

function againstHost({ outcome, due, request }: StepFacts): Found[] {
  if (request && printsNothing.includes(request.kind)) return [];
  const said = answerText(outcome!);
  if (outcome!.result === 'approved' && due.kind === 'nothing') {
    return [{ code: 'answer-not-the-hosts', message: `the terminal says ${said}, and ${due.why}` }];
  }
  if (outcome!.result !== 'approved' && due.kind !== 'nothing' && due.kind !== 'fault') {
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
