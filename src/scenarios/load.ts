import { readFileSync } from 'node:fs';
import { inOrder, readYaml } from '../yaml/read.ts';
import { type Problem, problemText } from '../yaml/source.ts';
import { checkScenario, type ScenarioContext } from './check.ts';
import type { Scenario } from './scenario.ts';
import { scenarioSchema } from './schema.ts';

/** Scenario files that say something that cannot be run. Every problem of every file is in `message`. */
export class ScenarioError extends Error {
  readonly code: 'scenario-invalid' | 'scenario-unreadable' | 'scenario-not-found' | 'scenario-twice';
  readonly hint: string;

  constructor(code: ScenarioError['code'], message: string, hint: string) {
    super(message);
    this.name = 'ScenarioError';
    this.code = code;
    this.hint = hint;
  }
}

/** Where a scenario's file is: `id` is its name, `file` the path that messages show, `path` what is opened. */
export interface ScenarioPlace {
  readonly id: string;
  readonly file: string;
  readonly path: string;
}

/** The scenario that a text says, or everything that is wrong with it, in the order of its lines. */
export function readScenario(
  text: string,
  context: ScenarioContext,
): { readonly scenario: Scenario } | { readonly problems: readonly Problem[] } {
  const read = readYaml(text, scenarioSchema);
  if ('problems' in read) return read;
  const { scenario, problems } = checkScenario(read.value, read.source, context);
  return problems.length > 0 ? { problems: inOrder(problems) } : { scenario };
}

/**
 * Reads scenario files; `model` is the printer of those that name none. Throws a ScenarioError that tells every problem
 * of all of them.
 */
export function loadScenarios(places: readonly ScenarioPlace[], model?: string): Scenario[] {
  const scenarios: Scenario[] = [];
  const broken: string[] = [];
  for (const { id, file, path } of places) {
    const read = readScenario(textOf(path, file), { id, file, model });
    if ('scenario' in read) scenarios.push(read.scenario);
    else broken.push(...read.problems.map((problem) => problemText(file, problem)));
  }
  if (broken.length > 0) {
    throw new ScenarioError(
      'scenario-invalid',
      broken.join('\n'),
      'platen/schema/scenario.schema.json says what each part may be; an editor can read it',
    );
  }
  return scenarios;
}

function textOf(path: string, file: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new ScenarioError(
      'scenario-unreadable',
      `${file}: cannot be read: ${(error as Error).message}`,
      'check the path',
    );
  }
}
