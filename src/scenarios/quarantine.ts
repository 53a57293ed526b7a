import type { Finding } from '../events/finding.ts';
import type { Ending } from './run-scenario.ts';

/** Why a scenario's failure does not count for now, and the last day (UTC) on which it does not: `2026-12-31`. */
export interface Quarantine {
  readonly reason: string;
  readonly until: string;
}

/** Characters of `YYYY-MM-DD`. */
const DAY = 10;

/** What went wrong that a quarantine covers. A fault of the bench and the end of the run's time are none of its own. */
const covered: Readonly<Record<string, string>> = {
  failed: 'it failed',
  timeout: 'it timed out',
  flaky: 'it was flaky',
};

/**
 * How the last attempt at a scenario counts by its quarantine: what went wrong is told and skipped, until the day is
 * over. `now`: wall clock, ms since 1970-01-01T00:00Z.
 */
export function quarantined(
  ending: Ending,
  findings: readonly Finding[],
  { reason, until }: Quarantine,
  now: number,
): Ending {
  const wrong = ending.limit === 'run' ? undefined : covered[ending.outcome];
  const found = findings.length === 0 ? '' : `, findings: ${findings.length}`;
  const why = ending.message === undefined ? '' : `; ${ending.message}`;
  const isOver = new Date(now).toISOString().slice(0, DAY) > until;
  if (wrong !== undefined && !isOver) {
    const message = `in quarantine until ${until} (${reason}): ${wrong}${found}${why}`;
    return { ...ending, outcome: 'skipped', message };
  }
  if (wrong !== undefined) return { ...ending, message: `its quarantine (${reason}) ended on ${until}${why}` };
  if (ending.outcome !== 'passed') return ending;
  return { ...ending, message: `in quarantine until ${until} (${reason}): it passes and can leave` };
}
