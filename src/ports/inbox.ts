import type { LineEnd, LineHandlers } from './port.ts';

/** Bytes that arrived without a gap. */
export interface Run {
  readonly bytes: Uint8Array;
  /** When its first byte was complete, ms. */
  readonly at: number;
  /** ms each further byte took. */
  readonly byteTime: number;
}

/**
 * The receiving end of a line in memory. Runs are handed over as they come, and kept, in order, while nobody is attached
 * or delivery is paused; what was kept is handed over in a turn of its own, never inside `attach` or `resume`.
 */
export class Inbox {
  #handlers?: LineHandlers;
  #paused = false;
  #discarding = false;
  #handing = false;
  readonly #kept: Run[] = [];
  #keptBytes = 0;
  #end?: LineEnd;
  #told = false;
  /** Called when bytes were kept or handed over, or delivery was paused, resumed or given up. */
  whenChanged: () => void = () => {};

  /** How many bytes are kept. */
  get keptBytes(): number {
    return this.#keptBytes;
  }

  /** The most bytes that its owner wants in one go. */
  get mostAtOnce(): number {
    return (this.#flowing() && this.#handlers?.mostAtOnce?.()) || Number.POSITIVE_INFINITY;
  }

  /** Whether its owner has asked for no more. */
  get isPaused(): boolean {
    return this.#paused && !this.#discarding;
  }

  attach(handlers: LineHandlers): void {
    this.#handlers = handlers;
    queueMicrotask(() => this.#hand());
  }

  pause(): void {
    this.#paused = true;
    this.whenChanged();
  }

  resume(): void {
    this.#paused = false;
    queueMicrotask(() => this.#hand());
  }

  /** From now on hands over nothing but the end. */
  discard(): void {
    this.#discarding = true;
    queueMicrotask(() => this.#hand());
  }

  /** Drops what is kept. */
  flush(): void {
    this.#kept.length = 0;
    this.#keptBytes = 0;
    this.whenChanged();
  }

  put(run: Run): void {
    this.#kept.push(run);
    this.#keptBytes += run.bytes.length;
    this.#hand();
  }

  /** The last thing to be handed over; a second one is not. */
  end(end: LineEnd): void {
    this.#end ??= end;
    this.#hand();
  }

  #hand(): void {
    if (this.#handing) return;
    this.#handing = true;
    try {
      while (this.#flowing() && this.#kept.length > 0) {
        const run = this.#kept.shift()!;
        this.#keptBytes -= run.bytes.length;
        if (!this.#discarding) this.#handlers?.onBytes(run.bytes, run.at, run.byteTime);
      }
    } finally {
      this.#handing = false;
    }
    this.whenChanged();
    if (!this.#flowing()) return;
    if (this.#end === undefined || this.#told || !this.#handlers) return;
    this.#told = true;
    this.#handlers.onEnd(this.#end);
  }

  #flowing(): boolean {
    return this.#discarding || (this.#handlers !== undefined && !this.#paused);
  }
}
