import type { Paper, StepFacts } from '../facts.ts';
import type { Found, Oracle } from './oracle.ts';

/**
 * Of the card number no more can be read than the rules allow, anywhere on the slip, and what can be read is the card's
 * (O9). Messages never show the number.
 */
export const card: Oracle = {
  name: 'card',
  check: (facts) =>
    facts.papers.flatMap((paper, slip) => [...unmasked(facts, paper, slip), ...otherCard(facts, paper, slip)]),
};

function unmasked({ due, request, setup }: StepFacts, { lines, reading }: Paper, slip: number): Found[] {
  const { first, last } = setup.rules.masking.rule;
  const allowed = `${first > 0 ? `the first ${first} and ` : ''}the last ${last} digits may be read`;
  const number = reading.fields.get('card-number');
  if (due.kind === 'transaction' && setup.rules.slips[due.transaction.kind].wholeNumber) return [];
  if (number && !setup.rules.isMasked(number.value)) {
    const message = `the card number is not masked: line ${number.line} shows ${digitsIn(number.value)} of its digits, ${allowed}`;
    return [{ code: 'card-unmasked', message, slip, line: number.line }];
  }
  const asked = request && 'card' in request ? request.card.pan : undefined;
  const pan = due.kind === 'transaction' ? due.transaction.card?.pan : asked;
  // Of a card that a bench knows from its slip alone some digits are unknown.
  const isKnown = pan !== undefined && /^\d+$/.test(pan);
  const at = !isKnown ? -1 : lines.findIndex((text) => text.replaceAll(/[ -]/g, '').includes(pan));
  if (at < 0) return [];
  return [
    { code: 'card-unmasked', message: `line ${at + 1} shows the whole card number, ${allowed}`, slip, line: at + 1 },
  ];
}

function otherCard({ due, setup }: StepFacts, { reading, role }: Paper, slip: number): Found[] {
  const number = reading.fields.get('card-number');
  if (!number || due.kind !== 'transaction' || !due.transaction.card || role === 'unexpected') return [];
  const { first, last } = setup.rules.masking.rule;
  const printed = number.value.replaceAll(' ', '');
  const { pan } = due.transaction.card;
  if (setup.rules.isOfCard(number.value, pan)) return [];
  const ends = (digits: string) => `${digits.slice(0, first)}...${digits.slice(-last)}`;
  const [expected, actual] = [ends(pan), ends(printed)];
  const message = `card number ${actual} of ${printed.length} digits, the card's is ${expected} of ${pan.length}`;
  return [{ code: 'card-number-wrong', message, slip, line: number.line, expected, actual }];
}

function digitsIn(text: string): number {
  return text.replaceAll(/\D/g, '').length;
}
