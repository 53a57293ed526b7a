import type { Clock } from '../clock/clock.ts';
import type { Line, LineEnd, LineHandlers } from '../ports/port.ts';

/** Bytes that are handed over at once: what prints in a tenth of a millisecond, as text. */
const SLICE = 512;

/** So few bytes are handed over as they come, behind nothing of their own line: a status request, as a rule. */
const SHORT = 64;

/** How long slices are handed over before the event loop turns, so that requests on other lines are seen, ms. */
const STRETCH = 0.1;

/** Slices of all lines on a clock, which take turns. */
class Slices {
  readonly #clock: Clock;
  readonly #waiting: SlicedLine[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  add(line: SlicedLine): void {
    if (this.#waiting.push(line) === 1) this.#clock.at(this.#clock.now(), () => this.#handOver());
  }

  #handOver(): void {
    const until = this.#clock.now() + STRETCH;
    // A line that has more, and may go on, stands in line again.
    for (let count = this.#waiting.length; count > 0; count = this.#waiting.length) {
      const line = this.#waiting[0]!;
      const goesOn = line.handOverOne();
      this.#waiting.shift();
      if (goesOn) this.#waiting.push(line);
      if (this.#clock.now() >= until) break;
    }
    if (this.#waiting.length > 0) this.#clock.at(this.#clock.now(), () => this.#handOver());
  }
}

const slices = new WeakMap<Clock, Slices>();

function slicesOn(clock: Clock): Slices {
  let found = slices.get(clock);
  if (!found) {
    found = new Slices(clock);
    slices.set(clock, found);
  }
  return found;
}

/**
 * A line whose long runs are handed over in slices with turns of the event loop between them: 64 KiB of text, which TCP
 * delivers in one run, take a printer 15 ms, in which nobody else would be answered. What is handed over, and in which
 * order, stays the same. Other lines bring little at once, and virtual time does not pass meanwhile: they stay as they
 * are.
 */
export function inSlices(line: Line, clock: Clock): Line {
  return clock.kind === 'virtual' || !line.name.startsWith('tcp ') ? line : new SlicedLine(line, slicesOn(clock));
}

function joined(before: Uint8Array, behind: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(before.length + behind.length);
  bytes.set(before);
  bytes.set(behind, before.length);
  return bytes;
}

class SlicedLine implements Line {
  readonly name: string;
  readonly #line: Line;
  readonly #slices: Slices;
  #handlers?: LineHandlers;
  #rest: { bytes: Uint8Array; readonly at: number; readonly byteTime: number } | null = null;
  #end?: readonly [end: LineEnd, message?: string];
  #paused = false;
  /** A slice is to be handed over. */
  #stands = false;
  #isOver = false;

  constructor(line: Line, slices: Slices) {
    this.name = line.name;
    this.#line = line;
    this.#slices = slices;
  }

  attach(handlers: LineHandlers): void {
    this.#handlers = handlers;
    this.#line.attach({
      ...handlers,
      onBytes: (bytes, at, byteTime) => {
        if (bytes.length <= SHORT && !this.#rest) {
          handlers.onBytes(bytes, at, byteTime);
          return;
        }
        // One run at a time: what came behind a pause is put behind what waits.
        this.#rest = this.#rest ? { ...this.#rest, bytes: joined(this.#rest.bytes, bytes) } : { bytes, at, byteTime };
        this.#line.pause();
        this.#standInLine();
      },
      onEnd: (...end) => {
        this.#end = end;
        if (!this.#rest) this.#tellEnd();
      },
    });
  }

  /** Hands over the next slice; returns whether there is more that may follow. */
  handOverOne(): boolean {
    if (!this.#rest || this.#paused) {
      this.#stands = false;
      return false;
    }
    const { bytes, at, byteTime } = this.#rest;
    const isLast = bytes.length <= SLICE;
    this.#rest = isLast ? null : { bytes: bytes.subarray(SLICE), at: at + SLICE * byteTime, byteTime };
    this.#handlers?.onBytes(bytes.subarray(0, SLICE), at, byteTime);
    this.#stands = this.#rest !== null && !this.#paused;
    if (!this.#rest) this.#goOn();
    return this.#stands;
  }

  write(bytes: Uint8Array): Promise<void> {
    return this.#line.write(bytes);
  }

  pause(): void {
    this.#paused = true;
    this.#line.pause();
  }

  resume(): void {
    if (!this.#paused) return;
    this.#paused = false;
    if (this.#rest) this.#standInLine();
    else this.#line.resume();
  }

  close(): Promise<void> {
    this.#rest = null;
    this.#tellEnd();
    return this.#line.close();
  }

  reset(): void {
    this.#line.reset();
  }

  #standInLine(): void {
    if (this.#stands || this.#paused) return;
    this.#stands = true;
    this.#slices.add(this);
  }

  /** Everything that came is handed over. */
  #goOn(): void {
    if (this.#end) this.#tellEnd();
    else if (!this.#paused) this.#line.resume();
  }

  #tellEnd(): void {
    if (!this.#end || this.#isOver) return;
    this.#isOver = true;
    this.#handlers?.onEnd(...this.#end);
  }
}
