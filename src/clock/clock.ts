/** Cancels a timer; calling it again, or after the timer ran, does nothing. */
export type Cancel = () => void;

/**
 * What a timer returns that has set nothing going: no promise that it settled is awaited, no timer of a turn to come was
 * set. A virtual clock then goes on to its next timer without looking for what is under way.
 */
export const NOTHING_BEGUN = Symbol('nothing begun');

/**
 * The only source of time. `now()` is monotonic, ms; `date()` is the wall clock, which a test sets as it likes.
 * Nothing outside clock/ reads a clock or sets a timer.
 */
export interface Clock {
  readonly kind: 'real' | 'virtual';
  /** ms since an arbitrary zero, never going back. */
  now(): number;
  /** Wall-clock time, whole ms since 1970-01-01T00:00Z. */
  date(): number;
  /**
   * Calls `run` once, at `at` (ms of `now()`) or as soon after as the clock can; never before, and never inside this
   * call. `Infinity` is never. Throws a RangeError for NaN. What `run` returns is of no account but for NOTHING_BEGUN.
   */
  at(at: number, run: () => unknown): Cancel;
  /** Resolves after `ms`. */
  sleep(ms: number): Promise<void>;
  /**
   * Resolves with what `work` resolves with. On a virtual clock this is what lets time pass: whenever nothing is under
   * way, the clock jumps to its next timer; when nothing is under way and no timer is set while `work` is still open,
   * it rejects with a ClockDeadlock that names `what`. On a real clock it only waits.
   */
  run<T>(work: Promise<T>, what?: string): Promise<T>;
  /**
   * Counts `work` as under way until it settles, and returns it. A virtual clock cannot see work that leaves the
   * process (a file, a module being loaded, compression in a thread): without `hold` it jumps ahead of it.
   */
  hold<T>(work: Promise<T>): Promise<T>;
}
