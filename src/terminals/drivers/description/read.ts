import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { inOrder, readYaml } from '../../../yaml/read.ts';
import { type Path, type Problem, problemText } from '../../../yaml/source.ts';
import { TerminalError } from '../../terminal.ts';
import type { Description } from './file.ts';
import { alwaysValues, type RequestName, requestValues } from './requests.ts';

type AnyDescription = Description<unknown, unknown>;

/** Something wrong that no schema sees. */
export interface Mistake {
  readonly at: Path;
  readonly message: string;
}

/** A kind of file that describes a terminal. */
export interface DescriptionKind<D> {
  readonly schema: z.ZodType<D>;
  mistakes?(description: D): Iterable<Mistake>;
}

/**
 * Reads the description at `path`. Throws a TerminalError `description-unreadable`, or `description-invalid` that tells
 * everything wrong with it, with line and column.
 */
export function readDescription<D extends AnyDescription>(path: string, kind: DescriptionKind<D>): D {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new TerminalError(
      'description-unreadable',
      `${path} cannot be read: ${(error as Error).message}`,
      'check the path',
    );
  }
  const read = parseDescription(text, kind);
  if ('description' in read) return read.description;
  throw new TerminalError(
    'description-invalid',
    read.problems.map((problem) => problemText(path, problem)).join('\n'),
    'docs/drivers.md says what each part may be; an editor can read the JSON Schema',
  );
}

/** The description that a text is, or everything wrong with it. */
export function parseDescription<D extends AnyDescription>(
  text: string,
  kind: DescriptionKind<D>,
): { readonly description: D } | { readonly problems: readonly Problem[] } {
  const read = readYaml(text, kind.schema);
  if ('problems' in read) return read;
  const { value, source } = read;
  const problems: Problem[] = [];
  const tell = (at: Path, message: string) => problems.push(source.problem(writtenPath(at, source.value), message));
  const check = (part: unknown, path: Path, known: readonly string[]) => {
    const all = new Set([...alwaysValues, ...value.values, ...known, ...givenIn(part)]);
    for (const { name, at } of usedIn(part, path)) {
      if (all.has(name)) continue;
      tell(at, `expected one of the values ${[...all].join(', ')}, got {${name}}`);
    }
  };
  check(value.connect, ['connect'], []);
  check(
    value.codes,
    ['codes'],
    Object.values(value.requests).flatMap((request) => [...givenIn(request)]),
  );
  for (const [name, request] of Object.entries(value.requests))
    check(request, ['requests', name], requestValues[name as RequestName]);
  for (const { at, message } of kind.mistakes?.(value) ?? []) tell(at, message);
  return problems.length > 0 ? { problems: inOrder(problems) } : { description: value };
}

/** The values that a part reads or sets. */
function* givenIn(part: unknown): Generator<string> {
  if (typeof part !== 'object' || part === null) return;
  if ('gives' in part) yield* part.gives as readonly string[];
  if ('set' in part && typeof part.set === 'object') yield* Object.keys(part.set ?? {});
  for (const inner of Object.values(part)) yield* givenIn(inner);
}

/** The values that a part needs, and where. */
function* usedIn(part: unknown, at: Path): Generator<{ readonly name: string; readonly at: Path }> {
  if (typeof part !== 'object' || part === null) return;
  if ('uses' in part) for (const name of part.uses as readonly string[]) yield { name, at };
  else
    for (const [key, inner] of Object.entries(part))
      yield* usedIn(inner, [...at, Array.isArray(part) ? Number(key) : key]);
}

/** A path as the file has it: a short form is read as a longer one, and lacks parts of it. */
function writtenPath(path: Path, value: unknown): Path {
  let held = value;
  return path.filter((part) => {
    const inner =
      typeof held === 'object' && held !== null ? (held as Record<string | number, unknown>)[part] : undefined;
    if (inner !== undefined) held = inner;
    return inner !== undefined;
  });
}
