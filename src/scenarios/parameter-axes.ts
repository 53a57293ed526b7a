import { mappingOf } from '../yaml/mapping.ts';
import { expectedGot } from '../yaml/problems.ts';
import type { Path, Problem, YamlSource } from '../yaml/source.ts';

/** What a parameter stands for, and where the file says so. */
export interface Parameter {
  readonly value: unknown;
  readonly path: Path;
}

/** A value of what stands under `parameters`, or a row of values that go together. */
export interface Choice {
  readonly name: string;
  readonly parameters: readonly (readonly [string, Parameter])[];
}

/** One parameter, or rows of several: their values. */
export interface Axis {
  readonly name: string;
  readonly hasRows: boolean;
  readonly choices: readonly Choice[];
}

const parameterName = /^[a-z][a-z0-9]*$/;

/** What may be a part of a scenario's id, and so of the path of its goldens on any file system. */
const partOfId = /^[\p{L}\p{N}](?:[\p{L}\p{N}.+_-]{0,38}[\p{L}\p{N}])?$/u;

const wanted = {
  parameters: 'a mapping of parameters: { card: [chip, swipe] }',
  choices: 'a list of values, or a mapping of named rows of values',
  name: 'a name of a to z and 0 to 9, beginning with a letter',
  part: 'a value that can stand in a name (letters, digits and . + - _ between them), or else a row with a name',
  row: 'a mapping of values: { card: chip, slips: [merchant] }',
} as const;

/** What stands under `parameters`; what is wrong with it is added to `problems`. */
export function axesOf(declared: unknown, source: YamlSource, problems: Problem[]): Axis[] {
  const given = mappingOf(declared);
  if (!given || Object.keys(given).length === 0) {
    problems.push(source.problem(['parameters'], expectedGot(wanted.parameters, declared)));
    return [];
  }
  const names = new Set<string>();
  const named = (name: string, path: Path) => {
    if (!parameterName.test(name)) problems.push(source.keyProblem(path, name, expectedGot(wanted.name, name)));
    else if (names.has(name)) {
      problems.push(
        source.keyProblem(path, name, `expected a name of its own, got "${name}", which another parameter has`),
      );
    }
    names.add(name);
  };
  for (const name of Object.keys(given)) named(name, ['parameters']);
  return Object.entries(given).map(([name, value]) => {
    const path: Path = ['parameters', name];
    const rows = mappingOf(value);
    const choices = Array.isArray(value)
      ? value.map((one: unknown, index): Choice => {
          const at = [...path, index];
          if (!isPart(one)) problems.push(source.problem(at, expectedGot(wanted.part, one)));
          return { name: String(one), parameters: [[name, { value: one, path: at }]] };
        })
      : Object.entries(rows ?? {}).map(([row, values]) => rowOf(name, row, values, source, problems));
    if (choices.length === 0) problems.push(source.problem(path, expectedGot(wanted.choices, value)));
    for (const [key] of choices[0]?.parameters.slice(1) ?? []) named(key, [...path, choices[0]!.name]);
    checkAlike(choices, path, source, problems);
    return { name, hasRows: rows !== undefined, choices };
  });
}

function rowOf(axis: string, row: string, values: unknown, source: YamlSource, problems: Problem[]): Choice {
  const path = ['parameters', axis];
  const given = mappingOf(values);
  if (!isPart(row)) problems.push(source.keyProblem(path, row, expectedGot(wanted.part, row)));
  if (!given) problems.push(source.problem([...path, row], expectedGot(wanted.row, values)));
  return {
    name: row,
    parameters: [
      [axis, { value: row, path: [...path, row] }],
      ...Object.entries(given ?? {}).map(([key, value]) => [key, { value, path: [...path, row, key] }] as const),
    ],
  };
}

/** Values are told apart, also where capitals are not; rows say the same parameters. */
function checkAlike(choices: readonly Choice[], path: Path, source: YamlSource, problems: Problem[]): void {
  const seen = new Set<string>();
  const keysOf = ({ parameters }: Choice) =>
    parameters
      .map(([key]) => key)
      .sort()
      .join(', ');
  for (const choice of choices) {
    const at = choice.parameters[0]![1].path;
    const name = choice.name.toLowerCase();
    if (seen.has(name)) problems.push(source.problem(at, `expected each value once, got "${choice.name}" again`));
    seen.add(name);
    if (keysOf(choice) !== keysOf(choices[0]!)) {
      const [expected, actual] = [choices[0]!, choice].map((one) => keysOf(one));
      problems.push(
        source.problem([...path, choice.name], `expected the parameters of the first row (${expected}), got ${actual}`),
      );
    }
  }
}

const isPart = (value: unknown): boolean =>
  ['string', 'number', 'boolean'].includes(typeof value) && partOfId.test(String(value));
