import { dueText } from '../due.ts';
import { dueRoles, isWhole, type Paper, type Role, type StepFacts } from '../facts.ts';
import { listed } from '../words.ts';
import type { Found, Oracle } from './oracle.ts';

/**
 * Exactly the slips that are due come out, once, in order (O4, O6): all copies of a transaction that
 * the host booked, and nothing for one that it declined or that the terminal refused.
 */
export const copies: Oracle = {
  name: 'copies',
  check(facts) {
    const { due, papers, setup, expect } = facts;
    const isLeft = (paper: Paper) => !isWhole(paper) && isIn(expect.again, paper.role);
    const printed = papers.filter((paper) => !isLeft(paper)).map((paper) => paper.role);
    const duplicates = expect.duplicates ?? [];
    const once = dueRoles(due, setup.copies).filter((role) => printed.includes(role) || !isExpectedLost(facts, role));
    const roles = [...once, ...duplicates];
    const counted = [
      ...once.flatMap((role) => lostOrDoubled(facts, role, false)),
      ...duplicates.flatMap((role) => lostOrDoubled(facts, role, true)),
      ...papers.flatMap((paper, slip) => notDue(facts, paper, slip)),
    ];
    if (counted.length > 0) return counted;
    if (printed.join() !== roles.join()) {
      const [expected, actual] = [listed(roles), listed(printed)];
      return [
        {
          code: 'copies-out-of-order',
          message: `the copies came out as ${actual}, their order is ${expected}`,
          expected,
          actual,
        },
      ];
    }
    if (expect.slips && expect.slips.join() !== printed.join()) {
      const [expected, actual] = [listed(expect.slips), listed(printed)];
      return [
        { code: 'slips-unexpected', message: `printed ${actual}, the scenario expects ${expected}`, expected, actual },
      ];
    }
    return [];
  },
};

const isIn = (list: readonly Role[] | undefined, role: Role) => list?.includes(role) === true;

const isExpectedLost = ({ expect }: StepFacts, role: Role) => isIn(expect.lost, role);

/** `duplicate`: of those that are due once more, marked. */
function lostOrDoubled({ due, papers, expect }: StepFacts, role: Paper['role'], duplicate: boolean): Found[] {
  if (due.kind === 'nothing') return [];
  // What was torn and is printed again does not count: `torn` tells of it.
  const counted = (paper: Paper) =>
    paper.role === role && (paper.duplicate ?? false) === duplicate && (isWhole(paper) || !isIn(expect.again, role));
  const found = papers.flatMap((paper, slip) => (counted(paper) ? [slip] : []));
  const [what, of] = role === 'settlement' ? ['slip', dueText(due)] : [`${role} copy`, dueText(due)];
  const print = duplicate ? 'printed once more, marked' : 'printed';
  if (found.length === 0) return [{ code: 'slip-lost', message: `the ${what} of ${of} was not ${print}` }];
  return found.slice(1).map((slip, again) => ({
    code: 'slip-doubled',
    message: `the ${what} of ${of} was printed a ${again === 0 ? 'second' : 'further'} time`,
    slip,
  }));
}

function notDue({ due }: StepFacts, { role, reading }: Paper, slip: number): Found[] {
  if (role !== 'unexpected') return [];
  const what = reading.kind === 'settlement' ? 'settlement slip' : reading.copy ? `${reading.copy.copy} copy` : 'slip';
  const voucher = reading.fields.get('voucher')?.value;
  const why = due.kind === 'nothing' ? due.why : `all copies of ${dueText(due)} were printed`;
  const message = `a ${what}${voucher === undefined ? '' : ` of voucher ${voucher}`} was printed, and none is due: ${why}`;
  return [{ code: 'slip-unexpected', message, slip }];
}
