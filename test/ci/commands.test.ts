import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { emptyFolder } from '../cli/platen.ts';
import { fileOf } from './checked-yaml.ts';
import { evaluated, Machine } from './machine.ts';

interface Step {
  readonly name?: string;
  readonly id?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}

const SCENARIOS = ['a', 'b', 'c'];
/** No golden is approved yet. */
const GOLDEN = 4;

const machine = () => new Machine(emptyFolder(), SCENARIOS);
const read = (on: Machine, path: string) => readFileSync(on.path(path), 'utf8');
const namesOf = (json: string) => Object.keys(JSON.parse(json) as object).sort();

/** The whole run, put together: its reports, its slips, how long each scenario took. */
function expectWhole(on: Machine): void {
  expect(readdirSync(on.path('reports')).sort()).toEqual(['events.jsonl', 'junit.xml', 'report.html', 'summary.md']);
  const junit = read(on, 'reports/junit.xml');
  expect(junit).toContain('tests="3" failures="3" errors="0"');
  const attached = [...junit.matchAll(/\[\[ATTACHMENT\|(.+?)\]\]/g)].map(([, path]) => path!);
  expect(attached).toHaveLength(6);
  expect(attached.filter((path) => !existsSync(on.path(path)))).toEqual([]);
  expect(namesOf(read(on, 'durations.json'))).toEqual(SCENARIOS);
}

test('the workflow of GitHub prints, judges and puts together what its shards left', async () => {
  const { jobs } = parse(fileOf('examples/ci/github.yml'));
  const step = (job: string, name: string) => jobs[job].steps.find((one: Step) => one.name === name) as Step;
  const shards = jobs.shard.strategy.matrix.shard.map(String) as string[];
  const whole = machine();
  const made = shards.map(async (shard) => {
    const one = machine();
    writeFileSync(one.path('durations.json'), '{"a":900,"b":20}');
    const { run, env } = step('shard', 'Print and judge');
    const SHARD = evaluated(env!.SHARD!, { 'matrix.shard': shard, 'strategy.job-total': String(shards.length) });
    expect(await one.run(run!, { SHARD })).toMatchObject({ code: GOLDEN, stderr: '' });
    cpSync(one.path('part'), whole.path('parts', `part-${shard}`), { recursive: true });
    one.sendReceived(whole);
  });
  await Promise.all(made);
  const summary = whole.path('summary-of-the-job.md');
  const { run } = step('receipts', 'Put the shards together');
  const { code, stdout, stderr } = await whole.run(run!, { GITHUB_STEP_SUMMARY: summary });
  expect([code, stderr]).toEqual([GOLDEN, '']);
  expect(stdout.match(/^::error file=scenarios\/[abc]\.yaml,line=\d+,title=[abc]::/gm)).toHaveLength(6);
  expect(readFileSync(summary, 'utf8')).toMatch(/^## Golden to approve: 3 golden to approve\n/);
  expectWhole(whole);
});

test('the pipeline of GitLab does too, also before durations were ever kept', async () => {
  const jobs = parse(fileOf('examples/ci/gitlab.yml'));
  const script = (job: string) => (jobs[job].script as string[]).join('\n');
  const total: number = jobs.print.parallel;
  const whole = machine();
  expect((await whole.run(script('durations'))).code).toBe(0);
  const made = Array.from({ length: total }, async (_, i) => {
    const one = machine();
    cpSync(whole.path('durations.json'), one.path('durations.json'));
    const node = { CI_NODE_INDEX: String(i + 1), CI_NODE_TOTAL: String(total) };
    expect(await one.run(script('print'), node)).toMatchObject({ code: GOLDEN, stderr: '' });
    const part = `part-${i + 1}`;
    mkdirSync(whole.path(part));
    cpSync(one.path(part, 'events.jsonl'), whole.path(part, 'events.jsonl'));
    one.sendReceived(whole);
  });
  await Promise.all(made);
  expect(await whole.run(script('receipts'))).toMatchObject({ code: GOLDEN, stderr: '' });
  expectWhole(whole);
});

/** Runs the action's own step with these inputs, those left out as they come; and what it gave out. */
async function act(on: Machine, inputs: Readonly<Record<string, string>>) {
  const action = parse(fileOf('action.yml'));
  const step = action.runs.steps.find((one: Step) => one.id === 'run') as Required<Step>;
  const defaults = Object.entries<{ default: string }>(action.inputs).map(([name, one]) => [name, one.default]);
  const given = Object.entries({ ...Object.fromEntries(defaults), ...inputs });
  const contexts = Object.fromEntries(given.map(([name, value]) => [`inputs.${name}`, value as string]));
  const variables = Object.entries(step.env).map(([name, text]) => [name, evaluated(text, contexts)]);
  const output = on.path('output');
  const { code } = await on.run(step.run, { ...Object.fromEntries(variables), GITHUB_OUTPUT: output });
  return { code, output: readFileSync(output, 'utf8') };
}

test('the action tells its outcome and where the report is', async () => {
  const on = machine();
  const inputs = { 'working-directory': 'shop', files: 'scenarios/a.yaml\nscenarios/b.yaml\n', shard: '2/2' };
  expect(await act(on, { ...inputs, args: '--retries=1\n--fail-on-flaky' })).toEqual({
    code: GOLDEN,
    output: 'outcome=golden\nexit-code=4\nreport=shop/reports/report.html\n',
  });
  expect(readdirSync(on.path('reports')).sort()).toEqual(['events.jsonl', 'junit.xml', 'report.html', 'runs']);
  expect(JSON.parse(read(on, 'reports/events.jsonl').split('\n')[0]!).plan).toMatchObject({
    shard: { index: 2, of: 2, scenarios: 2 },
    files: ['scenarios/a.yaml', 'scenarios/b.yaml'],
    retries: 1,
    failOnFlaky: true,
  });
});

test('nothing in an input of the action is run', async () => {
  const on = machine();
  const hostile = `$(touch made)\`touch made\`"; touch made; '`;
  const inputs = {
    files: hostile,
    args: `--grep=${hostile}`,
    shard: hostile,
    report: 'html',
    'report-folder': 'out $(touch made)',
  };
  expect(await act(on, inputs)).toEqual({
    code: 2,
    output: 'outcome=usage\nexit-code=2\nreport=./out $(touch made)/report.html\n',
  });
  expect(await act(machine(), { files: '--defect=digit-wrong' })).toMatchObject({ code: 2 });
  expect(existsSync(on.path('made'))).toBe(false);
});
