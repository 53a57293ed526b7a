import type { Cancel, Clock } from '../../../clock/clock.ts';
import type { Line } from '../../../ports/port.ts';
import { type Apdu, isAnswer } from '../protocol/apdu.ts';
import { ACK, encodeFrame, NAK, type SerialEvent, SerialReader } from '../protocol/serial-frame.ts';
import { type Link, LinkFailure, type LinkHandlers, RETRIES, T1, T2 } from './link.ts';

/** A frame that waits to be acknowledged. */
interface Outstanding {
  readonly apdu: Apdu;
  /** Its last byte has been sent: what begins now can answer it. */
  hasLeft: boolean;
  settle(verdict: Verdict): void;
}

/** A frame comes again after T2 and its own time on the wire, which is less than T2 for the longest that is sent, ms. */
const REPEATED_WITHIN = 2 * T2;

type Verdict = 'taken' | 'again' | 'ended';

/**
 * ZVT over a serial line: frames, one acknowledged before the next is sent, and sent again at most twice on NAK or
 * after T2. The link owns the line.
 *
 * The protocol numbers no frames, so a receiver whose ACK was lost meets the same frame again. These rules keep it from
 * counting twice. An answer to a command acknowledges the command, for it cannot exist without it, and the next command
 * acknowledges the answer to the one before. A frame that equals the last one is that one again as long as nothing was
 * sent since, or what was sent is not acknowledged itself; it is acknowledged once more and dropped. Equal frames that
 * are meant so (two blank lines to print) have an acknowledged answer between them.
 */
export class SerialLink implements Link {
  readonly kind = 'serial';
  readonly #line: Line;
  readonly #clock: Clock;
  readonly #reader = new SerialReader();
  #handlers?: LinkHandlers;
  #hasEnded = false;
  #outstanding: Outstanding | null = null;
  #lastSend: Promise<void> = Promise.resolve();
  /** The last frame that came, when, and whether a frame that we sent after it was acknowledged. */
  #last: { readonly bytes: string; at: number; isPast: boolean } | null = null;
  #silence: Cancel = () => {};

  constructor(line: Line, clock: Clock) {
    this.#line = line;
    this.#clock = clock;
  }

  attach(handlers: LinkHandlers): void {
    this.#handlers = handlers;
    this.#line.attach({
      onBytes: (bytes, at, byteTime) => {
        this.#silence();
        for (const event of this.#reader.push(bytes)) this.#take(event);
        if (!this.#reader.isOpen) return;
        this.#silence = this.#clock.at(at + (bytes.length - 1) * byteTime + T1, () => {
          if (this.#reader.silence()) void this.#line.write(Uint8Array.of(NAK));
        });
      },
      onEnd: () => this.#end(),
    });
  }

  send(apdu: Apdu): Promise<void> {
    const sent = this.#lastSend.then(() => this.#transmit(apdu));
    this.#lastSend = sent.catch(() => {});
    return sent;
  }

  close(): Promise<void> {
    this.#hasEnded = true;
    this.#silence();
    this.#outstanding?.settle('ended');
    return this.#line.close();
  }

  giveUp(): void {}

  async #transmit(apdu: Apdu): Promise<void> {
    const bytes = encodeFrame(apdu);
    const before = this.#last;
    for (let sending = 0; sending <= RETRIES; sending++) {
      const verdict = this.#hasEnded ? 'ended' : await this.#sendOnce(apdu, bytes);
      if (verdict === 'ended') throw new LinkFailure('line-lost', `${this.#line.name} has ended`);
      if (verdict === 'again') continue;
      if (before) before.isPast = true;
      return;
    }
    const times = RETRIES + 1;
    throw new LinkFailure(
      'transmission-failed',
      `${this.#line.name}: a frame was sent ${times} times and not acknowledged`,
    );
  }

  /** Sends a frame and waits for T2 behind its last byte. */
  async #sendOnce(apdu: Apdu, bytes: Uint8Array): Promise<Verdict> {
    const verdict = new Promise<Verdict>((settle) => {
      this.#outstanding = { apdu, hasLeft: false, settle };
    });
    await this.#line.write(bytes);
    const { settle } = this.#outstanding!;
    this.#outstanding!.hasLeft = true;
    const stop = this.#clock.at(this.#clock.now() + T2, () => settle('again'));
    const settled = await verdict;
    stop();
    this.#outstanding = null;
    return settled;
  }

  #take(event: SerialEvent): void {
    if (event === 'ack') this.#outstanding?.settle('taken');
    else if (event === 'nak') this.#outstanding?.settle('again');
    else this.#receive(event.frame);
  }

  #receive(apdu: Apdu): void {
    void this.#line.write(Uint8Array.of(ACK));
    const bytes = `${apdu.control} ${apdu.data.join()}`;
    const now = this.#clock.now();
    const sent = this.#outstanding;
    const answers = isAnswer(apdu) && sent?.hasLeft === true && !isAnswer(sent.apdu);
    if (!answers && this.#last?.bytes === bytes && !this.#last.isPast && now - this.#last.at <= REPEATED_WITHIN) {
      this.#last.at = now;
      return;
    }
    this.#last = { bytes, at: now, isPast: false };
    if (answers || (sent && isAnswer(sent.apdu) && !isAnswer(apdu))) sent.settle('taken');
    this.#handlers?.onApdu(apdu);
  }

  #end(): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#silence();
    this.#outstanding?.settle('ended');
    this.#handlers?.onEnd();
  }
}
