import type { Clock } from '../../clock/clock.ts';
import type { DefectPoints } from './defect-points.ts';
import type { Host } from './host-messages.ts';
import type { Memory } from './memory.ts';
import { isReversed } from './responses.ts';
import type { Pending } from './state.ts';

export interface HostSideOptions {
  readonly clock: Clock;
  readonly host: Host;
  readonly memory: Memory;
  readonly points: DefectPoints;
  /** How long it waits for the host, ms. */
  readonly timeout: number;
  /** How often a reversal is sent before it is given up, and what is done then. */
  readonly attempts: number;
  readonly giveUp: (request: Pending) => Promise<unknown>;
}

/** The terminal's side of its host: how long it waits, and what it does where no answer comes. */
export class HostSide {
  readonly host: Host;
  readonly #options: HostSideOptions;

  constructor(options: HostSideOptions) {
    this.host = options.host;
    this.#options = options;
  }

  /** What the host answers, or null when it does not within the time-out; what it says later counts for nothing. */
  answerOf<T>(answer: Promise<T>): Promise<T | null> {
    const { clock, timeout } = this.#options;
    return new Promise((resolve, reject) => {
      const cancel = clock.at(clock.now() + timeout, () => resolve(null));
      answer.then(resolve, reject).finally(cancel);
    });
  }

  /**
   * False when the host does not say that it has reversed what is pending: it stays so until it has been tried often
   * enough, and is then left to people.
   */
  async reversePending(): Promise<boolean> {
    const { memory, points, attempts, giveUp } = this.#options;
    if (!memory.pending) return true;
    const response = points.reverses() ? await this.answerOf(this.host.reverse(memory.pending)) : '00';
    const isDone = response !== null && isReversed(response);
    if (!isDone && ++memory.failedReversals < attempts) return false;
    // The slip first: without it nobody would know.
    if (!isDone) await giveUp(memory.pending);
    memory.pending = null;
    memory.failedReversals = 0;
    return isDone;
  }
}
