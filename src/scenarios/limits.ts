import type { Clock } from '../clock/clock.ts';
import type { LimitName } from '../events/event.ts';

/** The longest that something may take, ms: all of a scenario, the terminal in a step, silence while it is at work. */
export interface Limits {
  readonly scenario?: number;
  readonly step: number;
  readonly silence?: number;
}

/** What each limit says when it is reached. */
const words: Readonly<Record<LimitName, (limit: string) => string>> = {
  run: (limit) => `run limit: the run was not done after ${limit}`,
  scenario: (limit) => `scenario limit: the scenario was not done after ${limit}`,
  step: (limit) => `step limit: the terminal was not done after ${limit}`,
  silence: (limit) =>
    `silence limit: for ${limit} nothing came from the terminal, and its host was neither asked nor answered`,
};

/** Something that was not done in time: neither a verdict on the product nor a fault of the bench. */
export class LimitReached extends Error {
  readonly limit: LimitName;

  /** `ms`: what the limit is. */
  constructor(limit: LimitName, ms: number) {
    super(words[limit](`${ms / 1000} s`));
    this.name = 'LimitReached';
    this.limit = limit;
  }
}

/** The longest that a run may take, on the clock of the machine. */
export class RunLimit {
  readonly #stop = new AbortController();
  readonly #cancel: () => void;

  /** Counts from now; `ms` absent: there is none. */
  constructor(clock: Clock, ms = Infinity) {
    this.#cancel = clock.at(clock.now() + ms, () => this.#stop.abort(new LimitReached('run', ms)));
  }

  /** Aborts with a LimitReached. */
  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  get reached(): LimitReached | undefined {
    return this.signal.aborted ? (this.signal.reason as LimitReached) : undefined;
  }

  close(): void {
    this.#cancel();
  }
}

/** Watches one scenario, on its bench's clock: what is passed over is cut off where a limit is reached. */
export class Watch {
  readonly #clock: Clock;
  readonly #limits: Limits;
  readonly #signal?: AbortSignal;
  /** When the scenario began, ms of the clock. */
  readonly #began: number;
  #movedAt: number;

  /** The scenario begins now. */
  constructor(clock: Clock, limits: Limits, signal?: AbortSignal) {
    this.#clock = clock;
    this.#began = clock.now();
    this.#movedAt = this.#began;
    this.#limits = limits;
    this.#signal = signal;
  }

  /** When something moved last, ms of the clock. */
  get movedAt(): number {
    return this.#movedAt;
  }

  /** Bytes passed between terminal and printer, came from the terminal to its register, or the host was asked or answered. */
  moved(): void {
    this.#movedAt = this.#clock.now();
  }

  /** Lets time pass until `work` is done; rejects with a LimitReached, or what `work` rejects with. */
  pass<T>(work: Promise<T>, what: string): Promise<T> {
    return this.#clock.run(this.#within(work, []), what);
  }

  /** The same while the terminal is at work. */
  passAtWork<T>(work: Promise<T>, what: string): Promise<T> {
    this.moved();
    const { step, silence } = this.#limits;
    const due = this.#clock.now() + step;
    return this.#clock.run(
      this.#within(work, [
        (reached) => this.#clock.at(due, () => reached(new LimitReached('step', step))),
        ...(silence === undefined ? [] : [(reached: Reached) => this.#whenSilent(silence, reached)]),
      ]),
      what,
    );
  }

  #within<T>(work: Promise<T>, more: readonly ((reached: Reached) => () => void)[]): Promise<T> {
    const { scenario = Infinity } = this.#limits;
    const signal = this.#signal;
    return new Promise((resolve, reject) => {
      const stop = () => reached(signal!.reason as LimitReached);
      const reached: Reached = (error) => {
        end();
        reject(error);
      };
      const cancels = [
        this.#clock.at(this.#began + scenario, () => reached(new LimitReached('scenario', scenario))),
        ...more.map((set) => set(reached)),
      ];
      const end = () => {
        for (const cancel of cancels) cancel();
        signal?.removeEventListener('abort', stop);
      };
      signal?.addEventListener('abort', stop);
      work.finally(end).then(resolve, reject);
      if (signal?.aborted) stop();
    });
  }

  /** Looks again where something has passed meanwhile. */
  #whenSilent(silence: number, reached: Reached): () => void {
    let cancel = () => {};
    const look = () => {
      const due = this.#movedAt + silence;
      if (due <= this.#clock.now()) reached(new LimitReached('silence', silence));
      else cancel = this.#clock.at(due, look);
    };
    look();
    return () => cancel();
  }
}

type Reached = (error: LimitReached) => void;
