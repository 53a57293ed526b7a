import type { Cancel, Clock } from '../../../clock/clock.ts';
import type { Line } from '../../../ports/port.ts';
import { type Apdu, ApduReader, encodeApdu } from '../protocol/apdu.ts';
import { type Link, LinkFailure, type LinkHandlers, T3 } from './link.ts';

export interface TcpLinkOptions {
  /** How long an APDU may take to come in whole, ms; T3 where not given. */
  readonly t3?: number;
}

/** ZVT over TCP: bare APDUs, one a write, put together again by their lengths. The link owns the line. */
export class TcpLink implements Link {
  readonly kind = 'tcp';
  readonly #line: Line;
  readonly #clock: Clock;
  readonly #t3: number;
  readonly #reader = new ApduReader();
  #hasEnded = false;
  /** Cancels the wait for the rest of an APDU. */
  #rest: Cancel | null = null;

  constructor(line: Line, clock: Clock, { t3 = T3 }: TcpLinkOptions = {}) {
    this.#line = line;
    this.#clock = clock;
    this.#t3 = t3;
  }

  attach(handlers: LinkHandlers): void {
    this.#line.attach({
      onBytes: (bytes) => {
        const complete = this.#reader.push(bytes);
        if (complete.length > 0 || !this.#reader.isPartial) this.#stopWaiting();
        if (this.#reader.isPartial)
          this.#rest ??= this.#clock.at(this.#clock.now() + this.#t3, () => this.#line.reset());
        for (const apdu of complete) handlers.onApdu(apdu);
      },
      onEnd: () => {
        if (this.#hasEnded) return;
        this.#hasEnded = true;
        this.#stopWaiting();
        // The other end has ended its sending: nobody is left to answer.
        void this.#line.close();
        handlers.onEnd();
      },
    });
  }

  async send(apdu: Apdu): Promise<void> {
    if (this.#hasEnded) throw new LinkFailure('line-lost', `${this.#line.name} has ended`);
    await this.#line.write(encodeApdu(apdu));
  }

  close(): Promise<void> {
    this.#hasEnded = true;
    this.#stopWaiting();
    return this.#line.close();
  }

  giveUp(): void {
    this.#line.reset();
  }

  #stopWaiting(): void {
    this.#rest?.();
    this.#rest = null;
  }
}
