import type { Clock } from '../../../clock/clock.ts';
import type { TotalsRow } from '../../terminal.ts';
import type {
  Host,
  SettlementAnswer,
  SettlementRequest,
  TransactionAnswer,
  TransactionRequest,
} from '../host-messages.ts';
import { isApproval } from '../responses.ts';

/** The terminal's calls to its acquirer: an answer that does not come in time is reversed. */
export class HostDesk {
  readonly #host: Host;
  readonly #clock: Clock;
  readonly #timeout: number;
  #pending: TransactionRequest | null;

  /** `timeout` in ms; `pending` is what a power cut left unanswered. */
  constructor(host: Host, clock: Clock, timeout: number, pending: TransactionRequest | null) {
    this.#host = host;
    this.#clock = clock;
    this.#timeout = timeout;
    this.#pending = pending;
  }

  /** Sent and not answered. */
  get pending(): TransactionRequest | null {
    return this.#pending;
  }

  /** The host's answer, or the code of a refusal: 01, or 02 where it was silent and the transaction is reversed. */
  async authorise(request: TransactionRequest): Promise<TransactionAnswer | '01' | '02'> {
    await this.#reverse();
    this.#pending = request;
    const answer = await this.#inTime(this.#host.authorise(request));
    if (answer === null) {
      await this.#reverse();
      return '02';
    }
    this.#pending = null;
    return isApproval(answer.response) ? answer : '01';
  }

  async settle(request: SettlementRequest): Promise<SettlementAnswer | '01' | '02'> {
    await this.#reverse();
    const answer = await this.#inTime(this.#host.settle(request));
    if (answer === null) return '02';
    return isApproval(answer.response) ? answer : '01';
  }

  async #reverse(): Promise<void> {
    if (!this.#pending) return;
    await this.#host.reverse(this.#pending);
    this.#pending = null;
  }

  /** What comes later counts for nothing. */
  #inTime<T>(answer: Promise<T>): Promise<T | null> {
    return new Promise((resolve, reject) => {
      const cancel = this.#clock.at(this.#clock.now() + this.#timeout, () => resolve(null));
      answer.then(resolve, reject).finally(cancel);
    });
  }
}

/** Totals as a host counts them. */
export function hostTotals(count: number, amount: number): readonly TotalsRow[] {
  return [
    { kind: 'sale', count, amount },
    { kind: 'refund', count: 0, amount: 0 },
  ];
}
