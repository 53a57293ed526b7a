import { expectedGot } from '../yaml/problems.ts';
import type { Path, Problem, Source, YamlSource } from '../yaml/source.ts';
import { SubstitutedSource } from './substituted.ts';

/** What a parameter stands for, and where the file says so. */
export interface Parameter {
  readonly value: unknown;
  readonly path: Path;
}

/** One value of every parameter: a scenario of its own. */
export interface Combination {
  /** What the value of each is called: `cn-lakala`, `zh`. */
  readonly names: readonly string[];
  readonly parameters: ReadonlyMap<string, Parameter>;
}

/** A value of what stands under `parameters`, or a row of values that go together. */
interface Choice {
  readonly name: string;
  readonly parameters: readonly (readonly [string, Parameter])[];
}

/** The most scenarios that one file may stand for. */
const MOST = 1000;

/** `$card` in a text; `$$` is the sign itself. */
const reference = /\$(\$|[a-z][a-z0-9]*)/g;

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

/**
 * The combinations that a file's parameters make, one without any where it has none, and everything that is wrong with
 * them: names that nothing has, names that nothing uses, values that cannot be told apart.
 */
export function combinationsOf(source: YamlSource): {
  readonly combinations: readonly Combination[];
  readonly problems: readonly Problem[];
} {
  const file = mappingOf(source.value) ?? {};
  const { parameters: declared, ...rest } = file;
  const problems: Problem[] = [];
  const axes = declared === undefined ? [] : axesOf(declared, source, problems);
  if (problems.length > 0) return { combinations: [], problems };
  const parameters = new Map(axes.flatMap(({ choices: [first] }) => first!.parameters));
  const used = new Set<string>();
  walk(rest, [], (text, at) => {
    for (const [whole, name] of text.matchAll(reference)) {
      if (name === '$') continue;
      used.add(name!);
      if (parameters.has(name!)) continue;
      const known =
        parameters.size === 0 ? 'there are none' : [...parameters.keys()].map((one) => `$${one}`).join(', ');
      const message = expectedGot(`a parameter of this file (${known}), or $$ for the sign itself`, whole);
      problems.push(
        at.key === undefined ? source.problem(at.path, message) : source.keyProblem(at.path, at.key, message),
      );
    }
  });
  for (const axis of axes) {
    for (const [name, { path }] of axis.choices[0]!.parameters) {
      // The name of a row is for the reader; whoever wants it in the file may have it.
      if (used.has(name) || (axis.hasRows && name === axis.name)) continue;
      problems.push(
        source.keyProblem(
          path.slice(0, axis.hasRows ? 3 : 1),
          name,
          `expected to be used, as $${name}, got no use of it`,
        ),
      );
    }
  }
  const count = axes.reduce((product, { choices }) => product * choices.length, 1);
  if (count > MOST)
    problems.push(source.problem(['parameters'], `expected at most ${MOST} combinations, got ${count}`));
  return problems.length > 0 ? { combinations: [], problems } : { combinations: productOf(axes), problems };
}

/** The file with the values of a combination in it. */
export function substituted(source: YamlSource, { parameters }: Combination): Source {
  return parameters.size === 0 ? source : new SubstitutedSource(source, parameters, reference);
}

interface Axis {
  readonly name: string;
  readonly hasRows: boolean;
  readonly choices: readonly Choice[];
}

function axesOf(declared: unknown, source: YamlSource, problems: Problem[]): Axis[] {
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

function productOf(axes: readonly Axis[]): Combination[] {
  return axes.reduce<Combination[]>(
    (before, { choices }) =>
      before.flatMap(({ names, parameters }) =>
        choices.map((choice) => ({
          names: [...names, choice.name],
          parameters: new Map([...parameters, ...choice.parameters]),
        })),
      ),
    [{ names: [], parameters: new Map() }],
  );
}

type Place = { readonly path: Path; readonly key?: string };

/** Every text of a value, keys among them. */
function walk(value: unknown, path: Path, visit: (text: string, at: Place) => void): void {
  if (typeof value === 'string') visit(value, { path });
  const isList = Array.isArray(value);
  for (const [key, one] of isList ? value.entries() : Object.entries(mappingOf(value) ?? {})) {
    if (typeof key === 'string') visit(key, { path, key });
    walk(one, [...path, key], visit);
  }
}

const isPart = (value: unknown): boolean =>
  ['string', 'number', 'boolean'].includes(typeof value) && partOfId.test(String(value));

function mappingOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  const isMapping = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isMapping ? (value as Readonly<Record<string, unknown>>) : undefined;
}
