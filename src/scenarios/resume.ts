import type { EventOf, PlatenEvent, RunPlan } from '../events/event.ts';
import { readEvents } from '../events/jsonl.ts';
import { isTriedAgain } from './attempts.ts';
import { ResumeError } from './plan.ts';
import type { ScenarioResult } from './run-scenario.ts';
import type { Taken } from './runner.ts';

/** What the journal of a run says: what was asked for, and what is done. */
export interface Journalled {
  readonly begin: EventOf<'run-begin'>;
  readonly plan: RunPlan;
  readonly taken: Taken;
}

/**
 * Reads the journal of a run that was killed. A scenario is done when its last attempt has ended; what was under way,
 * and what the run's own limit or a signal stopped, is to run again. Rejects with a ResumeError for what is no journal,
 * and with an EventFileError for a file that cannot be read; a last line that was cut off is what a kill leaves.
 */
export async function readJournal(path: string): Promise<Journalled> {
  const events: PlatenEvent[] = [];
  for await (const event of readEvents(path, () => {})) events.push(event);
  const [begin] = events;
  if (begin?.type !== 'run-begin' || !begin.plan) {
    throw new ResumeError(
      'no-journal',
      `${path} is no journal of a run`,
      'platen run writes one: events.jsonl in the folder of reports',
    );
  }
  const { plan } = begin;
  const { done, results, took } = doneIn(events, plan);
  return { begin, plan, taken: { events: events.slice(0, done), results, took } };
}

/** How many of the events are of turns that are done, and how those ended. */
function doneIn(events: readonly PlatenEvent[], { retries }: RunPlan) {
  const results: ScenarioResult[] = [];
  let done = 1;
  let took = 0;
  let last: EventOf<'scenario-begin'> | undefined;
  let attempt = 0;
  let attemptsTook = 0;
  let findings: EventOf<'finding'>[] = [];
  for (const [i, event] of events.entries()) {
    if (event.type === 'scenario-begin') {
      const isAgain = last?.scenario === event.scenario && last.repetition === event.repetition;
      attempt = isAgain ? attempt + 1 : 1;
      attemptsTook = isAgain ? attemptsTook : 0;
      last = event;
      findings = [];
    } else if (event.type === 'finding') {
      findings.push(event);
    } else if (event.type === 'scenario-end') {
      if (event.limit === 'run') break;
      attemptsTook += event.took ?? 0;
      if (isTriedAgain(event, findings, attempt, retries)) continue;
      results.push({ id: event.scenario, outcome: event.outcome, findings });
      done = i + 1;
      took += attemptsTook;
    }
  }
  return { done, results, took };
}
