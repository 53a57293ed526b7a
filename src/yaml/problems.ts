import type { z } from 'zod';
import type { Path, Problem, Source } from './source.ts';

/** Characters of a value that a message shows. */
const SHOWN = 60;

/** The problems that the schema has with a file, in the order of its lines. */
export function problemsOf(issues: readonly z.core.$ZodIssue[], source: Source): Problem[] {
  return issues
    .flatMap((issue) => told(issue))
    .flatMap((issue) => {
      const path = issue.path as Path;
      if (issue.code === 'unrecognized_keys') {
        const known = issue.message.replace(/^a mapping of /, '');
        return issue.keys.map((key) => source.keyProblem(path, key, `expected one of ${known}, got the key "${key}"`));
      }
      return [source.problem(path, expectedGot(issue.message, valueAt(source.value, path)))];
    });
}

/**
 * What is told of an issue: of a value that may be one of several things, what is wrong with the one that was meant. That
 * is the one whose type it has, with the fewest mistakes; where there is no such one, what it may be.
 */
function told(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const fitting = issue.errors.filter((branch) => branch.length > 0 && branch.every(isInside) && !isOther(branch));
  const fewest = Math.min(...fitting.map((branch) => branch.length));
  const [meant, other] = fitting.filter((branch) => branch.length === fewest);
  if (!meant || other) return [issue];
  return meant.flatMap((inner) => told({ ...inner, path: [...issue.path, ...inner.path] }));
}

/** Whether an issue shows that a value was meant for what has it: it has its type, or its keys. */
function isInside({ path, code, message }: z.core.$ZodIssue): boolean {
  if (path.length > 0 || code === 'custom' || code === 'invalid_union') return true;
  return code === 'unrecognized_keys' && message !== 'a mapping of nothing';
}

/** Whether a mapping has a key that this branch does not know in place of one that it needs: it was meant for another. */
function isOther(branch: readonly z.core.$ZodIssue[]): boolean {
  const hasStranger = branch.some(({ code, path }) => code === 'unrecognized_keys' && path.length === 0);
  return hasStranger && branch.some(({ path }) => path.length === 1);
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
