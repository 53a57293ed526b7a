import type { Cancel, Clock } from '../../../clock/clock.ts';
import { redactBytes } from '../../../events/redaction.ts';
import type { Line } from '../../../ports/port.ts';
import { hexText, standsAt } from './bytes.ts';
import type { Acknowledgement, Frame } from './frame-schema.ts';
import { mayBegin, readFrame } from './frames.ts';

export interface ExchangeOptions {
  readonly clock: Clock;
  /** The exchange owns it and closes it. */
  readonly line: Line;
  readonly frames: readonly Frame[];
  readonly acknowledge?: Acknowledgement;
  /** A silence that ends a frame, ms. */
  readonly frameSilence: number;
}

export type Acknowledged = 'ack' | 'nak' | 'message' | 'silence';

/** The register's side of the line: frames in place of bytes, acknowledged as they come. */
export class Exchange {
  readonly #options: ExchangeOptions;
  readonly #inbox: Uint8Array[] = [];
  #bytes = new Uint8Array(0);
  #silence: Cancel = () => {};
  #wake: () => void = () => {};
  /** What the terminal said to the message on its way. */
  #said: 'ack' | 'nak' | null = null;
  #last = '';
  #seen = 'nothing came over the line';
  #hasEnded = false;

  constructor(options: ExchangeOptions) {
    this.#options = options;
    options.line.attach({
      onBytes: (bytes) => this.#take(bytes),
      onEnd: (end) => {
        this.#silence();
        this.#hasEnded = true;
        this.#seen = `the line ended (${end})`;
        this.#wake();
      },
    });
  }

  /** What came last, for whom it was in vain to wait. */
  get seen(): string {
    return this.#seen;
  }

  /** Drops what came before. */
  clear(): void {
    this.#inbox.length = 0;
    this.#seen = this.#hasEnded ? this.#seen : 'nothing came over the line';
  }

  async send(bytes: Uint8Array): Promise<void> {
    this.#said = null;
    this.#last = '';
    await this.#options.line.write(bytes);
  }

  /** What is said to what was just sent, by `until`: a message is as good as an acknowledgement, and stays to be read. */
  async acknowledged(until: number): Promise<Acknowledged> {
    await this.#wait(until, () => this.#said !== null || this.#inbox.length > 0);
    return this.#said ?? (this.#inbox.length > 0 ? 'message' : 'silence');
  }

  /** The next message; null when none comes by `until`. */
  async next(until: number): Promise<Uint8Array | null> {
    await this.#wait(until, () => this.#inbox.length > 0);
    return this.#inbox.shift() ?? null;
  }

  async close(): Promise<void> {
    this.#silence();
    this.#hasEnded = true;
    this.#wake();
    await this.#options.line.close();
  }

  async #wait(until: number, isThere: () => boolean): Promise<void> {
    const { clock } = this.#options;
    let isOver = false;
    const stop = clock.at(until, () => {
      isOver = true;
      this.#wake();
    });
    while (!isThere() && !isOver && !this.#hasEnded) await new Promise<void>((resolve) => (this.#wake = resolve));
    stop();
  }

  #take(bytes: Uint8Array): void {
    this.#silence();
    this.#bytes = Uint8Array.from([...this.#bytes, ...bytes]);
    while (this.#bytes.length > 0 && this.#step());
    this.#wake();
    if (this.#bytes.length === 0) return;
    const { clock, frameSilence } = this.#options;
    this.#silence = clock.at(clock.now() + frameSilence, () => this.#broken('it broke off', this.#bytes.length));
  }

  /** Takes what the bytes begin with; false where more has to come. */
  #step(): boolean {
    const { acknowledge, frames } = this.#options;
    for (const said of ['ack', 'nak'] as const) {
      const control = acknowledge?.[said];
      if (!control || !standsAt(this.#bytes, 0, control)) continue;
      this.#said = said;
      this.#seen = said.toUpperCase();
      this.#drop(control.length);
      return true;
    }
    const frame = frames.find((one) => mayBegin(this.#bytes, one));
    if (!frame) {
      this.#seen = `${hexText(this.#bytes.subarray(0, 1))}, where a frame should begin`;
      this.#drop(1);
      return true;
    }
    const read = readFrame(this.#bytes, frame);
    if (read.kind === 'more') return false;
    if (read.kind === 'broken') this.#broken(`its ${read.why} is wrong`, read.bytes);
    else this.#message(read.body, read.bytes, frame);
    return true;
  }

  #message(body: Uint8Array, length: number, { acknowledged }: Frame): void {
    const { acknowledge, line } = this.#options;
    const whole = hexText(this.#bytes.subarray(0, length));
    this.#seen = `the last message was ${hexText(redactBytes(this.#bytes.subarray(0, length)))}`;
    this.#drop(length);
    if (acknowledge && acknowledged) void line.write(acknowledge.ack);
    if (acknowledge?.twice === 'drop' && acknowledged && whole === this.#last) return;
    this.#last = whole;
    this.#inbox.push(body);
  }

  #broken(why: string, length: number): void {
    const { acknowledge, line } = this.#options;
    this.#seen = `a frame was broken (${why}): ${hexText(redactBytes(this.#bytes.subarray(0, length)))}`;
    this.#drop(length);
    if (acknowledge?.nak) void line.write(acknowledge.nak);
  }

  #drop(length: number): void {
    this.#bytes = this.#bytes.slice(length);
  }
}
