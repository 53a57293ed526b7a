import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emptyFolder, platen } from './platen.ts';

const simulated = `printers: { counter: { model: xprinter-80, port: 'tcp://127.0.0.1:0' } }
terminals: { till: { acquirer: cn-unionpay, driver: simulated } }
limits: { quiet: 100ms }
`;

function project(bench: string): string {
  const folder = emptyFolder();
  mkdirSync(join(folder, 'scenarios'));
  writeFileSync(join(folder, 'bench.yaml'), bench);
  writeFileSync(
    join(folder, 'scenarios/list.yaml'),
    'name: Nothing to list\nsrc: none\nsteps: [{ list: totals, expect: { result: refused, reason: batch-empty, slips: [] } }]\n',
  );
  writeFileSync(
    join(folder, 'scenarios/night.yaml'),
    'name: Over night\nsrc: none\nsteps: [{ wait: 1d }, { settle: {}, expect: { result: refused, reason: batch-empty, slips: [] } }]\n',
  );
  return folder;
}

test('a bench is run in real time; what it lacks is skipped in words, in every report', async () => {
  const folder = project(simulated);
  const { code, stdout, stderr } = await platen(['run', '--bench', 'bench.yaml', '--report', 'junit,html'], folder);
  const lacks =
    'till on counter lacks virtual-time for step 1 (wait 1d): the clock is that of the scenario: a date can be chosen, and a day costs nothing';
  expect(stderr).toMatch(/^counter on tcp:\/\/127\.0\.0\.1:\d+\n$/);
  expect(
    stdout.replaceAll(/\d+\.\d\d s/g, 'N s').replaceAll(folder, 'FOLDER'),
  ).toBe(`platen 0.1.0: 2 scenarios, real clock
ok      list  0 slips  N s
skipped night  0 slips  N s
        ${lacks}

Passed: 1 passed, 1 skipped
2 scenarios, 0 slips in N s
report: FOLDER/reports/junit.xml
report: FOLDER/reports/report.html
`);
  expect(code).toBe(0);
  for (const report of ['junit.xml', 'report.html', 'events.jsonl'])
    expect(readFileSync(join(folder, 'reports', report), 'utf8')).toContain(lacks);
  const again = await platen(['run', '--bench', 'bench.yaml', '--fail-on-skip'], folder);
  expect(again.code).toBe(1);
});

const zvt = `printers: { counter: { model: xprinter-80, port: 'tcp://127.0.0.1:0' } }
terminals:
  till: { acquirer: cn-unionpay, driver: zvt, port: tcp://127.0.0.1:9, merchant: { name: x, number: '1', terminal: '2' } }
`;

test.each([
  [
    `clock: virtual\n${simulated}`,
    [],
    `platen: bench.yaml:1:8 clock: expected real: bytes come over real lines when they come, and no clock can be jumped for them (without --bench scenarios run in virtual time), got "virtual"
    clock: virtual
           ^
hint: docs/bench.md shows whole files; platen/schema/bench.schema.json says what each part may be
`,
  ],
  [
    simulated,
    ['--model', 'tm-t88v'],
    'platen: --model and --bench name two printers\nhint: take --model out: bench.yaml says which printer it is\n',
  ],
  [
    zvt,
    ['--defect', 'reprint-today'],
    'platen: till of bench.yaml cannot be told to have the defect reprint-today: its driver is zvt\nhint: leave --defect or --bench out; a simulated terminal alone does wrong when it is told\n',
  ],
] as const)('what cannot be asked of a real bench is wrong use (%#)', async (bench, args, stderr) => {
  const ended = await platen(['run', '--bench', 'bench.yaml', ...args], project(bench));
  expect(ended).toEqual({ code: 2, stdout: '', stderr });
});

test('a terminal that is not there is a fault of the bench, not of the product', async () => {
  const { code, stdout } = await platen(['run', '--bench', 'bench.yaml', '--grep', 'list'], project(zvt));
  expect(stdout).toContain('bench-error list');
  expect(stdout).toContain('till: 127.0.0.1:9 refused the connection');
  expect(code).toBe(3);
});

test('a bench has golden receipts of its own, and platen approve finds them', async () => {
  const folder = project(`golden: golden-desk\n${simulated}`);
  writeFileSync(
    join(folder, 'scenarios/sale.yaml'),
    'name: A sale\nsrc: none\nterminal: { copies: [merchant] }\nsteps: [{ sale: { amount: 1 } }]\n',
  );
  const args = ['run', '--bench', 'bench.yaml', '--grep', 'A sale'];
  expect((await platen(args, folder)).code).toBe(4);
  expect((await platen(['approve', '--bench', 'bench.yaml', '--all', '--in-ci'], folder)).code).toBe(0);
  expect(readdirSync(join(folder, 'golden-desk/cn-unionpay/xprinter-80/sale')).length).toBeGreaterThan(0);
  expect((await platen(args, folder)).code).toBe(0);
}, 60_000);
