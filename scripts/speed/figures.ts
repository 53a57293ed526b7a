import { performance } from 'node:perf_hooks';

export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
}

const ROUNDS = 9;
const ROUND_MS = 200;

/** Calls a second: the median of rounds that last `ROUND_MS` each. */
export function rate(work: () => void): number {
  const rates: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const start = performance.now();
    let calls = 0;
    while (performance.now() - start < ROUND_MS) {
      work();
      calls++;
    }
    // The first round warms up.
    if (round > 0) rates.push((calls / (performance.now() - start)) * 1000);
  }
  return rates.sort((a, b) => a - b)[ROUNDS >> 1]!;
}

/** The value that a share of all, such as 0.99, does not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
}

/** Work that takes ms: the median of `ROUNDS` calls after one that warms up, ms. */
export async function median(work: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const start = performance.now();
    await work();
    if (round > 0) times.push(performance.now() - start);
  }
  return percentile(times, 0.5);
}
