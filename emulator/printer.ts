import type { GlyphLibrary } from './glyphs/library.ts';
import { declaredCommands } from './language/commands/commands.ts';
import { type Args, type Command, readArgs } from './language/declaration.ts';
import { Decoder } from './language/decoder.ts';
import { type CommandTable, commandTable } from './language/dialect.ts';
import { type RealtimeHit, RealtimeScanner } from './language/realtime.ts';
import { Machine, type Pulse } from './machine/machine.ts';
import type { Sensors } from './machine/sensors.ts';
import { thawSettings } from './machine/settings.ts';
import type { Diagnostic, Slip, Source } from './machine/slip.ts';
import type { Dialect, Model } from './models/model.ts';
import { ReceivedStream } from './stream.ts';

/** An entry of the decoded stream. Entries lie end to end over all bytes, but for real-time ones, which act on arrival. */
export interface Entry extends Source {
  /** The command's id; `text` for a run of text, `unknown` for bytes of no command. */
  readonly id: string;
  readonly args: Readonly<Record<string, number>>;
  readonly command?: Command;
  /** Why it had no effect. */
  readonly ignored?: string;
  /** Acted on when it arrived; it also stays in the stream. */
  readonly realtime?: true;
}

/** What a printer does, told as it happens. */
export interface PrinterHandlers {
  readonly slip?: (slip: Slip) => void;
  /** The replies to one received run of bytes, together: they leave in one write. */
  readonly reply?: (bytes: Uint8Array) => void;
  readonly pulse?: (pulse: Pulse) => void;
  readonly diagnostic?: (diagnostic: Diagnostic) => void;
  readonly entry?: (entry: Entry) => void;
}

export interface PrinterState {
  readonly sensors?: Partial<Sensors>;
  /** `entry` of a slip: what the printer was set to when it began. */
  readonly entry?: object | null;
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

/**
 * A thermal receipt printer. Bytes go in with `receive`; slips, replies, pulses and diagnostics come out through the
 * handlers, before `receive` returns. Pure: the same bytes give the same dots, however they are split.
 */
export class Printer {
  readonly model: Model;
  readonly #machine: Machine;
  readonly #decoder: Decoder;
  readonly #scanner: RealtimeScanner;
  readonly #stream = new ReceivedStream();
  readonly #handlers: PrinterHandlers;
  /** Received while offline, waiting. */
  #waiting: Uint8Array[] = [];
  #replies: number[] = [];
  #slips = 0;
  #openText: { offset: number; length: number } | null = null;

  constructor(model: Model, library: GlyphLibrary, handlers: PrinterHandlers = {}, state: PrinterState = {}) {
    this.model = model;
    this.#handlers = handlers;
    const settings = state.entry ? thawSettings(state.entry) : undefined;
    this.#machine = new Machine(
      model,
      library,
      {
        slip: (paper, end, endOffset, diagnostics, entry) => {
          this.#slips++;
          handlers.slip?.({
            index: this.#slips - 1,
            model: model.name,
            ...this.#stream.take(endOffset),
            entry,
            ...paper,
            diagnostics,
            end,
          });
        },
        reply: (bytes) => this.#replies.push(...bytes),
        pulse: (pulse) => handlers.pulse?.(pulse),
        diagnostic: (diagnostic) => handlers.diagnostic?.(diagnostic),
      },
      { sensors: state.sensors, settings },
    );
    const table = commandsOf(model.dialect);
    this.#scanner = new RealtimeScanner(table);
    this.#decoder = new Decoder(table, {
      text: (bytes, start, end, offset) => {
        this.#text(offset, end - start);
        this.#machine.text(bytes, start, end, offset);
        this.#machine.boundSlip(offset + end - start);
      },
      command: (command, bytes, at, length, offset, dropped) => this.#command(command, bytes, at, length, offset, dropped),
      midLine: (command, length, offset) => {
        this.#machine.endText();
        this.#ignore({ offset, length: length, id: command.id, args: {}, command }, 'the line is not empty: what follows is taken as data');
      },
      unknown: (bytes, at, length, offset) => {
        this.#machine.endText();
        const hex = Array.from(bytes.subarray(at, at + length), (b) => b.toString(16).toUpperCase().padStart(2, '0'));
        this.#machine.diagnose(offset, 'warning', 'unknown-command', `${hex.join(' ')} is no command of ${model.name}`);
        this.#tell({ offset, length, id: 'unknown', args: {}, ignored: 'no command of this printer' });
      },
      lineIsEmpty: () => {
        this.#machine.endText();
        return this.#machine.line.isEmpty;
      },
    });
  }

  /** What the sensors say. */
  get sensors(): Readonly<Sensors> {
    return this.#machine.sensors;
  }

  /** Dot rows of paper moved since power-on. */
  get moved(): number {
    return this.#machine.moved;
  }

  /** Bytes received and not executed: the printer is offline, or they finish no command. */
  get waiting(): number {
    return this.#waiting.reduce((sum, run) => sum + run.length, 0) + this.#decoder.unfinished;
  }

  /** Takes bytes: the first came at `at` ms, each further one `byteTime` ms later. */
  receive(bytes: Uint8Array, at = 0, byteTime = 0): void {
    const start = this.#stream.end;
    const dropped = this.#stream.append(bytes, at, byteTime);
    if (dropped > 0) {
      this.#machine.diagnose(start, 'warning', 'slip-bytes-dropped', `the oldest ${dropped} bytes of this slip are not kept`);
    }
    let done = 0;
    if (this.#scanner.skim(bytes, 0)) this.#scanner.pass(bytes.length);
    else {
      for (let i = 0; i < bytes.length; i++) {
        const hit = this.#scanner.take(bytes[i]!);
        if (!hit) continue;
        this.#execute(bytes.subarray(done, i));
        this.#act(hit);
        done = i;
      }
    }
    this.#execute(bytes.subarray(done));
    this.#flush();
  }

  /** Changes what the sensors say; what waited is executed when the printer is online again. */
  set(change: Partial<Sensors>): void {
    this.#machine.sense(change);
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const run of waiting) this.#execute(run);
    this.#flush();
  }

  /** The host ended its job: uncut paper with marks is a slip of its own. */
  endJob(): void {
    this.#closeText();
    this.#machine.endJob(this.#decoder.offset);
  }

  /** What finishes no command at the end of the stream. */
  get unfinished(): Source | null {
    const length = this.#decoder.unfinished;
    return length === 0 ? null : { offset: this.#decoder.offset - length, length };
  }

  #execute(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    if (this.#machine.offline) this.#waiting.push(bytes.slice());
    else this.#decoder.push(bytes);
  }

  #flush(): void {
    if (this.#replies.length === 0) return;
    const replies = Uint8Array.from(this.#replies);
    this.#replies = [];
    this.#handlers.reply?.(replies);
  }

  #act({ command, bytes, offset }: RealtimeHit): void {
    const source = { offset, length: bytes.length };
    const args = readArgs(command, bytes, 0, bytes.length);
    const ignored = command.effect?.(this.#machine, args, source) ?? undefined;
    this.#handlers.entry?.({ ...source, id: command.id, args: numbers(args), command, realtime: true, ...(ignored ? { ignored } : {}) });
  }

  #command(command: Command, bytes: Uint8Array, at: number, length: number, offset: number, dropped: number): void {
    const machine = this.#machine;
    machine.endText();
    const source = { offset, length: length + dropped };
    const args = readArgs(command, bytes, at, length);
    const entry: Entry = { ...source, id: command.id, args: numbers(args), command };
    if (dropped > 0) {
      machine.diagnose(offset, 'warning', 'data-too-long', `${command.id} carries ${source.length} bytes, the last ${dropped} are dropped`);
    }
    if (command.realtime) this.#tell({ ...entry, ignored: 'acted on when it arrived' });
    else if (command.consumed !== undefined) this.#ignore(entry, command.consumed);
    else if (command.lineStart && !machine.line.isEmpty) this.#ignore(entry, 'it counts only at the beginning of a line');
    else {
      const ignored = command.effect?.(machine, args, source) ?? undefined;
      if (ignored) this.#ignore(entry, ignored);
      else this.#tell(entry);
    }
    machine.boundSlip(offset + source.length);
  }

  #ignore(entry: Entry, why: string): void {
    this.#machine.diagnose(entry.offset, 'info', 'command-without-effect', `${entry.id}: ${why}`);
    this.#tell({ ...entry, ignored: why });
  }

  /** Runs of text are told whole, however they arrived. */
  #text(offset: number, length: number): void {
    if (this.#openText) this.#openText.length += length;
    else this.#openText = { offset, length };
  }

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
  return Object.fromEntries(Object.entries(args).filter((pair): pair is [string, number] => typeof pair[1] === 'number'));
}
