import type { Cancel, Clock } from '../clock/clock.ts';
import type { Line } from '../ports/port.ts';

/**
 * How long a reply waits for a further one, ms. A program that asks for four statuses (node-escpos does) wants the
 * answers in one piece, as it gets them from a printer, whose interface takes some ms for each; TCP may deliver its
 * requests in pieces.
 */
const GATHERING = 0.3;

/** How long the first waits at most while further ones follow, or a request has come in part, ms. */
const LONGEST = 5;

/** What a printer has to say to one host: replies that follow each other closely leave in one write. */
export class Replies {
  readonly #line: Line;
  readonly #clock: Clock;
  #gathered: number[] = [];
  #first = 0;
  #leaving: Cancel = () => {};

  constructor(line: Line, clock: Clock) {
    this.#line = line;
    this.#clock = clock;
  }

  send(bytes: Uint8Array): void {
    const now = this.#clock.now();
    if (this.#gathered.length === 0) this.#first = now;
    this.#gathered.push(...bytes);
    this.#leaveAt(Math.min(now + GATHERING, this.#first + LONGEST));
  }

  /** A further request has come in part: what is still to be sent waits for the rest of it. */
  stay(): void {
    if (this.#gathered.length > 0) this.#leaveAt(this.#first + LONGEST);
  }

  /** Writes now what is still to be sent. */
  flush(): void {
    this.#leaving();
    if (this.#gathered.length === 0) return;
    const bytes = Uint8Array.from(this.#gathered);
    this.#gathered = [];
    void this.#line.write(bytes);
  }

  #leaveAt(at: number): void {
    this.#leaving();
    this.#leaving = this.#clock.at(at, () => this.flush());
  }
}
