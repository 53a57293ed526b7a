import { readFileSync } from 'node:fs';
import { inOrder, readSource } from '../yaml/read.ts';
import { type Problem, problemText, type Source, YamlSource } from '../yaml/source.ts';
import { checkScenario, type ScenarioContext } from './check.ts';
import { type Combination, combinationsOf, substituted } from './parameters.ts';
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

type Read<T> = T | { readonly problems: readonly Problem[] };

/**
 * The scenarios that a text says, one for each combination of its parameters, or everything that is wrong with it, in
 * the order of its lines.
 */
export function readScenarios(
  text: string,
  context: ScenarioContext,
): Read<{ readonly scenarios: readonly Scenario[] }> {
  const source = new YamlSource(text);
  if (source.problems.length > 0) return { problems: source.problems };
  const { combinations, problems } = combinationsOf(source);
  if (problems.length > 0) return { problems: inOrder(problems) };
  const read = combinations.map((combination) =>
    readOne(substituted(source, combination), { ...context, combination: combination.names }),
  );
  const wrong = read.flatMap((one) => ('problems' in one ? one.problems : []));
  if (wrong.length > 0) return { problems: inOrder(once(wrong)) };
  return {
    scenarios: toldApart(
      read.flatMap((one) => ('scenario' in one ? one.scenario : [])),
      combinations,
    ),
  };
}

/** Titles that are alike have the values of the parameters behind them. */
function toldApart(scenarios: readonly Scenario[], combinations: readonly Combination[]): readonly Scenario[] {
  if (new Set(scenarios.map(({ title }) => title)).size === scenarios.length) return scenarios;
  return scenarios.map((scenario, i) => ({
    ...scenario,
    title: `${scenario.title} (${combinations[i]!.names.join(', ')})`,
  }));
}

function readOne(source: Source, context: ScenarioContext): Read<{ readonly scenario: Scenario }> {
  const read = readSource(source, scenarioSchema);
  if ('problems' in read) return read;
  const { scenario, problems } = checkScenario(read.value, source, context);
  return problems.length > 0 ? { problems } : { scenario };
}

/** What is wrong with several combinations alike is told once. */
function once(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}

/**
 * Reads scenario files; `model` is the printer of those that name none. Throws a ScenarioError that tells every problem
 * of all of them.
 */
export function loadScenarios(places: readonly ScenarioPlace[], model?: string): Scenario[] {
  const scenarios: Scenario[] = [];
  const broken: string[] = [];
  for (const { id, file, path } of places) {
    const read = readScenarios(textOf(path, file), { id, file, model });
    if ('scenarios' in read) scenarios.push(...read.scenarios);
    else broken.push(...read.problems.map((problem) => problemText(file, problem)));
  }
  if (broken.length > 0) {
    throw new ScenarioError(
      'scenario-invalid',
      broken.join('\n'),
      'platen/schema/scenario.schema.json says what each part may be; an editor can read it',
    );
  }
  checkNames(scenarios);
  return scenarios;
}

/** A value of a parameter may make the name that another file has. */
function checkNames(scenarios: readonly Scenario[]): void {
  const byId = new Map<string, Scenario>();
  for (const scenario of scenarios) {
    const { id, file } = scenario;
    const other = byId.get(id);
    if (other) {
      const message = `${other.file} and ${file} both have a scenario named ${id}`;
      throw new ScenarioError('scenario-twice', message, 'rename one of the files, or the value of the parameter');
    }
    byId.set(id, scenario);
  }
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
