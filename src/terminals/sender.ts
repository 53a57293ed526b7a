import type { Clock } from '../clock/clock.ts';
import type { Line } from '../ports/port.ts';

/**
 * How long a line may take nothing, ms, beside the time that the bytes need on the slowest line of terminals (1200 bits/s:
 * 120 bytes a second): a printer whose buffer is full holds it up. Epson's printers with a program of their own give a
 * print 10 s (TM-T88V-DT manual, page 45); one that waits for its head to cool needs more.
 */
const PRINT_LIMIT = 60_000;
const SLOWEST = 0.12;

/** Sends slips over a line to a printer, and waits for none of them for ever. */
export class Sender {
  readonly #clock: Clock;
  readonly #line: Pick<Line, 'write'>;
  /** What was sent last did not go in time, and is on its way still. */
  #isHeldUp = false;

  constructor(clock: Clock, line: Pick<Line, 'write'>) {
    this.#clock = clock;
    this.#line = line;
  }

  /**
   * Whether the line took the bytes in time. One that did not is given nothing more until it has: they are on their way
   * still, and come out when somebody has seen to the printer.
   */
  async send(bytes: Uint8Array): Promise<boolean> {
    if (this.#isHeldUp) return false;
    const late = this.#clock.now() + PRINT_LIMIT + bytes.length / SLOWEST;
    return new Promise((resolve, reject) => {
      const cancel = this.#clock.at(late, () => {
        this.#isHeldUp = true;
        resolve(false);
      });
      this.#line.write(bytes).then(() => {
        cancel();
        this.#isHeldUp = false;
        resolve(true);
      }, reject);
    });
  }
}
