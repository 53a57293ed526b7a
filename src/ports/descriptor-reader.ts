import { closeSync, readSync } from 'node:fs';
import { Readable } from 'node:stream';
import type { Cancel, Clock } from '../clock/clock.ts';

/** How long a silent descriptor is left before it is looked at again, ms: what a status request waits at most. */
const LOOK = 5;
/** The same while bytes come at a line's speed: how much is read in one run, ms and bytes (the kernel keeps 4 KiB). */
const RUN_MS = 20;
const RUN_BYTES = 2048;
/** The most bytes that are read at once. */
const MOST = 65_536;

/** Read into, and copied from: a silent descriptor is looked at often. */
const scratch = Buffer.allocUnsafeSlow(MOST);

export interface Reading {
  /** ms that a byte takes on the line that this stands for: no byte is read before it could be there. 0 when absent. */
  readonly byteTime?: number;
  /** Called in place of closing the descriptor. */
  readonly close?: () => void;
}

/**
 * Reads a descriptor that does not block by looking at it: a character device or fifo, for which Node has no stream of
 * events, or a pty at a line's speed. What is not read waits in the kernel, whose buffer (4 KiB and more) then fills
 * and makes the writer wait, as the buffer of a serial chip does. A descriptor that reads as ended has been hung up.
 */
export class DescriptorReader extends Readable {
  readonly #fd: number;
  readonly #clock: Clock;
  readonly #byteTime: number;
  readonly #close: () => void;
  /** Cancels the next look; absent while nobody wants bytes. */
  #look?: Cancel;
  /** When bytes were read last, ms. */
  #last = -Infinity;
  /** Since when bytes come without a gap, as far as is known, ms, and how many were read since then. */
  #began: number;
  #taken = 0;

  /** Destroying it closes `fd`. */
  constructor(fd: number, clock: Clock, { byteTime = 0, close = () => closeSync(fd) }: Reading = {}) {
    // One byte: a reader that pauses is at most one run ahead.
    super({ highWaterMark: 1 });
    this.#fd = fd;
    this.#clock = clock;
    this.#byteTime = byteTime;
    this.#close = close;
    this.#began = clock.now();
    // The sender of a line waits during a pause: what it had to send comes no faster afterwards.
    this.on('resume', () => this.#restart());
  }

  /** Ends with an error that says that the device is gone, as serialport's do. */
  lose(error: Error): void {
    this.destroy(Object.assign(error, { disconnected: true }));
  }

  override _read(): void {
    if (this.#look) return;
    this.#lookAt(Math.max(this.#clock.now(), this.#last + Math.min(RUN_MS, RUN_BYTES * this.#byteTime)));
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#look?.();
    this.#close();
    done(error);
  }

  #lookAt(at: number): void {
    this.#look = this.#clock.at(at, () => {
      this.#look = undefined;
      this.#take();
    });
  }

  #take(): void {
    const room = this.#room();
    const bytes = room > 0 ? this.#bytes(room) : null;
    if (bytes === undefined) return;
    if (bytes === null) {
      if (room > 0) this.#restart();
      this.#lookAt(this.#clock.now() + Math.max(LOOK, this.#byteTime));
      return;
    }
    this.#last = this.#clock.now();
    this.#taken += bytes.length;
    if (bytes.length < room) this.#restart();
    this.push(bytes);
  }

  /** How many bytes can have arrived that were not read. */
  #room(): number {
    if (this.#byteTime === 0) return MOST;
    return Math.min(MOST, Math.floor((this.#clock.now() - this.#began) / this.#byteTime) - this.#taken);
  }

  #restart(): void {
    this.#began = this.#clock.now();
    this.#taken = 0;
  }

  /** null when there are none now, undefined when there will be none. */
  #bytes(most: number): Buffer | null | undefined {
    try {
      const length = readSync(this.#fd, scratch, 0, most, null);
      if (length > 0) return Buffer.from(scratch.subarray(0, length));
      this.lose(new Error('it was hung up'));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return null;
      this.lose(error as Error);
    }
    return undefined;
  }
}
