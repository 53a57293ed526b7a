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
  ],
};

function inPieces({ due, expect }: StepFacts, { pieces, slip, role, at }: Paper, index: number): Found[] {
  const whole = isWhole(slip);
  if (whole && pieces.length === 1) return [];
  const expected: readonly string[] = (whole ? expect.torn : expect.lost) ?? [];
  if (expected.includes(role)) return [];
  const last = pieces.at(-1)!;
  const cause = causes[whole ? 'paper end' : last.end];
  const rows = rowsBefore(pieces).map((before, i) => before + pieces[i]!.dots.height);
  const what = role === 'settlement' || role === 'unexpected' ? 'slip' : `${role} copy`;
  const name = due.kind === 'nothing' ? `a ${what}` : `the ${what} of ${dueText(due)}`;
  if (!whole) {
    const message = `${name} is torn by ${cause} at row ${rows.join(' and row ')}; its rest is lost`;
    return [{ code: 'slip-torn', message, slip: index }];
  }
  const tears = rows.slice(0, -1);
  const rest = tears.map((_, i) => at + 2 + i);
  const message =
    `${name} is torn by ${cause} at row ${tears.join(' and row ')} of ${slip.dots.height}; ` +
    `its rest came out as slip ${rest.join(' and slip ')}`;
  return [{ code: 'slip-torn', message, slip: index }];
}

/** The scenario expects a fault, and it did not happen to the slip. */
function inOnePiece({ due, expect }: StepFacts, { pieces, slip, role }: Paper, index: number): Found[] {
  if (due.kind === 'nothing' || role === 'unexpected' || !isWhole(slip)) return [];
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
