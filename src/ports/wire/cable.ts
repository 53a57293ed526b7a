import type { Strike } from './faults.ts';
import { frameOf, type Level } from './frame.ts';
import type { Receiver } from './receiver.ts';
import { type Format, timeOf } from './settings.ts';

/** Bytes that have begun to leave. */
export interface Departure {
  /** How many bytes it takes from the sender. */
  readonly taken: number;
  /** How many it is on the wire: one more than `taken` where a byte is doubled. */
  readonly frames: number;
  /** Whether it can be cut short between two bytes, to `taken` and `frames` alike. */
  readonly divisible: boolean;
  /** Has the first `count` of its bytes arrive; `at` is when the first was there, ms. */
  arrive(count: number, at: number): void;
}

/**
 * One direction of a cable. What is neither disturbed nor misread passes as whole runs; the rest byte by byte, as the
 * levels that its bits put on the line.
 */
export class Cable {
  readonly #receiver: Receiver;
  readonly #strike?: Strike;
  readonly #snap: () => void;
  /** How many bytes have been sent over it. */
  #offset = 0;

  /** `snap` ends the line for both ends. */
  constructor(receiver: Receiver, strike: Strike | undefined, snap: () => void) {
    this.#receiver = receiver;
    this.#strike = strike;
    this.#snap = snap;
  }

  /** Takes as many of `bytes` as can go together from `start` on, ms; undefined when the cable breaks there. */
  depart(bytes: Uint8Array, start: number, format: Format): Departure | undefined {
    const understood = this.#receiver.understands(format, start);
    const plain = understood ? this.#plain(bytes, start, timeOf(1, format)) : 0;
    if (plain > 0) return this.#run(bytes.subarray(0, plain), format, { taken: plain, divisible: true });
    const damage = this.#strike?.(this.#offset, start);
    const { cut = false, drop = false, double = false, flips = 0 } = damage ?? {};
    if (cut) {
      this.#snap();
      return undefined;
    }
    const single = { taken: 1, divisible: false };
    if (drop) return { ...single, frames: 1, arrive: () => this.#count(1) };
    const sent = bytes.subarray(0, 1);
    if (understood && flips === 0) return this.#run(double ? Uint8Array.of(sent[0]!, sent[0]!) : sent, format, single);
    const frames = [flips, 0].slice(0, double ? 2 : 1).map((turned) => frameOf(sent[0]!, format, turned));
    for (const [index, levels] of frames.entries())
      this.#receiver.uart.hear(levels, start + timeOf(index, format), 1000 / format.baud);
    return { ...single, frames: frames.length, arrive: () => this.#count(1) };
  }

  /** Nothing is being sent from `at` on, ms: the line rests at mark, or is held at space. */
  settle(level: Level, at: number, format: Format): void {
    if (format.baud < Infinity) this.#receiver.uart.settle(level, at);
    else if (level === 0) this.#receiver.takeBreak(at);
  }

  #run(bytes: Uint8Array, format: Format, { taken, divisible }: Pick<Departure, 'taken' | 'divisible'>): Departure {
    const arrive = (count: number, at: number) => {
      this.#count(divisible ? count : taken);
      this.#receiver.take({ bytes: bytes.subarray(0, count), at, byteTime: timeOf(1, format) });
    };
    return { taken, frames: bytes.length, divisible, arrive };
  }

  #count(bytes: number): void {
    this.#offset += bytes;
  }

  /** How many bytes the other end takes as one run and nothing befalls, up to and with one that is flow control at the other end. */
  #plain(bytes: Uint8Array, start: number, byteTime: number): number {
    const most = Math.min(bytes.length, this.#receiver.mostAtOnce);
    if (!this.#strike && !this.#receiver.obeysAny) return most;
    for (let index = 0; index < most; index++) {
      if (this.#strike?.(this.#offset + index, start + index * byteTime)) return index;
      if (this.#receiver.obeys(bytes[index]!)) return index + 1;
    }
    return most;
  }
}
