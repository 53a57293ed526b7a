import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { EventBody } from '../../src/events/event.ts';
import { Durations, readDurations } from '../../src/reports/durations.ts';
import { emptyFolder } from '../cli/platen.ts';
import { stamped } from './small-run.ts';

const run = (scenario: string, took: number, repetition?: number, limit?: 'run'): EventBody[] => [
  {
    type: 'scenario-begin',
    scenario,
    file: `${scenario}.yaml`,
    line: 1,
    title: scenario,
    acquirer: 'cn-unionpay',
    model: 'tm-t88v',
    ...(repetition === undefined ? {} : { repetition }),
  },
  { type: 'scenario-end', scenario, outcome: 'passed', duration: 0, took, ...(limit ? { limit } : {}) },
];

async function recorded(path: string, events: readonly EventBody[]) {
  const durations = new Durations(path);
  for (const event of stamped(events)) durations.write(event);
  await durations.close();
}

test('attempts together, the mean of repetitions, and what other runs have recorded', async () => {
  const path = join(emptyFolder(), 'reports/durations.json');
  await recorded(path, [...run('old', 7), ...run('both', 1)]);
  await recorded(path, [
    ...run('tried', 10.2),
    ...run('tried', 20.2),
    ...run('both', 30, 1),
    ...run('both', 50, 2),
    ...run('cut', 5, undefined, 'run'),
  ]);
  expect(readFileSync(path, 'utf8')).toBe('{\n  "both": 40,\n  "old": 7,\n  "tried": 30\n}\n');
  expect(readDurations(path)).toEqual(
    new Map([
      ['both', 40],
      ['old', 7],
      ['tried', 30],
    ]),
  );
});

test('a run of nothing writes nothing; no file is no durations', async () => {
  const path = join(emptyFolder(), 'durations.json');
  await recorded(path, []);
  expect(readDurations(path)).toEqual(new Map());
});

test.each(['[1]', '{"a": -1}', '{"a": "1"}', 'null', '{'])('%s is no file of durations', (text) => {
  const path = join(emptyFolder(), 'durations.json');
  writeFileSync(path, text);
  expect(() => readDurations(path)).toThrow(`${path}: not a file of durations`);
});
