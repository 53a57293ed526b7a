import { posix, relative } from 'node:path';
import { matcher } from '../../receipts/approve.ts';
import { listReceived, readReceived } from '../../receipts/received.ts';
import { type Awaiting, isRejected } from '../../receipts/rejected.ts';
import type { Run } from '../../reports/run.ts';
import { meaning } from '../received-pattern.ts';
import { type Origin, type Question, questionOf } from './question.ts';

export interface Asked {
  readonly pattern?: string;
  /** Only slips of the run. */
  readonly ofRun: boolean;
}

/** What is to be decided on, and how many slips are not asked about since they were rejected before. */
export interface Questions {
  readonly questions: readonly Question[];
  readonly rejected: number;
}

/**
 * Everything below a folder of goldens that awaits approval: slips of the run in the order in which they were printed,
 * then others. Throws a UsageError for a pattern that nothing fits, and a GoldenError for a broken file.
 */
export async function questionsOf(folder: string, run: Run | null, { pattern, ofRun }: Asked): Promise<Questions> {
  const origins = originsIn(run, relative(process.cwd(), folder));
  const received = listReceived(folder);
  const fits = pattern === undefined ? () => true : matcher(meaning(pattern, received, folder));
  const questions: Question[] = [];
  let rejected = 0;
  for (const path of received.filter(fits)) {
    const awaiting = readReceived(folder, path);
    if (!awaiting) continue;
    const origin = originOf(origins.get(path), awaiting);
    if (ofRun && !origin) continue;
    if (isRejected(folder, path, awaiting)) rejected++;
    else questions.push(await questionOf(folder, path, awaiting, origin));
  }
  const order = [...origins.keys()];
  const place = ({ path, origin }: Question) => (origin ? order.indexOf(path) : order.length);
  return { questions: questions.sort((a, b) => place(a) - place(b)), rejected };
}

/** The slips of a run by the paths of their goldens; of several the last, which is what a run keeps. */
function originsIn(run: Run | null, shown: string): Map<string, Origin> {
  const origins = new Map<string, Origin>();
  const prefix = shown === '' ? '' : `${posix.normalize(shown.replaceAll('\\', '/'))}/`;
  for (const scenario of run?.attempts ?? []) {
    for (const step of scenario.steps) {
      for (const slip of step.slips) {
        if (slip.golden.path.startsWith(prefix))
          origins.set(slip.golden.path.slice(prefix.length), { scenario, step, slip });
      }
    }
  }
  return origins;
}

/** The slip of the run where it is what awaits approval: a later run, or a test, may have kept another one. */
function originOf(origin: Origin | undefined, { bytes, record }: Awaiting): Origin | null {
  const { state } = record.received;
  if (!origin || origin.slip.golden.state !== state) return null;
  // Of a stale golden its own bytes are kept.
  if (state === 'stale') return origin;
  return Buffer.from(origin.slip.bytes, 'base64').equals(bytes) ? origin : null;
}

/** What is found in a slip, wherever in it: slips that say the same can be decided on together. */
export function sameness({ awaiting, findings }: Question): string {
  const told = findings.map(
    ({ code, by, message }) => `${code} ${by} ${message.replace(/\blines? \d+(?: to \d+)?/g, 'line')}`,
  );
  return JSON.stringify([awaiting.record.received, [...new Set(told)].sort()]);
}
