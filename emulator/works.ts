import type { GlyphLibrary } from './glyphs/library.ts';
import type { PrinterHandlers, PrinterState } from './handlers.ts';
import { Interpreter } from './interpreter.ts';
import { JobLanguage } from './job-language.ts';
import type { Command } from './language/declaration.ts';
import { RealtimeScanner } from './language/realtime.ts';
import { commandsOf } from './language/spoken.ts';
import { Machine } from './machine/machine.ts';
import type { MachineOutput } from './machine/output.ts';
import { isOffline } from './machine/sensors.ts';
import type { Model } from './models/model.ts';
import type { ReceivedStream } from './stream.ts';

/** Bytes of the longest command that is executed while the printer is offline: ESC v. */
const LONGEST_WHILE_OFFLINE = 2;

/** What of a printer begins anew when power comes: what reads the stream, and what it acts on. */
export class Works {
  readonly machine: Machine;
  readonly interpreter: Interpreter;
  readonly scanner: RealtimeScanner;
  readonly job: JobLanguage;
  readonly #stream: ReceivedStream;
  readonly #whileOffline: readonly Command[];
  readonly #questionsApart: boolean;

  constructor(
    model: Model,
    library: GlyphLibrary,
    stream: ReceivedStream,
    output: MachineOutput,
    handlers: PrinterHandlers,
    state: PrinterState,
  ) {
    const table = commandsOf(model.dialect);
    this.#questionsApart = state.questionsApart ?? false;
    this.machine = new Machine(model, library, output, state);
    this.interpreter = new Interpreter(this.machine, table, stream, {
      tellEntry: handlers.entry,
      questionsApart: this.#questionsApart,
    });
    this.scanner = new RealtimeScanner(table);
    this.job = new JobLanguage(state.midJob ?? false, this.machine, this.interpreter, stream, handlers);
    this.#stream = stream;
    this.#whileOffline = table.commands.filter((command) => command.whileOffline);
  }

  /** What of it is there when power comes back. */
  get kept(): PrinterState {
    const { memory, sensors, roll } = this.machine;
    const { paper, cover, drawer } = sensors;
    const questions = this.#questionsApart ? ({ questionsApart: true } as const) : {};
    return { memory: memory.content, sensors: { paper, cover, drawer }, pace: roll.mechanism.pace, ...questions };
  }

  /** Goes on with stream offset `end` where power has come back; `stopAt`: the row where something happens. */
  follow({ machine: { faults, roll } }: Works, end: number, stopAt: number): void {
    const { moved, now } = roll.mechanism;
    this.interpreter.skip(end);
    this.scanner.skip(end);
    this.machine.roll.begins(end);
    this.machine.err(faults);
    this.machine.roll.mechanism.continue(moved, now, stopAt);
  }

  snapshot() {
    const { machine, interpreter, scanner, job } = this;
    return {
      machine: machine.snapshot(),
      interpreter: interpreter.snapshot(),
      scanner: scanner.snapshot(),
      job: job.snapshot(),
    };
  }

  restore({ machine, interpreter, scanner, job }: ReturnType<Works['snapshot']>): void {
    this.machine.restore(machine);
    this.interpreter.restore(interpreter);
    this.scanner.restore(scanner);
    this.job.restore(job);
  }

  /** Everything that was received is printed, as far as it can be. */
  get isStill(): boolean {
    return this.machine.roll.mechanism.isStill && this.#stream.end === this.interpreter.offset;
  }

  /** Besides, nothing of it waits for time to pass. */
  get rests(): boolean {
    return this.isStill && !this.machine.roll.mechanism.isAtStop && !this.interpreter.isHalted && !this.job.ends;
  }

  /** Keeps bytes as they come; see `ReceivedStream.append`. Returns the stream offset of the first. */
  keep(bytes: Uint8Array, at: number, byteTime: number, before: number): number {
    const start = this.#stream.end;
    const dropped = this.#stream.append(bytes, at, byteTime, before);
    if (dropped > 0) {
      const what = `the oldest ${dropped} bytes of this slip are not kept`;
      this.machine.diagnose(start, 'warning', 'slip-bytes-dropped', what);
      if (isOffline(this.machine.sensors))
        this.interpreter.drop(this.#stream.start, 'more came than a printer that waits keeps');
    }
    return start;
  }

  /** Executes, of what waits while the printer is offline, what it executes all the same; such commands are literal. */
  answerOffline(): void {
    if (this.#whileOffline.length === 0 || !isOffline(this.machine.sensors)) return;
    while (this.interpreter.unfinished === 0) {
      const from = this.interpreter.offset;
      const next = this.#stream.copy(from, from + LONGEST_WHILE_OFFLINE);
      const command = this.#whileOffline.find(({ prefix }) =>
        prefix.every((bytes, i) => i < next.length && bytes.includes(next[i]!)),
      );
      if (!command) return;
      this.interpreter.executeAllTheSame(next, command.head);
    }
  }
}
