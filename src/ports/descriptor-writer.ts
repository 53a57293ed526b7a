import { writeSync } from 'node:fs';
import type { Clock } from '../clock/clock.ts';

/** How long to wait before trying again when the descriptor takes nothing, ms. */
const RETRY = 2;

/**
 * Writes to a descriptor that does not block, in order, trying again while it takes nothing. Each write is a copy into
 * the kernel's buffer, so it is made at once and never in a thread, where the descriptor could be closed meanwhile.
 */
export class DescriptorWriter {
  readonly #fd: number;
  readonly #clock: Clock;
  readonly #fail: (error: Error) => void;
  readonly #queue: { bytes: Uint8Array; readonly sent: () => void }[] = [];
  /** How many at the head of the queue came by `sendFirst`. */
  #urgent = 0;
  #stopped = false;

  /** `fail` is told of an error, after which nothing more is written. */
  constructor(fd: number, clock: Clock, fail: (error: Error) => void) {
    this.#fd = fd;
    this.#clock = clock;
    this.#fail = fail;
  }

  /** Calls `sent` when the descriptor has taken all the bytes. */
  send(bytes: Uint8Array, sent: () => void): void {
    this.#queue.push({ bytes, sent });
    if (this.#queue.length === 1) this.#next();
  }

  /** Sends one byte before all that the descriptor has not taken: XOFF does not wait behind replies. */
  sendFirst(byte: number): void {
    this.#queue.splice(this.#urgent++, 0, { bytes: Uint8Array.of(byte), sent: () => {} });
    if (this.#queue.length === 1) this.#next();
  }

  /** Drops what has not been taken. */
  stop(): void {
    this.#stopped = true;
  }

  #next(): void {
    for (let head = this.#queue[0]; head && !this.#stopped; head = this.#queue[0]) {
      const taken = this.#take(head.bytes);
      head.bytes = head.bytes.subarray(taken);
      if (head.bytes.length === 0) {
        this.#queue.shift();
        this.#urgent = Math.max(0, this.#urgent - 1);
        head.sent();
      } else if (taken === 0) {
        this.#clock.at(this.#clock.now() + RETRY, () => this.#next());
        return;
      }
    }
  }

  #take(bytes: Uint8Array): number {
    try {
      return writeSync(this.#fd, bytes);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return 0;
      this.stop();
      this.#fail(error as Error);
      return 0;
    }
  }
}
