import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compareTimes, readBaseline, writeBaseline } from '../../src/timing/baseline.ts';
import { TimeCollector } from '../../src/timing/collect.ts';
import { emptyFolder } from '../cli/platen.ts';
import { slip, stamped } from '../reports/small-run.ts';

const paper = { starved: 0, buffer: 0, ramp: 50, head: 300, feed: 100, cut: 400, out: 850 };
const begin = (clock: 'real' | 'virtual') =>
  ({ type: 'run-begin', platen: '0', clock, startedAt: '2026-03-09T15:16:55Z', scenarios: 1 }) as const;

/** Times of a scenario that ran once for each of some first bytes. */
function collected(clock: 'real' | 'virtual', firsts: readonly number[], outcome: 'passed' | 'failed' = 'passed') {
  const times = new TimeCollector();
  const one = (requestToFirstByte: number) =>
    [
      { type: 'scenario-begin', scenario: 's', file: '', line: 1, title: '', acquirer: '', model: '' },
      slip({ scenario: 's', timing: { requestToFirstByte, wire: 100, decode: 1, print: 850, paper } }),
      slip({ scenario: 's', slip: 1, timing: { requestToFirstByte, wire: 100, decode: 1, print: 850, paper } }),
      { type: 'step-end', scenario: 's', step: 0, outcome, answer: 'approved', acknowledged: 7 },
      { type: 'scenario-end', scenario: 's', outcome, duration: 1 },
    ] as const;
  for (const event of stamped([begin(clock), ...firsts.flatMap(one)])) times.write(event);
  return times;
}

test('the times of a scenario are those of all its slips together, once for each time that it ran', () => {
  expect(collected('virtual', [10, 12]).times).toEqual({
    clock: 'virtual',
    scenarios: {
      s: {
        'print.first-byte': [20, 24],
        'print.wire': [200, 200],
        'print.buffer': [0, 0],
        'print.head': [900, 900],
        'print.cut': [800, 800],
        'print.total': [1720, 1724],
        'register.acknowledged': [7, 7],
      },
    },
  });
});

test('what did not pass is not measured, and told', () => {
  const times = collected('virtual', [10], 'failed');
  expect([times.times.scenarios, times.failed]).toEqual([{}, ['s']]);
});

test('a baseline is read as it was written, a line a figure', () => {
  const path = join(emptyFolder(), 'b.json');
  const { times } = collected('virtual', [10, 12]);
  writeBaseline(path, times, '1.2.3');
  expect(readBaseline(path)).toMatchObject(times);
  expect(readFileSync(path, 'utf8')).toContain('      "print.total": [1720, 1724],\n');
  writeFileSync(path, '{}');
  expect(() => readBaseline(path)).toThrow(`${path}: not a baseline`);
  expect(() => readBaseline(`${path}.no`)).toThrow('there is no baseline');
});

test('virtual time: one slower figure is named, with both medians', () => {
  const { figures } = compareTimes(collected('virtual', [100]).times, collected('virtual', [110]).times);
  expect(figures.filter(({ verdict }) => verdict !== 'same')).toMatchObject([
    {
      scenario: 's',
      figure: 'print.first-byte',
      clock: 'virtual',
      before: 200,
      after: 220,
      p: null,
      verdict: 'slower',
    },
  ]);
});

test('times of two clocks are not compared, nor collected together', () => {
  const words = 'times of the virtual clock cannot be compared with times of the real clock';
  expect(() => compareTimes(collected('virtual', [1]).times, collected('real', [1]).times)).toThrow(words);
  const times = collected('virtual', [1]);
  expect(() => times.write(stamped([begin('real')])[0]!)).toThrow(words);
});
