import type { Cancel, Clock } from '../../clock/clock.ts';
import type { Cable, Departure } from './cable.ts';
import type { Level } from './frame.ts';
import { type Format, longestRun, timeOf } from './settings.ts';

interface Write {
  bytes: Uint8Array;
  sent: number;
  readonly done: () => void;
}

interface Leaving {
  readonly departure: Departure;
  /** Whose bytes they are; undefined for flow control. */
  readonly write?: Write;
  /** As many of the departure's as leave: fewer where it was cut short. */
  readonly taken: number;
  readonly frames: number;
  cancel: Cancel;
}

/**
 * The sending half of an end: writes queue and leave byte after byte. A run is under way as a whole, with one timer;
 * what must not wait for its end (a stop, an XOFF, a change of speed) cuts it short after the byte under way. That byte
 * always leaves, since it is in the shift register; one that has not begun never does, as with a UART that checks CTS
 * before each start bit (TL16C550C, autoflow control).
 */
export class WireSender {
  readonly #clock: Clock;
  readonly #cable: Cable;
  readonly #queue: Write[] = [];
  #format: Format;
  /** What the format becomes once nothing is under way. */
  #nextFormat: Format;
  /** Bytes without a gap between them: when the first began, and how many. Times are counted from there. */
  #began = 0;
  #bytes = 0;
  #leaving?: Leaving;
  #waited = true;
  /** What the line is left at while nothing leaves; undefined while something does. */
  #level?: Level = 1;
  /** A byte of flow control that goes before all others: one slot, as a driver has it. */
  #urgent?: number;
  #held = false;
  #breaking = false;
  #closed = false;
  #stopped = false;

  constructor(clock: Clock, cable: Cable, format: Format) {
    this.#clock = clock;
    this.#cable = cable;
    this.#format = format;
    this.#nextFormat = format;
  }

  /** Resolves when the last byte has left, or was dropped by `stop` or `flush`. Nothing leaves after `finish`. */
  send(bytes: Uint8Array): Promise<void> {
    if (this.#closed) return Promise.resolve();
    const mask = (1 << this.#nextFormat.dataBits) - 1;
    return new Promise((done) => {
      const own = mask === 0xff ? new Uint8Array(bytes) : bytes.map((byte) => byte & mask);
      this.#queue.push({ bytes: own, sent: 0, done });
      this.#next();
    });
  }

  /** Sends a byte of flow control after the byte under way, also while held. */
  sendUrgent(byte: number): void {
    this.#urgent = byte;
    this.cutShort();
  }

  /** Whether the other end, or the cable, lets nothing leave. */
  hold(held: boolean): void {
    if (held === this.#held) return;
    this.#held = held;
    this.cutShort();
  }

  /** Holds the line at space, or ends that; it is at mark for a bit at least before the next byte. */
  break(breaking: boolean): void {
    if (breaking === this.#breaking) return;
    this.#breaking = breaking;
    if (!breaking && this.#level === 0) {
      this.#rest(1);
      this.#began = this.#clock.now() + 1000 / this.#format.baud;
      this.#bytes = 0;
      this.#waited = false;
    }
    this.cutShort();
  }

  update(format: Format): void {
    this.#nextFormat = format;
    this.cutShort();
  }

  /** Lets the byte under way be the last of its run, and decides anew what follows. */
  cutShort(): void {
    const leaving = this.#leaving;
    const begun = this.#begun();
    if (leaving?.departure.divisible && begun < leaving.frames) {
      leaving.cancel();
      this.#leaving = undefined;
      if (begun > 0) this.#leave(leaving.departure, leaving.write, begun, begun);
    }
    this.#next();
  }

  /** Drops what has not begun to leave. */
  flush(): void {
    const [first, ...dropped] = this.#queue;
    for (const write of dropped) write.done();
    if (!first) return;
    const leaving = this.#leaving?.write && this.#leaving;
    const begun = leaving ? Math.min(leaving.taken, this.#begun()) : 0;
    first.bytes = first.bytes.subarray(
      0,
      first.sent + (leaving?.departure.divisible === false ? leaving.taken : begun),
    );
    this.#queue.length = 1;
    this.cutShort();
  }

  /** Resolves when everything sent has left. */
  finish(): Promise<void> {
    const last = this.send(new Uint8Array(0));
    this.#closed = true;
    return last;
  }

  /** Drops what has not left; what was there in full arrives. */
  stop(): void {
    this.#closed = true;
    this.#stopped = true;
    const leaving = this.#leaving;
    leaving?.cancel();
    this.#leaving = undefined;
    if (leaving?.departure.divisible && this.#format.baud < Infinity) this.#arriveInPart(leaving);
    for (const write of this.#queue.splice(0)) write.done();
  }

  #next(): void {
    if (this.#leaving || this.#stopped) return;
    if (this.#nextFormat !== this.#format) {
      this.#began = this.#timeOf(this.#bytes);
      this.#bytes = 0;
      this.#format = this.#nextFormat;
    }
    this.#dropDone();
    const write = this.#queue[0];
    if (!this.#breaking && this.#urgent !== undefined) this.#departUrgent(this.#urgent);
    else if (!this.#breaking && write && !this.#held) this.#depart(write.bytes.subarray(write.sent), write);
    else this.#rest(this.#breaking ? 0 : 1);
  }

  #dropDone(): void {
    while (this.#queue[0] && this.#queue[0].sent === this.#queue[0].bytes.length) this.#queue.shift()!.done();
  }

  #departUrgent(byte: number): void {
    this.#urgent = undefined;
    this.#depart(Uint8Array.of(byte));
  }

  #rest(level: Level): void {
    if (level !== this.#level)
      this.#cable.settle(level, this.#waited ? this.#clock.now() : this.#timeOf(this.#bytes), this.#format);
    this.#level = level;
    this.#waited = true;
  }

  #depart(bytes: Uint8Array, write?: Write): void {
    // A line that was at rest begins anew, unless this very moment is where it stopped.
    if (this.#waited && this.#clock.now() > this.#timeOf(this.#bytes)) {
      this.#began = this.#clock.now();
      this.#bytes = 0;
    }
    this.#waited = false;
    this.#level = undefined;
    const start = this.#timeOf(this.#bytes);
    const departure = this.#cable.depart(bytes.subarray(0, longestRun(this.#format)), start, this.#format);
    if (departure) this.#leave(departure, write);
  }

  #leave(departure: Departure, write?: Write, taken = departure.taken, frames = departure.frames): void {
    const leaving: Leaving = { departure, write, taken, frames, cancel: () => {} };
    const arrive = () => this.#arrive(leaving);
    const isInstant = this.#format.baud === Infinity;
    leaving.cancel = isInstant ? soon(arrive) : this.#clock.at(this.#timeOf(this.#bytes + frames), arrive);
    this.#leaving = leaving;
  }

  #arrive({ departure, write, taken, frames }: Leaving): void {
    const first = this.#timeOf(this.#bytes + 1);
    this.#leaving = undefined;
    this.#bytes += frames;
    if (write) write.sent += taken;
    this.#dropDone();
    departure.arrive(frames, first);
    this.#next();
  }

  /** Has what arrived in full by now arrive, of what is under way. */
  #arriveInPart({ frames, departure }: Leaving): void {
    let arrived = 0;
    while (arrived < frames && this.#timeOf(this.#bytes + arrived + 1) <= this.#clock.now()) arrived++;
    if (arrived > 0) departure.arrive(arrived, this.#timeOf(this.#bytes + 1));
  }

  /** How many bytes of what is under way have begun before now. */
  #begun(): number {
    const frames = this.#leaving?.frames ?? 0;
    let begun = 0;
    while (begun < frames && this.#timeOf(this.#bytes + begun) < this.#clock.now()) begun++;
    return begun;
  }

  #timeOf(bytes: number): number {
    return this.#began + timeOf(bytes, this.#format);
  }
}

/** A wire without a speed does not wait for its clock: in virtual time it works outside `run` as well. */
function soon(run: () => void): Cancel {
  let cancelled = false;
  queueMicrotask(() => {
    if (!cancelled) run();
  });
  return () => {
    cancelled = true;
  };
}
