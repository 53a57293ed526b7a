import { mappingOf } from '../yaml/mapping.ts';
import type { Problem, Source, YamlSource } from '../yaml/source.ts';
import { type Axis, axesOf, type Parameter } from './parameter-axes.ts';
import { reference, usesIn } from './parameter-uses.ts';
import { SubstitutedSource } from './substituted.ts';

/** One value of every parameter: a scenario of its own. */
export interface Combination {
  /** What the value of each is called: `cn-lakala`, `zh`. */
  readonly names: readonly string[];
  readonly parameters: ReadonlyMap<string, Parameter>;
}

/** The most scenarios that one file may stand for. */
const MOST = 1000;

/**
 * The combinations that a file's parameters make, one without any where it has none, and everything that is wrong with
 * them: names that nothing has, names that nothing uses, values that cannot be told apart.
 */
export function combinationsOf(source: YamlSource): {
  readonly combinations: readonly Combination[];
  readonly problems: readonly Problem[];
} {
  const { parameters: declared, ...rest } = mappingOf(source.value) ?? {};
  const problems: Problem[] = [];
  const axes = declared === undefined ? [] : axesOf(declared, source, problems);
  if (problems.length > 0) return { combinations: [], problems };
  const known = axes.flatMap(({ choices: [first] }) => first!.parameters.map(([name]) => name));
  const used = usesIn(rest, known, source, problems);
  for (const axis of axes) problems.push(...unused(axis, used, source));
  const count = axes.reduce((product, { choices }) => product * choices.length, 1);
  if (count > MOST)
    problems.push(source.problem(['parameters'], `expected at most ${MOST} combinations, got ${count}`));
  return problems.length > 0 ? { combinations: [], problems } : { combinations: productOf(axes), problems };
}

/** The file with the values of a combination in it. */
export function substituted(source: YamlSource, { parameters }: Combination): Source {
  return parameters.size === 0 ? source : new SubstitutedSource(source, parameters, reference);
}

/** Parameters that nothing uses. The name of a row is for the reader; whoever wants it in the file may have it. */
function unused({ name: axis, hasRows, choices }: Axis, used: ReadonlySet<string>, source: YamlSource): Problem[] {
  return choices[0]!.parameters
    .filter(([name]) => !used.has(name) && !(hasRows && name === axis))
    .map(([name, { path }]) =>
      source.keyProblem(path.slice(0, hasRows ? 3 : 1), name, `expected to be used, as $${name}, got no use of it`),
    );
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
