import type { SlipEnd } from '../../../emulator/machine/slip.ts';
import { rowsBefore } from '../../receipts/pieces.ts';
import { dueText } from '../due.ts';
import { isWhole, type Paper, type StepFacts } from '../facts.ts';
import type { Found, Oracle } from './oracle.ts';

/** What tears a slip, in words. */
const causes: Readonly<Partial<Record<SlipEnd, string>>> = {
  'paper end': 'the end of the paper',
  'power off': 'a power cut',
  'link lost': 'the loss of the link',
};

/**
 * A slip comes out in one piece, unless the scenario expects it torn, or its rest lost. What is torn is one finding;
 * put together its pieces are judged as any other slip (O6).
 */
export const torn: Oracle = {
  name: 'torn',
  check: (facts) => [
    ...facts.papers.flatMap((paper, slip) => inPieces(facts, paper, slip)),
    ...facts.papers.flatMap((paper, slip) => inOnePiece(facts, paper, slip)),
    ...printedOnce(facts),
  ],
};

function inPieces({ due, expect }: StepFacts, paper: Paper, index: number): Found[] {
  const { pieces, slip, role, missing, at } = paper;
  const whole = isWhole(paper);
  if (whole && pieces.length === 1) return [];
  const expected: readonly string[] = (whole ? expect.torn : [...(expect.lost ?? []), ...(expect.again ?? [])]) ?? [];
  if (expected.includes(role)) return [];
  const what = role === 'settlement' || role === 'unexpected' ? 'slip' : `${role} copy`;
  const name = due.kind === 'nothing' ? `a ${what}` : `the ${what} of ${dueText(due)}`;
  const tears = rowsBefore(pieces).map((before, i) => before + pieces[i]!.dots.height);
  const cause = causes[pieces.at(-1)!.end];
  const message = cause
    ? `${name} is torn by ${cause} at row ${tears.join(' and row ')}; its rest is lost`
    : `${name} is torn by the end of the paper at row ${tears.slice(0, -1).join(' and row ')} of ` +
      `${slip.dots.height + missing}; its rest came out as slip ${pieces
        .slice(1)
        .map((_, i) => at + 2 + i)
        .join(' and slip ')}` +
      (missing > 0 ? `, without ${missing} dot rows` : '');
  return [{ code: 'slip-torn', message, slip: index }];
}

/** The scenario expects a fault, and it did not happen to the slip. */
function inOnePiece({ due, expect }: StepFacts, paper: Paper, index: number): Found[] {
  const { pieces, role } = paper;
  if (due.kind === 'nothing' || role === 'unexpected' || !isWhole(paper)) return [];
  const what = role === 'settlement' ? 'slip' : `${role} copy`;
  const name = `the ${what} of ${dueText(due)}`;
  if (expect.lost?.includes(role)) {
    return [{ code: 'slip-not-lost', message: `${name} came out whole, the scenario expects it lost`, slip: index }];
  }
  if (expect.torn?.includes(role) && pieces.length === 1) {
    return [
      { code: 'slip-not-torn', message: `${name} came out in one piece, the scenario expects it torn`, slip: index },
    ];
  }
  return [];
}

/** The scenario expects a slip torn and printed again, and none was torn. */
function printedOnce({ due, expect, papers }: StepFacts): Found[] {
  if (due.kind === 'nothing') return [];
  return (expect.again ?? []).flatMap((role) => {
    if (papers.some((paper) => paper.role === role && !isWhole(paper))) return [];
    const message = `the ${role} slip of ${dueText(due)} was not torn, the scenario expects it torn and printed again`;
    return [{ code: 'slip-not-torn', message }];
  });
}
