import type { Readable } from 'node:stream';
import type { Clock } from '../clock/clock.ts';
import { endLines } from './end-lines.ts';
import { IdleWatch } from './idle-watch.ts';
import type { Line, LineEnd, LineHandlers } from './port.ts';

/** What carries a line's bytes: a socket, a device, a file. */
export interface Transport {
  /** Bytes in. Its 'end', 'error' and 'close' events end the line. */
  readonly source: Readable;
  /** ms that each byte of the source takes, where it comes at a line's speed; 0 when absent. */
  readonly byteTime?: number;
  /** Tells the other side that this one can take more, or cannot: told once at every change. */
  ready?(ready: boolean): void;
  /** Sends bytes in one write; calls `sent` when they are taken, or have failed. */
  send(bytes: Uint8Array, sent: () => void): void;
  /** Ends the transport; called when every `send` is through. Resolves when all of it has left. */
  finish(): Promise<void>;
  /** Drops what has not left and ends the transport at once. */
  reset(): void;
}

/** What a line puts up with from the other side; without bounds when absent. */
export interface LineLimits {
  /** The line ends as 'idle' when so many ms have brought nothing, or no more than a trickle; a pause does not count. */
  readonly idleMs?: number;
  /** The most bytes that may come over the line; with the next one it is reset. */
  readonly mostBytes?: number;
  /** With more bytes than these still to be sent, nothing is read until the other side has taken them. */
  readonly mostUnsent?: number;
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
  readonly signal?: (ready: boolean) => void;
  readonly #clock: Clock;
  readonly #transport: Transport;
  readonly #limits: Required<LineLimits>;
  readonly #idle: IdleWatch;
  #handlers?: LineHandlers;
  #paused = false;
  /** What `signal` said, and what the other side was told. */
  #wanted = true;
  #told = true;
  #end?: { readonly end: LineEnd; readonly message?: string };
  #gone = false;
  #whenGone: () => void = () => {};
  #closing?: Promise<void>;
  #received = 0;
  /** Writes that are not through, and their bytes. */
  readonly #unsent = new Set<() => void>();
  #unsentBytes = 0;
  #lastWrite: Promise<void> = Promise.resolve();

  constructor(name: string, clock: Clock, transport: Transport, limits: LineLimits = {}) {
    this.name = name;
    this.#clock = clock;
    this.#transport = transport;
    this.#limits = { idleMs: Infinity, mostBytes: Infinity, mostUnsent: Infinity, ...limits };
    this.#idle = new IdleWatch(clock, this.#limits.idleMs, () => this.#tire());
    if (transport.ready) {
      this.signal = (ready) => {
        this.#wanted = ready;
        this.#signal();
      };
    }
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
    this.#transport.source.pause();
    this.#transport.source.on('data', this.#deliver);
    this.#flow();
  }

  write(bytes: Uint8Array): Promise<void> {
    if (this.#gone || this.#closing) return Promise.resolve();
    this.#lastWrite = new Promise((resolve) => {
      const sent = () => {
        if (!this.#unsent.delete(sent)) return;
        this.#unsentBytes -= bytes.length;
        this.#flow();
        resolve();
      };
      this.#unsent.add(sent);
      this.#unsentBytes += bytes.length;
      this.#flow();
      this.#transport.send(bytes, sent);
    });
    return this.#lastWrite;
  }

  pause(): void {
    if (this.#paused || this.#closing) return;
    this.#paused = true;
    this.#idle.stop();
    this.#flow();
    this.#signal();
  }

  resume(): void {
    if (!this.#paused || this.#closing) return;
    this.#paused = false;
    this.#idle.restart();
    this.#signal();
    this.#flow();
  }

  close(): Promise<void> {
    this.#closing ??= this.#finish();
    return this.#closing;
  }

  reset(): void {
    this.#break();
  }

  readonly #deliver = (chunk: Buffer): void => {
    const { byteTime = 0 } = this.#transport;
    const length = Math.min(chunk.length, this.#limits.mostBytes - this.#received);
    this.#received += length;
    this.#idle.received(length);
    const first = this.#clock.now() - Math.max(0, length - 1) * byteTime;
    // A plain view: Buffer's own slice() would share memory where a Uint8Array's copies.
    if (length > 0) this.#handlers?.onBytes(new Uint8Array(chunk.buffer, chunk.byteOffset, length), first, byteTime);
    if (length < chunk.length) this.#break(`it sent more than the ${this.#limits.mostBytes} bytes that it may`);
  };

  /** Lets the source flow, or stops it. */
  #flow(): void {
    if (!this.#handlers || this.#closing || this.#gone) return;
    if (this.#paused || this.#unsentBytes > this.#limits.mostUnsent) this.#transport.source.pause();
    else this.#transport.source.resume();
  }

  /** Tells the other side what has changed for it. */
  #signal(): void {
    const ready = this.#wanted && !this.#paused;
    if (ready === this.#told || this.#closing || this.#gone) return;
    this.#told = ready;
    this.#transport.ready?.(ready);
  }

  /** Reads on to no one: a TCP socket closed with unread bytes resets, and the other side loses what was sent to it. */
  async #finish(): Promise<void> {
    const { source } = this.#transport;
    this.#idle.restart();
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

  #break(message?: string): void {
    if (this.#gone) return;
    this.#transport.reset();
    this.#leave('reset', message);
  }

  #leave(end: LineEnd, message?: string): void {
    this.#gone = true;
    this.#whenGone();
    this.#idle.stop();
    for (const sent of this.#unsent) sent();
    this.#tell(end, message);
  }

  #tell(end: LineEnd, message?: string): void {
    if (this.#end) return;
    this.#end = { end, message };
    this.#handlers?.onEnd(end, message);
  }

  /** The idle time is over: the line ends, or, where it is ending and the other side takes nothing, is broken off. */
  #tire(): void {
    this.#tell('idle');
    if (this.#closing) this.reset();
    else void endLines([this], this.#clock);
  }
}
