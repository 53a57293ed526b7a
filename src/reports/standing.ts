import type { Outcome } from '../events/event.ts';
import { type EndedScenario, failedForGoldenAlone } from '../events/outcomes.ts';
import { findingsOf, type Run, type ScenarioRecord } from './run.ts';
import { counted } from './words.ts';

/** How a scenario or step stands for a reader: its outcome, and apart from the failed those that only lack a golden. */
export type Standing = Outcome | 'golden';

/** What people read, the worst first: the order in which counts and findings are told. */
export const standingWords: Readonly<Record<Standing, string>> = {
  failed: 'failed',
  timeout: 'timed out',
  'bench-error': 'bench error',
  aborted: 'aborted',
  golden: 'golden to approve',
  flaky: 'flaky',
  passed: 'passed',
  skipped: 'skipped',
};

const order = Object.keys(standingWords) as Standing[];

export function standingOf(scenario: ScenarioRecord): Standing {
  return standingFor({ outcome: scenario.outcome, findings: findingsOf(scenario) });
}

export function standingFor(result: EndedScenario): Standing {
  return failedForGoldenAlone(result) ? 'golden' : result.outcome;
}

/** The worst first; those that stand alike in the order in which they were. */
export function byStanding(a: ScenarioRecord, b: ScenarioRecord): number {
  return order.indexOf(standingOf(a)) - order.indexOf(standingOf(b));
}

/** How many scenarios stand how, without those that are none. */
export function tally(run: Run): (readonly [Standing, number])[] {
  const standings = run.scenarios.map(standingOf);
  return order
    .map((standing) => [standing, standings.filter((one) => one === standing).length] as const)
    .filter(([, count]) => count > 0);
}

/** `1 failed, 1 golden to approve, 6 passed`; `no scenarios` for a run of none. */
export function tallyWords(run: Run): string {
  const words = tally(run).map(([standing, count]) => `${count} ${standingWords[standing]}`);
  return words.length === 0 ? 'no scenarios' : words.join(', ');
}

/** `8 scenarios`; `3 of 8 scenarios` where not all that were to run have begun. */
export function scenariosRun(run: Run): string {
  const ran = run.scenarios.length;
  const planned = run.begin?.scenarios ?? ran;
  return ran < planned ? `${ran} of ${counted(planned, 'scenario')}` : counted(ran, 'scenario');
}

const verdictWords: Readonly<Record<number, string>> = {
  0: 'Passed',
  1: 'Failed',
  2: 'Usage error',
  3: 'Bench error',
  4: 'Golden to approve',
  5: 'Flaky',
  130: 'Aborted',
};

/** The verdict on a run in a word or three, by its exit code; a run whose stream has no end was cut off. */
export function verdict(run: Run): string {
  if (run.end === undefined) return 'Cut off';
  return verdictWords[run.end.exitCode] ?? `Exit code ${run.end.exitCode}`;
}
