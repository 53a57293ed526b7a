import type { Cancel, Clock } from '../../../clock/clock.ts';
import type { Line } from '../../../ports/port.ts';

/** A printer as the register, or a terminal that prints for itself, uses it. */
export interface SlipPrinter {
  readonly hasCutter: boolean;
  /** Whether it can print now: it is there, online, and has paper. */
  isReady(): Promise<boolean>;
  /** Resolves when the line has taken the bytes. */
  write(bytes: Uint8Array): Promise<void>;
  close(): Promise<void>;
}

export interface LinePrinterOptions {
  /** To the printer. The line printer owns it. */
  readonly line: Line;
  readonly clock: Clock;
  readonly hasCutter: boolean;
  /** How long it waits for an answer to DLE EOT, ms; 1 s where not given, well within T3 for both. */
  readonly patience?: number;
}

const DLE = 0x10;
const EOT = 0x04;

/** Bits 1 and 4 set, 0 and 7 clear: no other byte that a printer sends looks so (Epson ESC/POS reference, DLE EOT). */
const isStatus = (byte: number) => (byte & 0b1001_0011) === 0b0001_0010;

/** DLE EOT 1: offline. DLE EOT 4: paper end, by both of its bits. */
const questions = [
  { n: 1, isFault: (status: number) => (status & 0x08) !== 0 },
  { n: 4, isFault: (status: number) => (status & 0x60) !== 0 },
] as const;

/** A printer at the end of a line, asked with DLE EOT 1 and 4 whether it is ready; one that does not answer is not. */
export function linePrinter(options: LinePrinterOptions): SlipPrinter {
  return new LinePrinter(options);
}

class LinePrinter implements SlipPrinter {
  readonly hasCutter: boolean;
  readonly #line: Line;
  readonly #clock: Clock;
  readonly #patience: number;
  #answered: ((status: number | null) => void) | null = null;

  constructor({ line, clock, hasCutter, patience = 1000 }: LinePrinterOptions) {
    this.hasCutter = hasCutter;
    this.#line = line;
    this.#clock = clock;
    this.#patience = patience;
    line.attach({
      onBytes: (bytes) => {
        const status = bytes.find(isStatus);
        if (status !== undefined) this.#answered?.(status);
      },
      onEnd: () => this.#answered?.(null),
    });
  }

  async isReady(): Promise<boolean> {
    for (const { n, isFault } of questions) {
      const status = await this.#ask(n);
      if (status === null || isFault(status)) return false;
    }
    return true;
  }

  write(bytes: Uint8Array): Promise<void> {
    return this.#line.write(bytes);
  }

  close(): Promise<void> {
    return this.#line.close();
  }

  async #ask(n: number): Promise<number | null> {
    let stop: Cancel = () => {};
    const status = await new Promise<number | null>((resolve) => {
      this.#answered = resolve;
      stop = this.#clock.at(this.#clock.now() + this.#patience, () => resolve(null));
      void this.#line.write(Uint8Array.of(DLE, EOT, n));
    });
    stop();
    this.#answered = null;
    return status;
  }
}
