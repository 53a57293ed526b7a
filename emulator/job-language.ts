import type { PrinterHandlers } from './handlers.ts';
import type { Interpreter } from './interpreter.ts';
import type { Entry } from './language/entry.ts';
import { foreignLanguage, LONGEST_SIGNATURE } from './language/foreign.ts';
import type { Machine } from './machine/machine.ts';
import { endJob } from './machine/paper-ends.ts';
import type { ReceivedStream } from './stream.ts';

/** No more comes of a job whose last byte came before a stream offset. */
export interface JobEnd {
  readonly how: 'job end' | 'link lost';
  readonly at: number;
}

/** Whether a job is ESC/POS: not known yet at its beginning. One in another language is passed over to its end. */
export class JobLanguage {
  /** The entry of all of it when it is in another language. */
  #job: 'begins' | 'ours' | Entry;
  /** Where jobs ended that are not printed to their end: those of a printer that is offline. */
  #ends: readonly JobEnd[] = [];
  readonly #machine: Machine;
  readonly #interpreter: Interpreter;
  readonly #stream: ReceivedStream;
  readonly #handlers: PrinterHandlers;

  constructor(
    isMidJob: boolean,
    machine: Machine,
    interpreter: Interpreter,
    stream: ReceivedStream,
    handlers: PrinterHandlers,
  ) {
    this.#job = isMidJob ? 'ours' : 'begins';
    this.#machine = machine;
    this.#interpreter = interpreter;
    this.#stream = stream;
    this.#handlers = handlers;
  }

  snapshot() {
    return { job: this.#job, ends: this.#ends };
  }

  restore({ job, ends }: ReturnType<JobLanguage['snapshot']>): void {
    this.#job = job;
    this.#ends = ends;
  }

  /** How far the bytes before stream offset `to` are those of the job that is being printed. */
  endBefore(to: number): number {
    return Math.min(to, this.#ends[0]?.at ?? to);
  }

  /**
   * Whether the bytes before stream offset `to`, which are all of this job, are to be executed; false also while they do
   * not tell yet. What does not tell until the job ends is ESC/POS.
   */
  isOurs(to: number): boolean {
    if (this.#job === 'ours') return true;
    if (this.#job === 'begins') {
      const { offset } = this.#interpreter;
      const language = foreignLanguage(this.#stream.copy(offset, Math.min(to, offset + LONGEST_SIGNATURE)));
      if (language === undefined && this.#ends[0]?.at !== to) return false;
      if (!language) {
        this.#job = 'ours';
        return true;
      }
      const message = `this is ${language}, not ESC/POS: nothing is printed`;
      this.#job = { offset, length: 0, id: 'foreign', args: {}, ignored: message };
      this.#handlers.diagnostic?.({ offset, severity: 'error', code: 'foreign-stream', message });
    }
    this.#passOver(this.#job, to);
    return false;
  }

  /** A job ended that is not printed to its end. */
  get ends(): boolean {
    return this.#ends.length > 0;
  }

  /** No more comes of the job. */
  end(how: JobEnd['how']): void {
    this.#ends = [...this.#ends, { how, at: this.#stream.end }];
  }

  /** Ends the paper of a job that came to its end and is printed as far as it goes; returns whether there was one. */
  finish(): boolean {
    const [end, ...others] = this.#ends;
    const { offset, unfinished } = this.#interpreter;
    if (!end || offset < end.at || !this.#machine.roll.mechanism.isStill) return false;
    this.#ends = others;
    this.#interpreter.closeText();
    endJob(this.#machine, end.how, offset, offset - unfinished);
    if (typeof this.#job === 'object') this.#handlers.entry?.(this.#job);
    this.#job = unfinished === 0 ? 'begins' : 'ours';
    return true;
  }

  /** The bytes are no slip's: the next begins after them, unless it has begun before. */
  #passOver(job: Entry, to: number): void {
    this.#job = { ...job, length: job.length + to - this.#interpreter.offset };
    this.#interpreter.skip(to);
    const { roll, settings } = this.#machine;
    if (roll.beginHere(settings)) this.#stream.forget(to);
  }
}
