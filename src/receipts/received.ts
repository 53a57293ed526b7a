import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Bitmap } from '../../emulator/dots/bitmap.ts';
import type { Slip } from '../../emulator/machine/slip.ts';
import { decodePng } from '../pictures/png.ts';
import type { Field } from './fields.ts';
import { filesOf, readIfThere, writeFiles } from './golden.ts';
import { parseReceived, type ReceivedRecord, type ReceivedState, recordOf } from './golden-record.ts';

/** A slip that may become a golden. It holds no card data. */
export interface Received {
  readonly state: ReceivedState;
  readonly slip: Slip;
  readonly fields: readonly Field[];
  /** Why it cannot become a golden. */
  readonly obstacle?: string;
}

/** Between the name of a golden and the extension of what awaits approval; `*.received.*` is never committed. */
const SUFFIX = '.received';

/** Keeps a slip beside its golden, so that it can be approved without another run. */
export function writeReceived(root: string, path: string, { state, slip, fields, obstacle }: Received): void {
  const received = obstacle === undefined ? { state } : { state, obstacle };
  const record: ReceivedRecord = { ...recordOf(slip, fields), received };
  writeFiles(root, path, slip, record, SUFFIX);
}

/** Where it is remembered what was rejected beside a golden. */
export const rejectionsOf = (root: string, path: string) => join(root, `${path}${SUFFIX}.rejected`);

/** Where a picture of what differs is drawn for whoever asks to see it. */
export const differenceOf = (root: string, path: string) => join(root, `${path}${SUFFIX}.difference.png`);

/** Forgets what awaited approval, and what was rejected: it was approved, or the slip matches now. */
export function dropReceived(root: string, path: string): void {
  const files = Object.values(filesOf(root, path, SUFFIX));
  for (const file of [...files, differenceOf(root, path), rejectionsOf(root, path)]) rmSync(file, { force: true });
}

/** Paths of everything that awaits approval, sorted. */
export function listReceived(root: string): string[] {
  const end = `${SUFFIX}.json`;
  let files: string[];
  try {
    files = readdirSync(root, { recursive: true, encoding: 'utf8' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  return files
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith(end))
    .map((file) => file.slice(0, -end.length))
    .sort();
}

/** What awaits approval at a path; null when a file of it is gone. Throws a GoldenError for a broken record. */
export function readReceived(
  root: string,
  path: string,
): { bytes: Uint8Array; dots: Bitmap; record: ReceivedRecord } | null {
  const files = filesOf(root, path, SUFFIX);
  const [bytes, picture, json] = [files.bytes, files.picture, files.record].map(readIfThere);
  if (!bytes || !picture || !json) return null;
  const record = parseReceived(Buffer.from(json).toString('utf8'), join(root, `${path}${SUFFIX}.json`));
  return { bytes, dots: decodePng(picture), record };
}
