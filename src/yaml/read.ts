import type { z } from 'zod';
import { problemsOf } from './problems.ts';
import { type Problem, YamlSource } from './source.ts';

/** What a file says, with the places of its values, or everything that is wrong with it, in the order of its lines. */
export type Read<T> = { readonly value: T; readonly source: YamlSource } | { readonly problems: readonly Problem[] };

/** Reads a YAML text by a schema; an empty one as `whenEmpty`. */
export function readYaml<S extends z.ZodType>(text: string, schema: S, whenEmpty?: unknown): Read<z.output<S>> {
  const source = new YamlSource(text);
  if (source.problems.length > 0) return { problems: source.problems };
  const parsed = schema.safeParse(source.value ?? whenEmpty);
  return parsed.success
    ? { value: parsed.data, source }
    : { problems: inOrder(problemsOf(parsed.error.issues, source)) };
}

/** By line and column. */
export function inOrder(problems: readonly Problem[]): Problem[] {
  return problems.toSorted((a, b) => a.line - b.line || a.column - b.column);
}
