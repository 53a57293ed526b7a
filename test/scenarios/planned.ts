import type { PlatenEvent, RunPlan } from '../../src/events/event.ts';
import { EventList } from '../../src/events/stream.ts';
import { exitCode } from '../../src/reports/exit-code.ts';
import { planOf, scenariosOf } from '../../src/scenarios/plan.ts';
import { type RunOptions, runScenarios } from '../../src/scenarios/runner.ts';
import type { Scenario } from '../../src/scenarios/scenario.ts';
import { noGoldens, scenario } from './benches.ts';

/** Small scenarios named a, b, c ...; those at `broken` expect a slip that does not come. */
export function smallScenarios(count: number, broken: readonly number[] = []): Scenario[] {
  return Array.from({ length: count }, (_, i) => {
    const slips = broken.includes(i) ? '[merchant]' : '[merchant, cardholder]';
    const id = String.fromCharCode('a'.charCodeAt(0) + i);
    return { ...scenario(`steps: [{ sale: { amount: ${i + 1} }, expect: { slips: ${slips} } }]`), id };
  });
}

/** Runs scenarios as `platen run` does with a plan, and gives the events. */
export async function runPlanned(
  scenarios: readonly Scenario[],
  asked: Partial<Parameters<typeof planOf>[1]> = {},
  options: Partial<RunOptions> = {},
): Promise<PlatenEvent[]> {
  const list = new EventList();
  const plan: RunPlan = planOf(scenarios, { files: [], retries: 0, repeat: 1, ...asked });
  await runScenarios(scenariosOf(plan, scenarios), {
    version: '0.0.0',
    sinks: [list],
    golden: noGoldens,
    exitCode: (ended) => exitCode({ scenarios: ended, failOnFlaky: plan.failOnFlaky, failOnSkip: plan.failOnSkip }),
    plan,
    ...options,
  });
  return list.events;
}

/** Events without what is measured in real time. */
export function timeless(events: readonly PlatenEvent[]): unknown[] {
  return events.map((event) => {
    if (event.type === 'run-begin') return { ...event, startedAt: '' };
    if (event.type === 'run-end' || event.type === 'scenario-end') return { ...event, took: 0 };
    return event.type === 'slip' ? { ...event, timing: { ...event.timing, decode: 0 } } : event;
  });
}
