import type { Cancel, Clock } from '../../clock/clock.ts';
import { type Level, levelsPerFrame, readFrame } from './frame.ts';
import type { Format } from './settings.ts';

/** What a UART has read: `at` is when it had it, ms, in the middle of the stop bit. */
export interface Read {
  readonly byte: number;
  readonly error?: 'parity' | 'framing' | 'break';
  readonly at: number;
}

/**
 * How late a bit is sampled after its middle, in bits. A UART looks for the start bit with 16 times the bit clock, and
 * sees its edge up to a sixteenth late, half of that on average. It also keeps samples off the edges where one speed is
 * a multiple of the other.
 */
const LATE = 1 / 32;

/**
 * The receiving half of a UART: watches the line at its own speed and framing, whatever the sender's are. A start bit
 * that is over by its middle is none. After a framing error the space found in place of the stop bit is taken for the
 * next start bit; after a break the line must first return to mark (both as the PC16550D does, line status register).
 */
export class Uart {
  readonly #clock: Clock;
  readonly #take: (read: Read) => void;
  #format: Format;
  #level: Level = 1;
  /** Changes of the level that are known and not yet looked at, in order. */
  readonly #ahead: { readonly at: number; readonly level: Level }[] = [];
  /** When the frame being read began, ms; undefined between frames. */
  #edge?: number;
  #samples: Level[] = [];
  #wake: Cancel = () => {};

  constructor(clock: Clock, format: Format, take: (read: Read) => void) {
    this.#clock = clock;
    this.#format = format;
    this.#take = take;
  }

  /** The line takes these levels, from `start` on (ms), each for `bit` ms, and stays at the last. */
  hear(levels: readonly Level[], start: number, bit: number): void {
    for (const [index, level] of levels.entries()) this.#change(start + index * bit, level);
    this.#advance(start);
  }

  /** The line goes to `level` at `at`, ms. */
  settle(level: Level, at: number): void {
    this.#change(at, level);
    this.#advance(at);
  }

  /** Whether the line rests and no frame is being read, at `at` ms. */
  isQuiet(at: number): boolean {
    this.#advance(at);
    return this.#edge === undefined && this.#level === 1 && this.#ahead.length === 0;
  }

  /** Reads on in another format; the frame being read is given up. */
  update(format: Format): void {
    this.#format = format;
    this.#edge = undefined;
    this.#setWake();
  }

  stop(): void {
    this.#wake();
  }

  #change(at: number, level: Level): void {
    if (level !== (this.#ahead.at(-1)?.level ?? this.#level)) this.#ahead.push({ at, level });
  }

  /** Looks at the line up to `until`, ms, and waits for what comes next. */
  #advance(until: number): void {
    let found = true;
    while (found) found = this.#edge === undefined ? this.#findEdge(until) : this.#sample(until);
    this.#setWake();
  }

  #setWake(): void {
    this.#wake();
    this.#wake = () => {};
    const next = this.#edge === undefined ? this.#ahead[0]?.at : this.#sampleTime(levelsPerFrame(this.#format) - 1);
    if (next !== undefined) this.#wake = this.#clock.at(next, () => this.#advance(next));
  }

  /** True when a frame has begun by `until`. */
  #findEdge(until: number): boolean {
    while (this.#ahead[0] && this.#ahead[0].at <= until) {
      const { at, level } = this.#ahead.shift()!;
      this.#level = level;
      if (level === 0) {
        this.#edge = at;
        this.#samples = [];
        return true;
      }
    }
    return false;
  }

  /** Takes the next sample of the frame; false when it is not due by `until`. */
  #sample(until: number): boolean {
    const at = this.#sampleTime(this.#samples.length);
    if (at > until) return false;
    while (this.#ahead[0] && this.#ahead[0].at <= at) this.#level = this.#ahead.shift()!.level;
    this.#samples.push(this.#level);
    if (this.#samples.length === 1 && this.#level === 1) this.#edge = undefined;
    if (this.#samples.length === levelsPerFrame(this.#format)) this.#finish(at);
    return true;
  }

  #finish(at: number): void {
    const { byte, error } = readFrame(this.#samples, this.#format);
    this.#edge = undefined;
    if (error === 'framing') {
      this.#edge = at - (0.5 + LATE) * (1000 / this.#format.baud);
      this.#samples = [0];
    }
    this.#take({ byte, error, at });
  }

  /** When sample `index` of the frame is taken, ms. */
  #sampleTime(index: number): number {
    return this.#edge! + (index + 0.5 + LATE) * (1000 / this.#format.baud);
  }
}
