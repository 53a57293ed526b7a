import { type Cancel, type Clock, NOTHING_BEGUN } from './clock.ts';
import { TimerQueue } from './timers.ts';

/**
 * How many turns of the event loop must pass before nothing is under way. Every promise job and nextTick that is due
 * runs before a turn ends, however long the chain, and so does every setImmediate set before it. What one turn cannot
 * see is work that itself waits a turn (a stream that ends, an emitter that defers): the second turn runs that. Code
 * that counts more turns than this to wait must be held.
 */
const QUIET_TURNS = 2;

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const turns = async (): Promise<void> => {
  for (let turned = 0; turned < QUIET_TURNS; turned++) await turn();
};

/** QUIET_TURNS ticks. A tick runs every promise job and nextTick that is due, as a turn does, at a tenth of its price: the event loop stands. */
const ticks = (): Promise<void> => new Promise(firstTick);
const firstTick = (resolve: () => void) => process.nextTick(lastTick, resolve);
const lastTick = (resolve: () => void) => process.nextTick(resolve);

/** Timers between two turns of the event loop where ticks do: what is real beside the run (signals, limits) has to be seen. */
const SEEN_EVERY = 64;

/** What can be under way: what waits for the event loop too, or promise jobs and ticks alone. */
export type UnderWay = 'turns' | 'ticks';

/** Something is awaited that nothing can settle: no timer is set and nothing is under way. */
export class ClockDeadlock extends Error {
  readonly code = 'clock-deadlock';
  /** When time stood still, ms of the clock. */
  readonly at: number;
  /** What `run` was waiting for. */
  readonly awaited: readonly string[];
  readonly hint =
    'If it waits for a file, a socket or a module, pass that promise through hold(); if not, nothing will ever settle it.';

  constructor(at: number, timersRun: number, awaited: readonly string[]) {
    super(
      `virtual time stands still at ${at} ms (timers run: ${timersRun}): no timer is set, nothing is under way, and still awaited: ${awaited.join(', ')}`,
    );
    this.name = 'ClockDeadlock';
    this.at = at;
    this.awaited = awaited;
  }
}

interface Run {
  readonly what: string;
  reject(error: unknown): void;
}

/**
 * Time that passes only inside `run`, and then by jumps from timer to timer. Nothing is under way once the event loop
 * has turned QUIET_TURNS times (or where ticks do, as many ticks have passed) and no promise given to `hold` is open;
 * this is the one place that says so.
 */
export class VirtualClock implements Clock {
  readonly kind = 'virtual';
  #now = 0;
  /** The wall clock as it was last set, and when, ms of `now()`. */
  #dateSet: number;
  #dateSetAt = 0;
  #timersRun = 0;
  #driving = false;
  readonly #timers = new TimerQueue();
  readonly #runs = new Set<Run>();
  readonly #held = new Set<Promise<unknown>>();
  readonly #pass: () => Promise<void>;

  /** Starts at `now()` 0 and the wall-clock time `date`, ms since 1970-01-01T00:00Z. */
  constructor(date: number, underWay: UnderWay = 'turns') {
    this.#dateSet = date;
    this.#pass = underWay === 'turns' ? turns : ticks;
  }

  now(): number {
    return this.#now;
  }

  date(): number {
    return Math.floor(this.#dateSet + (this.#now - this.#dateSetAt));
  }

  /** Puts the wall clock to `date`, ms since 1970-01-01T00:00Z; `now()` and the timers stay as they are. */
  setDate(date: number): void {
    this.#dateSet = date;
    this.#dateSetAt = this.#now;
  }

  at(at: number, run: () => unknown): Cancel {
    if (Number.isNaN(at)) throw new RangeError('a timer needs a time, got NaN');
    if (at === Infinity) return () => {};
    return this.#timers.add(Math.max(at, this.#now), run);
  }

  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => this.at(this.#now + ms, resolve));
  }

  /** See Clock. What a timer throws rejects every open run. Runs may overlap and nest: one of them moves the time. */
  run<T>(work: Promise<T>, what = 'run'): Promise<T> {
    return new Promise((resolve, reject) => {
      const run: Run = { what, reject };
      this.#runs.add(run);
      const ended = () => this.#runs.delete(run);
      work.finally(ended).then(resolve, reject);
      if (!this.#driving) void this.#drive();
    });
  }

  hold<T>(work: Promise<T>): Promise<T> {
    const settled: Promise<unknown> = work.then(
      () => this.#held.delete(settled),
      () => this.#held.delete(settled),
    );
    this.#held.add(settled);
    return work;
  }

  async #drive(): Promise<void> {
    this.#driving = true;
    try {
      await this.#quiet();
      while (this.#runs.size > 0) {
        const timer = this.#timers.take();
        if (timer === undefined)
          throw new ClockDeadlock(
            this.#now,
            this.#timersRun,
            [...this.#runs].map((run) => run.what),
          );
        this.#now = timer.at;
        this.#timersRun++;
        if (timer.run() !== NOTHING_BEGUN) await this.#quiet();
        if (this.#pass === ticks && this.#timersRun % SEEN_EVERY === 0) await turn();
      }
    } catch (error) {
      for (const run of this.#runs) run.reject(error);
      this.#runs.clear();
    } finally {
      this.#driving = false;
    }
  }

  /** Resolves when nothing is under way. */
  async #quiet(): Promise<void> {
    for (;;) {
      await this.#pass();
      if (this.#held.size === 0) return;
      await Promise.race(this.#held);
    }
  }
}
