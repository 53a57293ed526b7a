import type { Cancel, Clock } from '../../../clock/clock.ts';
import type { Line } from '../../../ports/port.ts';

/** A printer as the register, or a terminal that prints for itself, uses it. */
export interface SlipPrinter {
  readonly hasCutter: boolean;
  /** Whether it can print now: it is there, online, and has paper. */
  isReady(): Promise<boolean>;
  /** Resolves when the line has taken the bytes. */
  write(bytes: Uint8Array): Promise<void>;
  /** Whether all that was written is on paper; false where it does not come to that in time. */
  isDone(): Promise<boolean>;
  close(): Promise<void>;
}

export interface LinePrinterOptions {
  /** To the printer. The line printer owns it. */
  readonly line: Line;
  readonly clock: Clock;
  readonly hasCutter: boolean;
  /** How long it waits for an answer to DLE EOT, ms; 1 s where not given. */
  readonly patience?: number;
  /** How long it waits for a slip to be printed, ms; 3 s where not given: an answer to the terminal is due within T3. */
  readonly printing?: number;
}

const DLE = 0x10;
const EOT = 0x04;
const GS = 0x1d;

/** Bits 1 and 4 set, 0 and 7 clear: no other byte that a printer sends looks so (Epson ESC/POS reference, DLE EOT). */
const isStatus = (byte: number) => (byte & 0b1001_0011) === 0b0001_0010;

/** GS r: bits 4 and 7 clear. */
const isPaperStatus = (byte: number) => (byte & 0b1001_0000) === 0;

/** DLE EOT 1: offline. DLE EOT 4: paper end, by both of its bits. */
const questions = [
  { n: 1, isFault: (status: number) => (status & 0x08) !== 0 },
  { n: 4, isFault: (status: number) => (status & 0x60) !== 0 },
] as const;

/**
 * A printer at the end of a line, asked with DLE EOT 1 and 4 whether it is ready; one that does not answer is not. GS r 1
 * stands in the stream behind a slip and is answered when the slip is printed, and by a printer without paper never.
 */
export function linePrinter(options: LinePrinterOptions): SlipPrinter {
  return new LinePrinter(options);
}

class LinePrinter implements SlipPrinter {
  readonly hasCutter: boolean;
  readonly #line: Line;
  readonly #clock: Clock;
  readonly #patience: number;
  readonly #printing: number;
  /** Waits for the answer to a question. */
  #hear: (byte: number | null) => void = () => {};

  constructor({ line, clock, hasCutter, patience = 1000, printing = 3000 }: LinePrinterOptions) {
    this.hasCutter = hasCutter;
    this.#line = line;
    this.#clock = clock;
    this.#patience = patience;
    this.#printing = printing;
    line.attach({
      onBytes: (bytes) => {
        for (const byte of bytes) this.#hear(byte);
      },
      onEnd: () => this.#hear(null),
    });
  }

  async isReady(): Promise<boolean> {
    for (const { n, isFault } of questions) {
      const status = await this.#ask(Uint8Array.of(DLE, EOT, n), isStatus, this.#patience);
      if (status === null || isFault(status)) return false;
    }
    return true;
  }

  write(bytes: Uint8Array): Promise<void> {
    return this.#line.write(bytes);
  }

  async isDone(): Promise<boolean> {
    return (await this.#ask(Uint8Array.of(GS, 0x72, 1), isPaperStatus, this.#printing)) !== null;
  }

  close(): Promise<void> {
    return this.#line.close();
  }

  /** The first byte that can be the answer; null when none comes in time, or the line ends. */
  async #ask(question: Uint8Array, isAnswer: (byte: number) => boolean, ms: number): Promise<number | null> {
    let stop: Cancel = () => {};
    const answer = await new Promise<number | null>((resolve) => {
      this.#hear = (byte) => {
        if (byte === null || isAnswer(byte)) resolve(byte);
      };
      stop = this.#clock.at(this.#clock.now() + ms, () => resolve(null));
      void this.#line.write(question);
    });
    stop();
    this.#hear = () => {};
    return answer;
  }
}
