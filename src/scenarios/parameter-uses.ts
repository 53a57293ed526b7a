import { mappingOf } from '../yaml/mapping.ts';
import { expectedGot } from '../yaml/problems.ts';
import type { Path, Problem, YamlSource } from '../yaml/source.ts';

/** `$card` in a text; `$$` is the sign itself. */
export const reference = /\$(\$|[a-z][a-z0-9]*)/g;

/** The parameters that a file uses, of those that it has. What it uses and does not have is added to `problems`. */
export function usesIn(
  rest: unknown,
  known: readonly string[],
  source: YamlSource,
  problems: Problem[],
): ReadonlySet<string> {
  const used = new Set<string>();
  const those = known.length === 0 ? 'there are none' : known.map((one) => `$${one}`).join(', ');
  walk(rest, [], (text, { path, key }) => {
    for (const [whole, name] of text.matchAll(reference)) {
      if (name === '$') continue;
      used.add(name!);
      if (known.includes(name!)) continue;
      const message = expectedGot(`a parameter of this file (${those}), or $$ for the sign itself`, whole);
      problems.push(key === undefined ? source.problem(path, message) : source.keyProblem(path, key, message));
    }
  });
  return used;
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
