import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { eventsIn } from '../../src/events/jsonl.ts';
import { timeless } from '../scenarios/planned.ts';
import { emptyFolder, platen } from './platen.ts';

const NAMES = ['a', 'b', 'c', 'd', 'e'];

function bench(): string {
  const folder = emptyFolder();
  mkdirSync(join(folder, 'scenarios'));
  NAMES.forEach((name, i) => {
    const text = `name: sale ${i + 1}\nsrc: made up\nsteps:\n  - sale: { amount: ${i + 1} }\n`;
    writeFileSync(join(folder, `scenarios/${name}.yaml`), text);
  });
  return folder;
}

const eventsOf = (folder: string, file: string) => [...eventsIn(readFileSync(join(folder, file), 'utf8'), file)];

const durationsOf = (folder: string, file: string) =>
  Object.keys(JSON.parse(readFileSync(join(folder, file), 'utf8')) as object);

test('three shards, put together, are one run: its stream, its reports, its exit code', async () => {
  const folder = bench();
  const whole = await platen(['run', '--out', 'whole'], folder);
  expect(whole.code).toBe(4);
  expect(durationsOf(folder, 'reports/durations.json')).toEqual(NAMES);
  for (const part of [1, 2, 3]) {
    expect((await platen(['run', '--shard', `${part}/3`, '--out', `part-${part}`], folder)).code).toBe(4);
  }
  const parts = [3, 1, 2].map((part) => `part-${part}/events.jsonl`);
  const report = ['--report', 'html,junit', '--out', 'merged', '--durations', 'merged/times.json'];
  const merged = await platen(['merge', ...parts, ...report], folder);
  expect([merged.code, merged.stderr]).toEqual([4, '']);
  expect(merged.stdout).toContain('Golden to approve: 5 golden to approve\n5 scenarios, 10 slips in ');
  expect(merged.stdout).toMatch(/report: merged\/report\.html\nreport: merged\/junit\.xml\n$/);
  expect(timeless(eventsOf(folder, 'merged/events.jsonl'))).toEqual(timeless(eventsOf(folder, 'whole/events.jsonl')));
  expect(durationsOf(folder, 'merged/times.json')).toEqual(NAMES);

  expect(await platen(['merge', parts[0]!, parts[1]!], folder)).toEqual({
    code: 2,
    stdout: '',
    stderr: 'platen: shard 2/3 is missing\nhint: give the events of every shard\n',
  });
  expect(await platen(['merge', ...parts, parts[0]!], folder)).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/^platen: \w is in part-3\/events\.jsonl and in part-3\/events\.jsonl\nhint: /),
  });
  expect(await platen(['merge', ...parts, '--out', 'part-1'], folder)).toEqual({
    code: 2,
    stdout: '',
    stderr: 'platen: part-1/events.jsonl would be replaced by the whole\nhint: give another --out\n',
  });
}, 60_000);

test('a shard without a scenario runs nothing, and the whole is whole', async () => {
  const folder = bench();
  const shard = (part: number) =>
    platen(['run', 'scenarios/a.yaml', '--shard', `${part}/2`, '--out', `part-${part}`], folder);
  expect((await shard(1)).code).toBe(4);
  expect(await shard(2)).toMatchObject({ code: 0, stdout: expect.stringContaining('Passed: no scenarios\n') });
  const merged = await platen(['merge', 'part-1/events.jsonl', 'part-2/events.jsonl'], folder);
  expect(merged).toMatchObject({ code: 4, stdout: expect.stringContaining('\n1 scenario, 2 slips in ') });
}, 60_000);

test('a file of durations that is none is said', async () => {
  const folder = bench();
  writeFileSync(join(folder, 'times.json'), '{"a": "long"}');
  expect(await platen(['run', '--shard', '1/2', '--durations', 'times.json'], folder)).toEqual({
    code: 2,
    stdout: '',
    stderr: `platen: times.json: not a file of durations
hint: it is an object of milliseconds by scenario: {"sale/one": 120}; delete it and a run writes it anew
`,
  });
});
