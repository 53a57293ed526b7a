import { fileURLToPath } from 'node:url';
import { acquirers } from '../../src/scenarios/acquirers.ts';
import { catalogue } from '../../src/scenarios/catalogue.ts';
import { findScenarios } from '../../src/scenarios/find.ts';
import { loadScenarios } from '../../src/scenarios/load.ts';
import type { Scenario } from '../../src/scenarios/scenario.ts';
import { code, table } from './markdown.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** docs/catalogue.md: every id of the catalogue, the scenarios that show it, on whose terminals, and what they catch. */
export function catalogueTables(): string {
  const scenarios = loadScenarios(findScenarios([], 'scenarios', root));
  const subjects = Object.entries(catalogue).map(([subject, ids]) =>
    [
      `## ${Object.keys(ids)[0]![0]}. ${subject}`,
      table(
        head,
        Object.entries<string>(ids).map(([id, what]) =>
          row(
            id,
            what,
            scenarios.filter((scenario) => scenario.catalogue.some((one) => one === id)),
          ),
        ),
      ),
    ].join('\n\n'),
  );
  const beyond = byFile(scenarios.filter((scenario) => scenario.catalogue.length === 0));
  const rest = table(
    head.slice(1),
    [...beyond.values()].map((some) => row('', some[0]!.title, some).slice(1)),
  );
  return [...subjects, '## Beyond the catalogue', rest].join('\n\n');
}

const head = ['id', 'what it shows', 'scenarios', 'acquirers', 'failures'];

function row(id: string, what: string, scenarios: readonly Scenario[]): string[] {
  const failures = new Set(scenarios.flatMap((scenario) => scenario.failures));
  return [id, what, listed(scenarios), acquirersOf(scenarios), [...failures].sort((a, b) => a - b).join(', ')];
}

/** Each file once, and how many scenarios it stands for. */
function listed(scenarios: readonly Scenario[]): string {
  return [...byFile(scenarios)]
    .map(([file, some]) => {
      const times = some.length === 1 ? '' : ` (${some.length})`;
      return `[${nameOf(file)}](../${file})${times}`;
    })
    .join('<br>');
}

function acquirersOf(scenarios: readonly Scenario[]): string {
  const named = new Set(scenarios.map(({ acquirer }) => acquirer));
  return Object.keys(acquirers)
    .filter((name) => [...named].some((one) => one === name))
    .map(code)
    .join(', ');
}

const nameOf = (file: string) => file.replace(/^scenarios\//, '').replace(/\.ya?ml$/, '');

function byFile(scenarios: readonly Scenario[]): Map<string, Scenario[]> {
  const files = new Map<string, Scenario[]>();
  for (const scenario of scenarios) files.set(scenario.file, [...(files.get(scenario.file) ?? []), scenario]);
  return files;
}
