import type { GlyphLibrary } from './glyphs/library.ts';
import { Interpreter } from './interpreter.ts';
import { declaredCommands } from './language/commands/commands.ts';
import type { Command } from './language/declaration.ts';
import { type CommandTable, commandTable } from './language/dialect.ts';
import type { Entry } from './language/entry.ts';
import { foreignLanguage, LONGEST_SIGNATURE } from './language/foreign.ts';
import { RealtimeScanner } from './language/realtime.ts';
import { Machine, type MachineState } from './machine/machine.ts';
import type { Cut, MachineOutput, Pulse } from './machine/output.ts';
import { endJob, endPaper, losePower } from './machine/paper-ends.ts';
import { BufferLevel } from './machine/receive-buffer.ts';
import { isOffline, type Sensors } from './machine/sensors.ts';
import type { Diagnostic, Slip, Source } from './machine/slip.ts';
import type { Dialect, Model } from './models/model.ts';
import { ReceivedStream } from './stream.ts';

/** What a printer does, told as it happens. */
export interface PrinterHandlers {
  readonly slip?: (slip: Slip) => void;
  /** The replies to one received run of bytes, together: they leave in one write. */
  readonly reply?: (bytes: Uint8Array) => void;
  /**
   * The answer that everything before it is printed (GS ( H 48), for a caller that sends it once the slips are kept;
   * absent: it is a reply like others.
   */
  readonly confirm?: (bytes: Uint8Array) => void;
  /** The receive buffer is full, or takes more: what the line is told by its handshake. */
  readonly busy?: (isBusy: boolean) => void;
  readonly pulse?: (pulse: Pulse) => void;
  /** Also a cut that sets no paper free, and so ends no slip. */
  readonly cut?: (cut: Cut) => void;
  readonly diagnostic?: (diagnostic: Diagnostic) => void;
  readonly entry?: (entry: Entry) => void;
  /** Non-volatile memory was written: what it holds now, as JSON. */
  readonly memory?: (content: object) => void;
}

export interface PrinterState extends MachineState {
  /** Which of the model's receive buffers is chosen, bytes; absent: the first. */
  readonly receiveBuffer?: number;
  /** What comes while the receive buffer is full: `lost` on a line without a handshake; absent: it waits on the line. */
  readonly overflow?: 'lost';
  /** The first byte goes on with a job: it is not looked at for another language. */
  readonly midJob?: true;
}

const tables = new Map<Dialect, CommandTable>();

/** The commands that a dialect speaks. */
export function commandsOf(dialect: Dialect): CommandTable {
  let table = tables.get(dialect);
  if (!table) {
    table = commandTable(declaredCommands, dialect);
    tables.set(dialect, table);
  }
  return table;
}

/** A job in another language: one entry, which grows until the job ends. */
interface ForeignRun extends Entry {
  length: number;
}

/** Bytes of the longest command that is executed while the printer is offline: ESC v. */
const LONGEST_WHILE_OFFLINE = 2;

/** The most bytes of what waited that are executed in one go. */
const AT_ONCE = 65_536;

const NOTHING = new Uint8Array(0);

/**
 * A thermal receipt printer. Bytes go in with `receive`; slips, replies, pulses and diagnostics come out through the
 * handlers, before `receive` returns, or at the pace of the model in `advance`. Pure: the same bytes at the same times
 * give the same dots, however they are split.
 */
export class Printer {
  readonly model: Model;
  readonly #machine: Machine;
  readonly #interpreter: Interpreter;
  readonly #scanner: RealtimeScanner;
  readonly #whileOffline: readonly Command[];
  readonly #stream = new ReceivedStream();
  readonly #level: BufferLevel;
  readonly #losesOverflow: boolean;
  readonly #handlers: PrinterHandlers;
  #replies: number[] = [];
  #slips = 0;
  /** Whether the job is ESC/POS: not known yet at its beginning; an entry that grows when it is something else. */
  #job: 'begins' | 'ours' | ForeignRun;
  /** Stream offset up to which a command that drops what was received does so. */
  #dropTo = 0;

  constructor(model: Model, library: GlyphLibrary, handlers: PrinterHandlers = {}, state: PrinterState = {}) {
    this.model = model;
    this.#handlers = handlers;
    this.#job = state.midJob ? 'ours' : 'begins';
    this.#losesOverflow = state.overflow === 'lost';
    this.#level = new BufferLevel(
      model.receiveBuffers.find(({ bytes }) => bytes === state.receiveBuffer) ?? model.receiveBuffers[0],
    );
    const table = commandsOf(model.dialect);
    this.#scanner = new RealtimeScanner(table);
    this.#whileOffline = table.commands.filter((command) => command.whileOffline);
    this.#machine = new Machine(model, library, this.#output(), state);
    this.#interpreter = new Interpreter(this.#machine, table, this.#stream, (entry) => handlers.entry?.(entry));
  }

  /** What the machine does, told to those who asked. */
  #output(): MachineOutput {
    const handlers = this.#handlers;
    return {
      slip: ({ paper, how, goesOn, end, next, diagnostics, entry, cutAt }) => {
        const index = this.#slips++;
        const received = this.#stream.take(end, next);
        const times = this.#machine.roll.mechanism.takeTimes(received.firstByteAt);
        const { name } = this.model;
        handlers.slip?.({
          index,
          model: name,
          ...received,
          entry,
          ...paper,
          diagnostics,
          end: how,
          goesOn,
          times,
          cutAt,
        });
      },
      reply: (bytes) => this.#replies.push(...bytes),
      confirm: (bytes) => this.#confirm(bytes),
      pulse: (pulse) => handlers.pulse?.(pulse),
      cut: (cut) => handlers.cut?.(cut),
      character: (text) => this.#interpreter.addText(text),
      diagnostic: (diagnostic) => handlers.diagnostic?.(diagnostic),
      runMacro: (...run) => this.#interpreter.runMacro(...run),
      dropReceived: (why) => this.#interpreter.drop(this.#dropTo, why),
    };
  }

  /** What non-volatile memory holds, as JSON. */
  get memory(): object {
    return this.#machine.memory.content;
  }

  /** What the sensors say. */
  get sensors(): Readonly<Sensors> {
    return this.#machine.sensors;
  }

  /** Dot rows of paper moved since power-on. */
  get moved(): number {
    return this.#machine.roll.mechanism.moved;
  }

  /** Bytes received and not executed: the printer is offline, or they finish no command. */
  get waiting(): number {
    return this.#stream.end - this.#interpreter.offset + this.#interpreter.unfinished;
  }

  /** Everything that was received is printed, as far as it can be. */
  get isStill(): boolean {
    return this.#machine.roll.mechanism.isStill && this.#stream.end === this.#interpreter.offset;
  }

  /** What finishes no command at the end of what was executed. */
  get unfinished(): Source | null {
    const length = this.#interpreter.unfinished;
    return length === 0 ? null : { offset: this.#interpreter.offset - length, length };
  }

  /** When `advance` has something to do next, ms; null: not before something is received or set. */
  get nextDeadline(): number | null {
    return this.#machine.roll.mechanism.nextDeadline;
  }

  /** The receive buffer is full: who heeds that sends no more. */
  get isBusy(): boolean {
    return this.#level.isBusy;
  }

  /** Takes bytes: the first came at `at` ms, each further one `byteTime` ms later. */
  receive(bytes: Uint8Array, at = 0, byteTime = 0): void {
    this.#goOnUntil(at);
    if (this.#losesOverflow) this.#takeWhatFits(bytes, at, byteTime);
    else this.#take(bytes, at, byteTime);
    this.#answerOffline();
    this.#flush();
  }

  /** Bytes that the receive buffer has room for. */
  get #room(): number {
    return Math.max(0, this.#level.buffer.bytes - (this.#stream.end - this.#interpreter.offset));
  }

  #takeWhatFits(bytes: Uint8Array, at: number, byteTime: number): void {
    let lost = 0;
    for (let i = 0; i < bytes.length; ) {
      if (this.#room === 0) this.#goOnUntil(at + i * byteTime);
      const fits = Math.min(this.#room, bytes.length - i);
      if (fits === 0) {
        lost++;
        i++;
        continue;
      }
      this.#tellLost(lost);
      lost = 0;
      this.#take(bytes.subarray(i, i + fits), at + i * byteTime, byteTime);
      i += fits;
    }
    this.#tellLost(lost);
  }

  #tellLost(bytes: number): void {
    if (bytes === 0) return;
    const what = `${bytes} byte${bytes === 1 ? '' : 's'} came while the receive buffer of ${this.#level.buffer.bytes} bytes was full: lost`;
    this.#machine.diagnose(this.#stream.end, 'error', 'receive-buffer-overflow', what);
  }

  #take(bytes: Uint8Array, at: number, byteTime: number): void {
    const start = this.#stream.end;
    const dropped = this.#stream.append(bytes, at, byteTime);
    if (dropped > 0) {
      const what = `the oldest ${dropped} bytes of this slip are not kept`;
      this.#machine.diagnose(start, 'warning', 'slip-bytes-dropped', what);
      if (isOffline(this.#machine.sensors))
        this.#interpreter.drop(this.#stream.start, 'more came than a printer that waits keeps');
    }
    if (!this.#scanner.pass(bytes)) {
      for (let i = 0; i < bytes.length; i++) {
        const hit = this.#scanner.take(bytes[i]!);
        if (!hit) continue;
        this.#execute(bytes, start, start + i + 1);
        this.#dropTo = start + i + 1;
        this.#interpreter.act(hit);
      }
    }
    this.#execute(bytes, start, start + bytes.length);
    this.#goOnUntil(at + Math.max(0, bytes.length - 1) * byteTime);
  }

  /** Lets time pass up to `to`, ms: what is due by then happens, each thing at its time. */
  advance(to: number): void {
    this.#goOnUntil(to);
    this.#flush();
  }

  /** Changes what the sensors say; what waited is executed when the printer is online again. */
  set(change: Partial<Sensors>): void {
    this.#machine.sense(change);
    this.#goOnUntil(this.#machine.roll.mechanism.now);
    this.#flush();
  }

  /** So many dot rows are left of the paper, with a sensor at its end; null: a roll that does not end. */
  set paperLeft(rows: number | null) {
    this.#machine.roll.mechanism.paperLeft = rows;
    this.#flush();
  }

  /**
   * The host ended its job, or its link was lost: uncut paper with marks is a slip of its own. An offline printer keeps
   * what it has not printed, and the paper.
   */
  endJob(how: 'job end' | 'link lost' = 'job end'): void {
    if (this.#job === 'begins') this.#job = 'ours';
    this.#goOnUntil(Number.POSITIVE_INFINITY);
    this.#interpreter.closeText();
    if (typeof this.#job === 'object') this.#handlers.entry?.(this.#job);
    const { offset, unfinished } = this.#interpreter;
    endJob(this.#machine, how, offset, offset - unfinished);
    this.#job = unfinished === 0 ? 'begins' : 'ours';
    this.#flush();
  }

  /** Power goes: the slip is torn where the head stands, and all is lost but what non-volatile memory holds. */
  powerOff(): void {
    const { offset } = this.#interpreter;
    this.#interpreter.closeText();
    losePower(this.#machine, offset);
  }

  /** What is due up to `until` ms, each thing at its time. */
  #goOnUntil(until: number): void {
    const { mechanism } = this.#machine.roll;
    for (;;) {
      this.#executeReceived();
      const at = mechanism.nextDeadline;
      if (at === null || at > until) break;
      mechanism.advance(at);
      this.#tearAtPaperEnd();
    }
    if (until < Number.POSITIVE_INFINITY) mechanism.advance(until);
    this.#tearAtPaperEnd();
  }

  #executeReceived(): void {
    this.#execute(NOTHING, this.#stream.end, this.#stream.end);
  }

  /** Executes what was received before stream offset `to`; `run` is the latest of it, its first byte at `start`. */
  #execute(run: Uint8Array, start: number, to: number): void {
    if (typeof this.#job === 'object') this.#passOver(this.#job, to);
    else if (!isOffline(this.#machine.sensors) && this.#isOurs(to)) this.#interpret(run, start, to);
  }

  #interpret(run: Uint8Array, start: number, to: number): void {
    const interpreter = this.#interpreter;
    const { offset } = interpreter;
    if (offset >= start) interpreter.execute(run, offset - start, to - start);
    else {
      do interpreter.execute(this.#stream.copy(interpreter.offset, Math.min(to, interpreter.offset + AT_ONCE)));
      while (interpreter.offset < to && !interpreter.isHalted);
    }
    this.#tearAtPaperEnd();
  }

  #tearAtPaperEnd(): void {
    if (this.#machine.paperEnded) endPaper(this.#machine, this.#interpreter.offset);
  }

  /** Whether the job is ESC/POS, as far as its bytes before stream offset `to` tell; another language is passed over. */
  #isOurs(to: number): boolean {
    if (this.#job === 'ours') return true;
    const { offset } = this.#interpreter;
    const language = foreignLanguage(this.#stream.copy(offset, Math.min(to, offset + LONGEST_SIGNATURE)));
    if (language === undefined) return false;
    if (language === null) {
      this.#job = 'ours';
      return true;
    }
    const message = `this is ${language}, not ESC/POS: nothing is printed`;
    const job: ForeignRun = { offset, length: 0, id: 'foreign', args: {}, ignored: message };
    this.#job = job;
    this.#handlers.diagnostic?.({ offset, severity: 'error', code: 'foreign-stream', message });
    this.#passOver(job, to);
    return false;
  }

  /** The bytes are no slip's: the next begins after them, unless it has begun before. */
  #passOver(job: ForeignRun, to: number): void {
    job.length += to - this.#interpreter.offset;
    this.#interpreter.skip(to);
    const { roll, settings } = this.#machine;
    if (roll.beginHere(settings)) this.#stream.forget(to);
  }

  /** Executes, of what waits while the printer is offline, what it executes all the same; such commands are literal. */
  #answerOffline(): void {
    if (this.#whileOffline.length === 0 || !isOffline(this.#machine.sensors)) return;
    while (this.#interpreter.unfinished === 0) {
      const from = this.#interpreter.offset;
      const next = this.#stream.copy(from, from + LONGEST_WHILE_OFFLINE);
      const command = this.#whileOffline.find(({ prefix }) =>
        prefix.every((bytes, i) => i < next.length && bytes.includes(next[i]!)),
      );
      if (!command) return;
      this.#interpreter.executeAllTheSame(next, command.head);
    }
  }

  /** Tells what has come of it: memory that was written, replies, and whether the line may go on. */
  #flush(): void {
    if (this.#level.set(this.#stream.end - this.#interpreter.offset)) this.#handlers.busy?.(this.#level.isBusy);
    if (this.#machine.memory.takeChange()) this.#handlers.memory?.(this.#machine.memory.content);
    if (this.#replies.length === 0) return;
    const replies = Uint8Array.from(this.#replies);
    this.#replies = [];
    this.#handlers.reply?.(replies);
  }

  /** What was asked for before is answered before. */
  #confirm(bytes: Uint8Array): void {
    const { confirm } = this.#handlers;
    if (!confirm) {
      this.#replies.push(...bytes);
      return;
    }
    this.#flush();
    confirm(bytes);
  }
}
