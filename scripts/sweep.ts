// Runs every scenario on the terminals of every acquirer that it may run on, where it names no printer on paper of 58 mm
// and of 80 mm. The oracles judge; a golden judges where there is one, and none is missed. Exits with 1 where a scenario
// does not pass. `npm run sweep -- TEXT`: those with this text in their name.
import { fileURLToPath } from 'node:url';
import { findScenarios } from '../src/scenarios/find.ts';
import { goldenJudge } from '../src/scenarios/golden.ts';
import { loadScenarios } from '../src/scenarios/load.ts';
import { runScenario } from '../src/scenarios/run-scenario.ts';
import { onPapers } from './sweep/on-papers.ts';
import { withoutMissing } from './sweep/without-missing.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const [text = ''] = process.argv.slice(2);
const scenarios = onPapers(loadScenarios(findScenarios([], 'scenarios', root))).filter(({ id }) => id.includes(text));
const golden = withoutMissing(goldenJudge({ folder: `${root}golden`, shown: 'golden', keep: false }));

let failed = 0;
for (const scenario of scenarios) {
  const { id, model } = scenario;
  const { outcome, findings, message } = await runScenario(scenario, { emit: () => {}, golden, untold: true });
  if (outcome === 'passed') continue;
  failed++;
  process.stdout.write(`${outcome}  ${id}, ${model}${message === undefined ? '' : `: ${message}`}\n`);
  for (const { by, message: words } of findings) process.stdout.write(`        ${by}: ${words}\n`);
}
process.stdout.write(`${scenarios.length} scenarios, ${failed} failed\n`);
if (failed > 0) process.exitCode = 1;
