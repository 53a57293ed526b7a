import { expect, test } from 'vitest';
import { alarms, measuredTurns, seeded, shareCalled, shareWithAlarm } from '../../scripts/speed/decision.ts';
import { adjusted, decide, turns } from '../../src/timing/decide.ts';

const flat = (value: number, count = 20) => Array.from({ length: count }, (_, i) => value + i / 1000);

test('a change counts where it is significant and more than 5 %, and not otherwise', () => {
  expect(decide(flat(100), flat(110), 'noise')).toMatchObject({ verdict: 'slower' });
  expect(decide(flat(110), flat(100), 'noise')).toMatchObject({ verdict: 'faster' });
  // Significant, and small.
  const small = decide(flat(100), flat(104), 'noise');
  expect([small.verdict, small.p! < 1e-6]).toEqual(['same', true]);
  // Large, and not significant: three values of each can come in this order once in twenty times.
  expect(decide(flat(100, 3), flat(150, 3), 'noise')).toMatchObject({ verdict: 'same', p: 0.05 });
});

test('without noise one sample decides by its size alone', () => {
  expect(decide([100], [105.1], 'no noise')).toMatchObject({ verdict: 'slower', p: null });
  expect(decide([100], [105], 'no noise').verdict).toBe('same');
  expect(decide([0], [0], 'no noise')).toMatchObject({ verdict: 'same', change: 0 });
  expect(decide([0], [3], 'no noise').verdict).toBe('slower');
});

test("Holm's adjustment: the k-th smallest of n counts n - k + 1 times", () => {
  const with_ = (p: number) => ({ before: 1, after: 2, change: 1, p, verdict: 'slower' }) as const;
  const changes = adjusted([1 / 256, 1 / 1024, 3 / 1024, 1 / 2].map(with_));
  expect(changes.map(({ p }) => p)).toEqual([9 / 1024, 4 / 1024, 9 / 1024, 1 / 2]);
  expect(changes.map(({ verdict }) => verdict)).toEqual(['slower', 'slower', 'slower', 'same']);
  // It never grows smaller than that of a smaller one.
  expect(adjusted([9 / 2048, 8 / 2048].map(with_)).map(({ p }) => p)).toEqual([16 / 2048, 16 / 2048]);
});

test('turns: a machine that grows slower meets both alike', () => {
  const order = turns(4);
  expect(order.join(' ')).toBe('before after after before before after after before');
  const places = (side: string) => order.flatMap((one, i) => (one === side ? [i] : [])).reduce((a, b) => a + b, 0);
  expect(places('before')).toBe(places('after'));
});

test('less than 1 % false alarms, and a slowdown of 10 % is seen at least 95 times in 100', () => {
  expect(alarms()).toBeLessThan(0.01);
  expect(shareCalled('slower', 0.1, 2)).toBeGreaterThanOrEqual(0.95);
  expect(shareCalled('faster', 0.1, 2)).toBe(0);
  expect(shareWithAlarm(20, 50, 3)).toBeLessThan(0.01);
});

test('the same seed makes the same times', () => {
  expect(measuredTurns(seeded(5), 0)).toEqual(measuredTurns(seeded(5), 0));
  expect(measuredTurns(seeded(5), 0)).not.toEqual(measuredTurns(seeded(6), 0));
});
