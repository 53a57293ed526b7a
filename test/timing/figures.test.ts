import { expect, test } from 'vitest';
import { slipSamples, summaries, summary } from '../../src/timing/figures.ts';
import { timeLimits, withOwn } from '../../src/timing/limits-schema.ts';
import { median, percentile } from '../../src/timing/percentile.ts';

const paper = { starved: 10, buffer: 5, ramp: 50, head: 300, feed: 100, cut: 400, out: 865 };

test('the times of a slip: what was not asked for, or takes no time, is left out', () => {
  const all = slipSamples({ requestToFirstByte: 1000, wire: 200, decode: 1, print: 850, paper }, 2, 1);
  expect(all.map(({ figure, ms }) => [figure, ms])).toEqual([
    ['print.first-byte', 1000],
    ['print.wire', 200],
    ['print.buffer', 5],
    ['print.head', 450],
    ['print.cut', 400],
    ['print.total', 1865],
  ]);
  expect(all.every(({ step, slip }) => step === 2 && slip === 1)).toBe(true);
  const bare = slipSamples({ requestToFirstByte: null, wire: 200, decode: 1, print: 850 }, 0, 0);
  expect(bare.map(({ figure }) => figure)).toEqual(['print.wire']);
});

test('p50, p95 and max are values that occurred (nearest rank)', () => {
  const times = Array.from({ length: 20 }, (_, i) => (i * 7) % 20);
  expect(summary('print.total', times, 'virtual')).toEqual({
    figure: 'print.total',
    clock: 'virtual',
    count: 20,
    p50: 9,
    p95: 18,
    max: 19,
  });
  expect([percentile([7], 0.5), percentile([1, 2], 0.5), percentile([1, 2, 3], 0.95)]).toEqual([7, 1, 3]);
  expect([median([3, 1, 2]), median([4, 1, 3, 2])]).toEqual([2, 2.5]);
  expect(summaries([], 'real')).toEqual([]);
});

test('limits as they are written, and a scenario that says otherwise in part', () => {
  const usual = timeLimits({ 'print.total': { p95: '3s 500ms', max: '5s' }, 'print.wire': { max: '2s' } });
  expect(usual).toEqual({ 'print.total': { p95: 3500, max: 5000 }, 'print.wire': { max: 2000 } });
  expect(withOwn(usual, { 'print.total': { max: 9000 }, 'print.cut': { p50: 1 } })).toEqual({
    'print.total': { p95: 3500, max: 9000 },
    'print.wire': { max: 2000 },
    'print.cut': { p50: 1 },
  });
});
