import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emptyFolder, platen } from './platen.ts';

function bench(steps: string): string {
  const folder = emptyFolder();
  mkdirSync(join(folder, 'scenarios'));
  writeFileSync(join(folder, 'scenarios/one.yaml'), `name: one\nsrc: made up\nsteps: [${steps}]\n`);
  writeFileSync(join(folder, 'scenarios/two.yaml'), `name: two\nsrc: made up\nsteps: [${steps}, { settle: }]\n`);
  return folder;
}

const SALE = '{ sale: { amount: 12.85 } }';

test('a defect: who caught it, by which oracle, in which words', async () => {
  const folder = bench(SALE);
  expect(await platen(['mutants', '--defect', 'digit-wrong'], folder)).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(
      /^defect +failures +caught by scenario +oracle +words\ndigit-wrong +[\d ]*one +values +amount 12\.35, the host booked 12\.85\n\n1 of 1 defect caught by 2 scenarios; without a defect none fails\n$/,
    ),
    stderr: '',
  });
  const all = await platen(['mutants', '--defect', 'digit-wrong', '--all', '--json'], folder);
  const told = JSON.parse(all.stdout) as { sound: object; mutants: { catches: { scenario: string }[] }[] };
  expect(told.sound).toEqual({ catches: [], benchErrors: [] });
  expect(new Set(told.mutants[0]!.catches.map(({ scenario }) => scenario))).toEqual(new Set(['one', 'two']));
  expect(told.mutants[0]!.catches[0]).toEqual({
    scenario: 'one',
    by: 'values',
    code: expect.any(String),
    words: 'amount 12.35, the host booked 12.85',
  });
}, 30_000);

test('a defect that no scenario notices, and a scenario that fails without one', async () => {
  expect(await platen(['mutants', '--defect', 'reprint-today'], bench(SALE))).toMatchObject({
    code: 1,
    stdout: expect.stringMatching(
      /\nreprint-today +[\d ]*NOT CAUGHT\n\n0 of 1 defect caught by 2 scenarios; without a defect none fails\n$/,
    ),
  });
  const failing = bench('{ sale: { amount: 12.85 }, expect: { result: declined } }');
  expect(await platen(['mutants', '--defect', 'digit-wrong', '--acquirer', 'cn-unionpay'], failing)).toMatchObject({
    code: 1,
    stdout: expect.stringMatching(
      /\nwithout a defect: one {2}answer {2}the terminal says approved, expected declined\nwithout a defect: two .*\n1 of 1 defect caught by 2 scenarios; without a defect 2 scenarios failed\n$/,
    ),
  });
}, 30_000);

test('a bench that fails is neither', async () => {
  const folder = bench(SALE);
  writeFileSync(
    join(folder, 'scenarios/two.yaml'),
    `name: two\nsrc: made up\nhost: { answers: [unbalanced] }\nsteps: [${SALE}]\n`,
  );
  expect(await platen(['mutants', '--defect', 'reprint-today'], folder)).toMatchObject({
    code: 3,
    stdout: expect.stringContaining('\nbench error: two: step 1 (sale 12.85, card inserted): '),
  });
}, 30_000);
