import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emptyFolder, platen } from './platen.ts';

const empty = 'result: refused, reason: batch-empty, slips: []';

/** A folder with two scenarios of one file, one that needs virtual time, and one that is broken. */
function project(): string {
  const folder = emptyFolder();
  mkdirSync(join(folder, 'scenarios'));
  const write = (file: string, text: string) => writeFileSync(join(folder, file), text);
  write(
    'scenarios/list.yaml',
    `parameters: { of: [totals, details] }\nname: Nothing to list\nsrc: none\nsteps: [{ list: $of, expect: { ${empty} } }]\n`,
  );
  write(
    'scenarios/night.yaml',
    `name: Over night\nsrc: none\nsteps: [{ wait: 1d }, { settle: {}, expect: { ${empty} } }]\n`,
  );
  write('scenarios/broken.yaml', 'name: Broken\nsrc: none\nsteps: [{ sell: {} }, { wait: soon }]\n');
  write(
    'bench.yaml',
    `printers: { counter: { model: xprinter-80, port: 'tcp://127.0.0.1:0' } }\nterminals: { till: { acquirer: cn-unionpay, driver: simulated } }\n`,
  );
  return folder;
}

test('what there is to run is told without running it, and a broken file hides no other', async () => {
  const folder = project();
  const { code, stdout } = await platen(['run', '--list', '--bench', 'bench.yaml'], folder);
  const { scenarios, broken, bench } = JSON.parse(stdout);
  expect(code).toBe(2);
  expect(scenarios.map(({ id, on, lacks }: Record<string, string>) => [id, on ?? lacks])).toEqual([
    ['list/totals', 'till on counter'],
    ['list/details', 'till on counter'],
    [
      'night',
      'till on counter lacks virtual-time for step 1 (wait 1d): the clock is that of the scenario: a date can be chosen, and a day costs nothing',
    ],
  ]);
  expect(scenarios[2]).toMatchObject({
    file: 'scenarios/night.yaml',
    line: 1,
    title: 'Over night',
    steps: ['wait 1d', 'settle'],
  });
  expect(scenarios[2].needs).toEqual(['virtual-time', 'settle']);
  expect(broken.map(({ file }: Record<string, string>) => file)).toEqual(['scenarios/broken.yaml']);
  expect(broken[0].problems.map(({ line, column }: Record<string, number>) => [line, column])).toEqual([
    [3, 11],
    [3, 31],
  ]);
  expect(bench).toEqual({
    path: 'bench.yaml',
    printers: [{ name: 'counter', model: 'xprinter-80', port: 'tcp://127.0.0.1:0' }],
    terminals: [{ name: 'till', acquirer: 'cn-unionpay', driver: 'simulated' }],
    links: [{ terminal: 'till', printer: 'counter' }],
  });
});

test('a scenario is run by its whole name, and its run is kept beside the next one', async () => {
  const folder = project();
  for (const name of ['list/totals', 'list/details']) {
    const { code, stdout } = await platen(['run', 'scenarios/list.yaml', '--only', name], folder);
    expect([code, /^ok +(\S+)/m.exec(stdout)![1]]).toEqual([0, name]);
  }
  const runs = readdirSync(join(folder, 'reports/runs')).sort();
  expect(runs).toHaveLength(2);
  const journals = runs.map((run) => readFileSync(join(folder, 'reports/runs', run, 'events.jsonl'), 'utf8'));
  expect(journals[0]).toContain('"scenario":"list/totals"');
  expect(journals[1]).toBe(readFileSync(join(folder, 'reports/events.jsonl'), 'utf8'));
  const wrong = await platen(['run', 'scenarios/list.yaml', '--only', 'list'], folder);
  expect([wrong.code, wrong.stderr]).toEqual([
    2,
    'platen: no scenario is named list\nhint: 2 scenarios looked at; platen run --list tells their names\n',
  ]);
});

test('an empty project is an empty list', async () => {
  const { code, stdout } = await platen(['run', '--list'], emptyFolder());
  expect([code, stdout]).toEqual([0, '{"scenarios":[],"broken":[]}\n']);
});
