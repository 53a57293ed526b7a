import { mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PlatenEvent } from '../../src/events/event.ts';
import { Journal } from '../../src/events/journal.ts';
import { eventsIn } from '../../src/events/jsonl.ts';
import { planOf, scenariosOf } from '../../src/scenarios/plan.ts';
import { readJournal } from '../../src/scenarios/resume.ts';
import { runs } from '../runs.ts';
import { runPlanned, smallScenarios, timeless } from '../scenarios/planned.ts';
import { emptyFolder, Platen, platen } from './platen.ts';

const JOURNAL = 'reports/events.jsonl';
const NAMES = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

/** A bench of eight scenarios, the third of which fails; without goldens, so that every one has findings. */
function bench(): string {
  const folder = emptyFolder();
  mkdirSync(join(folder, 'scenarios'));
  NAMES.forEach((name, i) => {
    const slips = i === 2 ? '[merchant]' : '[merchant, cardholder]';
    const steps = `steps:\n  - sale: { amount: ${i + 1} }\n    expect: { slips: ${slips} }\n  - reprint: last\n  - settle: {}\n`;
    writeFileSync(join(folder, `scenarios/${name}.yaml`), `name: sale ${i + 1}\nsrc: made up\n${steps}`);
  });
  return folder;
}

const eventsOf = (folder: string) => [...eventsIn(readFileSync(join(folder, JOURNAL), 'utf8'), JOURNAL)];

test('killed at eight moments, resumed each time: the stream is that of a run that nothing disturbed', async () => {
  const calm = bench();
  expect((await platen(['run', '--retries', '1'], calm)).code).toBe(1);
  const expected = timeless(eventsOf(calm));

  const folder = bench();
  // Seeded: the scenario after whose line the run is killed. Several of one scenario: resumed, and nothing more done.
  const moments = ['a', 'b', 'b', 'c', 'e', 'f', 'g', 'h'];
  for (const [i, name] of moments.entries()) {
    const args = i === 0 ? ['run', '--retries', '1'] : ['run', '--resume', JOURNAL];
    const killed = new Platen(args, folder);
    killed.process.stdin.end();
    await killed.says(new RegExp(`^\\S+ +${name} `, 'm'));
    killed.process.kill('SIGKILL');
    await killed.ended;
  }
  const resumed = await platen(['run', '--resume', JOURNAL, '--report', 'junit,jsonl'], folder);
  expect([resumed.code, resumed.stderr]).toEqual([1, '']);
  expect(timeless(eventsOf(folder))).toEqual(expected);
  expect(resumed.stdout).toContain('1 failed, 7 golden to approve\n8 scenarios, ');
  const junit = readFileSync(join(folder, 'reports/junit.xml'), 'utf8');
  expect([...junit.matchAll(/<testcase [^>]* name="(\w)"/g)].map(([, name]) => name)).toEqual(NAMES);
}, 120_000);

test('whatever a kill leaves of a journal, the run goes on to the same end', async () => {
  const scenarios = smallScenarios(3, [1]);
  const asked = { retries: 1, repeat: 2 };
  const whole = await runPlanned(scenarios, asked);
  const text = whole.map((event) => `${JSON.stringify(event)}\n`).join('');
  const folder = emptyFolder();
  const path = join(folder, 'events.jsonl');
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: text.indexOf('\n') + 1, max: Buffer.byteLength(text) }), async (length) => {
      writeFileSync(path, text);
      truncateSync(path, length);
      const { taken } = await readJournal(path);
      const events = await runPlanned(scenarios, asked, {
        taken,
        sinks: [new Journal(path, taken.events.length)],
      }).then(() => eventsIn(readFileSync(path, 'utf8'), path));
      expect(timeless([...events])).toEqual(timeless(whole));
    }),
    runs(12),
  );
});

test('a new journal takes the place of the old one when it holds as much, and not before', () => {
  const folder = emptyFolder();
  const path = join(folder, 'events.jsonl');
  writeFileSync(path, 'the old one\n');
  const event = (seq: number): PlatenEvent => ({ v: 1, seq, at: 0, type: 'capture-end' });
  const journal = new Journal(path, 3);
  journal.write(event(0));
  journal.write(event(1));
  expect(readFileSync(path, 'utf8')).toBe('the old one\n');
  journal.write(event(2));
  expect(readFileSync(path, 'utf8').split('\n').length).toBe(4);
  journal.write(event(3));
  expect(readFileSync(path, 'utf8').split('\n').length).toBe(5);
});

test('what ran out of time runs again', async () => {
  const folder = bench();
  const late = await platen(['run', '--timeout', '1ms'], folder);
  expect(late.code).toBe(1);
  expect(late.stdout).toContain('run limit: the run was not done after 0.001 s: it never began');
  const resumed = await platen(['run', '--resume', JOURNAL], folder);
  expect(resumed.stdout).toContain('1 failed, 7 golden to approve\n');
  expect(resumed.stdout).not.toContain('run limit');
}, 60_000);

test('a journal that was cut off is put aside by the next run, not replaced', async () => {
  const folder = bench();
  await platen(['run', '--grep', 'sale 1'], folder);
  const path = join(folder, JOURNAL);
  const lines = readFileSync(path, 'utf8').split('\n');
  const cut = lines.slice(0, -2).map((line) => `${line}\n`);
  writeFileSync(path, cut.join(''));
  const next = await platen(['run', '--grep', 'sale 2'], folder);
  expect(next.stderr).toBe('reports/events.jsonl was cut off; kept as reports/events.unfinished.jsonl\n');
  expect(readFileSync(join(folder, 'reports/events.unfinished.jsonl'), 'utf8')).toBe(cut.join(''));
}, 60_000);

test('what cannot be gone on with is said', async () => {
  const folder = bench();
  await platen(['run', '--grep', 'sale 1'], folder);
  const resume = ['run', '--resume', JOURNAL];
  expect(await platen([...resume, 'scenarios', '--fail-on-skip', '--retries', '2'], folder)).toEqual({
    code: 2,
    stdout: '',
    stderr: `platen: --resume goes on with what the run was asked for, and scenarios, --fail-on-skip, --retries would change it
hint: give --resume, --report, --out and --timeout alone
`,
  });
  writeFileSync(join(folder, 'scenarios/a.yaml'), 'name: sale 1\nsrc: other\nsteps: [{ settle: }]\n');
  expect(await platen(resume, folder)).toEqual({
    code: 2,
    stdout: '',
    stderr: `platen: since the run began a has changed
hint: results of two versions make no run: put the scenarios back, or run all of them anew
`,
  });
  const [first] = eventsOf(folder);
  writeFileSync(join(folder, JOURNAL), `${JSON.stringify({ ...first, platen: '0.0.1' })}\n`);
  expect((await platen(resume, folder)).stderr).toMatch(/was written by Platen 0\.0\.1, and this is \d/);
}, 60_000);

test('what is no journal, and a scenario that is gone', async () => {
  const path = join(emptyFolder(), 'events.jsonl');
  await expect(readJournal(path)).rejects.toThrow(`${path}: cannot be read: `);
  writeFileSync(path, `${JSON.stringify({ v: 1, seq: 0, at: 0, type: 'capture-end' })}\n`);
  await expect(readJournal(path)).rejects.toThrow(`${path} is no journal of a run`);
  const [one, two] = smallScenarios(2);
  const plan = planOf([one!, two!], { files: [], retries: 0, repeat: 1 });
  expect(() => scenariosOf(plan, [{ ...one!, title: 'other' }])).toThrow(
    'since the run began a has changed, b is gone',
  );
});

test('a run that was stopped goes on where it stopped', async () => {
  const scenarios = smallScenarios(4, [1]);
  const path = join(emptyFolder(), 'events.jsonl');
  let asked = 0;
  await runPlanned(scenarios, {}, { sinks: [new Journal(path)], stopped: () => asked++ === 2 });
  const { taken } = await readJournal(path);
  expect(taken.results.map(({ id, outcome }) => [id, outcome])).toEqual([
    ['a', 'passed'],
    ['b', 'failed'],
  ]);
  expect(timeless(await runPlanned(scenarios, {}, { taken }))).toEqual(timeless(await runPlanned(scenarios)));
});
