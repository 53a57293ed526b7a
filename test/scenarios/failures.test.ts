import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { defects } from '../../src/scenarios/defects.ts';

const page = readFileSync(new URL('../../docs/failures.md', import.meta.url), 'utf8');
const rows = [...page.matchAll(/^\| (\d+) \| .* \| (.*) \|$/gm)].map(([, number, names]) => ({
  number: Number(number),
  names: [...names!.matchAll(/`([^`]+)`/g)].map(([, name]) => name!),
}));

test('every failure of the field has a defect that stands for it, and the page names them all', () => {
  expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 28 }, (_, i) => i + 1));
  for (const { number, names } of rows) {
    const standing = [...defects.values()].filter(({ failures }) => failures.includes(number));
    expect([number, names.length > 0, names]).toEqual([number, true, standing.map(({ name }) => name)]);
  }
});
