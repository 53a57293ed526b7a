import type { Change, When } from '../../emulator/machine/faults.ts';
import type { Pulse } from '../../emulator/machine/output.ts';
import type { Sensors } from '../../emulator/machine/sensors.ts';
import type { Diagnostic, Slip } from '../../emulator/machine/slip.ts';
import type { Model } from '../../emulator/models/model.ts';
import { Printer, type PrinterState } from '../../emulator/printer.ts';
import { type Cancel, type Clock, NOTHING_BEGUN } from '../clock/clock.ts';
import { RealClock } from '../clock/real.ts';
import { LinkFaults } from '../ports/link-faults.ts';
import type { Line } from '../ports/port.ts';
import { residentGlyphs } from './glyphs.ts';
import { holdBack } from './hold-back.ts';

/** One run of bytes that passed between terminal and printer. */
export interface PassedRun {
  /** Name of the line. */
  readonly wire: string;
  readonly direction: 'to-printer' | 'from-printer';
  readonly bytes: Uint8Array;
  /** When its first byte was there, ms of the bench's clock, and the ms each further one took. */
  readonly at: number;
  readonly byteTime: number;
}

/** How the printer's switches are set, and whether its line has a handshake. */
export type Switches = Pick<PrinterState, 'receiveBuffer' | 'busyWhenOffline' | 'overflow'>;

/** A slip as the bench's printer gave it out. */
export interface PrintedSlip {
  readonly slip: Slip;
  /** Real ms that decoding and drawing it took. */
  readonly decode: number;
}

/** What a printer has done since it was last asked. */
export interface PrinterOutput {
  readonly slips: readonly PrintedSlip[];
  readonly runs: readonly PassedRun[];
  /** Drawer pulses. */
  readonly pulses: readonly Pulse[];
  /** Errors that stand on no slip: a job in another language, which prints nothing. Offsets count from power-on. */
  readonly errors: readonly Diagnostic[];
}

/**
 * A printer at the end of a terminal's line, in a run: it keeps what it prints and what passes over the line until it
 * is asked. The replies to one run of bytes leave in one write.
 */
export class BenchPrinter {
  readonly model: Model;
  /** What goes wrong with the bytes on their way to it. */
  readonly links = new LinkFaults();
  readonly #printer: Printer;
  readonly #clock: Clock;
  readonly #watch = new RealClock();
  #line?: Line;
  /** Cancels the wait for what the printer does next. */
  #due: Cancel = () => {};
  /** Those who wait until it is still. */
  #waiting: (() => void)[] = [];
  /** Someone was told something since this was last set to false. */
  #hasTold = false;
  #slips: PrintedSlip[] = [];
  #runs: PassedRun[] = [];
  #pulses: Pulse[] = [];
  #errors: Diagnostic[] = [];
  /** Real ms of work on the slip that is being printed. */
  #worked = 0;
  #workingSince = 0;

  /**
   * It prints at the pace of its model, on the bench's clock. `switches`: which receive buffer it has, whether being
   * offline makes it busy, and that its line has no handshake.
   */
  constructor(model: Model, clock: Clock, switches: Switches = {}) {
    this.model = model;
    this.#clock = clock;
    this.#printer = new Printer(
      model,
      residentGlyphs(),
      {
        slip: (slip) => this.#keep(slip),
        reply: (bytes) => this.#reply(bytes),
        busy: () => this.#flow(),
        pulse: (pulse) => this.#pulses.push(pulse),
        diagnostic: (diagnostic) => {
          if (diagnostic.severity === 'error') this.#errors.push(diagnostic);
        },
      },
      { ...switches, pace: 'as the model', questionsApart: true },
    );
  }

  /** Resolves when it has printed what it received, as far as it can. */
  async whenStill(): Promise<void> {
    if (this.#isStill) return;
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /** What is to happen to it later is waited for only where something is left to be printed then. */
  get #isStill(): boolean {
    return this.#printer.isStill || this.#printer.nextDeadline === null;
  }

  /** ms of its clock. */
  now(): number {
    return this.#clock.now();
  }

  /** Bytes that it received. */
  get received(): number {
    return this.#printer.received;
  }

  /** Bytes received and not executed. */
  get waiting(): number {
    return this.#printer.waiting;
  }

  /** When something happens to it by itself, ms of the bench's clock; null: not before something comes or is done to it. */
  get nextDeadline(): number | null {
    return this.#printer.nextDeadline;
  }

  /** What the sensors say. */
  get sensors(): Readonly<Sensors> {
    return this.#printer.sensors;
  }

  /** Something happens to it now. */
  change(change: Change): void {
    this.#work(() => {
      this.#printer.advance(this.#clock.now());
      this.#printer.change(change);
    });
  }

  /** Something is to happen to it: after so many dot rows, at a byte of its stream, at a time of the bench's clock. */
  schedule(when: When, change: Change): void {
    this.#work(() => this.#printer.schedule(when, change));
  }

  /** Plugs it into a line. */
  attach(plug: Line): void {
    const line = this.links.onLine(plug);
    this.#line = line;
    line.attach({
      onBytes: (bytes, at, byteTime) => {
        this.#runs.push({ wire: line.name, direction: 'to-printer', bytes: bytes.slice(), at, byteTime });
        this.#work(() => this.#printer.receive(bytes, at, byteTime));
        this.#flow();
      },
      onEnd: () => {},
      mostAtOnce: () => this.#printer.level.mostAtOnce,
    });
  }

  #flow(): void {
    this.#hasTold = true;
    if (this.#line) holdBack(this.#line, this.#printer.level);
  }

  /** The terminal's job is over: what lies uncut is a slip of its own. */
  endJob(): void {
    this.#work(() => this.#printer.endJob());
  }

  /** What was printed and passed since the last call. */
  take(): PrinterOutput {
    const onSlips = new Set(this.#slips.flatMap(({ slip }) => slip.diagnostics));
    const errors = this.#errors.filter((error) => !onSlips.has(error));
    const output = { slips: this.#slips, runs: this.#runs, pulses: this.#pulses, errors };
    this.#slips = [];
    this.#runs = [];
    this.#pulses = [];
    this.#errors = [];
    return output;
  }

  #keep(slip: Slip): void {
    const now = this.#watch.now();
    this.#slips.push({ slip, decode: this.#worked + now - this.#workingSince });
    this.#worked = 0;
    this.#workingSince = now;
  }

  #reply(bytes: Uint8Array): void {
    this.#hasTold = true;
    const line = this.#line!;
    this.#runs.push({ wire: line.name, direction: 'from-printer', bytes, at: this.#clock.now(), byteTime: 0 });
    void line.write(bytes);
  }

  #work(work: () => void): void {
    this.#workingSince = this.#watch.now();
    work();
    this.#worked += this.#watch.now() - this.#workingSince;
    this.#due();
    const { nextDeadline } = this.#printer;
    if (nextDeadline !== null) this.#due = this.#clock.at(nextDeadline, () => this.#goOn());
    if (this.#waiting.length > 0 && this.#isStill) {
      this.#hasTold = true;
      for (const resolve of this.#waiting.splice(0)) resolve();
    }
  }

  /** Prints what there is time for. Most of the time that is a line, and nobody is told. */
  #goOn(): typeof NOTHING_BEGUN | undefined {
    this.#hasTold = false;
    this.#work(() => this.#printer.advance(this.#clock.now()));
    return this.#hasTold ? undefined : NOTHING_BEGUN;
  }
}
