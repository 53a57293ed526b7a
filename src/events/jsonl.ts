import { closeSync, createReadStream, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type EventSink, eventVersion, type PlatenEvent } from './event.ts';

/** Why a file of events cannot be written or read. */
export type EventFileProblem =
  | 'cannot-write'
  | 'file-exists'
  | 'cannot-read'
  | 'broken-line'
  | 'other-version'
  | 'missing-lines';

/** A file of events that cannot be written or read: `code` is stable, `hint` says what to do. */
export class EventFileError extends Error {
  readonly code: EventFileProblem;
  readonly hint: string;

  constructor(code: EventFileProblem, message: string, hint: string) {
    super(message);
    this.name = 'EventFileError';
    this.code = code;
    this.hint = hint;
  }
}

/**
 * Writes events to a file, one JSON object a line. Each line is on its way to the disk before `write` returns, so a
 * run that is killed leaves every event up to then.
 */
export class JsonlWriter implements EventSink {
  readonly #file: number;

  /**
   * Makes the folder and the file, replacing an older one unless `older` says to keep it; throws an EventFileError
   * where that is not possible.
   */
  constructor(path: string, older: 'replace' | 'keep' = 'replace') {
    try {
      mkdirSync(dirname(path), { recursive: true });
      this.#file = openSync(path, older === 'replace' ? 'w' : 'wx');
    } catch (error) {
      const { code, syscall } = error as NodeJS.ErrnoException;
      if (code === 'EEXIST' && syscall === 'open') {
        throw new EventFileError('file-exists', `${path}: there is a file of that name`, 'choose another name');
      }
      throw new EventFileError(
        'cannot-write',
        `${path}: cannot be written: ${reason(error)}`,
        'choose a folder that can be written',
      );
    }
  }

  write(event: PlatenEvent): void {
    writeFileSync(this.#file, `${JSON.stringify(event)}\n`);
  }

  async close(): Promise<void> {
    closeSync(this.#file);
  }
}

/**
 * Reads a file that a JsonlWriter made, event by event. Throws an EventFileError that names the file and the line
 * when it cannot be opened, a line is broken or missing, or the events are of another version. Kinds of events that
 * this version does not know are passed on: the version is raised when they may not be. With `torn` a last line that
 * was cut off throws nothing: it is told, and the events before it are all there is.
 */
export async function* readEvents(path: string, torn?: (error: EventFileError) => void): AsyncGenerator<PlatenEvent> {
  const read = reader(path, torn);
  for await (const line of lines(path)) {
    const event = read(line);
    if (event) yield event;
  }
}

/** The same for a file that has been read; `name` stands for it in errors. */
export function* eventsIn(
  text: string,
  name: string,
  torn?: (error: EventFileError) => void,
): Generator<PlatenEvent, void> {
  const read = reader(name, torn);
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf('\n', from);
    const event = read({ text: text.slice(from, end < 0 ? undefined : end), whole: end >= 0 });
    if (event) yield event;
    from = end < 0 ? text.length : end + 1;
  }
}

/** A line, and whether an LF ends it: of a file that was cut off the last one may be a part. */
interface FileLine {
  readonly text: string;
  readonly whole: boolean;
}

/** Makes events of the lines of one file, in order; undefined for a torn one that is told. */
function reader(name: string, torn?: (error: EventFileError) => void): (line: FileLine) => PlatenEvent | undefined {
  let number = 0;
  return ({ text, whole }) => {
    const where = `${name}:${number + 1}`;
    try {
      const event = parse(text, where);
      if (event.seq !== number) {
        throw new EventFileError(
          'missing-lines',
          `${where}: event ${event.seq}, expected event ${number}`,
          'lines were removed or reordered; use the file as the run wrote it',
        );
      }
      number++;
      return event;
    } catch (error) {
      if (whole || !torn || !(error instanceof EventFileError) || error.code !== 'broken-line') throw error;
      torn(error);
      return undefined;
    }
  };
}

/** Lines as JSON Lines has them: ended by LF alone, since strings may hold U+2028 and the like unescaped. */
async function* lines(path: string): AsyncGenerator<FileLine> {
  let rest = '';
  try {
    for await (const chunk of createReadStream(path, 'utf8')) {
      const parts = `${rest}${chunk}`.split('\n');
      rest = parts.pop() ?? '';
      for (const text of parts) yield { text, whole: true };
    }
  } catch (error) {
    throw new EventFileError('cannot-read', `${path}: cannot be read: ${reason(error)}`, 'check the path');
  }
  if (rest !== '') yield { text: rest, whole: false };
}

function parse(line: string, where: string): PlatenEvent {
  const event = parseObject(line, where);
  if (event.v !== eventVersion) {
    throw new EventFileError(
      'other-version',
      `${where}: event version ${JSON.stringify(event.v)}, expected ${eventVersion}`,
      'read it with the version of Platen that wrote it, which its first line names',
    );
  }
  if (typeof event.seq !== 'number' || typeof event.at !== 'number' || typeof event.type !== 'string') {
    throw broken(where, 'it has no seq, at or type');
  }
  return event as unknown as PlatenEvent;
}

function parseObject(line: string, where: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    throw broken(where, `not JSON: ${reason(error)}`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw broken(where, 'not an object');
  return value as Record<string, unknown>;
}

function broken(where: string, what: string): EventFileError {
  return new EventFileError(
    'broken-line',
    `${where}: not an event: ${what}`,
    'a broken last line means that the run was killed while writing; delete the line to read the rest',
  );
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
