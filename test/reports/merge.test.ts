import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlatenEvent } from '../../src/events/event.ts';
import { EventList } from '../../src/events/stream.ts';
import { mergeStreams, streamOf } from '../../src/reports/merge.ts';
import { runs } from '../runs.ts';
import { runPlanned, smallScenarios, timeless } from '../scenarios/planned.ts';

async function merged(streams: readonly (readonly PlatenEvent[])[]) {
  const list = new EventList();
  const code = await mergeStreams(
    streams.map((events, i) => streamOf(`part-${i + 1}.jsonl`, events)),
    () => [list],
  );
  return { code, events: list.events };
}

const shards = (of: number, asked = {}, broken: readonly number[] = [1]) =>
  Promise.all(
    Array.from({ length: of }, (_, i) =>
      runPlanned(smallScenarios(4, broken), { shard: { index: i + 1, of }, ...asked }),
    ),
  );

describe('merge', () => {
  it('makes of the shards, in any order, the stream of one run', async () => {
    const asked = { repeat: 2, retries: 1 };
    const whole = await runPlanned(smallScenarios(4, [1]), asked);
    const parts = await Promise.all([1, 2, 3, 5].map((of) => shards(of, asked)));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...parts).chain((streams) => fc.shuffledSubarray(streams, { minLength: streams.length })),
        async (streams) => {
          const { code, events } = await merged(streams);
          expect(timeless(events)).toEqual(timeless(whole));
          expect(code).toBe(1);
        },
      ),
      runs(20),
    );
  });

  it('takes the times from one scenario to the next, and adds what the shards took', async () => {
    const streams = await shards(2);
    const { events } = await merged(streams);
    const took = streams.map((one) => one.at(-1)).map((end) => (end?.type === 'run-end' ? end.took : 0));
    expect(events.at(-1)).toMatchObject({
      type: 'run-end',
      took: took[0]! + took[1]!,
      counts: { passed: 3, failed: 1 },
    });
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, i) => i));
  });

  it('keeps what a killed shard left, and is aborted', async () => {
    const [one, two] = await shards(2, {}, []);
    const cut = two!.slice(0, two!.findLastIndex(({ type }) => type === 'step-begin') + 1);
    const { code, events } = await merged([one!, cut]);
    expect(code).toBe(130);
    expect(events.at(-1)).toMatchObject({ outcome: 'aborted', counts: { passed: 3, aborted: 1 }, exitCode: 130 });
    expect(events.length).toBe(one!.length + cut.length - 1);
  });

  it('puts runs of different scenarios together that are no shards, in the order in which they are given', async () => {
    const [a, b, c] = smallScenarios(3);
    const { code, events } = await merged([await runPlanned([c!], { files: ['x'] }), await runPlanned([a!, b!])]);
    expect(code).toBe(0);
    expect(events[0]).toMatchObject({
      scenarios: 3,
      plan: {
        files: ['x'],
        scenarios: [
          { id: 'c', place: 0 },
          { id: 'a', place: 1 },
          { id: 'b', place: 2 },
        ],
      },
    });
  });

  it('says what makes no run', async () => {
    const [one, two] = await shards(2);
    await expect(merged([one!, one!, two!])).rejects.toMatchObject({
      code: 'scenario-twice',
      message: 'a is in part-1.jsonl and in part-2.jsonl',
    });
    await expect(merged([one!])).rejects.toMatchObject({ code: 'shard-missing', message: 'shard 2/2 is missing' });
    const [other] = await shards(2, { retries: 1 });
    await expect(merged([two!, other!])).rejects.toMatchObject({
      code: 'other-run',
      message: 'part-1.jsonl and part-2.jsonl are of two runs: --retries is 0 and 1',
    });
    const shared = await shards(2, {
      durations: new Map([
        ['a', 1000],
        ['b', 1],
        ['c', 1],
        ['d', 1],
      ]),
    });
    await expect(merged([shared[0]!, two!])).rejects.toMatchObject({
      code: 'scenario-missing',
      message: 'the shards hold 3 of 4 scenarios',
    });
    await expect(merged([one!.slice(1), two!])).rejects.toMatchObject({
      code: 'no-run',
      message: 'part-1.jsonl: not the events of a run',
    });
  });
});
