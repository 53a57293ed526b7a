import type { Clock } from '../clock/clock.ts';
import { RealClock } from '../clock/real.ts';
import type { EventBody, EventSink, PlatenEvent, RunPlan } from '../events/event.ts';
import { countsOf, worstOf } from '../events/outcomes.ts';
import { EventStream } from '../events/stream.ts';
import { takeTurn, turnsOf } from './attempts.ts';
import type { OpenBench } from './bench.ts';
import type { BenchDefect } from './defects.ts';
import type { GoldenJudge } from './golden.ts';
import { RunLimit } from './limits.ts';
import { runScenario, type ScenarioResult, scenarioBegin } from './run-scenario.ts';
import type { Scenario } from './scenario.ts';

/** What an earlier run of the same scenarios has done: its events up to there, and how its first turns ended. */
export interface Taken {
  readonly events: readonly PlatenEvent[];
  readonly results: readonly ScenarioResult[];
  /** Real ms. */
  readonly took: number;
}

export interface RunOptions {
  /** Version of Platen. */
  readonly version: string;
  readonly sinks: readonly EventSink[];
  /** Judges each slip by its golden. */
  readonly golden: GoldenJudge;
  /** What the run exits with, for its last event. */
  readonly exitCode: (results: readonly ScenarioResult[]) => number;
  /** What was asked for: how often a failed scenario is tried again, how often each runs. */
  readonly plan?: RunPlan;
  /** What scenarios run on; virtual benches when absent. */
  readonly open?: OpenBench;
  /** Whose time passes on them; virtual when absent. */
  readonly time?: Clock['kind'];
  /** What every terminal is told to do wrong. */
  readonly defect?: BenchDefect;
  /** Asked before each scenario: true stops the run. */
  readonly stopped?: () => boolean;
  /** Where the run goes on; at its beginning when absent. */
  readonly taken?: Taken;
  /** The longest that the run may take, real ms; as long as it takes when absent. */
  readonly timeout?: number;
  /** The machine's clock when absent. Scenarios have a virtual one of their own. */
  readonly clock?: Clock;
}

/** Times are told to the microsecond; beginning each scenario at a whole one gives it the same times in any run. */
const PER_MS = 1000;

/**
 * Runs scenarios one after the other, each on a bench of its own in virtual time, and tells everything as events. The
 * times of the events go on from scenario to scenario. Gives the last attempt at each turn; rejects with what a sink
 * throws.
 */
export async function runScenarios(scenarios: readonly Scenario[], options: RunOptions): Promise<ScenarioResult[]> {
  const { plan, open, defect, golden, taken, clock = new RealClock() } = options;
  const { retries = 0, repeat = 1 } = plan ?? {};
  const turns = turnsOf(scenarios, repeat);
  const began = clock.now();
  const limit = new RunLimit(clock, options.timeout);
  const moment = { at: taken?.events.at(-1)?.at ?? 0 };
  const stream = new EventStream(() => moment.at, options.sinks);
  if (taken) stream.replay(taken.events);
  else stream.emit(runBegin(turns.length, clock, options));
  const results = [...(taken?.results ?? [])];
  for (const { scenario, repetition } of turns.slice(results.length)) {
    if (options.stopped?.()) break;
    const result = await takeTurn(
      scenario,
      retries,
      () => clock.date(),
      async (countedAs) => {
        const start = Math.round(moment.at * PER_MS) / PER_MS;
        const emit = (body: EventBody, at: number) => {
          moment.at = start + at;
          stream.emit(body);
        };
        if (!limit.reached) {
          return runScenario(scenario, { emit, golden, open, defect, repetition, countedAs, signal: limit.signal });
        }
        const ending = {
          outcome: 'timeout',
          limit: 'run',
          message: `${limit.reached.message}: it never began`,
        } as const;
        emit(scenarioBegin(scenario, repetition), 0);
        emit({ type: 'scenario-end', scenario: scenario.id, ...ending, duration: 0, took: 0 }, 0);
        return { id: scenario.id, ...ending, findings: [] };
      },
    );
    results.push(result);
  }
  limit.close();
  const ended = results.map(({ outcome }) => outcome);
  stream.emit({
    type: 'run-end',
    outcome: results.length < turns.length ? 'aborted' : worstOf(ended),
    counts: countsOf(ended),
    took: (taken?.took ?? 0) + clock.now() - began,
    exitCode: options.exitCode(results),
  });
  await stream.close();
  return results;
}

function runBegin(scenarios: number, clock: Clock, { version, defect, plan, time = 'virtual' }: RunOptions): EventBody {
  return {
    type: 'run-begin',
    platen: version,
    clock: time,
    startedAt: new Date(clock.date()).toISOString(),
    scenarios,
    ...(defect ? { defect: defect.name } : {}),
    ...(plan ? { plan } : {}),
  };
}
