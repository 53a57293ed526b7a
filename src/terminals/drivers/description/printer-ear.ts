import type { Cancel, Clock } from '../../../clock/clock.ts';
import type { PrinterWatch } from '../driver.ts';

/**
 * What reaches the terminal's printer during a request: it may begin before anybody waits for it. Listens from the start
 * until `close`.
 */
export class PrinterEar {
  readonly #clock: Clock;
  readonly #stop: Cancel;
  /** Bytes came that no wait has counted yet. */
  #hasBegun = false;
  /** When bytes came last, ms of the clock. */
  #last = Number.NEGATIVE_INFINITY;
  #heard: () => void = () => {};

  constructor(clock: Clock, printing?: PrinterWatch) {
    this.#clock = clock;
    this.#stop =
      printing?.onBytes(() => {
        this.#hasBegun = true;
        this.#last = clock.now();
        this.#heard();
      }) ?? (() => {});
  }

  /** Whether bytes have come by `until`, since the request began or the last slip was done. */
  async begins(until: number): Promise<boolean> {
    if (!this.#hasBegun) await this.#next(until);
    return this.#hasBegun;
  }

  /** Whether, by `until`, nothing has come for `silence` ms. */
  async isDone(silence: number, until: number): Promise<boolean> {
    const begun = this.#clock.now();
    for (;;) {
      const still = Math.max(begun, this.#last) + silence;
      if (this.#clock.now() >= still) break;
      if (this.#clock.now() >= until) return false;
      await this.#next(Math.min(still, until));
    }
    this.#hasBegun = false;
    return true;
  }

  close(): void {
    this.#stop();
  }

  /** Resolves when bytes come, or at `at`. */
  #next(at: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.#clock.at(at, resolve);
      this.#heard = () => {
        cancel();
        resolve();
      };
    });
  }
}
