import type { EventBody, EventOf, EventSink, PlatenEvent, RunPlan } from '../events/event.ts';
import { countsOf, worstOf } from '../events/outcomes.ts';
import { EventStream } from '../events/stream.ts';
import { type ExitCode, exitCode, exitCodes } from './exit-code.ts';
import { MergeError } from './merge-error.ts';
import { checkShards } from './merge-shards.ts';
import { findingsOf, Run } from './run.ts';

/** The events of one run or shard, and the name of their file. */
export interface Stream {
  readonly name: string;
  readonly begin: EventOf<'run-begin'>;
  /** What stands between the beginning of the run and its end. */
  readonly events: readonly PlatenEvent[];
  /** Absent: the run was cut off. */
  readonly end?: EventOf<'run-end'>;
}

/** Takes the events of a file apart. Throws a MergeError where they are not those of a run. */
export function streamOf(name: string, events: readonly PlatenEvent[]): Stream {
  const [begin, ...rest] = events;
  if (begin?.type !== 'run-begin') {
    throw new MergeError('no-run', `${name}: not the events of a run`, 'platen run writes them: events.jsonl');
  }
  const end = rest.at(-1);
  return end?.type === 'run-end' ? { name, begin, events: rest.slice(0, -1), end } : { name, begin, events: rest };
}

/**
 * Makes the events of one run out of those of its shards, and hands them out: every event of every shard, the scenarios
 * in the order in which one run would have told them, the times going on from one to the next. Gives what that run
 * would have exited with. Throws a MergeError where the streams are not of one run, before anything is opened.
 */
export async function mergeStreams(streams: readonly Stream[], open: () => readonly EventSink[]): Promise<ExitCode> {
  checkShards(streams);
  const run = new Run();
  const moment = { at: 0 };
  const stream = new EventStream(
    () => moment.at,
    [{ write: (event) => run.add(event), close: async () => {} }, ...open()],
  );
  const plan = planOf(streams);
  const begin = beginOf(streams, plan);
  stream.emit(begin);
  for (const block of inOrder(streams, plan)) {
    const start = moment.at - block[0]!.at;
    for (const { v: _v, seq: _seq, at, ...body } of block) {
      moment.at = start + at;
      stream.emit(body as EventBody);
    }
  }
  const { scenarios } = run;
  const isCut = streams.some(({ end }) => end === undefined);
  const isInterrupted = streams.some(({ end }) => end?.exitCode === exitCodes.interrupted);
  const code = exitCode({
    scenarios: scenarios.map((scenario) => ({ outcome: scenario.outcome, findings: findingsOf(scenario) })),
    interrupted: isCut || isInterrupted,
    failOnSkip: plan?.failOnSkip,
    failOnFlaky: plan?.failOnFlaky,
  });
  const ended = scenarios.map(({ outcome }) => outcome);
  stream.emit({
    type: 'run-end',
    outcome: isCut || isInterrupted ? 'aborted' : worstOf(ended),
    counts: countsOf(ended),
    took: streams.reduce((sum, { end }) => sum + (end?.took ?? 0), 0),
    exitCode: code,
  });
  await stream.close();
  return code;
}

/** What one run of all of it would have been asked for; nothing where a stream does not say. */
function planOf(streams: readonly Stream[]): RunPlan | undefined {
  const plans = streams.flatMap(({ begin }) => begin.plan ?? []);
  const [first] = plans;
  if (!first || plans.length < streams.length) return undefined;
  const { shard, ...plan } = first;
  const all = plans.flatMap(({ scenarios }) => scenarios);
  if (shard) return { ...plan, scenarios: all.toSorted((a, b) => a.place - b.place) };
  const files = [...new Set(plans.flatMap((one) => one.files))];
  return { ...plan, files, scenarios: all.map(({ id, digest }, place) => ({ id, digest, place })) };
}

function beginOf(streams: readonly Stream[], plan: RunPlan | undefined): EventBody {
  const [{ begin: first }] = streams as [Stream];
  const { platen, clock, defect } = first;
  return {
    type: 'run-begin',
    platen,
    clock,
    startedAt: streams.map(({ begin }) => begin.startedAt).toSorted()[0]!,
    scenarios: streams.reduce((sum, { begin }) => sum + begin.scenarios, 0),
    ...(defect === undefined ? {} : { defect }),
    ...(plan ? { plan } : {}),
  };
}

/** The events of each scenario, all of its attempts and repetitions together, in the order of the plan. */
function inOrder(streams: readonly Stream[], plan: RunPlan | undefined): PlatenEvent[][] {
  const blocks = new Map<string, PlatenEvent[]>();
  for (const { events } of streams) {
    let scenario = '';
    for (const event of events) {
      if (event.type === 'scenario-begin') scenario = event.scenario;
      const block = blocks.get(scenario);
      if (block) block.push(event);
      else blocks.set(scenario, [event]);
    }
  }
  const planned = plan?.scenarios.map(({ id }) => id) ?? [];
  return [...new Set([...planned, ...blocks.keys()])].flatMap((id) => {
    const block = blocks.get(id);
    return block ? [block] : [];
  });
}
