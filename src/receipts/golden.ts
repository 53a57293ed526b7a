import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Bitmap } from '../../emulator/dots/bitmap.ts';
import type { Slip } from '../../emulator/machine/slip.ts';
import { decodePng, encodePng } from '../pictures/png.ts';
import { tellGit } from './git-files.ts';
import { GoldenError, type GoldenRecord, parseRecord, writeRecord } from './golden-record.ts';
import { digestBytes, digestDots, type LayOut, markLines, ownEnd, textLines } from './receipt.ts';

/** An approved receipt: its bytes are the truth, the rest is derived from them. */
export interface Golden {
  /** From the folder of goldens, without extension: `cn-unionpay/xprinter-80/sale-chip/01-merchant`. */
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly record: GoldenRecord;
  /** The picture as it was approved; null when its file is gone. */
  readonly picture: Uint8Array | null;
}

/** The three files of a golden or, with `.received`, of a slip that awaits approval. */
export const filesOf = (root: string, path: string, suffix = '') => ({
  bytes: join(root, `${path}${suffix}.escpos`),
  picture: join(root, `${path}${suffix}.png`),
  record: join(root, `${path}${suffix}.json`),
});

/** The contents of a file; null when there is none. */
export function readIfThere(file: string): Uint8Array | null {
  try {
    return new Uint8Array(readFileSync(file));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/**
 * The golden at a path below the folder of goldens; null when it was never approved. Throws a GoldenError when one of
 * bytes and record is missing, the record cannot be read, or the bytes are not those that were approved.
 */
export function readGolden(root: string, path: string): Golden | null {
  const files = filesOf(root, path);
  const bytes = readIfThere(files.bytes);
  const json = readIfThere(files.record);
  if (bytes === null && json === null) return null;
  if (bytes === null || json === null) {
    const [there, gone] = bytes === null ? [files.record, files.bytes] : [files.bytes, files.record];
    const hint = 'restore the file from version control, or delete the rest of the golden and approve the slip anew';
    throw new GoldenError('golden-broken', `${gone}: missing beside ${there}`, hint);
  }
  const record = parseRecord(Buffer.from(json).toString('utf8'), files.record);
  if (digestBytes(bytes) !== record.digests.bytes) {
    const message = `${files.bytes}: not the bytes that were approved`;
    throw new GoldenError(
      'golden-edited',
      message,
      'restore the file; where git changes line ends, mark *.escpos and *.png as binary in .gitattributes',
    );
  }
  return { path, bytes, record, picture: readIfThere(files.picture) };
}

/** A golden held to the emulator of today. */
export interface Verified {
  /** Lays it out. */
  readonly slip: () => Slip;
  /** In what it is no longer what was approved; null: in nothing. */
  readonly stale: string | null;
}

/** Lays the bytes of a golden out and compares the result with what was approved; once, neither of them changes. */
export function verifyGolden(golden: Golden, layOut: LayOut): Verified {
  const before = verified.get(golden);
  if (before?.layOut === layOut) return before;
  const { record, bytes, picture } = golden;
  const slip = () => layOut(bytes, record.model, record.entry);
  const now = { layOut, slip, stale: staleness(record, picture, slip()) };
  verified.set(golden, now);
  return now;
}

/** Goldens that were verified, and by which emulator. */
const verified = new WeakMap<Golden, Verified & { readonly layOut: LayOut }>();

function staleness(record: GoldenRecord, picture: Uint8Array | null, slip: Slip): string | null {
  const { width, height } = slip.dots;
  if (width !== record.width || height !== record.height) {
    return `${width} x ${height} dots, approved ${record.width} x ${record.height}`;
  }
  if (ownEnd(slip) !== record.end) return `ends with ${slip.end}, approved ${record.end}`;
  const line = firstOther(textLines(slip), record.text);
  if (line !== null) return `other text in line ${line}`;
  const mark = record.marks ? firstOther(markLines(slip), record.marks) : null;
  if (mark !== null) return `other picture or code ${mark}`;
  if (digestDots(slip.dots) !== record.digests.dots) return 'other dots with the same text';
  if (picture === null) return 'its picture is missing';
  return shows(picture, slip.dots) ? null : 'its picture shows other dots';
}

/** Where two lists of lines differ first, from 1; null where they do not. */
function firstOther(a: readonly string[], b: readonly string[]): number | null {
  for (let i = 0; i < Math.max(a.length, b.length); i++) if (a[i] !== b[i]) return i + 1;
  return null;
}

/** True when a picture shows these dots, however its bytes were packed. */
function shows(picture: Uint8Array, dots: Bitmap): boolean {
  if (Buffer.compare(picture, encodePng(dots)) === 0) return true;
  try {
    return decodePng(picture).equals(dots.height === 0 ? new Bitmap(1, 1) : dots);
  } catch {
    return false;
  }
}

/**
 * Writes the three files of a golden or, with `.received`, of a slip that awaits approval. A picture that shows the same
 * dots already is left alone: another zlib would only change its bytes.
 */
export function writeFiles(
  root: string,
  path: string,
  slip: Pick<Slip, 'bytes' | 'dots'>,
  record: GoldenRecord,
  suffix = '',
): void {
  const files = filesOf(root, path, suffix);
  mkdirSync(dirname(files.bytes), { recursive: true });
  tellGit(root);
  writeFileSync(files.bytes, slip.bytes);
  const before = readIfThere(files.picture);
  if (before === null || !shows(before, slip.dots)) writeFileSync(files.picture, encodePng(slip.dots));
  writeFileSync(files.record, writeRecord(record));
}
