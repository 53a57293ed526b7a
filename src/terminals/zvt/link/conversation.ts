import type { Clock } from '../../../clock/clock.ts';
import { type Apdu, isAnswer } from '../protocol/apdu.ts';
import { type Link, LinkFailure, T3 } from './link.ts';

/** No answer to a command within T3. */
export class NoAnswer extends Error {
  readonly code = 'no-answer';
}

export interface ConversationHandlers {
  /** A command of the other end: `reply` answers it. */
  onCommand(apdu: Apdu): void;
  /** The line has ended: by itself, or given up because an answer did not come. */
  onEnd(why: Error): void;
}

/** Commands and answers over a link, from either end: what is asked is paired with its answer. */
export class Conversation {
  readonly link: Link;
  readonly #clock: Clock;
  readonly #t3: number;
  /** Commands that wait for an answer, in order. */
  #waiting: { readonly resolve: (answer: Apdu) => void; readonly reject: (error: Error) => void }[] = [];
  #hasEnded = false;
  /** Why the line was given up. */
  #why: Error | null = null;

  constructor(link: Link, clock: Clock, handlers: ConversationHandlers, t3: number = T3) {
    this.link = link;
    this.#clock = clock;
    this.#t3 = t3;
    link.attach({
      onApdu: (apdu) => {
        if (!isAnswer(apdu)) handlers.onCommand(apdu);
        else this.#waiting.shift()?.resolve(apdu);
      },
      onEnd: () => {
        this.#hasEnded = true;
        const why = this.#why ?? new LinkFailure('line-lost', 'the line has ended');
        for (const { reject } of this.#waiting.splice(0)) reject(why);
        handlers.onEnd(why);
      },
    });
  }

  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  /**
   * Sends a command; resolves with its answer. Rejects with a LinkFailure, or with NoAnswer when there is none T3 after
   * the command arrived: over TCP the line is broken off then.
   */
  async ask(command: Apdu): Promise<Apdu> {
    let stop = () => {};
    const answer = new Promise<Apdu>((resolve, reject) => {
      const waiting = { resolve, reject };
      this.#waiting.push(waiting);
      const fail = (error: Error) => {
        this.#waiting = this.#waiting.filter((each) => each !== waiting);
        reject(error);
      };
      this.link.send(command).then(() => {
        if (!this.#waiting.includes(waiting)) return;
        stop = this.#clock.at(this.#clock.now() + this.#t3, () => {
          this.#why = new NoAnswer(`no answer within ${this.#t3 / 1000} s`);
          fail(this.#why);
          this.link.giveUp();
        });
      }, fail);
    });
    return answer.finally(() => stop());
  }

  /** Sends an answer. Rejects with a LinkFailure. */
  reply(answer: Apdu): Promise<void> {
    return this.link.send(answer);
  }

  close(): Promise<void> {
    this.#hasEnded = true;
    return this.link.close();
  }
}
