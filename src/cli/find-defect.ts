import { matchSequences } from '../receipts/myers.ts';
import { type BenchDefect, defects } from '../scenarios/defects.ts';
import { UsageError } from './failure.ts';

/** Names that are told at most of those like one that there is not, and the share of letters that they have in common with it. */
const MOST_NEAR = 3;
const LIKE = 0.75;

/** The defect of a name. Throws a UsageError that says which are called nearly so, or else all that there are. */
export function findDefect(name: string): BenchDefect {
  const defect = defects.get(name);
  if (defect) return defect;
  const near = [...defects.keys()]
    .map((other) => ({ other, like: likeness(name, other) }))
    .filter(({ like }) => like >= LIKE)
    .sort((a, b) => b.like - a.like)
    .slice(0, MOST_NEAR)
    .map(({ other }) => other);
  const hint = near.length > 0 ? `nearly so: ${near.join(', ')}` : `defects: ${[...defects.keys()].join(', ')}`;
  throw new UsageError(`there is no defect "${name}"`, hint);
}

/** Letters that two words have in common, in their order, as a share of all of theirs. */
function likeness(a: string, b: string): number {
  return (2 * matchSequences(a.length, b.length, (i, j) => a[i] === b[j]).length) / (a.length + b.length);
}
