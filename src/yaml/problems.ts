import type { z } from 'zod';
import type { Path, Problem, Source } from './source.ts';

/** Characters of a value that a message shows. */
const SHOWN = 60;

/** The problems that the schema has with a file, in the order of its lines. */
export function problemsOf(issues: readonly z.core.$ZodIssue[], source: Source): Problem[] {
  return issues.flatMap((issue) => {
    const path = issue.path as Path;
    if (issue.code === 'unrecognized_keys') {
      const known = issue.message.replace(/^a mapping of /, '');
      return issue.keys.map((key) => source.keyProblem(path, key, `expected one of ${known}, got the key "${key}"`));
    }
    return [source.problem(path, expectedGot(issue.message, valueAt(source.value, path)))];
  });
}

/** `expected X, got Y`. */
export function expectedGot(expected: string, value: unknown): string {
  return `expected ${expected}, got ${shown(value)}`;
}

function shown(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  const text = JSON.stringify(value);
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}...` : text;
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (held, part) => (held as Record<string | number, unknown> | null | undefined)?.[part],
    value,
  );
}
