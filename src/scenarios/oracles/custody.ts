import { redactText } from '../../events/redaction.ts';
import { dueText } from '../due.ts';
import { isWhole, type Paper, type Role, type StepFacts } from '../facts.ts';
import type { Found, Oracle } from './oracle.ts';

/** Whose papers the merchant keeps. */
const kept: readonly Role[] = ['merchant', 'bank', 'settlement'];

/**
 * What the merchant keeps: his copy or the settlement slip, whole, marked where it is a reprint, and without a card
 * number that can be read (PCI DSS v4 requirement 3.4.1): a drawer of slips is a store of card data.
 */
export const keep: Oracle = {
  name: 'keep',
  check: ({ task, earlier, setup }) => (task?.kind === 'keep' ? inHand(earlier[task.of]!, setup, kept, 'keep') : []),
};

/** What the cardholder takes along: his copy, whole, marked where it is a reprint, masked, and with nothing to sign. */
export const handOver: Oracle = {
  name: 'hand-over',
  check({ task, earlier, setup }) {
    if (task?.kind !== 'hand-over') return [];
    const facts = earlier[task.of]!;
    return [...inHand(facts, setup, ['cardholder'], 'hand over'), ...papersOf(facts, ['cardholder']).flatMap(toSign)];
  },
};

function inHand(facts: StepFacts, setup: StepFacts['setup'], roles: readonly Role[], what: string): Found[] {
  const { due } = facts;
  if (due.kind === 'nothing') return [{ code: 'paper-missing', message: `there is nothing to ${what}: ${due.why}` }];
  const papers = papersOf(facts, roles);
  if (papers.length === 0)
    return [{ code: 'paper-missing', message: `there is no whole slip of ${dueText(due)} to ${what}` }];
  return papers.flatMap((paper) => [...readable(paper, setup, what), ...unmarked(paper, due.reprint, what)]);
}

const papersOf = ({ papers }: StepFacts, roles: readonly Role[]): Paper[] =>
  papers.filter((paper) => roles.includes(paper.role) && isWhole(paper));

/** Anywhere on it: in the field of the card number, or in any line. */
function readable({ lines, reading, role }: Paper, { rules }: StepFacts['setup'], what: string): Found[] {
  const number = reading.fields.get('card-number');
  const isUnmasked = number !== undefined && !rules.isMasked(number.value);
  const line = isUnmasked ? number.line : lines.findIndex((text) => redactText(text) !== text) + 1;
  if (line === 0) return [];
  return [
    {
      code: 'paper-unmasked',
      message: `line ${line} of the ${role} copy to ${what} has a card number that can be read`,
    },
  ];
}

function unmarked({ reading, role }: Paper, isReprint: boolean, what: string): Found[] {
  if (!isReprint || reading.marker) return [];
  return [{ code: 'paper-unmarked', message: `the ${role} copy to ${what} does not say that it is a reprint` }];
}

function toSign({ reading }: Paper): Found[] {
  if (!reading.signature) return [];
  const { line, text } = reading.signature;
  return [{ code: 'paper-to-sign', message: `line ${line} of the copy to hand over asks for a signature (${text})` }];
}
