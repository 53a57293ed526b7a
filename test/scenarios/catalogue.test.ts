import { expect, test } from 'vitest';
import { catalogueIds, FAILURES } from '../../src/scenarios/catalogue.ts';
import { defects } from '../../src/scenarios/defects.ts';
import { runMutant } from '../../src/scenarios/mutants.ts';
import { noGoldens, ownScenarios } from './benches.ts';

const scenarios = ownScenarios();
const files = [...new Set(scenarios.map(({ file }) => file))];

test('the catalogue has 102 ids, in order, each once', () => {
  expect(catalogueIds.length).toBe(102);
  expect(new Set(catalogueIds).size).toBe(102);
  expect(catalogueIds.slice(0, 2)).toEqual(['A1', 'A2']);
  expect(catalogueIds.at(-1)).toBe('K3');
});

test('every id of the catalogue has a scenario', () => {
  const shown = new Set(scenarios.flatMap(({ catalogue }) => catalogue));
  expect(catalogueIds.filter((id) => !shown.has(id))).toEqual([]);
});

test('every failure of the field has a scenario that is there to catch it', () => {
  const claimed = new Set(scenarios.flatMap(({ failures }) => failures));
  const numbers = Array.from({ length: FAILURES }, (_, i) => i + 1);
  expect(numbers.filter((number) => !claimed.has(number))).toEqual([]);
});

const claims = files.flatMap((file) => {
  const own = scenarios.filter((scenario) => scenario.file === file);
  return [...new Set(own.flatMap(({ failures }) => failures))].map((failure) => [file, failure, own] as const);
});

test.each(claims)('%s catches a defect that stands for failure %i', async (_file, failure, own) => {
  for (const defect of [...defects.values()].filter(({ failures }) => failures.includes(failure))) {
    const { catches } = await runMutant(own, defect, { golden: noGoldens, all: false });
    if (catches.length > 0) return;
  }
  expect.unreachable(`no scenario of the file notices a defect of failure ${failure}`);
});
