import type { Clock } from '../../clock/clock.ts';
import type { BindingPort, OpenOptions, SetOptions } from './binding-interface.ts';
import type { ModemInputs, SerialLine } from './serial-line.ts';

/** Bytes written that may wait to leave before a write has to wait: a page, as Linux's serial ports have. */
const OUTPUT_BUFFER = 4_096;
/** A long write is handed on in pieces, so that the buffer is refilled as it empties, bytes. */
const PIECE = 1_024;
/** Bytes nobody has read at which the line is paused, and below which it goes on, as at an end nobody listens to. */
const INPUT = { full: 3_584, clear: 2_048 };
/** How long a closing port waits for its bytes to leave, ms (closing_wait of Linux's serial ports). */
const PATIENCE = 30_000;

/** What interrupts a read or write when the port is closed: serialport takes every other error for a lost device. */
class Canceled extends Error {
  readonly canceled = true;
}

/** An open host's end of a wire, as serialport's streams use it. */
export class WireBindingPort implements BindingPort {
  readonly openOptions: Required<OpenOptions>;
  isOpen = true;
  readonly #line: SerialLine;
  readonly #clock: Clock;
  readonly #onClose: () => void;
  #baudRate: number;
  #input: Uint8Array[] = [];
  #inputBytes = 0;
  #unsent = 0;
  /** Set when the wire ended of itself. */
  #gone?: Error;
  /** Those who wait for anything to change. */
  readonly #waiting: (() => void)[] = [];
  #writing: Promise<void> = Promise.resolve();

  constructor(line: SerialLine, clock: Clock, openOptions: Required<OpenOptions>, onClose: () => void) {
    this.#line = line;
    this.#clock = clock;
    this.openOptions = openOptions;
    this.#baudRate = openOptions.baudRate;
    this.#onClose = onClose;
    line.attach({
      onBytes: (bytes) => this.#receive(bytes),
      onEnd: (end) => {
        this.#gone = new Error(`${line.name} is gone: ${end}`);
        this.#changed();
      },
    });
  }

  /** Resolves when what was written has left, or after 30 s without it. */
  async close(): Promise<void> {
    this.#check();
    this.isOpen = false;
    this.#changed();
    const giveUp = this.#clock.at(this.#clock.now() + PATIENCE, () => this.#line.reset());
    await this.#line.close();
    giveUp();
    this.#onClose();
  }

  async read(buffer: Buffer, offset: number, length: number): Promise<{ buffer: Buffer; bytesRead: number }> {
    if (!Buffer.isBuffer(buffer)) throw new TypeError('"buffer" is not a Buffer');
    if (!Number.isInteger(offset)) throw new TypeError('"offset" is not an integer');
    if (!Number.isInteger(length)) throw new TypeError('"length" is not an integer');
    if (buffer.length < offset + length) throw new Error('buffer is too small');
    this.#check();
    while (this.#inputBytes === 0) {
      this.#checkWire();
      await this.#change();
    }
    return { buffer, bytesRead: this.#take(buffer.subarray(offset, offset + length)) };
  }

  async write(buffer: Buffer): Promise<void> {
    if (!Buffer.isBuffer(buffer)) throw new TypeError('"buffer" is not a Buffer');
    this.#check();
    const writing = this.#send(Uint8Array.from(buffer));
    this.#writing = writing.catch(() => {});
    return writing;
  }

  async update(options: { readonly baudRate: number }): Promise<void> {
    checkObject(options);
    if (typeof options.baudRate !== 'number') throw new TypeError('"options.baudRate" is not a number');
    this.#check();
    this.#baudRate = options.baudRate;
    this.#line.update({ baud: options.baudRate });
  }

  /** What is not named goes to its default, as the interface asks. */
  async set(options: SetOptions): Promise<void> {
    checkObject(options);
    this.#check();
    const { brk = false, dtr = true, rts = true } = options;
    this.#line.set({ brk, dtr, rts });
  }

  async get(): Promise<ModemInputs> {
    this.#check();
    return { ...this.#line.get() };
  }

  async getBaudRate(): Promise<{ baudRate: number }> {
    this.#check();
    return { baudRate: this.#baudRate };
  }

  async flush(): Promise<void> {
    this.#check();
    this.#input = [];
    this.#inputBytes = 0;
    this.#line.flush();
    this.#line.resume();
  }

  async drain(): Promise<void> {
    this.#check();
    await this.#writing;
    while (this.#unsent > 0) await this.#change();
    this.#checkWire();
  }

  /** Throws unless the port is open. */
  #check(): void {
    if (!this.isOpen) throw new Error('Port is not open');
  }

  /** Waits for something to change; rejects when the port was closed. */
  async #change(): Promise<void> {
    if (this.isOpen) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    if (!this.isOpen) throw new Canceled('the port was closed');
  }

  /** Throws when the wire has ended of itself. */
  #checkWire(): void {
    if (this.#gone) throw this.#gone;
  }

  #changed(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  #receive(bytes: Uint8Array): void {
    this.#input.push(bytes);
    this.#inputBytes += bytes.length;
    if (this.#inputBytes >= INPUT.full) this.#line.pause();
    this.#changed();
  }

  /** Moves kept bytes to `target`; returns how many. */
  #take(target: Uint8Array): number {
    let taken = 0;
    while (taken < target.length && this.#input[0]) {
      const part = this.#input[0].subarray(0, target.length - taken);
      target.set(part, taken);
      taken += part.length;
      if (part.length === this.#input[0].length) this.#input.shift();
      else this.#input[0] = this.#input[0].subarray(part.length);
    }
    this.#inputBytes -= taken;
    if (this.#inputBytes < INPUT.clear) this.#line.resume();
    return taken;
  }

  /** Resolves when all but what the output buffer holds has left. */
  async #send(bytes: Uint8Array): Promise<void> {
    for (let from = 0; from < bytes.length; from += PIECE) {
      const piece = bytes.subarray(from, from + PIECE);
      while (this.#unsent + piece.length > OUTPUT_BUFFER) await this.#change();
      this.#checkWire();
      this.#unsent += piece.length;
      void this.#line.write(piece).then(() => {
        this.#unsent -= piece.length;
        this.#changed();
      });
    }
  }
}

function checkObject(options: object): void {
  if (typeof options !== 'object' || options === null || Array.isArray(options))
    throw new TypeError('"options" is not an object');
}
