import { type Args, type Command, readArgs } from './language/declaration.ts';
import { Decoder } from './language/decoder.ts';
import type { CommandTable } from './language/dialect.ts';
import type { Entry } from './language/entry.ts';
import { MacroRunner } from './language/macro-runner.ts';
import { obstacleOf } from './language/obstacle.ts';
import type { RealtimeHit } from './language/realtime.ts';
import type { Machine } from './machine/machine.ts';
import type { Recorded } from './machine/macro.ts';
import { boundSlip } from './machine/paper-ends.ts';
import type { Refusal, Source } from './machine/slip.ts';
import type { ReceivedStream } from './stream.ts';

const NOT_SELECTED = 'ESC = has selected another device';

export interface InterpreterOptions {
  /** Absent: nobody asks what commands there were, and no text is gathered to be told. */
  readonly tellEntry?: (entry: Entry) => void;
  /** See PrinterState. */
  readonly questionsApart: boolean;
}

/** What there is to be told of a command, its values as they were read. */
type Told = Omit<Entry, 'args' | 'ignored' | 'realtime'> & { readonly values?: Args };

/** Executes what was received, in order, and tells what it was. */
export class Interpreter {
  readonly #machine: Machine;
  readonly #stream: ReceivedStream;
  readonly #tellEntry?: (entry: Entry) => void;
  readonly #questionsApart: boolean;
  readonly #decoder: Decoder;
  readonly #runner: MacroRunner;
  /** A run of text that goes on. */
  #openText: { offset: number; length: number; text: string; ignored?: string } | null = null;

  constructor(machine: Machine, table: CommandTable, stream: ReceivedStream, options: InterpreterOptions) {
    this.#machine = machine;
    this.#stream = stream;
    this.#tellEntry = options.tellEntry;
    this.#questionsApart = options.questionsApart;
    this.#runner = new MacroRunner(machine, table);
    this.#decoder = new Decoder(table, {
      text: (bytes, start, end, offset) => this.#text(bytes, start, end, offset),
      command: (...found) => this.#command(...found),
      midLine: (command, length, offset) => {
        this.#record(offset, length);
        const why = 'the line is not empty: what follows is taken as data';
        this.#ignore({ offset, length, id: command.id, command }, why);
      },
      unknown: (bytes, at, length, offset) => this.#unknown(bytes.subarray(at, at + length), offset),
      lineIsEmpty: () => {
        machine.endText();
        return machine.lineIsEmpty;
      },
      isHalted: () => this.isHalted,
    });
  }

  snapshot() {
    const openText = this.#openText && { ...this.#openText };
    return { decoder: this.#decoder.snapshot(), runner: this.#runner.snapshot(), openText };
  }

  restore({ decoder, runner, openText }: ReturnType<Interpreter['snapshot']>): void {
    this.#decoder.restore(decoder);
    this.#runner.restore(runner);
    this.#openText = openText && { ...openText };
  }

  /** Stream offset of the next byte to be executed. */
  get offset(): number {
    return this.#decoder.offset;
  }

  /** Bytes before `offset` that finish no command. */
  get unfinished(): number {
    return this.#decoder.unfinished;
  }

  /** What follows has to wait. */
  get isHalted(): boolean {
    return this.#runner.isRunning || this.#machine.isHalted;
  }

  /** Executes `bytes[from..to)`, which stand at `offset`, or as much as comes before a halt. */
  execute(bytes: Uint8Array, from = 0, to = bytes.length): void {
    this.#runner.goOn();
    if (!this.isHalted) this.#decoder.push(bytes, from, to);
  }

  /** Executes a command of `length` bytes though the printer is halted. */
  executeAllTheSame(bytes: Uint8Array, length: number): void {
    this.#decoder.push(bytes, 0, length);
  }

  /** Passes over what comes before stream offset `to`. */
  skip(to: number): void {
    this.#decoder.skip(to);
  }

  /** Drops what comes before stream offset `to` and was not executed. */
  drop(to: number, why: string): void {
    this.#runner.stop();
    const offset = this.offset - this.unfinished;
    if (to <= offset) return;
    this.#decoder.skip(to);
    // The recording has a hole.
    if (this.#machine.macro.isRecording) this.#machine.macro.abort(offset);
    this.#ignore({ offset, length: to - offset, id: 'dropped' }, why);
    if (this.#machine.roll.dropRest()) this.#isOfNoSlip(to);
  }

  runMacro(macro: Recorded, times: number, pause: number, source: Source): void {
    this.closeText();
    this.#runner.begin(macro, times, pause, source);
  }

  /** Acts on a real-time command. */
  act({ command, bytes, offset }: RealtimeHit): void {
    const source = { offset, length: bytes.length };
    const args = readArgs(command, bytes, 0, bytes.length);
    const refused = command.consumed ?? command.effect?.(this.#machine, args, source);
    if (!this.#tellEntry) return;
    const ignored = typeof refused === 'object' ? refused.why : refused;
    const entry: Entry = { ...source, id: command.id, args: numbers(args), command, realtime: true };
    this.#tellEntry(ignored ? { ...entry, ignored } : entry);
  }

  addText(text: string): void {
    if (this.#tellEntry && this.#openText) this.#openText.text += text;
  }

  /** Runs of text are told whole, however they arrived. */
  closeText(): void {
    const text = this.#openText;
    this.#openText = null;
    if (text) this.#tellEntry?.({ ...text, id: 'text', args: {} });
  }

  /**
   * Text is placed on the line as it is read, which takes no time and nobody sees; a byte that prints the line before it
   * is `reached`. Where something is to happen at a row each byte waits for it.
   */
  #text(bytes: Uint8Array, start: number, end: number, offset: number): number {
    const { mechanism } = this.#machine.roll;
    const isOneByOne = mechanism.stopAt < Number.POSITIVE_INFINITY;
    let at = start;
    do {
      const from = at;
      if (isOneByOne) this.reached(offset + at - start);
      at = this.#textRun(bytes, at, isOneByOne ? at + 1 : end, offset + at - start);
      if (at > from) this.reached(offset + at - 1 - start);
    } while (at < end && !this.isHalted);
    return at;
  }

  #textRun(bytes: Uint8Array, start: number, end: number, offset: number): number {
    this.#openText ??= { offset, length: 0, text: '' };
    const text = this.#openText;
    let stopped = end;
    if (this.#machine.settings.selected) stopped = this.#machine.text(bytes, start, end, offset);
    else text.ignored = NOT_SELECTED;
    text.length += stopped - start;
    this.#record(offset, stopped - start);
    return stopped;
  }

  #command(command: Command, bytes: Uint8Array, at: number, length: number, offset: number, dropped: number): void {
    const machine = this.#machine;
    const source = { offset, length: length + dropped };
    this.#endText(source);
    const args = readArgs(command, bytes, at, length);
    if (dropped > 0) {
      const long = `${command.id} carries ${source.length} bytes, the last ${dropped} are dropped`;
      machine.diagnose(offset, 'warning', 'data-too-long', long);
    }
    if (command.endsRecording && machine.macro.isRecording) {
      machine.macro.abort(offset);
      machine.diagnose(offset, 'warning', 'macro-ended', `${command.id} is in no macro: the recording is ended`);
    }
    if (!command.isMacro) this.#record(offset, source.length);
    const told = (): Told => ({ ...source, id: command.id, values: args, command });
    if (!machine.settings.selected && !command.whileDeselected) {
      this.#tell(told(), NOT_SELECTED);
      return;
    }
    if (command.realtime) {
      this.#tell(told(), 'acted on when it arrived');
      if (command.asks && this.#questionsApart) this.#isOfNoSlip(offset + source.length);
      return;
    }
    this.#arrived(offset, source.length, command.printsAsItComes);
    machine.roll.cause = source;
    const refused = obstacleOf(machine, command) ?? command.effect?.(machine, args, source);
    if (refused) this.#ignore(told(), refused);
    else if (this.#tellEntry) this.#tell(told());
    else this.closeText();
    if (command.asks && this.#questionsApart) this.#isOfNoSlip(offset + source.length);
    boundSlip(machine, offset + source.length);
  }

  /** What comes before stream offset `to` is no slip's, unless one has begun. */
  #isOfNoSlip(to: number): void {
    const { roll, settings } = this.#machine;
    if (roll.beginHere(settings)) this.#stream.forget(to);
  }

  /** The text is at its end when what follows it is there; a character that is not complete may print the line. */
  #endText({ offset, length }: Source): void {
    if (this.#machine.unfinishedText !== null) this.reached(offset + length - 1);
    this.#machine.endText();
  }

  /** It is the time at which the byte at a stream offset came, or later. */
  reached(offset: number): void {
    this.#arrived(offset, 1);
  }

  /** What is executed is executed when its last byte is there; pictures that are printed as they come, since their first. */
  #arrived(offset: number, length: number, printsAsItComes = false): void {
    const { mechanism } = this.#machine.roll;
    if (mechanism.pace === 'at once') return;
    const last = this.#stream.timeOf(offset + length - 1);
    mechanism.advance(last);
    mechanism.lead = printsAsItComes ? last - this.#stream.timeOf(offset) : 0;
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
    this.#endText({ offset, length: bytes.length });
    this.#record(offset, bytes.length);
    const hex = Array.from(bytes, (byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join(' ');
    const what: Told = { offset, length: bytes.length, id: 'unknown' };
    const why = `${hex} is no command of ${this.#machine.model.name}`;
    if (this.#machine.settings.selected) this.#ignore(what, { code: 'unknown-command', why });
    else this.#tell(what, NOT_SELECTED);
  }

  #ignore(what: Told, refused: string | Refusal): void {
    if (typeof refused === 'string') {
      this.#machine.diagnose(what.offset, 'info', 'command-without-effect', `${what.id}: ${refused}`);
      this.#tell(what, refused);
    } else {
      this.#machine.diagnose(what.offset, 'warning', refused.code, refused.why);
      this.#tell(what, refused.why);
    }
  }

  #tell(what: Told, ignored?: string): void {
    this.closeText();
    if (!this.#tellEntry) return;
    const { values, ...source } = what;
    const entry: Entry = { ...source, args: values ? numbers(values) : {} };
    this.#tellEntry(ignored === undefined ? entry : { ...entry, ignored });
  }
}

function numbers(args: Args): Record<string, number> {
  const values: Record<string, number> = {};
  // A rest pattern says the same, ten times slower, once a command.
  for (const name in args) if (name !== 'd') values[name] = args[name]!;
  return values;
}
