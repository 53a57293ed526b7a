import type { Rules, TotalsFound } from '../../rules/rules.ts';
import { dueText } from '../due.ts';
import { isWhole, type Paper } from '../facts.ts';
import { fieldWords } from './expected-values.ts';
import type { Found, Oracle } from './oracle.ts';

/**
 * What a merchant sees who holds a reprint beside its original: every field is there and says the same, none came to it,
 * the totals are the same, and it says that it is a reprint where the original does not. Layout is not looked at, so
 * that it holds for a slip from the acquirer too. Slips are told as those of the reprint's own step.
 */
export const review: Oracle = {
  name: 'review',
  check({ task, earlier, setup }) {
    if (task?.kind !== 'review') return [];
    const [copy, original] = [earlier[task.of]!, earlier[task.against]!];
    if (original.due.kind === 'nothing') return [];
    const of = dueText(original.due);
    const pairs = copy.papers.flatMap((paper) => {
      const first = original.papers.find(({ role }) => role === paper.role);
      return first && isWhole(paper) && isWhole(first) && paper.role !== 'unexpected' ? [[paper, first] as const] : [];
    });
    if (pairs.length === 0) {
      return [{ code: 'review-of-nothing', message: `there is no whole reprint of ${of} to hold beside its original` }];
    }
    return pairs.flatMap(([paper, first]) => [
      ...marked(paper, first, of),
      ...sameFields(paper, first),
      ...sameTotals(paper, first, setup.rules),
    ]);
  },
};

function marked({ reading, role }: Paper, first: Paper, of: string): Found[] {
  const found: Found[] = [];
  if (!reading.marker)
    found.push({ code: 'review-unmarked', message: `${the(role)} of ${of} does not say that it is a reprint` });
  if (first.reading.marker) {
    found.push({ code: 'review-original-marked', message: `the original of ${of} says ${first.reading.marker.text}` });
  }
  return found;
}

function sameFields({ reading, role }: Paper, { reading: first }: Paper): Found[] {
  const names = new Set([...first.fields.keys(), ...reading.fields.keys()]);
  return [...names].flatMap((name) => {
    const [expected, actual] = [first, reading].map(({ fields }) => fields.get(name)?.value);
    if (expected === actual) return [];
    const message = `${the(role)}: ${fieldWords[name]} ${actual ?? 'is missing'}, the original ${expected === undefined ? 'has none' : `says ${expected}`}`;
    return [{ code: 'review-differs', message, expected, actual }];
  });
}

function sameTotals({ reading, role }: Paper, { reading: first }: Paper, { written }: Rules): Found[] {
  const [expected, actual] = [first, reading].map(({ totals }) =>
    totals.map((row) => rowText(row, written)).join(', '),
  );
  if (expected === actual) return [];
  return [
    {
      code: 'review-differs',
      message: `${the(role)}: totals ${actual}, the original says ${expected}`,
      expected,
      actual,
    },
  ];
}

const rowText = ({ kind, foreign, count, amount }: TotalsFound, written: Rules['written']) =>
  `${foreign ? 'foreign ' : ''}${kind} ${count}, ${written.amount(amount)}`;

const the = (role: Paper['role']) =>
  role === 'settlement' ? 'the reprint of the settlement' : `the reprint's ${role} copy`;
