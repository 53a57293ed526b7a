import type { Clock } from '../../../clock/clock.ts';
import type { Line } from '../../../ports/port.ts';

/**
 * Where in a request something happens: the terminal has it (`asked`); the terminal tells the result and the register
 * has not acknowledged it (`told`); the acknowledgement has arrived (`acknowledged`).
 */
export const moments = ['asked', 'told', 'acknowledged'] as const;
export type Moment = (typeof moments)[number];

/** What a register and a terminal say to each other, as far as the moments need it. */
export interface Wording {
  /** Whether these bytes of the terminal, all that came since the register last spoke, begin to tell a result. */
  tells(bytes: Uint8Array): boolean;
  /** Whether these bytes of the register acknowledge a result. */
  acknowledges(bytes: Uint8Array): boolean;
}

/** What waits for its moment. */
interface Plan {
  readonly moment: Moment;
  strike(): void;
}

/** How far a request is: nothing was given yet, the command is on its way, and then as the moments have it. */
type Stage = 'none' | 'given' | 'asked' | 'telling' | 'acknowledging' | 'over';

/** Bytes that are looked at for the beginning of a result. */
const LOOKED_AT = 64;

/**
 * The register's end of the cable to its terminal, with what can go wrong there: the plug is out, a command is given
 * twice, or whatever else is planned for a moment of the next request.
 */
export class Cable {
  readonly #clock: Clock;
  readonly #wording: Wording;
  readonly #heardFrom: () => void;
  #plans: readonly Plan[] = [];
  #outUntil = Number.NEGATIVE_INFINITY;
  /** After how many ms the next command is given a second time. */
  #again: number | null = null;
  #stage: Stage = 'over';
  #heard: readonly number[] = [];
  #line: Line | null = null;

  /** `heardFrom` is told whenever bytes of the terminal arrive: a register that asks on is no sign of life. */
  constructor(clock: Clock, wording: Wording, heardFrom: () => void = () => {}) {
    this.#clock = clock;
    this.#wording = wording;
    this.#heardFrom = heardFrom;
  }

  /** A request begins: its moments are still to come. */
  begin(): void {
    this.#stage = 'none';
    this.#heard = [];
  }

  /** Has something happen at a moment of the next request that has it. */
  at(moment: Moment, strike: () => void): void {
    this.#plans = [...this.#plans, { moment, strike }];
  }

  /** The plug is out for ms: what either end sends meanwhile is lost. */
  unplug(ms: number): void {
    this.#outUntil = this.#clock.now() + ms;
  }

  /** The line breaks off; both ends see it. */
  cut(): void {
    this.#line?.reset();
  }

  /** The next command is given a second time, ms after the first. */
  giveTwice(ms: number): void {
    this.#again = ms;
  }

  /** A line of the register, with what goes wrong on it. */
  on(line: Line): Line {
    this.#line = line;
    return {
      name: line.name,
      attach: (handlers) =>
        line.attach({
          ...handlers,
          onBytes: (bytes, at, byteTime) => {
            if (!this.#hear(bytes) || this.#isOut) return;
            this.#heardFrom();
            handlers.onBytes(bytes, at, byteTime);
          },
        }),
      write: async (bytes) => {
        this.#speak(line, bytes);
        if (!this.#isOut) await line.write(bytes);
      },
      pause: () => line.pause(),
      resume: () => line.resume(),
      close: () => line.close(),
      reset: () => line.reset(),
    };
  }

  get #isOut(): boolean {
    return this.#clock.now() < this.#outUntil;
  }

  /** Whether what the terminal sends arrives: not where something strikes as it comes. */
  #hear(bytes: Uint8Array): boolean {
    if (this.#heard.length < LOOKED_AT)
      this.#heard = [...this.#heard, ...bytes.subarray(0, LOOKED_AT)].slice(0, LOOKED_AT);
    let isStruck = false;
    if (this.#stage === 'given') {
      this.#stage = 'asked';
      isStruck = this.#strike('asked');
    }
    if (this.#stage === 'asked' && this.#wording.tells(Uint8Array.from(this.#heard))) this.#stage = 'telling';
    else if (this.#stage === 'acknowledging') {
      this.#stage = 'over';
      isStruck = this.#strike('acknowledged');
    }
    return !isStruck;
  }

  #speak(line: Line, bytes: Uint8Array): void {
    this.#heard = [];
    if (this.#stage === 'none') {
      this.#stage = 'given';
      if (this.#again !== null) this.#clock.at(this.#clock.now() + this.#again, () => void line.write(bytes));
      this.#again = null;
    } else if (this.#stage === 'telling' && this.#wording.acknowledges(bytes)) {
      this.#stage = 'acknowledging';
      this.#strike('told');
    }
  }

  /** Has happen what is planned; false where nothing is. */
  #strike(moment: Moment): boolean {
    const now = this.#plans.filter((plan) => plan.moment === moment);
    this.#plans = this.#plans.filter((plan) => plan.moment !== moment);
    for (const { strike } of now) strike();
    return now.length > 0;
  }
}
