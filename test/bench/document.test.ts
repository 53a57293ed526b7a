import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { capabilities } from '../../src/bench/capabilities.ts';
import { wiringOf } from '../../src/scenarios/wiring.ts';

const document = readFileSync(new URL('../../docs/bench.md', import.meta.url), 'utf8');
const shown = [...document.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text]) => text!);

test('docs/bench.md shows bench files', () => {
  expect(shown.map((text) => wiringOf(text)).filter((read) => 'problems' in read)).toEqual([]);
  expect(shown).toHaveLength(3);
});

test('docs/bench.md has every capability', () => {
  const rows = Object.entries(capabilities).map(([name, { doc }]) => `| \`${name}\` | ${doc} |`);
  expect(rows.filter((row) => !document.includes(row))).toEqual([]);
});
