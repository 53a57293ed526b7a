import type { Outcome } from './event.ts';
import type { Finding } from './finding.ts';

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

/** How one scenario ended. */
export interface EndedScenario {
  readonly outcome: Outcome;
  readonly findings: readonly Pick<Finding, 'code'>[];
}

const goldenCodes: ReadonlySet<string> = new Set(['golden-missing', 'golden-stale']);

/**
 * True where nothing is wrong with a failed scenario but that a golden is missing, stale or awaits approval: it has
 * findings, and each has the code `golden-missing` or `golden-stale`. Its outcome is `failed` all the same, since
 * nothing was proven; the exit code tells the two apart, and trying again would prove no more.
 */
export function failedForGoldenAlone({ outcome, findings }: EndedScenario): boolean {
  return outcome === 'failed' && findings.length > 0 && findings.every((finding) => goldenCodes.has(finding.code));
}
