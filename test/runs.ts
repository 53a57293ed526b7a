import { appendFileSync } from 'node:fs';

const { PLATEN_FUZZ_SECONDS: seconds, PLATEN_FUZZ_COUNT: counted } = process.env;

/** Whether a property is tried as often as its test says: fuzzing for a moment may try it once. */
export const areCounted = seconds === undefined && counted === undefined;

/**
 * How long a property is tried: so many cases in the test command, so many seconds in `npm run fuzz`. That counts the
 * properties first, in a file with a character for each, to share its time between them.
 */
export function runs(cases: number): { numRuns: number; interruptAfterTimeLimit?: number } {
  if (counted !== undefined) {
    appendFileSync(counted, '.');
    return { numRuns: 1 };
  }
  if (seconds === undefined) return { numRuns: cases };
  return { numRuns: Number.MAX_SAFE_INTEGER, interruptAfterTimeLimit: Number(seconds) * 1000 };
}

/** At every how many places something is done: so many in the test command, at each in `npm run fuzz`. */
export function every(places: number): number {
  if (counted !== undefined) return Number.MAX_SAFE_INTEGER;
  return seconds === undefined ? places : 1;
}
