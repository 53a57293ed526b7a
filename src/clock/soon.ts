import type { Cancel } from './clock.ts';

/** How long the process sleeps at a time while it has nothing to do, ms; the system adds about as much again. */
const NAP = 0.05;

/** A turn of the event loop that took less did nothing, ms. */
const IDLE_TURN = 0.03;

const never = new Int32Array(new SharedArrayBuffer(4));

interface Due {
  readonly at: number;
  readonly run: () => void;
}

/**
 * What is to run within less than a millisecond, which is the grain of setTimeout. It looks once a turn of the event
 * loop, so that what arrives meanwhile is read; in turns with nothing to do it naps, so that other programs get the
 * processor: often it is their next bytes that are waited for.
 */
export class Soon {
  readonly #now: () => number;
  #waiting: Due[] = [];
  #lastTurn = 0;
  #isTurning = false;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Calls `run` at `at`, ms, or as soon after as it can. */
  add(at: number, run: () => void): Cancel {
    const due = { at, run };
    this.#waiting.push(due);
    if (!this.#isTurning) {
      this.#lastTurn = this.#now();
      this.#goOn();
    }
    return () => {
      this.#waiting = this.#waiting.filter((other) => other !== due);
    };
  }

  #goOn(): void {
    this.#isTurning = this.#waiting.length > 0;
    if (this.#isTurning) setImmediate(() => this.#turn());
  }

  #turn(): void {
    if (this.#waiting.length > 0 && this.#now() - this.#lastTurn < IDLE_TURN) Atomics.wait(never, 0, 0, NAP);
    const now = this.#now();
    this.#lastTurn = now;
    const due = this.#waiting.filter(({ at }) => at <= now);
    this.#waiting = this.#waiting.filter(({ at }) => at > now);
    // Before they run, so that one that throws stops no other.
    this.#goOn();
    for (const { run } of due) run();
  }
}
