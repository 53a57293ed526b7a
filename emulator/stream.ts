/**
 * The most bytes kept for one slip. A stream that never prints cannot fill the memory: what came first is dropped, and
 * said.
 */
export const MOST_SLIP_BYTES = 16 << 20;

/** The most runs whose times are kept; a slip wants those of its first and last byte. */
const MOST_ARRIVALS = 65_536;

/** The most bytes of what waits that are copied at a time: a printer that takes its time executes them line by line. */
const AHEAD = 4096;

export interface Arrival {
  readonly offset: number;
  readonly at: number;
  readonly byteTime: number;
}

/** The bytes since the last slip ended, and when each of them came. */
export class ReceivedStream {
  #bytes = new Uint8Array(4096);
  #length = 0;
  #start = 0;
  #arrivals: Arrival[] = [];
  /** What was copied for `ahead`, and where it begins: what came does not change. */
  #ahead: { readonly bytes: Uint8Array; readonly start: number } = { bytes: new Uint8Array(0), start: 0 };

  snapshot() {
    return { bytes: this.#bytes.slice(0, this.#length), start: this.#start, arrivals: [...this.#arrivals] };
  }

  restore({ bytes, start, arrivals }: ReturnType<ReceivedStream['snapshot']>): void {
    this.#bytes = bytes.slice();
    this.#length = bytes.length;
    this.#start = start;
    this.#arrivals = [...arrivals];
    this.#ahead = { bytes: new Uint8Array(0), start };
  }

  /** Stream offset of the first byte kept. */
  get start(): number {
    return this.#start;
  }

  /** Stream offset after the last byte. */
  get end(): number {
    return this.#start + this.#length;
  }

  /**
   * Keeps a run of bytes, or what follows its first `before` bytes: the first of the run came at `at` ms, each further one
   * `byteTime` ms later. Returns how many were dropped.
   */
  append(bytes: Uint8Array, at: number, byteTime: number, before = 0): number {
    const last = this.#arrivals[this.#arrivals.length - 1];
    const offset = this.end - before;
    const isSame = last?.at === at && last.byteTime === byteTime && (byteTime === 0 || last.offset === offset);
    if (!isSame) {
      this.#arrivals.push({ offset, at, byteTime });
      if (this.#arrivals.length > MOST_ARRIVALS) this.#arrivals.splice(1, MOST_ARRIVALS / 2);
    }
    const needed = this.#length + bytes.length;
    if (needed > this.#bytes.length) {
      const grown = new Uint8Array(Math.max(needed, this.#bytes.length * 2));
      grown.set(this.#bytes.subarray(0, this.#length));
      this.#bytes = grown;
    }
    this.#bytes.set(bytes, this.#length);
    this.#length = needed;
    if (needed <= MOST_SLIP_BYTES) return 0;
    const dropped = needed - MOST_SLIP_BYTES / 2;
    this.#drop(dropped);
    return dropped;
  }

  /** A copy of the bytes from stream offset `from` to `to` (not included), as far as they are kept. */
  copy(from: number, to: number): Uint8Array {
    return this.#bytes.slice(Math.max(0, from - this.#start), Math.max(0, Math.min(to - this.#start, this.#length)));
  }

  /**
   * Bytes that stay as they are, the one at stream offset `from` among them and what follows it up to `to` or as much of
   * that as is copied at a time; `start`: the offset of the first.
   */
  ahead(from: number, to: number): { readonly bytes: Uint8Array; readonly start: number } {
    const { bytes, start } = this.#ahead;
    if (from < start || from >= start + bytes.length)
      this.#ahead = { bytes: this.copy(from, Math.min(to, from + AHEAD)), start: from };
    return this.#ahead;
  }

  /**
   * The bytes before stream offset `end`, with the times of the first and the last. Those before `next` are not kept
   * any longer.
   */
  take(end: number, next = end): { bytes: Uint8Array; offset: number; firstByteAt: number; lastByteAt: number } {
    const offset = this.#start;
    const bytes = this.copy(offset, end);
    const taken = {
      bytes,
      offset,
      firstByteAt: this.timeOf(offset),
      lastByteAt: this.timeOf(Math.max(offset, offset + bytes.length - 1)),
    };
    this.forget(next);
    return taken;
  }

  /** Keeps nothing that comes before stream offset `to`: no slip to come needs it. */
  forget(to: number): void {
    this.#drop(Math.max(0, Math.min(to - this.#start, this.#length)));
  }

  /** When the byte at a stream offset came, ms. */
  timeOf(offset: number): number {
    let i = this.#arrivals.length - 1;
    while (i > 0 && this.#arrivals[i]!.offset > offset) i--;
    const arrival = this.#arrivals[i];
    return arrival ? arrival.at + (offset - arrival.offset) * arrival.byteTime : 0;
  }

  #drop(count: number): void {
    this.#bytes.copyWithin(0, count, this.#length);
    this.#length -= count;
    this.#start += count;
    const current = this.#arrivals.findLastIndex((arrival) => arrival.offset <= this.#start);
    if (current > 0) this.#arrivals.splice(0, current);
  }
}
