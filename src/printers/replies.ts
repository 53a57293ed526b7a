import type { Clock } from '../clock/clock.ts';
import type { Line } from '../ports/port.ts';

/**
 * How long a reply waits for further ones, ms. A program that asks for four statuses in four writes (node-escpos does)
 * wants the answers in one piece, as it gets them from a printer, whose interface takes some ms for each; TCP may
 * deliver its requests in two pieces.
 */
const GATHERING = 5;

/** What a printer has to say to one host: replies that follow each other closely leave in one write. */
export class Replies {
  readonly #line: Line;
  readonly #clock: Clock;
  #gathered: number[] = [];

  constructor(line: Line, clock: Clock) {
    this.#line = line;
    this.#clock = clock;
  }

  send(bytes: Uint8Array): void {
    if (this.#gathered.length === 0) this.#clock.at(this.#clock.now() + GATHERING, () => this.flush());
    this.#gathered.push(...bytes);
  }

  /** Writes now what is still to be sent. */
  flush(): void {
    if (this.#gathered.length === 0) return;
    const bytes = Uint8Array.from(this.#gathered);
    this.#gathered = [];
    void this.#line.write(bytes);
  }
}
