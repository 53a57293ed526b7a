import { join, relative } from 'node:path';
import { matcher } from '../receipts/approve.ts';
import { UsageError } from './failure.ts';

/** What to do where nothing awaits approval. */
export const HINT = 'platen run keeps what has no golden, or differs from it';

/**
 * A pattern as the folder of goldens has it, among the paths that await approval: a path below the folder or, as a run
 * names scenarios, one below `acquirer/model`. A path from the working folder, as file completion gives it, is taken
 * too. Throws a UsageError where nothing fits.
 */
export function meaning(pattern: string, received: readonly string[], folder: string): string {
  const inFolder = relative(folder, join(process.cwd(), pattern)).replaceAll('\\', '/');
  const plain = [pattern, inFolder].map((path) => path.replace(/\.received\.(png|json|escpos)$/, ''));
  const candidates = [...plain, `*/*/${plain[0]}`];
  const meant = candidates.find((candidate) => received.some(matcher(candidate)));
  if (meant !== undefined) return meant;
  const hint = received.length === 0 ? `nothing does: ${HINT}` : `platen approve lists the ${received.length} that do`;
  throw new UsageError(`nothing that awaits approval fits "${pattern}"`, hint);
}
