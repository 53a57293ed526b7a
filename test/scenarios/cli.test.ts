import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { folder } from './benches.ts';

/** Runs `platen` in a folder as a user would. */
function platen(cwd: string, ...words: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [inject('program'), ...words], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, CI: '' },
  });
  return { status, stdout, stderr };
}

function bench(): string {
  const cwd = folder();
  mkdirSync(join(cwd, 'scenarios/sale'), { recursive: true });
  writeFileSync(join(cwd, 'scenarios/sale/one.yaml'), 'name: One sale\nsrc: A1\nsteps:\n  - sale: { amount: 12.85 }\n');
  return cwd;
}

test('run, look, approve, run again, and a defect', () => {
  const cwd = bench();
  const first = platen(cwd, 'run');
  expect([first.status, first.stderr]).toEqual([4, '']);
  expect(first.stdout).toContain('platen approve sale/one');

  const awaiting = platen(cwd, 'approve');
  expect(awaiting).toEqual({
    status: 4,
    stdout: `awaits approval  golden/cn-unionpay/xprinter-80/sale/one/01-cardholder
awaits approval  golden/cn-unionpay/xprinter-80/sale/one/01-merchant
platen review shows them one by one
`,
    stderr: '',
  });
  expect(platen(cwd, 'approve', 'sale/one')).toEqual({
    status: 0,
    stdout: `approved  golden/cn-unionpay/xprinter-80/sale/one/01-cardholder  (new)
  from each run: batch, voucher, authorisation, date-time, reference, amount, cryptogram, atc
approved  golden/cn-unionpay/xprinter-80/sale/one/01-merchant  (new)
  from each run: batch, voucher, authorisation, date-time, reference, amount, cryptogram, atc
2 goldens written: .escpos, .json and .png of each
`,
    stderr: '',
  });

  const second = platen(cwd, 'run', '--report', 'html,junit,jsonl', '--out', 'made');
  expect([second.status, second.stderr]).toEqual([0, '']);
  expect(readdirSync(join(cwd, 'made')).sort()).toEqual(['events.jsonl', 'junit.xml', 'report.html']);
  const events = readFileSync(join(cwd, 'made/events.jsonl'), 'utf8').trimEnd().split('\n');
  expect(JSON.parse(events.at(-1)!)).toMatchObject({ type: 'run-end', outcome: 'passed', exitCode: 0 });

  const wrong = platen(cwd, 'run', '--defect', 'digit-wrong');
  expect(wrong.status).toBe(1);
  expect(wrong.stdout).toContain('amount 12.35, the host booked 12.85');
  expect(platen(cwd, 'approve')).toMatchObject({ status: 0, stdout: 'nothing awaits approval\n' });
});

test('on the terminals of another acquirer, and of all', () => {
  const cwd = bench();
  writeFileSync(
    join(cwd, 'scenarios/sale/own.yaml'),
    'name: Own\nsrc: A1\nterminal: { acquirer: cn-shengpay }\nsteps:\n  - sale: { amount: 1 }\n',
  );
  const lakala = platen(cwd, 'run', '--acquirer', 'cn-lakala');
  expect([lakala.status, lakala.stderr]).toEqual([4, '']);
  expect(lakala.stdout).toContain('1 scenario, ');
  expect(lakala.stdout).toContain('golden  sale/one@cn-lakala  2 slips');
  expect(lakala.stdout).toContain("to approve: platen approve 'cn-lakala/*/sale/one'");
  expect(platen(cwd, 'approve', 'cn-lakala/*/sale/one').stdout).toContain(
    'approved  golden/cn-lakala/xprinter-80/sale/one/01-merchant  (new)',
  );
  expect(platen(cwd, 'run', '--acquirer', 'cn-lakala').status).toBe(0);
  const all = platen(cwd, 'run', '--acquirer', 'all');
  expect(all.stdout.match(/^(?:ok|golden) +(\S+)/gm)).toEqual([
    'golden  sale/one',
    'golden  sale/one@cn-unionpay-merchant-services',
    'ok      sale/one@cn-lakala',
    'golden  sale/one@cn-ruiyinxin',
    'golden  sale/one@cn-shengpay',
    'golden  sale/own',
  ]);
  expect(platen(cwd, 'run', '--acquirer', 'eu-zvt')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('no scenario may run on a terminal of eu-zvt'),
  });
});

test.each([
  [
    ['run', '--grep', 'reprint'],
    'platen: no scenario has "reprint" in its name or path\nhint: 1 scenario looked at; --grep takes plain text\n',
  ],
  [['run', '--defect', 'none'], /^platen: there is no defect "none"\nhint: defects: marker-missing, /],
  [
    ['run', '--defect', 'marker-mising'],
    'platen: there is no defect "marker-mising"\nhint: nearly so: marker-missing, zvt-marker-missing\n',
  ],
  [['run', '--model', 'none'], /^platen: there is no printer model "none"\nhint: models: /],
  [['run', 'elsewhere'], 'platen: no such file or folder: elsewhere\nhint: give a .yaml file, or a folder of them\n'],
  [
    ['approve', 'sale/one'],
    'platen: nothing that awaits approval fits "sale/one"\nhint: nothing does: platen run keeps what has no golden, or differs from it\n',
  ],
  [
    ['approve', '--all'],
    'platen: nothing awaits approval\nhint: platen run keeps what has no golden, or differs from it\n',
  ],
  [['approve', 'sale/one', '--all'], 'platen: give a pattern or --all, not both\n'],
])('wrong use: %j', (words, message) => {
  const { status, stdout, stderr } = platen(bench(), ...words);
  expect([status, stdout]).toEqual([2, '']);
  if (typeof message === 'string') expect(stderr).toBe(message);
  else expect(stderr).toMatch(message);
});

test('a scenario that cannot be read: where, what was expected, what came', () => {
  const cwd = bench();
  writeFileSync(join(cwd, 'scenarios/sale/two.yaml'), 'name: Two\nsrc: A1\nsteps:\n  - sale:\n      amount: 12,85\n');
  expect(platen(cwd, 'run')).toEqual({
    status: 2,
    stdout: '',
    stderr: `platen: scenarios/sale/two.yaml:5:15 steps[0].sale.amount: expected a number with at most two decimals, got "12,85"
          amount: 12,85
                  ^
hint: platen/schema/scenario.schema.json says what each part may be; an editor can read it
`,
  });
});
