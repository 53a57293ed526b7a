import type { Clock } from '../../../clock/clock.ts';
import type { Line } from '../../../ports/port.ts';
import type { Arrival } from '../../transbank/frames.ts';
import { TransbankLink } from '../../transbank/link.ts';
import { REPEATS, requests, times } from '../../transbank/messages.ts';
import { functionOf } from '../../transbank/readings.ts';

/** One request of a register. */
export interface Asking {
  readonly request: string;
  /** Function codes of its response; none where the ACK is all. */
  readonly answers: readonly string[];
  /** Whether it may be sent again when nothing at all came back: not what moves money. */
  readonly repeats: boolean;
  /** A code of a 0900 message. */
  onProgress?(code: string): void;
  /**
   * A response of more than one message: true while there is more to come. What comes before the ACK is then the rest of
   * an earlier list, and passed over: a message cannot stand for the ACK, for the list would not be known to be whole.
   */
  hasMore?(data: string): boolean;
}

/**
 * What came of it. `not-taken`: the terminal refused the request every time, or is idle though it answered nothing.
 * `lost`: it has the request, or may have it, and no response came.
 */
export type Result =
  | { readonly kind: 'answered'; readonly data: string }
  | { readonly kind: 'acknowledged' }
  | { readonly kind: 'not-taken' }
  | { readonly kind: 'lost' };

type Heard = Arrival | { readonly kind: 'silence' } | { readonly kind: 'end' };
type Acknowledgement = 'ack' | 'nak' | 'silence' | 'end';

/** A terminal sends a response so often and waits so long between: after that no more of it comes, ms. */
const LAST_REPEAT = (REPEATS + 1) * times.responseAcknowledgement;

/**
 * The register's side of the line: one request at a time, a refused one sent twice more, every message acknowledged,
 * what comes twice dropped. A request that moves money is not sent again on silence: a poll asks whether the terminal is
 * idle, and if that is silent too it is at work, and its response awaited.
 */
export class RegisterExchange {
  readonly #clock: Clock;
  readonly #link: TransbankLink;
  #open = false;
  #ended = false;
  readonly #arrivals: Arrival[] = [];
  #wake: (() => void) | null = null;
  #last = { data: '', at: Number.NEGATIVE_INFINITY };

  /** Owns the line and closes it. */
  constructor(line: Line, clock: Clock) {
    this.#clock = clock;
    this.#link = new TransbankLink(line, clock, {
      onArrival: (arrival) => this.#take(arrival),
      onEnd: () => {
        this.#ended = true;
        this.#wake?.();
      },
    });
  }

  /** Whether a request is under way. */
  get isOpen(): boolean {
    return this.#open;
  }

  /** Whether the line has ended. */
  get hasEnded(): boolean {
    return this.#ended;
  }

  async ask(asking: Asking): Promise<Result> {
    if (this.#open) throw new Error('one request at a time');
    this.#open = true;
    try {
      return await this.#ask(asking);
    } finally {
      this.#open = false;
      // What crossed the end of the request is a repeat.
      for (const arrival of this.#arrivals.splice(0)) this.#take(arrival);
    }
  }

  close(): Promise<void> {
    return this.#link.close();
  }

  async #ask(asking: Asking): Promise<Result> {
    let said: Acknowledgement = 'silence';
    for (let sent = 0; sent <= REPEATS; sent++) {
      await this.#link.send(asking.request);
      said = await this.#acknowledgement(asking.hasMore ? [] : asking.answers);
      if (said === 'nak' || (said === 'silence' && asking.repeats)) continue;
      if (said === 'silence' && (await this.#isIdle(asking.answers))) return { kind: 'not-taken' };
      if (said === 'ack' && asking.answers.length === 0) return { kind: 'acknowledged' };
      return said === 'end' ? { kind: 'lost' } : this.#response(asking);
    }
    return { kind: said === 'nak' ? 'not-taken' : 'lost' };
  }

  /** Whether a terminal that acknowledged nothing answers a poll: it does so only when it has nothing to do. */
  async #isIdle(answers: readonly string[]): Promise<boolean> {
    for (let polls = 0; polls <= REPEATS; polls++) {
      await this.#link.send(requests.poll());
      const said = await this.#acknowledgement(answers);
      // A response shows that the request was taken; it waits to be read.
      if (said === 'ack') return this.#arrivals.length === 0;
      if (said === 'end') return false;
    }
    return false;
  }

  /** What is said to what was just sent. A message that answers it stays to be read, and is as good as an ACK. */
  async #acknowledgement(answers: readonly string[]): Promise<Acknowledgement> {
    let until = this.#clock.now() + times.acknowledgement;
    for (;;) {
      const heard = await this.#next(until);
      if (heard.kind === 'ack' || heard.kind === 'nak' || heard.kind === 'silence' || heard.kind === 'end')
        return heard.kind;
      if (heard.kind === 'broken') await this.#link.refuse();
      if (heard.kind !== 'message') continue;
      const isRepeat = heard.data === this.#last.data && this.#clock.now() - this.#last.at < LAST_REPEAT;
      const name = functionOf(heard.data);
      if (!isRepeat && (answers.includes(name) || (answers.length > 0 && name === '0900'))) {
        this.#arrivals.unshift(heard);
        return 'ack';
      }
      await this.#link.acknowledge();
      until = this.#clock.now() + times.acknowledgement;
    }
  }

  async #response(asking: Asking): Promise<Result> {
    let until = this.#clock.now() + times.response;
    let broken = 0;
    let before = '';
    for (;;) {
      const heard = await this.#next(until);
      if (heard.kind === 'silence' || heard.kind === 'end') return { kind: 'lost' };
      if (heard.kind === 'broken') {
        await this.#link.refuse();
        if (++broken > REPEATS) return { kind: 'lost' };
      }
      if (heard.kind !== 'message') continue;
      await this.#link.acknowledge();
      const { data } = heard;
      const name = functionOf(data);
      const isNew = data !== before;
      before = data;
      broken = 0;
      if (name === '0900') asking.onProgress?.(data.split('|')[1] ?? '');
      else if (!asking.answers.includes(name)) continue;
      else if (isNew && !asking.hasMore?.(data)) {
        this.#last = { data, at: this.#clock.now() };
        return { kind: 'answered', data };
      }
      until = this.#clock.now() + times.response;
    }
  }

  /** Between requests: a message is a repeat whose ACK was lost, or came too late. */
  #take(arrival: Arrival): void {
    if (this.#open) {
      this.#arrivals.push(arrival);
      this.#wake?.();
    } else if (arrival.kind === 'message') void this.#link.acknowledge();
  }

  #next(until: number): Promise<Heard> {
    const here = this.#arrivals.shift();
    if (here) return Promise.resolve(here);
    if (this.#ended) return Promise.resolve({ kind: 'end' });
    return new Promise((resolve) => {
      const cancel = this.#clock.at(until, () => wake());
      const wake = () => {
        cancel();
        this.#wake = null;
        resolve(this.#arrivals.shift() ?? { kind: this.#ended ? 'end' : 'silence' });
      };
      this.#wake = wake;
    });
  }
}
