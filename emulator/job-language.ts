import type { Interpreter } from './interpreter.ts';
import type { Entry } from './language/entry.ts';
import { foreignLanguage, LONGEST_SIGNATURE } from './language/foreign.ts';
import type { Machine } from './machine/machine.ts';
import type { Diagnostic } from './machine/slip.ts';
import type { ReceivedStream } from './stream.ts';

/** Whether a job is ESC/POS: not known yet at its beginning. One in another language is passed over to its end. */
export class JobLanguage {
  /** The entry of all of it when it is in another language. */
  #job: 'begins' | 'ours' | Entry;
  readonly #machine: Machine;
  readonly #interpreter: Interpreter;
  readonly #stream: ReceivedStream;
  readonly #diagnose: (diagnostic: Diagnostic) => void;

  constructor(
    isMidJob: boolean,
    machine: Machine,
    interpreter: Interpreter,
    stream: ReceivedStream,
    diagnose: (diagnostic: Diagnostic) => void,
  ) {
    this.#job = isMidJob ? 'ours' : 'begins';
    this.#machine = machine;
    this.#interpreter = interpreter;
    this.#stream = stream;
    this.#diagnose = diagnose;
  }

  snapshot() {
    return this.#job;
  }

  restore(job: ReturnType<JobLanguage['snapshot']>): void {
    this.#job = job;
  }

  /** Whether the bytes before stream offset `to` are to be executed; false also while they do not tell yet. */
  isOurs(to: number): boolean {
    if (this.#job === 'ours') return true;
    if (this.#job === 'begins') {
      const { offset } = this.#interpreter;
      const language = foreignLanguage(this.#stream.copy(offset, Math.min(to, offset + LONGEST_SIGNATURE)));
      if (language === undefined) return false;
      if (language === null) {
        this.#job = 'ours';
        return true;
      }
      const message = `this is ${language}, not ESC/POS: nothing is printed`;
      this.#job = { offset, length: 0, id: 'foreign', args: {}, ignored: message };
      this.#diagnose({ offset, severity: 'error', code: 'foreign-stream', message });
    }
    this.#passOver(this.#job, to);
    return false;
  }

  /** No more comes of the job: what does not tell yet is ESC/POS. */
  close(): void {
    if (this.#job === 'begins') this.#job = 'ours';
  }

  /** The next job begins, unless a command goes on in it; returns what there was of another language. */
  end(): Entry | null {
    const foreign = typeof this.#job === 'object' ? this.#job : null;
    this.#job = this.#interpreter.unfinished === 0 ? 'begins' : 'ours';
    return foreign;
  }

  /** The bytes are no slip's: the next begins after them, unless it has begun before. */
  #passOver(job: Entry, to: number): void {
    this.#job = { ...job, length: job.length + to - this.#interpreter.offset };
    this.#interpreter.skip(to);
    const { roll, settings } = this.#machine;
    if (roll.beginHere(settings)) this.#stream.forget(to);
  }
}
