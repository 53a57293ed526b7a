import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { TerminalError } from '../../terminal.ts';

const step = z.strictObject({
  /** What was asked for, in words. */
  asked: z.string(),
  /** Wall clock, ISO 8601. */
  at: z.string(),
});

const notes = z.strictObject({
  v: z.literal(1),
  /** Asked for, and not answered. */
  open: step.nullable(),
  answered: z.array(step.extend({ answer: z.string(), seconds: z.number() })),
});

type Notes = z.output<typeof notes>;
export type Step = z.output<typeof step>;

/** What a person was asked and answered, in a file: a step that is left open is there tomorrow. */
export class Notebook {
  readonly #path: string;
  #notes: Notes;

  /** Throws a TerminalError `notes-unreadable`. */
  constructor(path: string) {
    this.#path = path;
    this.#notes = read(path);
  }

  get open(): Step | null {
    return this.#notes.open;
  }

  begin(asked: string, at: number): void {
    this.#write({ ...this.#notes, open: { asked, at: new Date(at).toISOString() } });
  }

  /** `seconds` that the answer took; none for a step of an earlier run. */
  end(answer: string, seconds: number): void {
    const { open, answered } = this.#notes;
    if (open) this.#write({ v: 1, open: null, answered: [...answered, { ...open, answer, seconds }] });
  }

  #write(notes: Notes): void {
    this.#notes = notes;
    mkdirSync(dirname(this.#path), { recursive: true });
    // Put in the old one's place when it is whole: a power cut leaves one or the other.
    writeFileSync(`${this.#path}.new`, `${JSON.stringify(notes, null, 2)}\n`);
    renameSync(`${this.#path}.new`, this.#path);
  }
}

function read(path: string): Notes {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { v: 1, open: null, answered: [] };
    throw unreadable(path, (error as Error).message);
  }
  try {
    return notes.parse(JSON.parse(text));
  } catch {
    throw unreadable(path, 'it is no file of this driver');
  }
}

function unreadable(path: string, why: string): TerminalError {
  return new TerminalError(
    'notes-unreadable',
    `${path}, which says what the operator was asked, cannot be read: ${why}`,
    'look at the terminal for what it did last, then remove the file',
  );
}
