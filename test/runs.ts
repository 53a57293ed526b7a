const seconds = process.env.PLATEN_FUZZ_SECONDS;

/** How long a property is tried: so many cases in the test command, so many seconds in `npm run fuzz`. */
export function runs(cases: number): { numRuns: number; interruptAfterTimeLimit?: number } {
  if (seconds === undefined) return { numRuns: cases };
  return { numRuns: Number.MAX_SAFE_INTEGER, interruptAfterTimeLimit: Number(seconds) * 1000 };
}
