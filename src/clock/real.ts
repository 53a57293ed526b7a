import type { Cancel, Clock } from './clock.ts';
import { Soon } from './soon.ts';

/** The longest delay setTimeout takes, ms (a signed 32-bit number, 24.8 days); a longer one would run at once. */
const LONGEST_DELAY = 2 ** 31 - 1;

/** The machine's clock: `now()` is performance.now(), `date()` is Date.now(). Its timers keep the process alive. */
export class RealClock implements Clock {
  readonly kind = 'real';
  readonly #soon = new Soon(() => this.now());

  now(): number {
    return performance.now();
  }

  date(): number {
    return Date.now();
  }

  at(at: number, run: () => void): Cancel {
    if (Number.isNaN(at)) throw new RangeError('a timer needs a time, got NaN');
    if (at === Infinity) return () => {};
    if (at <= this.now()) {
      const due = setImmediate(run);
      return () => clearImmediate(due);
    }
    if (at - this.now() < 1) return this.#soon.add(at, run);
    // setTimeout counts whole ms from the start of the turn, so it can be up to 1 ms early: look again before running.
    const wait = (): NodeJS.Timeout =>
      setTimeout(
        () => {
          if (this.now() >= at) run();
          else timer = wait();
        },
        Math.min(Math.ceil(at - this.now()), LONGEST_DELAY),
      );
    let timer = wait();
    return () => clearTimeout(timer);
  }

  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => this.at(this.now() + ms, resolve));
  }

  run<T>(work: Promise<T>): Promise<T> {
    return work;
  }

  hold<T>(work: Promise<T>): Promise<T> {
    return work;
  }
}
