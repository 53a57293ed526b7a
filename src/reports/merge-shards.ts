import type { Stream } from './merge.ts';
import { MergeError } from './merge-error.ts';
import { counted } from './words.ts';

/** What must be the same of everything that is put together. */
const same: Readonly<Record<string, (stream: Stream) => unknown>> = {
  'version of Platen': ({ begin }) => begin.platen,
  clock: ({ begin }) => begin.clock,
  defect: ({ begin }) => begin.defect ?? 'none',
  '--model': ({ begin }) => begin.plan?.model ?? 'none',
  '--acquirer': ({ begin }) => begin.plan?.acquirer ?? 'none',
  '--retries': ({ begin }) => begin.plan?.retries ?? 0,
  '--repeat': ({ begin }) => begin.plan?.repeat ?? 1,
  '--bench': ({ begin }) => begin.plan?.bench ?? null,
  '--fail-on-skip': ({ begin }) => begin.plan?.failOnSkip ?? false,
  '--fail-on-flaky': ({ begin }) => begin.plan?.failOnFlaky ?? false,
  'number of shards': ({ begin }) => begin.plan?.shard?.of ?? 1,
  'number of scenarios before they were shared out': ({ begin }) => begin.plan?.shard?.scenarios ?? 0,
};

/** Throws a MergeError where streams are not of one run, a scenario is in two of them, or a shard or scenario in none. */
export function checkShards(streams: readonly Stream[]): void {
  const [first, ...others] = streams as [Stream, ...Stream[]];
  for (const [what, of] of Object.entries(same)) {
    const other = others.find((stream) => of(stream) !== of(first));
    if (!other) continue;
    const message = `${first.name} and ${other.name} are of two runs: ${what} is ${of(first)} and ${of(other)}`;
    throw new MergeError('other-run', message, 'merge the shards of one run');
  }
  checkOnce(streams);
  checkAll(streams);
}

function checkOnce(streams: readonly Stream[]): void {
  const seen = new Map<string, string>();
  for (const { name, begin, events } of streams) {
    const told = events.flatMap((event) => (event.type === 'scenario-begin' ? [event.scenario] : []));
    for (const id of new Set([...(begin.plan?.scenarios.map((scenario) => scenario.id) ?? []), ...told])) {
      const other = seen.get(id);
      if (other !== undefined) {
        const message = `${id} is in ${other} and in ${name}`;
        throw new MergeError('scenario-twice', message, 'give each shard once; a scenario counts once in a run');
      }
      seen.set(id, name);
    }
  }
}

function checkAll(streams: readonly Stream[]): void {
  const shards = streams.flatMap(({ begin }) => begin.plan?.shard ?? []);
  const [shard] = shards;
  if (!shard) return;
  const { of, scenarios } = shard;
  const missing = Array.from({ length: of }, (_, i) => i + 1).filter((n) => !shards.some(({ index }) => index === n));
  if (missing.length > 0) {
    const names = missing.map((index) => `${index}/${of}`).join(', ');
    throw new MergeError('shard-missing', `shard ${names} is missing`, 'give the events of every shard');
  }
  const places = new Set(streams.flatMap(({ begin }) => begin.plan!.scenarios.map(({ place }) => place)));
  if (places.size === scenarios) return;
  throw new MergeError(
    'scenario-missing',
    `the shards hold ${places.size} of ${counted(scenarios, 'scenario')}`,
    'they were shared out by different durations: run every shard with the same --durations file',
  );
}
