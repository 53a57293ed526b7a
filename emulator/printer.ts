import type { GlyphLibrary } from './glyphs/library.ts';
import { declaredCommands } from './language/commands/commands.ts';
import { type Args, type Command, readArgs } from './language/declaration.ts';
import { Decoder } from './language/decoder.ts';
import { type CommandTable, commandTable } from './language/dialect.ts';
import type { Entry } from './language/entry.ts';
import { foreignLanguage, LONGEST_SIGNATURE } from './language/foreign.ts';
import { runMacro } from './language/macro-runner.ts';
import { obstacleOf } from './language/obstacle.ts';
import { type RealtimeHit, RealtimeScanner } from './language/realtime.ts';
import { type Cut, Machine, type Pulse } from './machine/machine.ts';
import { isOffline, type Sensors } from './machine/sensors.ts';
import type { Diagnostic, Refusal, Slip, Source } from './machine/slip.ts';
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
  readonly pulse?: (pulse: Pulse) => void;
  /** Also a cut that sets no paper free, and so ends no slip. */
  readonly cut?: (cut: Cut) => void;
  readonly diagnostic?: (diagnostic: Diagnostic) => void;
  readonly entry?: (entry: Entry) => void;
  /** Non-volatile memory was written: what it holds now, as JSON. */
  readonly memory?: (content: object) => void;
}

export interface PrinterState {
  readonly sensors?: Partial<Sensors>;
  /** `entry` of a slip: what the printer was set to when it began. */
  readonly entry?: object | null;
  /** What non-volatile memory holds, as `memory` of another printer gave it; absent: what `entry` says, or nothing. */
  readonly memory?: object;
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

const NOT_SELECTED = 'ESC = has selected another device';

/**
 * A thermal receipt printer. Bytes go in with `receive`; slips, replies, pulses and diagnostics come out through the
 * handlers, before `receive` returns. Pure: the same bytes give the same dots, however they are split.
 */
export class Printer {
  readonly model: Model;
  readonly #machine: Machine;
  readonly #decoder: Decoder;
  readonly #scanner: RealtimeScanner;
  readonly #whileOffline: readonly Command[];
  readonly #stream = new ReceivedStream();
  readonly #handlers: PrinterHandlers;
  #replies: number[] = [];
  #slips = 0;
  /** A run of text that goes on. */
  #openText: { offset: number; length: number; text: string; ignored?: string } | null = null;
  /** Whether the job is ESC/POS: not known yet at its beginning; an entry that grows when it is something else. */
  #job: 'begins' | 'ours' | ForeignRun;
  /** Stream offset up to which a command that drops what was received does so. */
  #dropTo = 0;

  constructor(model: Model, library: GlyphLibrary, handlers: PrinterHandlers = {}, state: PrinterState = {}) {
    this.model = model;
    this.#handlers = handlers;
    this.#job = state.midJob ? 'ours' : 'begins';
    const table = commandsOf(model.dialect);
    this.#scanner = new RealtimeScanner(table);
    this.#whileOffline = table.commands.filter((command) => command.whileOffline);
    this.#machine = new Machine(
      model,
      library,
      {
        slip: ({ paper, how, end, next, diagnostics, entry, cutAt }) => {
          const index = this.#slips++;
          const received = this.#stream.take(end, next);
          handlers.slip?.({ index, model: model.name, ...received, entry, ...paper, diagnostics, end: how, cutAt });
        },
        reply: (bytes) => this.#replies.push(...bytes),
        confirm: (bytes) => this.#confirm(bytes),
        pulse: (pulse) => handlers.pulse?.(pulse),
        cut: (cut) => handlers.cut?.(cut),
        character: (text) => {
          if (this.#openText) this.#openText.text += text;
        },
        diagnostic: (diagnostic) => handlers.diagnostic?.(diagnostic),
        runMacro: (macro, times, source) => {
          this.#closeText();
          runMacro(this.#machine, table, macro, times, source);
        },
        dropReceived: (why) => this.#drop(this.#dropTo, why),
      },
      state,
    );
    this.#decoder = new Decoder(table, {
      text: (bytes, start, end, offset) => this.#text(bytes, start, end, offset),
      command: (...found) => this.#command(...found),
      midLine: (command, length, offset) => {
        this.#record(offset, length);
        const why = 'the line is not empty: what follows is taken as data';
        this.#ignore({ offset, length, id: command.id, args: {}, command }, why);
      },
      unknown: (bytes, at, length, offset) => this.#unknown(bytes.subarray(at, at + length), offset),
      lineIsEmpty: () => {
        this.#machine.endText();
        return this.#machine.lineIsEmpty;
      },
    });
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
    return this.#machine.roll.moved;
  }

  /** Bytes received and not executed: the printer is offline, or they finish no command. */
  get waiting(): number {
    return this.#stream.end - this.#decoder.offset + this.#decoder.unfinished;
  }

  /** What finishes no command at the end of what was executed. */
  get unfinished(): Source | null {
    const length = this.#decoder.unfinished;
    return length === 0 ? null : { offset: this.#decoder.offset - length, length };
  }

  /** Takes bytes: the first came at `at` ms, each further one `byteTime` ms later. */
  receive(bytes: Uint8Array, at = 0, byteTime = 0): void {
    const start = this.#stream.end;
    const dropped = this.#stream.append(bytes, at, byteTime);
    if (dropped > 0) {
      const what = `the oldest ${dropped} bytes of this slip are not kept`;
      this.#machine.diagnose(start, 'warning', 'slip-bytes-dropped', what);
      if (isOffline(this.#machine.sensors)) this.#drop(this.#stream.start, 'more came than a printer that waits keeps');
    }
    if (!this.#scanner.pass(bytes)) {
      for (let i = 0; i < bytes.length; i++) {
        const hit = this.#scanner.take(bytes[i]!);
        if (!hit) continue;
        this.#execute(bytes, start, start + i + 1);
        this.#act(hit);
      }
    }
    this.#execute(bytes, start, start + bytes.length);
    this.#answerOffline();
    this.#flush();
  }

  /** Changes what the sensors say; what waited is executed when the printer is online again. */
  set(change: Partial<Sensors>): void {
    this.#machine.sense(change);
    this.#execute(new Uint8Array(0), this.#stream.end, this.#stream.end);
    this.#flush();
  }

  /** The host ended its job: uncut paper with marks is a slip of its own. */
  endJob(): void {
    if (this.#job === 'begins') this.#job = 'ours';
    this.#execute(new Uint8Array(0), this.#stream.end, this.#stream.end);
    this.#closeText();
    if (typeof this.#job === 'object') this.#handlers.entry?.(this.#job);
    const { offset, unfinished } = this.#decoder;
    this.#machine.endJob(offset, offset - unfinished);
    this.#job = unfinished === 0 ? 'begins' : 'ours';
    this.#flush();
  }

  /** Executes what was received before stream offset `to`; `run` is the latest of it, its first byte at `start`. */
  #execute(run: Uint8Array, start: number, to: number): void {
    if (typeof this.#job === 'object') this.#passOver(this.#job, to);
    else if (!isOffline(this.#machine.sensors) && this.#isOurs(to)) this.#decode(run, start, to);
  }

  #decode(run: Uint8Array, start: number, to: number): void {
    const from = this.#decoder.offset;
    if (from >= start) this.#decoder.push(run, from - start, to - start);
    else this.#decoder.push(this.#stream.copy(from, to));
  }

  /** Whether the job is ESC/POS, as far as its bytes before stream offset `to` tell; another language is passed over. */
  #isOurs(to: number): boolean {
    if (this.#job === 'ours') return true;
    const { offset } = this.#decoder;
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
    job.length += to - this.#decoder.offset;
    this.#decoder.skip(to);
    const { roll, settings } = this.#machine;
    if (roll.beginHere(settings)) this.#stream.forget(to);
  }

  /** Executes, of what waits while the printer is offline, what it executes all the same; such commands are literal. */
  #answerOffline(): void {
    if (this.#whileOffline.length === 0 || !isOffline(this.#machine.sensors)) return;
    while (this.#decoder.unfinished === 0) {
      const from = this.#decoder.offset;
      const next = this.#stream.copy(from, from + LONGEST_WHILE_OFFLINE);
      const command = this.#whileOffline.find(({ prefix }) =>
        prefix.every((bytes, i) => i < next.length && bytes.includes(next[i]!)),
      );
      if (!command) return;
      this.#decoder.push(next, 0, command.head);
    }
  }

  #flush(): void {
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

  #drop(to: number, why: string): void {
    const offset = this.#decoder.offset - this.#decoder.unfinished;
    if (to <= offset) return;
    this.#decoder.skip(to);
    // The recording has a hole.
    if (this.#machine.macro.isRecording) this.#machine.macro.abort(offset);
    this.#ignore({ offset, length: to - offset, id: 'dropped', args: {} }, why);
  }

  #act({ command, bytes, offset }: RealtimeHit): void {
    const source = { offset, length: bytes.length };
    const args = readArgs(command, bytes, 0, bytes.length);
    this.#dropTo = offset + bytes.length;
    const refused = command.consumed ?? command.effect?.(this.#machine, args, source);
    const ignored = typeof refused === 'object' ? refused.why : refused;
    const entry: Entry = { ...source, id: command.id, args: numbers(args), command, realtime: true };
    this.#handlers.entry?.(ignored ? { ...entry, ignored } : entry);
  }

  #text(bytes: Uint8Array, start: number, end: number, offset: number): void {
    const length = end - start;
    if (this.#openText) this.#openText.length += length;
    else this.#openText = { offset, length, text: '' };
    this.#record(offset, length);
    if (this.#machine.settings.selected) this.#machine.text(bytes, start, end, offset);
    else this.#openText.ignored = NOT_SELECTED;
  }

  #command(command: Command, bytes: Uint8Array, at: number, length: number, offset: number, dropped: number): void {
    const machine = this.#machine;
    machine.endText();
    const source = { offset, length: length + dropped };
    const args = readArgs(command, bytes, at, length);
    const entry: Entry = { offset, length: source.length, id: command.id, args: numbers(args), command };
    if (dropped > 0) {
      const what = `${command.id} carries ${source.length} bytes, the last ${dropped} are dropped`;
      machine.diagnose(offset, 'warning', 'data-too-long', what);
    }
    if (command.endsRecording && machine.macro.isRecording) {
      machine.macro.abort(offset);
      machine.diagnose(offset, 'warning', 'macro-ended', `${command.id} is in no macro: the recording is ended`);
    }
    if (!command.isMacro) this.#record(offset, source.length);
    if (!machine.settings.selected && !command.whileDeselected) {
      this.#tell({ ...entry, ignored: NOT_SELECTED });
      return;
    }
    if (command.realtime) {
      this.#tell({ ...entry, ignored: 'acted on when it arrived' });
      return;
    }
    machine.roll.cause = source;
    const refused = obstacleOf(machine, command) ?? command.effect?.(machine, args, source);
    if (refused) this.#ignore(entry, refused);
    else this.#tell(entry);
    machine.boundSlip(offset + source.length);
  }

  /** A recording takes what is executed. */
  #record(offset: number, length: number): void {
    const { macro } = this.#machine;
    if (!macro.isRecording) return;
    const bytes = this.#stream.copy(offset, offset + Math.min(length, macro.capacity + 1));
    if (macro.record(bytes)) return;
    const what = `a macro holds ${macro.capacity} bytes: what is beyond is not recorded`;
    this.#machine.diagnose(offset, 'warning', 'macro-too-long', what);
  }

  #unknown(bytes: Uint8Array, offset: number): void {
    this.#machine.endText();
    this.#record(offset, bytes.length);
    const hex = Array.from(bytes, (byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join(' ');
    const entry: Entry = { offset, length: bytes.length, id: 'unknown', args: {} };
    const why = `${hex} is no command of ${this.model.name}`;
    if (this.#machine.settings.selected) this.#ignore(entry, { code: 'unknown-command', why });
    else this.#tell({ ...entry, ignored: NOT_SELECTED });
  }

  #ignore(entry: Entry, refused: string | Refusal): void {
    if (typeof refused === 'string') {
      this.#machine.diagnose(entry.offset, 'info', 'command-without-effect', `${entry.id}: ${refused}`);
      this.#tell({ ...entry, ignored: refused });
    } else {
      this.#machine.diagnose(entry.offset, 'warning', refused.code, refused.why);
      this.#tell({ ...entry, ignored: refused.why });
    }
  }

  /** Runs of text are told whole, however they arrived. */
  #closeText(): void {
    const text = this.#openText;
    this.#openText = null;
    if (text) this.#handlers.entry?.({ ...text, id: 'text', args: {} });
  }

  #tell(entry: Entry): void {
    this.#closeText();
    this.#handlers.entry?.(entry);
  }
}

function numbers(args: Args): Record<string, number> {
  const values: Record<string, number> = {};
  // A rest pattern says the same, ten times slower, once a command.
  for (const name in args) if (name !== 'd') values[name] = args[name]!;
  return values;
}
