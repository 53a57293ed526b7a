import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shardsOf } from '../../src/scenarios/shards.ts';
import { runs } from '../runs.ts';

const durations = (entries: Readonly<Record<string, number>>) => new Map(Object.entries(entries));

test('the longest first, each to the shard that has the least to do', () => {
  const recorded = durations({ a: 10, b: 70, c: 40, d: 30, e: 50 });
  expect(shardsOf(['a', 'b', 'c', 'd', 'e'], 2, recorded)).toEqual([
    [1, 3],
    [0, 2, 4],
  ]);
});

test('without recorded durations by count', () => {
  expect(shardsOf(['a', 'b', 'c', 'd', 'e'], 3, new Map())).toEqual([[0, 3], [1, 4], [2]]);
});

test('what has no duration counts as the mean', () => {
  expect(shardsOf(['a', 'new', 'c'], 2, durations({ a: 90, c: 10 }))).toEqual([[0], [1, 2]]);
});

test('shards are disjoint, together they are the whole, in order, and no shard is longer than it must be', () => {
  const scenarios = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 8 }), { maxLength: 30 });
  fc.assert(
    fc.property(
      scenarios,
      fc.integer({ min: 1, max: 40 }),
      fc.dictionary(fc.string({ maxLength: 8 }), fc.nat({ max: 10_000 })),
      fc.array(fc.nat({ max: 10_000 }), { minLength: 30, maxLength: 30 }),
      (ids, of, others, times) => {
        const some = ids.filter((_, i) => times[i]! % 3 > 0).map((id, i) => [id, times[i]!] as const);
        const recorded = new Map([...Object.entries(others), ...some]);
        const shards = shardsOf(ids, of, recorded);
        expect(shards.length).toBe(of);
        expect(shards.flat().sort((a, b) => a - b)).toEqual(ids.map((_, place) => place));
        for (const places of shards) expect(places).toEqual([...places].sort((a, b) => a - b));
        expect(shardsOf(ids, of, recorded)).toEqual(shards);
        // Longest processing time first: no load is above the mean load and one scenario more.
        const known = ids.flatMap((id) => recorded.get(id) ?? []);
        const mean = known.length === 0 ? 1 : known.reduce((sum, ms) => sum + ms, 0) / known.length;
        const weights = ids.map((id) => recorded.get(id) ?? mean);
        const loads = shards.map((places) => places.reduce((sum, place) => sum + weights[place]!, 0));
        const total = weights.reduce((sum, ms) => sum + ms, 0);
        expect(Math.max(...loads)).toBeLessThanOrEqual(total / of + Math.max(0, ...weights) + 1e-6);
      },
    ),
    runs(200),
  );
});
