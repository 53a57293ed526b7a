import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dropReceived, readReceived, rejectionsOf } from './received.ts';

/** What awaits approval at a path, as its files hold it. */
export type Awaiting = NonNullable<ReturnType<typeof readReceived>>;

/**
 * Drops what awaits approval and remembers it, so that the same slip is not asked about again when a later run keeps it
 * anew. What a run puts into fields does not make it another one. It is forgotten when a slip matches or is approved.
 */
export function reject(root: string, path: string, awaiting: Awaiting): void {
  const file = rejectionsOf(root, path);
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
  dropReceived(root, path);
  writeFileSync(file, `${before}${digestOf(awaiting)}\n`);
}

/** True for a slip that was rejected before. */
export function isRejected(root: string, path: string, awaiting: Awaiting): boolean {
  const file = rejectionsOf(root, path);
  return existsSync(file) && readFileSync(file, 'utf8').split('\n').includes(digestOf(awaiting));
}

/** The same for what awaits approval at a path now. */
export function wasRejected(root: string, path: string): boolean {
  const awaiting = existsSync(rejectionsOf(root, path)) ? readReceived(root, path) : null;
  return awaiting !== null && isRejected(root, path, awaiting);
}

/** SHA-256, hex, of what was printed, with the names of fields in place of their values. */
function digestOf({ bytes, record }: Awaiting): string {
  const { model, entry, end, fields, digests, received } = record;
  // The bytes of a stale golden are its own: what was rejected is how they are drawn.
  const drawn = received.state === 'stale' ? digests.dots : '';
  const hash = createHash('sha256').update(JSON.stringify([model, entry, end, drawn]));
  let at = 0;
  for (const { name, offset, length } of [...fields].sort((a, b) => a.offset - b.offset)) {
    hash.update(bytes.subarray(at, offset)).update(`\n${name}\n`);
    at = offset + length;
  }
  return hash.update(bytes.subarray(at)).digest('hex');
}
