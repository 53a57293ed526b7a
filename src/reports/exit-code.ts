import type { Outcome } from '../events/event.ts';
import { type EndedScenario, failedForGoldenAlone } from '../events/outcomes.ts';

/** What `platen` exits with. */
export const exitCodes = {
  passed: 0,
  failed: 1,
  usage: 2,
  benchError: 3,
  golden: 4,
  flaky: 5,
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

export interface RunResult {
  /** The last attempt at each scenario. */
  readonly scenarios: readonly EndedScenario[];
  /** Stopped by a signal, also where no scenario was under way. */
  readonly interrupted?: boolean;
  /** Something that was asked for does not exist or makes no sense. */
  readonly usageError?: boolean;
  readonly failOnFlaky?: boolean;
  readonly failOnSkip?: boolean;
}

/** The exit codes, the first that applies. */
const rules: readonly (readonly [ExitCode, (run: RunResult) => boolean | undefined])[] = [
  [exitCodes.interrupted, (run) => run.interrupted || some(run, 'aborted')],
  [exitCodes.usage, (run) => run.usageError],
  [exitCodes.benchError, (run) => some(run, 'bench-error')],
  [exitCodes.failed, (run) => some(run, 'timeout') || run.scenarios.some(failedForMore)],
  [exitCodes.failed, (run) => run.failOnSkip && some(run, 'skipped')],
  [exitCodes.golden, (run) => run.scenarios.some(failedForGoldenAlone)],
  [exitCodes.flaky, (run) => run.failOnFlaky && some(run, 'flaky')],
];

/** What a run exits with. A run of no scenario passes; whoever asked for some that do not exist has a usage error. */
export function exitCode(run: RunResult): ExitCode {
  return rules.find(([, applies]) => applies(run))?.[0] ?? exitCodes.passed;
}

function some(run: RunResult, outcome: Outcome): boolean {
  return run.scenarios.some((scenario) => scenario.outcome === outcome);
}

function failedForMore(scenario: EndedScenario): boolean {
  return scenario.outcome === 'failed' && !failedForGoldenAlone(scenario);
}
