import type { Cancel, Clock } from '../clock/clock.ts';

/**
 * So many bytes buy the whole idle time, fewer their share. An interface board counts any byte as a sign of life
 * (UB-E02 Technical Reference Guide 4.6), so that a host which sends one now and then holds its connection for ever;
 * here it runs dry. The shortest honest sign of life, a status request of three bytes, buys three eighths.
 */
const FULL = 8;

/** Says when a host has sent nothing, or no more than a trickle, for the idle time. */
export class IdleWatch {
  readonly #clock: Clock;
  readonly #idleMs: number;
  readonly #whenDry: () => void;
  #dryAt: number;
  #timer: Cancel = () => {};

  /** Begins at once. `idleMs` Infinity is never. */
  constructor(clock: Clock, idleMs: number, whenDry: () => void) {
    this.#clock = clock;
    this.#idleMs = idleMs;
    this.#whenDry = whenDry;
    this.#dryAt = clock.now() + idleMs;
    this.#watch();
  }

  /** The host has sent so many bytes. */
  received(bytes: number): void {
    const full = this.#clock.now() + this.#idleMs;
    this.#dryAt = bytes >= FULL ? full : Math.min(full, this.#dryAt + (bytes * this.#idleMs) / FULL);
  }

  /** Counts anew from here. */
  restart(): void {
    this.#dryAt = this.#clock.now() + this.#idleMs;
    this.#watch();
  }

  /** Counts no more, until `restart`. */
  stop(): void {
    this.#timer();
  }

  #watch(): void {
    this.#timer();
    this.#timer = this.#clock.at(this.#dryAt, () => {
      if (this.#clock.now() < this.#dryAt) this.#watch();
      else this.#whenDry();
    });
  }
}
