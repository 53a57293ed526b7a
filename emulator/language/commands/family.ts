import type { Dialect } from '../../models/model.ts';
import { type Command, command } from '../declaration.ts';

/** What the functions of a parenthesised family have in common. */
interface Family {
  /** As ids begin: `GS ( E`. */
  readonly name: string;
  /** The three bytes that it begins with, as a pattern: `1D 28 45`. */
  readonly bytes: string;
  readonly dialects?: readonly Dialect[];
  /** Why its functions have no effect that can be seen. */
  readonly consumed: string;
}

/** A function: its id within the family, the bytes after pH that tell it from others, and what it does. */
type FunctionRow = readonly [id: string, bytes: string, doc: string];

/** Declares functions that are taken by the length that they state, and the family itself for all others. */
export function family({ name, bytes, ...common }: Family, rows: readonly FunctionRow[]): readonly Command[] {
  const functions = rows.map(([id, own, doc]) =>
    command(`${name} ${id}`, `${bytes} pL pH ${own} d[]` as '1D 28 45 pL pH d[]', { doc, ...common }),
  );
  return [...functions, otherFunctions(name, bytes, common.dialects)];
}

/** Declares a family for the functions that nobody has declared. */
export function otherFunctions(name: string, bytes: string, dialects?: readonly Dialect[]): Command {
  return command(name, `${bytes} pL pH d[]` as '1D 28 45 pL pH d[]', {
    doc: `Other functions of ${name}.`,
    ...(dialects ? { dialects } : {}),
    consumed: 'this function is not known; it is passed over by the length that it states',
  });
}
