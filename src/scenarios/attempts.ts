import type { Finding } from '../events/finding.ts';
import { failedForGoldenAlone } from '../events/outcomes.ts';
import { quarantined } from './quarantine.ts';
import type { Ending, ScenarioResult } from './run-scenario.ts';
import type { Scenario } from './scenario.ts';

/** A scenario that is to run; `repetition` from 1, where each runs several times. */
export interface Turn {
  readonly scenario: Scenario;
  readonly repetition?: number;
}

/** The turns of scenarios that run `repeat` times each. */
export function turnsOf(scenarios: readonly Scenario[], repeat: number): Turn[] {
  if (repeat === 1) return scenarios.map((scenario) => ({ scenario }));
  return scenarios.flatMap((scenario) => Array.from({ length: repeat }, (_, i) => ({ scenario, repetition: i + 1 })));
}

/**
 * Whether an attempt that ended so is followed by another; `attempt` from 1. Where only a golden is missing or the
 * run's time is over, trying again would change nothing.
 */
export function isTriedAgain(
  { outcome, limit }: Pick<Ending, 'outcome' | 'limit'>,
  findings: readonly Finding[],
  attempt: number,
  retries: number,
): boolean {
  if (attempt > retries || limit === 'run') return false;
  return outcome === 'timeout' || (outcome === 'failed' && !failedForGoldenAlone({ outcome, findings }));
}

/** Makes an attempt; `countedAs` says what its ending counts as. */
type MakeAttempt = (
  countedAs: (ending: Ending, findings: readonly Finding[]) => Ending,
) => Promise<ScenarioResult & Ending>;

/** Tries a scenario until it is good, or as often as it may be. `now`: wall clock, ms since 1970-01-01T00:00Z. */
export async function takeTurn(
  { quarantine }: Scenario,
  retries: number,
  now: () => number,
  make: MakeAttempt,
): Promise<ScenarioResult> {
  for (let attempt = 1; ; attempt++) {
    let again = false;
    const { id, outcome, findings } = await make((ending, found) => {
      again = isTriedAgain(ending, found, attempt, retries);
      if (again) return ending;
      const last = attempt > 1 && ending.outcome === 'passed' ? flaky(attempt) : ending;
      return quarantine ? quarantined(last, found, quarantine, now()) : last;
    });
    if (!again) return { id, outcome, findings };
  }
}

const flaky = (attempt: number): Ending => ({ outcome: 'flaky', message: `passed at attempt ${attempt}` });
