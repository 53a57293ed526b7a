import { expect, test } from 'vitest';
import { mannWhitney } from '../../src/timing/mann-whitney.ts';

test('permeability of membranes: W = 35, p = 0.1272, exact (Hollander and Wolfe 1973, page 69; the example of wilcox.test in R)', () => {
  const x = [0.8, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46];
  const y = [1.15, 0.88, 0.9, 0.74, 1.21];
  const { u, p } = mannWhitney(y, x);
  expect([u, p.toFixed(4)]).toEqual([35, '0.1272']);
});

test('ages at diagnosis: U = 17, two-sided p = 0.1111, exact (the example of scipy.stats.mannwhitneyu)', () => {
  const males = [19, 22, 16, 29, 24];
  const females = [20, 11, 17, 12];
  const { u, p } = mannWhitney(females, males);
  expect(u).toBe(17);
  expect(2 * p).toBeCloseTo(0.1111111111111111, 12);
});

test('ozone in May and August: W = 127.5, two-sided p = 0.0001208, with ties (airquality, the other example of R)', () => {
  const may = [41, 36, 12, 18, 28, 23, 19, 8, 7, 16, 11, 14, 18, 14, 34, 6, 30, 11, 1, 11, 4, 32, 23, 45, 115, 37];
  const august = [
    39, 9, 16, 78, 35, 66, 122, 89, 110, 44, 28, 65, 22, 59, 23, 31, 44, 21, 9, 45, 168, 73, 76, 118, 84, 85,
  ];
  const { u, p } = mannWhitney(may, august);
  expect(may.length * august.length - u).toBe(127.5);
  expect((2 * p).toFixed(7)).toBe('0.0001208');
});

/** Samples of n and n values, without ties, whose U is `u` for the second. */
function samplesWith(u: number, n: number): [number[], number[]] {
  const before = Array.from({ length: n }, (_, i) => i * 10);
  const after = Array.from({ length: n }, (_, j) => {
    const wins = Math.min(n, Math.max(0, u - j * n));
    return wins * 10 - 5 + j / 100;
  });
  return [before, after];
}

test.each([
  // n, the largest U that the table of critical values has at 0.05, two-tailed (Mann and Whitney; Siegel 1956, table K)
  [5, 2, 0.05],
  [8, 13, 0.05],
  [10, 23, 0.05],
  [15, 64, 0.05],
  [20, 127, 0.05],
  // and at 0.01, one-tailed
  [5, 1, 0.02],
  [10, 19, 0.02],
  [20, 114, 0.02],
])('%i and %i values: U up to the tabled value is significant, one more is not', (n, critical, twoTailed) => {
  const p = (u: number) => {
    const [before, after] = samplesWith(n * n - u, n);
    const result = mannWhitney(before, after);
    expect(result.u).toBe(n * n - u);
    return 2 * result.p;
  };
  expect(p(critical)).toBeLessThanOrEqual(twoTailed);
  expect(p(critical + 1)).toBeGreaterThan(twoTailed);
});

test('values that are all equal say nothing', () => {
  expect(mannWhitney([3, 3, 3], [3, 3, 3])).toEqual({ u: 4.5, p: 1 });
});
