import type { Outcome } from '../events/event.ts';
import { type EndedScenario, failedForGoldenAlone } from '../events/outcomes.ts';
import { findingsOf, type Run, type ScenarioRecord } from './run.ts';
import { en } from './speech/en.ts';
import { english, type Speech } from './speech/speech.ts';

/** How a scenario or step stands for a reader: its outcome, and apart from the failed those that only lack a golden. */
export type Standing = Outcome | 'golden';

/** The worst first: the order in which counts and findings are told. */
const order = Object.keys(en.standings) as Standing[];

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
export function tallyWords(run: Run, { words }: Speech = english): string {
  const counts = tally(run).map(([standing, count]) => [count, words.standings[standing]] as const);
  return counts.length === 0 ? words.noScenarios : words.ofTally(counts);
}

/** `8 scenarios`; `3 of 8 scenarios` where not all that were to run have begun. */
export function scenariosRun(run: Run, { words }: Speech = english): string {
  const ran = run.scenarios.length;
  const planned = run.begin?.scenarios ?? ran;
  return ran < planned ? words.scenariosOf(ran, planned) : words.scenarios(ran);
}

/** The verdict on a run in a word or three, by its exit code; a run whose stream has no end was cut off. */
export function verdict(run: Run, { words }: Speech = english): string {
  if (run.end === undefined) return words.cutOff;
  return words.verdicts[run.end.exitCode] ?? words.exitCode(run.end.exitCode);
}
