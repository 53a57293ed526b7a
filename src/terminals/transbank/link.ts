import type { Cancel, Clock } from '../../clock/clock.ts';
import type { Line, LineEnd } from '../../ports/port.ts';
import { type Arrival, acknowledgement, FrameReader, frame, refusal } from './frames.ts';

/** A silence that ends a frame, ms: the official npm package ends a message so. */
export const FRAME_SILENCE = 100;

export interface LinkHandlers {
  onArrival(arrival: Arrival): void;
  onEnd(end: LineEnd): void;
}

/** One end of the cable between a register and its terminal: messages in place of bytes. */
export class TransbankLink {
  readonly #line: Line;
  readonly #clock: Clock;
  readonly #handlers: LinkHandlers;
  readonly #reader = new FrameReader();
  #silence: Cancel = () => {};

  /** The link owns the line and closes it. */
  constructor(line: Line, clock: Clock, handlers: LinkHandlers) {
    this.#line = line;
    this.#clock = clock;
    this.#handlers = handlers;
    line.attach({
      onBytes: (bytes) => this.#take(bytes),
      onEnd: (end) => {
        this.#silence();
        handlers.onEnd(end);
      },
    });
  }

  /** Each of these resolves when the line has taken the bytes. */
  send(data: string): Promise<void> {
    return this.#line.write(frame(data));
  }

  acknowledge(): Promise<void> {
    return this.#line.write(acknowledgement);
  }

  refuse(): Promise<void> {
    return this.#line.write(refusal);
  }

  /** Bytes as they are, for an end that is to do wrong. */
  write(bytes: Uint8Array): Promise<void> {
    return this.#line.write(bytes);
  }

  close(): Promise<void> {
    this.#silence();
    return this.#line.close();
  }

  #take(bytes: Uint8Array): void {
    this.#silence();
    for (const arrival of this.#reader.push(bytes)) this.#handlers.onArrival(arrival);
    if (!this.#reader.isInside) return;
    this.#silence = this.#clock.at(this.#clock.now() + FRAME_SILENCE, () => {
      const arrival = this.#reader.cutOff();
      if (arrival) this.#handlers.onArrival(arrival);
    });
  }
}
