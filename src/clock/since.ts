import type { Cancel, Clock } from './clock.ts';

/** Another clock, counted from when this one was made: its `now()` begins at 0. */
export class ClockSince implements Clock {
  readonly kind: Clock['kind'];
  /** Where it begins, ms of the other clock. */
  readonly began: number;
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.kind = clock.kind;
    this.began = clock.now();
    this.#clock = clock;
  }

  now(): number {
    return this.#clock.now() - this.began;
  }

  date(): number {
    return this.#clock.date();
  }

  at(at: number, run: () => void): Cancel {
    return this.#clock.at(at + this.began, run);
  }

  sleep(ms: number): Promise<void> {
    return this.#clock.sleep(ms);
  }

  run<T>(work: Promise<T>, what?: string): Promise<T> {
    return this.#clock.run(work, what);
  }

  hold<T>(work: Promise<T>): Promise<T> {
    return this.#clock.hold(work);
  }
}
