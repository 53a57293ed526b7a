import {
  closeSync,
  copyFileSync,
  fstatSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { EventOf, EventSink, PlatenEvent } from '../events/event.ts';
import { journalIn } from '../events/journal.ts';

/** What the journals of earlier runs may take on the disk, bytes: five runs of a thousand slips. The newest always stays. */
const MOST_KEPT = 256 << 20;

/** More than the last line of a run that ended takes, bytes. */
const LAST_LINE = 1024;

/** The beginning of a journal is read in pieces of so many bytes, until its first line is whole. */
const PIECE = 64 << 10;

/** An earlier run, or the one under way. */
export interface KeptJournal {
  /** `2026-11-23T21-53-14.099Z`: unique, and in the order of time. */
  readonly id: string;
  /** Path of its journal. */
  readonly path: string;
}

/** Where the runs of a project are kept: a folder each, below that of its reports. */
export const runsIn = (reports: string): string => join(reports, 'runs');

/** What a run that began at this time is called; ISO 8601 without what no file may be named. */
export const runId = (startedAt: string): string => startedAt.replaceAll(':', '-');

/** Keeps the journal of a run that ends, under the time at which it began: the next one takes the place of `events.jsonl`. */
export class KeptRun implements EventSink {
  readonly #journal: string;
  readonly #reports: string;
  #id: string | null = null;

  constructor(journal: string, reports: string) {
    this.#journal = journal;
    this.#reports = reports;
  }

  write(event: PlatenEvent): void {
    if (event.type === 'run-begin') this.#id = runId(event.startedAt);
  }

  async close(): Promise<void> {
    if (this.#id === null) return;
    const kept = journalIn(join(runsIn(this.#reports), this.#id));
    mkdirSync(dirname(kept), { recursive: true });
    // One that is gone on with was kept before it was whole.
    rmSync(kept, { force: true });
    linkOrCopy(this.#journal, kept);
    dropOldRuns(this.#reports);
  }
}

/** A journal is never changed, only replaced, so that a second name of it costs nothing. */
function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}

/** The runs of a project, the newest first: those that were kept, and one that is under way or was cut off. */
export function listRuns(reports: string): KeptJournal[] {
  const kept = idsIn(reports)
    .map((id) => ({ id, path: journalIn(join(runsIn(reports), id)) }))
    .filter(({ path }) => sizeOf(path) > 0);
  const last = journalIn(reports);
  const begin = beginOf(last);
  const id = begin && runId(begin.startedAt);
  const all = id === null || kept.some((run) => run.id === id) ? kept : [...kept, { id, path: last }];
  return all.sort((a, b) => (a.id < b.id ? 1 : -1));
}

/** Deletes the oldest runs where all of them take more than they may. */
export function dropOldRuns(reports: string): void {
  let room = MOST_KEPT;
  for (const [i, id] of idsIn(reports).sort().reverse().entries()) {
    const folder = join(runsIn(reports), id);
    room -= sizeOf(journalIn(folder));
    if (room < 0 && i > 0) rmSync(folder, { recursive: true, force: true });
  }
}

/** The first event of a journal; null where it is none of a run, or not there yet. */
export function beginOf(path: string): EventOf<'run-begin'> | null {
  if (sizeOf(path) === 0) return null;
  const pieces: Buffer[] = [];
  for (let at = 0; ; at += PIECE) {
    const piece = bytesAt(path, at, PIECE);
    const end = piece.indexOf(0x0a);
    pieces.push(end < 0 ? piece : piece.subarray(0, end));
    if (end >= 0) return eventOf(Buffer.concat(pieces).toString('utf8'), 'run-begin');
    if (piece.length < PIECE) return null;
  }
}

/** The last event of a journal; null where the run has not ended. */
export function endOf(path: string): EventOf<'run-end'> | null {
  const tail = bytesAt(path, Math.max(0, sizeOf(path) - LAST_LINE), LAST_LINE).toString('utf8');
  const last = tail.endsWith('\n') ? tail.slice(0, -1).split('\n').at(-1)! : '';
  return eventOf(last, 'run-end');
}

function eventOf<T extends PlatenEvent['type']>(line: string, type: T): EventOf<T> | null {
  try {
    const event = JSON.parse(line) as PlatenEvent | null;
    return event?.type === type ? (event as EventOf<T>) : null;
  } catch {
    return null;
  }
}

function idsIn(reports: string): string[] {
  try {
    return readdirSync(runsIn(reports));
  } catch {
    return [];
  }
}

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

function bytesAt(path: string, from: number, length: number): Buffer {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(Math.min(length, Math.max(0, fstatSync(file).size - from)));
    return bytes.subarray(0, readSync(file, bytes, 0, bytes.length, from));
  } finally {
    closeSync(file);
  }
}
