/*
 * The rank-sum test of two samples: H. B. Mann and D. R. Whitney, "On a test of whether one of two random variables is
 * stochastically larger than the other", Annals of Mathematical Statistics 18 (1947).
 */

/** Values of both samples together up to which U is counted out where no two values are equal. */
const EXACT_UP_TO = 40;

export interface RankSum {
  /** Pairs in which the value of `after` is the larger; half of those in which they are equal. */
  readonly u: number;
  /** The chance of a U as large or larger if both came from one distribution. */
  readonly p: number;
}

/** Whether `after` tends to be larger than `before`. Both have at least one value. */
export function mannWhitney(before: readonly number[], after: readonly number[]): RankSum {
  const u = after.reduce((sum, a) => sum + before.reduce((wins, b) => wins + (a > b ? 1 : a === b ? 0.5 : 0), 0), 0);
  const ties = tiesIn([...before, ...after]);
  const [m, n] = [before.length, after.length];
  return { u, p: ties.length === 0 && m + n <= EXACT_UP_TO ? exact(u, m, n) : normal(u, m, n, ties) };
}

/** How many values are equal, for each value that several have. */
function tiesIn(values: readonly number[]): number[] {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts.values()].filter((count) => count > 1);
}

/** Counts the orders of m and n values with a U of at least `u` among all orders: f(m,n,u) = f(m-1,n,u-n) + f(m,n-1,u). */
function exact(u: number, m: number, n: number): number {
  let rows = Array.from({ length: n + 1 }, () => [1]);
  for (let i = 1; i <= m; i++) {
    const next: number[][] = [[1]];
    for (let j = 1; j <= n; j++) {
      const left = next[j - 1]!;
      const above = rows[j]!;
      next.push(Array.from({ length: i * j + 1 }, (_, k) => (left[k] ?? 0) + (above[k - j] ?? 0)));
    }
    rows = next;
  }
  const orders = rows[n]!;
  const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
  return sum(orders.slice(u)) / sum(orders);
}

/** The normal approximation, corrected for ties and for U being a whole number (or a half). */
function normal(u: number, m: number, n: number, ties: readonly number[]): number {
  const all = m + n;
  const tied = ties.reduce((sum, t) => sum + t ** 3 - t, 0) / (all * (all - 1));
  const deviation = Math.sqrt(((m * n) / 12) * (all + 1 - tied));
  return deviation === 0 ? 1 : upperTail((u - (m * n) / 2 - 0.5) / deviation);
}

/** Share of the standard normal distribution above z, to 1.2e-7 of itself (W. J. Cody's form, as in Numerical Recipes). */
function upperTail(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + x / 2);
  const terms = [
    -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587, -0.82215223,
    0.17087277,
  ];
  const tail = (t * Math.exp(-x * x + terms.reduceRight((sum, term) => sum * t + term, 0))) / 2;
  return z >= 0 ? tail : 1 - tail;
}
