import type { z } from 'zod';
import { problemsOf } from './problems.ts';
import { type Problem, type Source, YamlSource } from './source.ts';

/** What a file says, with the places of its values, or everything that is wrong with it, in the order of its lines. */
export type Read<T> = { readonly value: T; readonly source: YamlSource } | { readonly problems: readonly Problem[] };

/** Reads a YAML text by a schema; an empty one as `whenEmpty`. */
export function readYaml<S extends z.ZodType>(text: string, schema: S, whenEmpty?: unknown): Read<z.output<S>> {
  const source = new YamlSource(text);
  if (source.problems.length > 0) return { problems: source.problems };
  const read = readSource(source, schema, whenEmpty);
  return 'problems' in read ? read : { ...read, source };
}

/** What a source says by a schema. */
export function readSource<S extends z.ZodType>(
  source: Source,
  schema: S,
  whenEmpty?: unknown,
): { readonly value: z.output<S> } | { readonly problems: readonly Problem[] } {
  const parsed = schema.safeParse(source.value ?? whenEmpty);
  return parsed.success ? { value: parsed.data } : { problems: inOrder(problemsOf(parsed.error.issues, source)) };
}

/** By line and column. */
export function inOrder(problems: readonly Problem[]): Problem[] {
  return problems.toSorted((a, b) => a.line - b.line || a.column - b.column);
}
