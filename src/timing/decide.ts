import { mannWhitney } from './mann-whitney.ts';
import { median } from './percentile.ts';

/** What decides together that a figure has changed: the chance of seeing it without a change, and the change of the median. */
export const SIGNIFICANT = 0.01;
export const CHANGED = 0.05;

/** How a figure stands to what it was. Medians in the unit of the samples. */
export interface Change {
  readonly before: number;
  readonly after: number;
  /** Of the median: 0.1 is a tenth more. */
  readonly change: number;
  /** The chance of such samples without a change in this direction; null where the clock has no noise. */
  readonly p: number | null;
  readonly verdict: 'slower' | 'faster' | 'same';
}

/**
 * Whether times have changed, by samples that were taken in turns. `no noise`: of a virtual clock, where the same
 * work takes the same time and one sample is all there is to know.
 */
export function decide(before: readonly number[], after: readonly number[], noise: 'noise' | 'no noise'): Change {
  const medians = { before: median(before), after: median(after) };
  const change = medians.before === medians.after ? 0 : rounded(medians.after / medians.before - 1);
  const [first, second] = change >= 0 ? [before, after] : [after, before];
  const p = noise === 'noise' ? mannWhitney(first, second).p : null;
  return { ...medians, change, p, verdict: verdictOf(change, p) };
}

/** To the billionth: what is below it is noise of the division, and would make 105 more than 5 % above 100. */
const rounded = (share: number): number => Math.round(share * 1e9) / 1e9;

/**
 * The same of many figures at once: the chance of a single false alarm among all of them is kept below that of one
 * (S. Holm, "A simple sequentially rejective multiple test procedure", Scandinavian Journal of Statistics 6, 1979).
 */
export function adjusted(changes: readonly Change[]): Change[] {
  const order = changes.map((_, i) => i).toSorted((a, b) => (changes[a]!.p ?? 0) - (changes[b]!.p ?? 0));
  const out = [...changes];
  let least = 0;
  for (const [rank, i] of order.entries()) {
    const one = changes[i]!;
    if (one.p === null) continue;
    least = Math.max(least, Math.min(1, one.p * (changes.length - rank)));
    out[i] = { ...one, p: least, verdict: verdictOf(one.change, least) };
  }
  return out;
}

function verdictOf(change: number, p: number | null): Change['verdict'] {
  if (Math.abs(change) <= CHANGED || (p !== null && p >= SIGNIFICANT)) return 'same';
  return change > 0 ? 'slower' : 'faster';
}

/** Whose turn it is when two are measured: one, the other, the other, one, so that what drifts meets both alike. */
export function turns(rounds: number): ('before' | 'after')[] {
  return Array.from({ length: 2 * rounds }, (_, i) => (i % 4 === 0 || i % 4 === 3 ? 'before' : 'after'));
}
