import type { Readable } from 'node:stream';
import type { Cancel, Clock } from '../clock/clock.ts';
import type { Line, LineEnd, LineHandlers } from './port.ts';

/** What carries a line's bytes: a socket, a device, a file. */
export interface Transport {
  /** Bytes in. Its 'end', 'error' and 'close' events end the line. */
  readonly source: Readable;
  /** Sends bytes in one write; calls `sent` when they are taken, or have failed. */
  send(bytes: Uint8Array, sent: () => void): void;
  /** Ends the transport; called when every `send` is through. Resolves when all of it has left. */
  finish(): Promise<void>;
  /** Drops what has not left and ends the transport at once. */
  reset(): void;
}

/** Codes of a conversation that the other side broke off. */
const BROKEN_OFF = new Set(['ECONNRESET', 'EPIPE', 'ECONNABORTED']);

interface Failure {
  readonly code?: string;
  readonly message: string;
  /** Set by serialport when the device is gone. */
  readonly disconnected?: boolean;
}

/** A line over a stream of the operating system: bytes are stamped as they are read. */
export class StreamLine implements Line {
  readonly name: string;
  readonly #clock: Clock;
  readonly #transport: Transport;
  readonly #idleMs: number;
  #handlers?: LineHandlers;
  #paused = false;
  #end?: { readonly end: LineEnd; readonly message?: string };
  #gone = false;
  #whenGone: () => void = () => {};
  #closing?: Promise<void>;
  /** When the last byte passed, either way, ms. */
  #lastByte: number;
  #idleTimer: Cancel = () => {};
  /** Writes that are not through. */
  readonly #unsent = new Set<() => void>();
  #lastWrite: Promise<void> = Promise.resolve();

  /** `idleMs`: the line ends as 'idle' after so many ms without a byte either way, not counting a pause. */
  constructor(name: string, clock: Clock, transport: Transport, idleMs = Infinity) {
    this.name = name;
    this.#clock = clock;
    this.#transport = transport;
    this.#idleMs = idleMs;
    this.#lastByte = clock.now();
    this.#watchIdle();
    const { source } = transport;
    source.on('end', () => this.#tell('closed'));
    source.on('error', (error: Failure) => this.#fail(error));
    // A serial device that was unplugged closes with its error, a socket with a boolean.
    source.on('close', (error: unknown) => (error instanceof Error ? this.#fail(error) : this.#leave('closed')));
  }

  attach(handlers: LineHandlers): void {
    this.#handlers = handlers;
    if (this.#end) {
      handlers.onEnd(this.#end.end, this.#end.message);
      return;
    }
    // A listener starts the flow, unless the source was paused first.
    if (this.#paused) this.#transport.source.pause();
    this.#transport.source.on('data', this.#deliver);
  }

  write(bytes: Uint8Array): Promise<void> {
    if (this.#gone || this.#closing) return Promise.resolve();
    this.#lastByte = this.#clock.now();
    this.#lastWrite = new Promise((resolve) => {
      const sent = () => {
        this.#unsent.delete(sent);
        resolve();
      };
      this.#unsent.add(sent);
      this.#transport.send(bytes, sent);
    });
    return this.#lastWrite;
  }

  pause(): void {
    this.#paused = true;
    if (this.#handlers && !this.#closing) this.#transport.source.pause();
  }

  resume(): void {
    this.#paused = false;
    this.#lastByte = this.#clock.now();
    if (this.#handlers) this.#transport.source.resume();
  }

  close(): Promise<void> {
    this.#closing ??= this.#finish();
    return this.#closing;
  }

  reset(): void {
    if (this.#gone) return;
    this.#transport.reset();
    this.#leave('reset');
  }

  readonly #deliver = (chunk: Buffer): void => {
    this.#lastByte = this.#clock.now();
    // A plain view: Buffer's own slice() would share memory where a Uint8Array's copies.
    this.#handlers?.onBytes(new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.length), this.#lastByte, 0);
  };

  /** Reads on to no one: a TCP socket closed with unread bytes resets, and the other side loses what was sent to it. */
  async #finish(): Promise<void> {
    const { source } = this.#transport;
    source.off('data', this.#deliver);
    source.resume();
    await this.#lastWrite;
    // A transport that goes away while it finishes may not say so to its caller.
    const gone = new Promise<void>((resolve) => {
      this.#whenGone = resolve;
    });
    if (!this.#gone) await Promise.race([gone, this.#transport.finish()]);
    this.#leave('closed');
  }

  #fail(error: Failure): void {
    if (error.disconnected || BROKEN_OFF.has(error.code ?? '')) this.#leave('reset', error.message);
    else this.#leave('error', error.message);
  }

  #leave(end: LineEnd, message?: string): void {
    this.#gone = true;
    this.#whenGone();
    this.#idleTimer();
    for (const sent of this.#unsent) sent();
    this.#tell(end, message);
  }

  #tell(end: LineEnd, message?: string): void {
    if (this.#end) return;
    this.#end = { end, message };
    this.#handlers?.onEnd(end, message);
  }

  #watchIdle(): void {
    this.#idleTimer = this.#clock.at(this.#lastByte + this.#idleMs, () => {
      if (this.#paused) this.#lastByte = this.#clock.now();
      if (this.#clock.now() - this.#lastByte < this.#idleMs) return this.#watchIdle();
      this.#tell('idle');
      void this.close();
    });
  }
}
