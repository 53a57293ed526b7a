import type { Clock } from '../clock/clock.ts';
import type { CapturedEnd, Direction, EventSink, Side } from '../events/event.ts';
import { EventStream } from '../events/stream.ts';
import { KeptRuns, type Pieces, RedactedRuns } from './runs.ts';

interface CaptureOptions {
  readonly clock: Clock;
  readonly sink: EventSink;
  /** Version of Platen. */
  readonly platen: string;
  readonly keepCardData: boolean;
}

/** Times are kept to the microsecond, as in every event. */
const PER_MS = 1000;

const sends: Readonly<Record<'host' | 'printer', Direction>> = { host: 'to-printer', printer: 'from-printer' };

/**
 * Writes down what passes over lines, every byte with its direction and time: a part of the event stream. Its clock
 * begins at 0. Unless card data is kept, bytes that may be the beginning of a card number are written when the next
 * ones tell, or when their side of the line ends.
 */
export class Capture {
  readonly #clock: Clock;
  readonly #began: number;
  readonly #stream: EventStream;
  readonly #keepCardData: boolean;
  readonly #open = new Set<LineCapture>();
  #count = 0;

  constructor({ clock, sink, platen, keepCardData }: CaptureOptions) {
    this.#clock = clock;
    this.#began = clock.now();
    this.#stream = new EventStream(() => clock.now() - this.#began, [sink]);
    this.#keepCardData = keepCardData;
    this.#stream.emit({
      type: 'capture-begin',
      platen,
      startedAt: new Date(clock.date()).toISOString(),
      cardData: keepCardData ? 'kept' : 'hidden',
    });
  }

  /** A line that was opened: `host` is its name, `printer` an address. */
  open(host: string, printer: string): LineCapture {
    const number = ++this.#count;
    const line = new LineCapture(`line ${number}`, number, {
      stream: this.#stream,
      since: (at) => Math.round((at - this.#began) * PER_MS) / PER_MS,
      pieces: () => (this.#keepCardData ? new KeptRuns() : new RedactedRuns()),
      over: () => this.#open.delete(line),
    });
    this.#open.add(line);
    this.#stream.emit({ type: 'line-open', wire: line.wire, host, printer });
    return line;
  }

  /** How many lines were opened. */
  get lines(): number {
    return this.#count;
  }

  /** Writes what was held, ends every line that is open as `stopped`, and closes the file. */
  async close(): Promise<void> {
    for (const line of this.#open) line.ended('recorder', 'stopped');
    this.#stream.emit({ type: 'capture-end' });
    await this.#stream.close();
  }

  /** ms of the clock that stamps what passes. */
  now(): number {
    return this.#clock.now();
  }
}

interface Keeper {
  readonly stream: EventStream;
  /** ms since the capture began, of ms of the clock. */
  readonly since: (at: number) => number;
  readonly pieces: () => Pieces;
  readonly over: () => void;
}

/** One line of a capture. */
export class LineCapture {
  readonly wire: string;
  readonly number: number;
  readonly #keeper: Keeper;
  readonly #pieces: Readonly<Record<Direction, Pieces>>;
  readonly #open = new Set<Direction>(['to-printer', 'from-printer']);
  readonly #passed: Record<Direction, number> = { 'to-printer': 0, 'from-printer': 0 };

  constructor(wire: string, number: number, keeper: Keeper) {
    this.wire = wire;
    this.number = number;
    this.#keeper = keeper;
    this.#pieces = { 'to-printer': keeper.pieces(), 'from-printer': keeper.pieces() };
  }

  /** A run of bytes that passed: `at` is ms of the clock when its first byte was there, `byteTime` the ms each further one took. */
  passed(direction: Direction, bytes: Uint8Array, at: number, byteTime: number): void {
    if (bytes.length === 0 || !this.#open.has(direction)) return;
    this.#passed[direction] += bytes.length;
    const since = this.#keeper.since(at);
    this.#write(direction, this.#pieces[direction].push({ bytes: bytes.slice(), at: since, byteTime }));
  }

  /** A side ended: with `closed` it sends no more; with anything else the whole line is over. Told once. */
  ended(side: Side, end: CapturedEnd, message?: string): void {
    if (this.#open.size === 0) return;
    const over: readonly Direction[] =
      end === 'closed' && side !== 'recorder' ? [sends[side]] : ['to-printer', 'from-printer'];
    if (!over.some((direction) => this.#open.has(direction))) return;
    for (const direction of over) {
      if (this.#open.delete(direction)) this.#write(direction, this.#pieces[direction].end(end !== 'closed'));
    }
    const told = message === undefined ? {} : { message };
    this.#keeper.stream.emit({ type: 'line-end', wire: this.wire, side, end, ...told });
    if (this.#open.size === 0) this.#keeper.over();
  }

  /** Bytes that passed in a direction. */
  count(direction: Direction): number {
    return this.#passed[direction];
  }

  #write(direction: Direction, pieces: ReturnType<Pieces['end']>): void {
    for (const { bytes, at, byteTime, continues } of pieces) {
      const hex = Buffer.from(bytes).toString('hex');
      const event = { type: 'bytes', wire: this.wire, direction, at, byteTime, hex } as const;
      this.#keeper.stream.emit(continues ? { ...event, continues } : event);
    }
  }
}
