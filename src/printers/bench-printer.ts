import type { Pulse } from '../../emulator/machine/output.ts';
import type { Diagnostic, Slip } from '../../emulator/machine/slip.ts';
import type { Model } from '../../emulator/models/model.ts';
import { Printer } from '../../emulator/printer.ts';
import { RealClock } from '../clock/real.ts';
import type { Line } from '../ports/port.ts';
import { residentGlyphs } from './glyphs.ts';

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
  readonly #printer: Printer;
  readonly #now: () => number;
  readonly #watch = new RealClock();
  #line?: Line;
  #slips: PrintedSlip[] = [];
  #runs: PassedRun[] = [];
  #pulses: Pulse[] = [];
  #errors: Diagnostic[] = [];
  /** Real ms of work on the slip that is being printed. */
  #worked = 0;
  #workingSince = 0;

  /** `now` is the bench's clock, ms. */
  constructor(model: Model, now: () => number) {
    this.model = model;
    this.#now = now;
    this.#printer = new Printer(model, residentGlyphs(), {
      slip: (slip) => this.#keep(slip),
      reply: (bytes) => this.#reply(bytes),
      pulse: (pulse) => this.#pulses.push(pulse),
      diagnostic: (diagnostic) => {
        if (diagnostic.severity === 'error') this.#errors.push(diagnostic);
      },
    });
  }

  /** Plugs it into a line. */
  attach(line: Line): void {
    this.#line = line;
    line.attach({
      onBytes: (bytes, at, byteTime) => {
        this.#runs.push({ wire: line.name, direction: 'to-printer', bytes: bytes.slice(), at, byteTime });
        this.#work(() => this.#printer.receive(bytes, at, byteTime));
      },
      onEnd: () => {},
    });
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
    const line = this.#line!;
    this.#runs.push({ wire: line.name, direction: 'from-printer', bytes, at: this.#now(), byteTime: 0 });
    void line.write(bytes);
  }

  #work(work: () => void): void {
    this.#workingSince = this.#watch.now();
    work();
    this.#worked += this.#watch.now() - this.#workingSince;
  }
}
