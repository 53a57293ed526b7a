import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readScenario } from '../../src/scenarios/load.ts';

test('the scenario that the README shows is one', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const [, shown] = /```yaml\n([\s\S]*?)```/.exec(readme)!;
  const read = readScenario(shown!, { id: 'readme', file: 'README.md', model: 'xprinter-80' });
  expect(read).toHaveProperty('scenario.steps.length', 2);
});
