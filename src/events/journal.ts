import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { EventSink, PlatenEvent } from './event.ts';
import { EventFileError } from './jsonl.ts';

/** What the journal of a run is called. */
export const JOURNAL_FILE = 'events.jsonl';

/** Where the journal of a run is that writes its reports into a folder. */
export const journalIn = (folder: string): string => join(folder, JOURNAL_FILE);

/**
 * The events of a run, one JSON object a line, kept so that a run that is killed can go on. What an older journal of
 * that name holds is never lost: the new one is written beside it and takes its place when it holds as much.
 */
export class Journal implements EventSink {
  readonly #path: string;
  readonly #file: number;
  readonly #replacesAt: number;

  /**
   * `taken`: the events that come first and stand in the older journal. Makes the folder; throws an EventFileError
   * where nothing can be written.
   */
  constructor(path: string, taken = 0) {
    this.#path = path;
    this.#replacesAt = Math.max(taken, 1) - 1;
    try {
      mkdirSync(dirname(path), { recursive: true });
      this.#file = openSync(this.#new, 'w');
    } catch (error) {
      throw new EventFileError(
        'cannot-write',
        `${path}: cannot be written: ${error instanceof Error ? error.message : error}`,
        'choose a folder that can be written',
      );
    }
  }

  get #new(): string {
    return `${this.#path}.new`;
  }

  write(event: PlatenEvent): void {
    writeFileSync(this.#file, `${JSON.stringify(event)}\n`);
    if (event.seq === this.#replacesAt) {
      fsyncSync(this.#file);
      renameSync(this.#new, this.#path);
    } else if (event.seq > this.#replacesAt && event.type === 'scenario-end') {
      fsyncSync(this.#file);
    }
  }

  async close(): Promise<void> {
    fsyncSync(this.#file);
    closeSync(this.#file);
  }
}

/** More than the last line of a run that ended takes, bytes. */
const LAST_LINE = 1024;

/**
 * Renames a journal whose run was cut off, so that the next one does not take its place; null where there is none. Gives
 * its new path: `events.unfinished.jsonl`.
 */
export function putAside(path: string): string | null {
  if (!existsSync(path) || hasEnd(path)) return null;
  const aside = path.replace(/(\.jsonl)?$/, '.unfinished$1');
  renameSync(path, aside);
  return aside;
}

function hasEnd(path: string): boolean {
  const file = openSync(path, 'r');
  try {
    const tail = Buffer.alloc(LAST_LINE);
    const from = Math.max(0, fstatSync(file).size - LAST_LINE);
    const length = readSync(file, tail, 0, LAST_LINE, from);
    return /"type":"run-end".*\n$/.test(tail.toString('utf8', 0, length));
  } finally {
    closeSync(file);
  }
}
