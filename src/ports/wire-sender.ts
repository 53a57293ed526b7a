import type { Cancel, Clock } from '../clock/clock.ts';
import type { Inbox } from './inbox.ts';

/** How fast a wire is. */
export interface Pace {
  /** ms that `bytes` take, computed from their number alone so that no error adds up. */
  readonly time: (bytes: number) => number;
  /** The longest run, bytes; also the most that is on its way to a receiver that does not take it. */
  readonly run: number;
}

interface Write {
  readonly bytes: Uint8Array;
  sent: number;
  readonly done: () => void;
}

/** One direction of a timed wire: writes queue, leave byte after byte, and arrive in the receiver's inbox as runs. */
export class WireSender {
  readonly #clock: Clock;
  readonly #pace: Pace;
  readonly #receiver: Inbox;
  readonly #queue: Write[] = [];
  /** Bytes without a gap between them: when the first began, and how many. Times are counted from there. */
  #began = 0;
  #bytes = 0;
  /** Cancels the arrival of the run that is leaving. */
  #leaving?: Cancel;
  #waited = true;
  #closed = false;

  constructor(clock: Clock, pace: Pace, receiver: Inbox) {
    this.#clock = clock;
    this.#pace = pace;
    this.#receiver = receiver;
    receiver.whenEmptied = () => this.#next();
  }

  /** Resolves when the last byte has left, or was dropped by `stop`. Nothing leaves after `finish`. */
  send(bytes: Uint8Array): Promise<void> {
    if (this.#closed) return Promise.resolve();
    return new Promise((done) => {
      this.#queue.push({ bytes: bytes.slice(), sent: 0, done });
      this.#next();
    });
  }

  /** Resolves when everything sent has left. */
  finish(): Promise<void> {
    const last = this.send(new Uint8Array(0));
    this.#closed = true;
    return last;
  }

  /** Drops what has not left. */
  stop(): void {
    this.#closed = true;
    this.#leaving?.();
    for (const write of this.#queue.splice(0)) write.done();
  }

  #next(): void {
    const write = this.#queue[0];
    if (write === undefined || this.#leaving) return;
    const length = Math.min(write.bytes.length - write.sent, this.#pace.run);
    if (this.#receiver.keptBytes + length > this.#pace.run) {
      this.#waited = true;
      return;
    }
    // A wire that was waiting begins anew, unless this very moment is where it stopped.
    if (this.#waited && this.#clock.now() !== this.#timeOf(this.#bytes)) {
      this.#began = this.#clock.now();
      this.#bytes = 0;
    }
    this.#waited = false;
    this.#leave(write, length);
  }

  #leave(write: Write, length: number): void {
    const first = this.#timeOf(this.#bytes + 1);
    this.#bytes += length;
    const arrive = () => {
      this.#leaving = undefined;
      const bytes = write.bytes.subarray(write.sent, write.sent + length);
      write.sent += length;
      if (write.sent === write.bytes.length) {
        this.#queue.shift();
        write.done();
      }
      this.#waited = this.#queue.length === 0;
      if (length > 0) this.#receiver.put({ bytes, at: first, byteTime: this.#pace.time(1) });
      this.#next();
    };
    this.#leaving = this.#pace.time(1) === 0 ? soon(arrive) : this.#clock.at(this.#timeOf(this.#bytes), arrive);
  }

  #timeOf(bytes: number): number {
    return this.#began + this.#pace.time(bytes);
  }
}

/** A wire without a speed does not wait for its clock: in virtual time it works outside `run` as well. */
function soon(run: () => void): Cancel {
  let cancelled = false;
  queueMicrotask(() => {
    if (!cancelled) run();
  });
  return () => {
    cancelled = true;
  };
}
