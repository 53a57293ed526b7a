import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { benchSchema } from '../../src/bench/bench-file.ts';
import { readScenarios } from '../../src/scenarios/load.ts';
import { emptyFolder, platen } from './platen.ts';

const files = ['platen.yaml', 'scenarios/first-sale.yaml', '.github/workflows/receipts.yml', '.gitignore'];

test('writes settings that say the defaults, a scenario that can be run, and a workflow', async () => {
  const folder = emptyFolder();
  expect(await platen(['init', 'bench'], folder)).toEqual({
    code: 0,
    stdout: [
      ...files.map((file) => `wrote   bench/${file}`),
      'next: cd bench, then platen run; platen review',
      '',
    ].join('\n'),
    stderr: '',
  });
  const [bench, scenario, workflow] = files.map((file) => readFileSync(join(folder, 'bench', file), 'utf8'));
  expect(benchSchema.parse(parse(bench!))).toEqual(benchSchema.parse({}));
  expect(readScenarios(scenario!, { id: 'first-sale', file: files[1]!, model: 'xprinter-80' })).toHaveProperty(
    'scenarios.0.steps.length',
    3,
  );
  expect(parse(workflow!)).toHaveProperty('jobs.receipts.steps.3.run', 'npx platen run --report html,junit,github');
  expect(parse(workflow!)).toHaveProperty('jobs.receipts.steps.4.with.path', 'reports\ngolden/**/*.received.*\n');
  expect(readFileSync(join(folder, 'bench/.gitignore'), 'utf8')).toMatch(/^\*\.received\.\*$/m);
});

test('never replaces what exists', async () => {
  const folder = emptyFolder();
  writeFileSync(join(folder, 'platen.yaml'), 'model: csn-a2\n');
  writeFileSync(join(folder, '.gitignore'), 'node_modules/\n/reports/');
  expect((await platen(['init'], folder)).stdout).toBe(
    [
      'exists  platen.yaml',
      'wrote   scenarios/first-sale.yaml',
      'wrote   .github/workflows/receipts.yml',
      'added   .gitignore: *.received.* /slips/',
      'next: platen run; platen review',
      '',
    ].join('\n'),
  );
  expect(readFileSync(join(folder, '.gitignore'), 'utf8')).toBe('node_modules/\n/reports/\n*.received.*\n/slips/\n');
  expect((await platen(['init'], folder)).stdout).toBe(
    [...files.map((file) => `exists  ${file}`), 'next: platen run; platen review', ''].join('\n'),
  );
  expect(readFileSync(join(folder, 'platen.yaml'), 'utf8')).toBe('model: csn-a2\n');
});
