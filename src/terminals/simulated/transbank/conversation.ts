import type { Clock } from '../../../clock/clock.ts';
import type { Line } from '../../../ports/port.ts';
import { type Arrival, frame } from '../../transbank/frames.ts';
import { TransbankLink } from '../../transbank/link.ts';
import { REPEATS, times } from '../../transbank/messages.ts';
import type { AnswerFault } from './faults.ts';

/** What a terminal does with a request before it begins. */
export type Admission = 'take' | 'refuse' | 'ignore';

export interface ConversationOptions {
  readonly clock: Clock;
  readonly line: Line;
  /** Silence before each message, ms. */
  readonly pause: number;
  admit(request: string): Admission;
  /** Carries a request out; resolves with the response, or null where the ACK was all. */
  serve(request: string): Promise<string | null>;
  /** What `serve` throws: the bench's fault, that no register can be told of. */
  onError(error: unknown): void;
}

type Heard = 'ack' | 'nak' | 'request' | 'silence';

/**
 * The terminal's side of the line: one request at a time, acknowledged at once, its response repeated twice without an
 * acknowledgement. Whatever comes while it works is not heard. A request in place of the acknowledgement shows that the
 * register has the response, for it asks nothing before.
 */
export class TerminalConversation {
  readonly #options: ConversationOptions;
  readonly #link: TransbankLink;
  #isIdle = true;
  /** Waits for the register's byte; `ends` where a new request is as good. */
  #listening: { readonly ends: boolean; hear(heard: Heard): void } | null = null;
  /** The response is acknowledged, and nothing is left but to become idle: the next request may come with the ACK. */
  #isClosing = false;
  #next: string | null = null;
  #fault: AnswerFault | null = null;

  constructor(options: ConversationOptions) {
    this.#options = options;
    this.#link = new TransbankLink(options.line, options.clock, {
      onArrival: (arrival) => this.#take(arrival),
      onEnd: () => this.#listening?.hear('silence'),
    });
  }

  /** What goes wrong with the next answer. */
  failNext(fault: AnswerFault): void {
    this.#fault = fault;
  }

  /** A message before the response, sent once; goes on when it is acknowledged, or after 2 s. */
  async progress(code: string): Promise<void> {
    await this.#options.clock.sleep(this.#options.pause);
    const heard = this.#hear(times.acknowledgement, false);
    await this.#link.send(`0900|${code}|`);
    await heard;
  }

  /** Sends a record; false where the register never acknowledged it. */
  record(data: string): Promise<boolean> {
    return this.#deliver(data, false, null);
  }

  close(): Promise<void> {
    return this.#link.close();
  }

  #take(arrival: Arrival): void {
    if (arrival.kind === 'ack' || arrival.kind === 'nak') {
      this.#isClosing ||= arrival.kind === 'ack' && this.#listening?.ends === true;
      this.#listening?.hear(arrival.kind);
    } else if (arrival.kind === 'broken' && this.#isIdle) void this.#link.refuse();
    else if (arrival.kind === 'message') this.#ask(arrival.data);
  }

  #ask(data: string): void {
    // What a register sent with bytes of no meaning goes back to it as an echo, and on paper.
    const request = data.replaceAll(/[^\x20-\x7e]/g, '?');
    if (this.#isIdle) this.#answer(request).catch((error) => this.#options.onError(error));
    else if (this.#isClosing || this.#listening?.ends) {
      this.#next = request;
      this.#listening?.hear('request');
    }
  }

  async #answer(request: string): Promise<void> {
    const admission = this.#options.admit(request);
    if (admission === 'ignore') return;
    const fault = this.#fault;
    this.#fault = null;
    if (admission === 'refuse' || fault?.refuses) return void this.#link.refuse();
    this.#isIdle = false;
    try {
      if (!fault?.hidesAcknowledgement) await this.#link.acknowledge();
      const response = await this.#options.serve(request);
      if (response !== null) await this.#deliver(response, true, fault);
    } finally {
      this.#isIdle = true;
      this.#isClosing = false;
    }
    const next = this.#next;
    this.#next = null;
    if (next !== null) await this.#answer(next);
  }

  async #deliver(data: string, ends: boolean, fault: AnswerFault | null): Promise<boolean> {
    const bytes = frame(data);
    for (let sent = 0; sent <= REPEATS; sent++) {
      const isFaulty = sent === 0 && fault !== null;
      const pieces = isFaulty ? fault.pieces(bytes, this.#options.pause) : [{ after: this.#options.pause, bytes }];
      let heard: Promise<Heard> | null = null;
      for (const piece of pieces) {
        if (piece.after > 0) await this.#options.clock.sleep(piece.after);
        heard = this.#hear(times.responseAcknowledgement, ends);
        await this.#link.write(piece.bytes);
      }
      if (isFaulty && fault.final) return false;
      const last = await heard;
      if (last === 'ack' || last === 'request') return true;
    }
    return false;
  }

  /** What the register says to what is being sent; listening begins at once. */
  #hear(within: number, ends: boolean): Promise<Heard> {
    return new Promise((resolve) => {
      const { clock } = this.#options;
      const cancel = clock.at(clock.now() + within, () => hear('silence'));
      const hear = (heard: Heard) => {
        cancel();
        if (this.#listening === listening) this.#listening = null;
        resolve(heard);
      };
      const listening = { ends, hear };
      this.#listening = listening;
    });
  }
}
