import { isTorn } from '../../../emulator/machine/slip.ts';
import { dueRoles } from '../facts.ts';
import { listed } from '../words.ts';
import type { Found, Oracle } from './oracle.ts';

/**
 * What the terminal takes for printed is on paper, and what is on paper it knows (O12): a success that is said before or
 * without paper is none. A scenario that expects a silent printer expects `unknown`.
 */
export const printed: Oracle = {
  name: 'printed',
  check({ outcome, expect, due, papers, setup }): Found[] {
    const said = outcome?.printed;
    if (expect.printed !== undefined) {
      if (said === expect.printed) return [];
      const [expected, actual] = [expect.printed, said ?? 'nothing'];
      const message = `asked whether its slips are printed the terminal says ${actual}, expected ${expected}`;
      return [{ code: 'printed-unexpected', message, expected, actual }];
    }
    if (said === undefined || due.kind === 'nothing') return [];
    const missing = dueRoles(due, setup.copies).filter(
      // Rows that are lost at a tear nobody can know of.
      (role) => !papers.some((paper) => paper.role === role && !isTorn(paper.slip)),
    );
    if (missing.length === 0 && said !== 'yes') {
      const message = `every slip came out, and the terminal does not know it: it says ${said}`;
      return [{ code: 'printed-unknown', message, expected: 'yes', actual: said }];
    }
    if (missing.length > 0 && said === 'yes') {
      const message = `the terminal takes its slips for printed, and ${listed(missing)} did not come out`;
      return [{ code: 'printed-untrue', message, expected: 'no', actual: said }];
    }
    return [];
  },
};
