import { writeFiles } from './golden.ts';
import { GoldenError, type GoldenRecord, type ReceivedState } from './golden-record.ts';
import { dropReceived, listReceived, readReceived } from './received.ts';

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
}

export interface Approvals {
  readonly approved: readonly Approval[];
  /** What was asked for and left as it is. */
  readonly refused: readonly { readonly path: string; readonly why: string }[];
}

/**
 * The only writer of goldens: turns what awaits approval below `root`, and matches the pattern, into goldens. Pattern:
 * a path or the folder it lies in; `*` stands for anything within a name, `**` for anything. Throws a GoldenError in CI,
 * where nobody looks at what is approved, and for a broken file.
 */
export function approve(root: string, pattern: string, options: ApproveOptions = {}): Approvals {
  const { because, inCi = false, environment = process.env } = options;
  refuseInCi(inCi, environment);
  const approved: Approval[] = [];
  const refused: { path: string; why: string }[] = [];
  for (const path of listReceived(root).filter(matcher(pattern))) {
    const received = readReceived(root, path);
    const why = received ? refusal(received.record.received, because) : 'a file of it is missing: run it again';
    if (!received || why !== null) {
      refused.push({ path, why: why! });
      continue;
    }
    const { received: kept, ...record } = received.record;
    writeFiles(root, path, received, record satisfies GoldenRecord);
    dropReceived(root, path);
    approved.push({ path, state: kept.state });
  }
  return { approved, refused };
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

const isCi = (value: string | undefined) => value !== undefined && !['', '0', 'false'].includes(value.toLowerCase());

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
