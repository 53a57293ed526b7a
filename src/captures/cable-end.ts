import type { Clock } from '../clock/clock.ts';
import type { Line } from '../ports/port.ts';
import { CLOSING, type End, type EndHandlers } from './end.ts';

/** A serial cable or a pty as an end: it has no directions that end one by one, so that it ends whole. */
export class CableEnd implements End {
  readonly name: string;
  readonly #line: Line;
  readonly #clock: Clock;

  constructor(line: Line, clock: Clock) {
    this.name = line.name;
    this.#line = line;
    this.#clock = clock;
  }

  attach(handlers: EndHandlers): void {
    this.#line.attach({
      onBytes: (bytes, at, byteTime) => handlers.onBytes(bytes, at, byteTime),
      onEnd: (end, message) => (end === 'closed' ? handlers.onFinished() : handlers.onGone(end, message)),
    });
  }

  write(bytes: Uint8Array): Promise<void> {
    return this.#line.write(bytes);
  }

  pause(): void {
    this.#line.pause();
  }

  resume(): void {
    this.#line.resume();
  }

  finish(): void {
    void this.close();
  }

  reset(): void {
    this.#line.reset();
  }

  async close(): Promise<void> {
    const giveUp = this.#clock.at(this.#clock.now() + CLOSING, () => this.#line.reset());
    await this.#line.close();
    giveUp();
  }
}
