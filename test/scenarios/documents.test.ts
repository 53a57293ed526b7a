import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type ActionName, actionNames, actions } from '../../src/scenarios/actions.ts';
import { readScenarios } from '../../src/scenarios/load.ts';
import { oracles } from '../../src/scenarios/oracles/oracles.ts';
import type { Scenario } from '../../src/scenarios/scenario.ts';
import { findingsIn, run } from './benches.ts';

const documentOf = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');

/** The scenarios that a document shows. */
function shownIn(file: string): [string, Scenario][] {
  const shown = [...documentOf(file).matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text]) => text!);
  return shown.flatMap((text) => {
    const read = readScenarios(text, { id: 'shown', file, model: 'xprinter-80' });
    if ('problems' in read) throw new Error(JSON.stringify(read.problems));
    return read.scenarios.map((scenario): [string, Scenario] => [scenario.title, scenario]);
  });
}

describe.each(['README.md', 'docs/scenarios.md', 'docs/faults.md'])('the scenarios that %s shows', (file) => {
  test.each(shownIn(file))('%s', async (_title, scenario) => {
    const { events } = await run([scenario]);
    expect(findingsIn(events)).toEqual([]);
  });
});

test.each(actionNames.flatMap((name) => examplesOf(name).map((example) => [name, example] as const)))(
  'docs/scenarios.md shows %s: %j, which is one',
  (name, example) => expect(actions[name].safeParse(example)).toMatchObject({ success: true }),
);

function examplesOf(name: ActionName): unknown[] {
  return actions[name].meta()!.examples as unknown[];
}

test('docs/scenarios.md tells every check there is', () => {
  const [, checks] = documentOf('docs/scenarios.md').split('| check ');
  const [table] = checks!.split('## ');
  const told = [...table!.matchAll(/^\| `([a-z-]+)` \| [^|]+ \|$/gm)].map(([, name]) => name);
  expect(told).toEqual([...oracles.map(({ name }) => name), 'compare']);
});
