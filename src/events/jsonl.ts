import { closeSync, createReadStream, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type EventSink, eventVersion, type PlatenEvent } from './event.ts';

/** Why a file of events cannot be written or read. */
export type EventFileProblem = 'cannot-write' | 'cannot-read' | 'broken-line' | 'other-version' | 'missing-lines';

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

  /** Makes the folder and the file, replacing an older one; throws an EventFileError where that is not possible. */
  constructor(path: string) {
    try {
      mkdirSync(dirname(path), { recursive: true });
      this.#file = openSync(path, 'w');
    } catch (error) {
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
 * this version does not know are passed on: the version is raised when they may not be.
 */
export async function* readEvents(path: string): AsyncGenerator<PlatenEvent> {
  let number = 0;
  for await (const line of lines(path)) {
    const event = parse(line, `${path}:${number + 1}`);
    if (event.seq !== number) {
      throw new EventFileError(
        'missing-lines',
        `${path}:${number + 1}: event ${event.seq}, expected event ${number}`,
        'lines were removed or reordered; use the file as the run wrote it',
      );
    }
    number++;
    yield event;
  }
}

/** Lines as JSON Lines has them: ended by LF alone, since strings may hold U+2028 and the like unescaped. */
async function* lines(path: string): AsyncGenerator<string> {
  let rest = '';
  try {
    for await (const chunk of createReadStream(path, 'utf8')) {
      const parts = `${rest}${chunk}`.split('\n');
      rest = parts.pop() ?? '';
      yield* parts;
    }
  } catch (error) {
    throw new EventFileError('cannot-read', `${path}: cannot be read: ${reason(error)}`, 'check the path');
  }
  if (rest !== '') yield rest;
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
