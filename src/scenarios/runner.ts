import { RealClock } from '../clock/real.ts';
import type { EventSink, Outcome } from '../events/event.ts';
import { EventStream } from '../events/stream.ts';
import type { Defect } from '../terminals/simulated/defects.ts';
import type { GoldenJudge } from './golden.ts';
import { runScenario, type ScenarioResult } from './run-scenario.ts';
import type { Scenario } from './scenario.ts';

export interface RunOptions {
  /** Version of Platen. */
  readonly version: string;
  readonly sinks: readonly EventSink[];
  /** Judges each slip by its golden. */
  readonly golden: GoldenJudge;
  /** What the run exits with, for its last event. */
  readonly exitCode: (results: readonly ScenarioResult[]) => number;
  /** What every terminal is told to do wrong. */
  readonly defect?: Defect;
  /** Asked before each scenario: true stops the run. */
  readonly stopped?: () => boolean;
}

const outcomes: readonly Outcome[] = ['passed', 'failed', 'bench-error', 'timeout', 'aborted', 'skipped', 'flaky'];
/** The outcome of a run is the first of these that a scenario has. */
const worstFirst: readonly Outcome[] = ['aborted', 'bench-error', 'failed', 'timeout', 'flaky', 'skipped', 'passed'];

/**
 * Runs scenarios one after the other, each on a bench of its own in virtual time, and tells everything as events. The
 * times of the events go on from scenario to scenario. Rejects with what a sink throws.
 */
export async function runScenarios(scenarios: readonly Scenario[], options: RunOptions): Promise<ScenarioResult[]> {
  const { version, defect } = options;
  const real = new RealClock();
  const began = real.now();
  const startedAt = new Date(real.date()).toISOString();
  const moment = { at: 0 };
  const stream = new EventStream(() => moment.at, options.sinks);
  stream.emit({
    type: 'run-begin',
    platen: version,
    clock: 'virtual',
    startedAt,
    scenarios: scenarios.length,
    ...(defect ? { defect: defect.name } : {}),
  });
  const results: ScenarioResult[] = [];
  for (const scenario of scenarios) {
    if (options.stopped?.()) break;
    const start = moment.at;
    const emit: Parameters<typeof runScenario>[1]['emit'] = (body, at) => {
      moment.at = start + at;
      stream.emit(body);
    };
    results.push(await runScenario(scenario, { emit, golden: options.golden, defect }));
  }
  const aborted = results.length < scenarios.length;
  const counts = Object.fromEntries(
    outcomes.map((outcome) => [outcome, results.filter((result) => result.outcome === outcome).length]),
  );
  stream.emit({
    type: 'run-end',
    outcome: aborted ? 'aborted' : (worstFirst.find((outcome) => counts[outcome]! > 0) ?? 'passed'),
    counts: counts as Record<Outcome, number>,
    took: real.now() - began,
    exitCode: options.exitCode(results),
  });
  await stream.close();
  return results;
}
