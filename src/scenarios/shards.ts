/** One part of a run, `index` from 1. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

/**
 * The places of the scenarios of each shard, in order: the longest first, each to the shard that has the least to do
 * (longest processing time first). What has no recorded duration counts as the mean of those that have; where none has
 * one, all count alike. `durations`: ms by scenario. The same names and durations give the same shards.
 */
export function shardsOf(ids: readonly string[], of: number, durations: ReadonlyMap<string, number>): number[][] {
  const known = ids.flatMap((id) => durations.get(id) ?? []);
  const mean = known.length === 0 ? 1 : known.reduce((sum, ms) => sum + ms, 0) / known.length;
  const weights = ids.map((id) => durations.get(id) ?? mean);
  const shards = Array.from({ length: of }, () => ({ load: 0, places: [] as number[] }));
  const longestFirst = ids.map((_, place) => place).sort((a, b) => weights[b]! - weights[a]! || a - b);
  for (const place of longestFirst) {
    const least = shards.reduce((best, shard) =>
      shard.load < best.load || (shard.load === best.load && shard.places.length < best.places.length) ? shard : best,
    );
    least.load += weights[place]!;
    least.places.push(place);
  }
  return shards.map(({ places }) => places.sort((a, b) => a - b));
}
