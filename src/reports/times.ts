import { type Sample, type Summary, slipSamples, summaries } from '../timing/figures.ts';
import type { Run, ScenarioRecord } from './run.ts';

/** Every time that was measured in a scenario, in order. */
export function samplesOf({ steps }: ScenarioRecord): Sample[] {
  return steps.flatMap(({ slips, end }, step) => [
    ...slips.flatMap((slip, i) => slipSamples(slip.timing, step, i)),
    ...(end?.acknowledged === undefined
      ? []
      : [{ figure: 'register.acknowledged', ms: end.acknowledged, step } as const]),
  ]);
}

/** Each figure of scenarios, by the clock of the run. */
export function figuresOf({ begin }: Run, scenarios: readonly ScenarioRecord[]): Summary[] {
  return summaries(scenarios.flatMap(samplesOf), begin?.clock ?? 'virtual');
}
