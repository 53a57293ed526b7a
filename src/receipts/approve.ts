import type { Field } from './fields.ts';
import { writeFiles } from './golden.ts';
import { GoldenError, type GoldenRecord, type ReceivedState } from './golden-record.ts';
import { dropReceived, listReceived, readReceived } from './received.ts';
import { type Awaiting, isRejected } from './rejected.ts';

export interface ApproveOptions {
  /** Approve what the emulator draws otherwise than before, and nothing else. */
  readonly because?: 'emulator';
  /** Approve although the environment says that nobody is looking. */
  readonly inCi?: boolean;
  /** Where `CI` is looked up; the process's own by default. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

export interface Approval {
  /** Path of the golden below the folder of goldens. */
  readonly path: string;
  /** What it was before. */
  readonly state: ReceivedState;
  /** What may vary from now on. */
  readonly fields: readonly Field[];
}

export interface Approvals {
  readonly approved: readonly Approval[];
  /** What was asked for and left as it is. */
  readonly refused: readonly { readonly path: string; readonly why: string }[];
}

/**
 * Turns what awaits approval below `root`, and matches the pattern, into goldens. Pattern: a path or the folder it lies
 * in; `*` stands for anything within a name, `**` for anything. What was rejected has to be named by its whole path.
 * Throws a GoldenError in CI, where nobody looks at what is approved, and for a broken file.
 */
export function approve(root: string, pattern: string, options: ApproveOptions = {}): Approvals {
  refuseInCi(options.inCi ?? false, options.environment);
  const approved: Approval[] = [];
  const refused: { path: string; why: string }[] = [];
  for (const path of listReceived(root).filter(matcher(pattern))) {
    const awaiting = readReceived(root, path);
    const wasRejected = awaiting !== null && path !== pattern && isRejected(root, path, awaiting);
    const result = wasRejected
      ? { why: 'it was rejected: name it alone to take it after all' }
      : approveOne(root, path, awaiting, options);
    if ('why' in result) refused.push({ path, ...result });
    else approved.push(result);
  }
  return { approved, refused };
}

/**
 * The only writer of goldens: makes one of what awaits approval at a path, or says why not. `fields` in place of those
 * that it was kept with.
 */
export function approveOne(
  root: string,
  path: string,
  awaiting: Awaiting | null,
  { because, fields }: Pick<ApproveOptions, 'because'> & { readonly fields?: readonly Field[] } = {},
): Approval | { readonly why: string } {
  if (!awaiting) return { why: 'a file of it is missing: run it again' };
  const { received: kept, ...record } = awaiting.record;
  const why = refusal(kept, because);
  if (why !== null) return { why };
  const golden: GoldenRecord = { ...record, fields: fields ?? record.fields };
  writeFiles(root, path, awaiting, golden);
  dropReceived(root, path);
  return { path, state: kept.state, fields: golden.fields };
}

/** Throws a GoldenError where the environment says CI, unless that is meant. */
export function refuseInCi(inCi: boolean, environment: NonNullable<ApproveOptions['environment']> = process.env): void {
  if (inCi || !isCi(environment.CI)) return;
  const hint = 'approve on your own machine and commit the goldens; --in-ci where it is meant to happen here';
  throw new GoldenError('approval-in-ci', 'the environment says CI: goldens are not approved here', hint);
}

function refusal(
  { state, obstacle }: { state: ReceivedState; obstacle?: string },
  because: ApproveOptions['because'],
): string | null {
  if (obstacle !== undefined) return obstacle;
  if (state === 'stale' && because !== 'emulator') {
    return 'the emulator changed, not the terminal: approve --because emulator';
  }
  if (state !== 'stale' && because === 'emulator') {
    return 'the terminal printed something else: look at it, and approve without --because emulator';
  }
  return null;
}

/** Whether the value of the variable `CI` says that nobody is looking. */
export const isCi = (value: string | undefined) =>
  value !== undefined && !['', '0', 'false'].includes(value.toLowerCase());

/** Tests a path against a pattern. */
export function matcher(pattern: string): (path: string) => boolean {
  const source = pattern
    .replace(/\/+$/, '')
    .split(/(\*\*|\*)/)
    .map((part) => (part === '**' ? '.*' : part === '*' ? '[^/]*' : part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&')))
    .join('');
  const expression = new RegExp(`^${source}(/.*)?$`);
  return (path) => expression.test(path);
}
