import type { Outcome } from './event.ts';

/** Every outcome; the outcome of a run is the first of these that a scenario has. */
const worstFirst: readonly Outcome[] = ['aborted', 'bench-error', 'failed', 'timeout', 'flaky', 'skipped', 'passed'];

/** In the order in which counts are written. */
const outcomes: readonly Outcome[] = ['passed', 'failed', 'bench-error', 'timeout', 'aborted', 'skipped', 'flaky'];

/** How many ended how. */
export function countsOf(ended: readonly Outcome[]): Record<Outcome, number> {
  const counts = outcomes.map((outcome) => [outcome, ended.filter((one) => one === outcome).length] as const);
  return Object.fromEntries(counts) as Record<Outcome, number>;
}

/** The outcome of a run of scenarios that ended so; a run of none passes. */
export function worstOf(ended: readonly Outcome[]): Outcome {
  return worstFirst.find((outcome) => ended.includes(outcome)) ?? 'passed';
}
