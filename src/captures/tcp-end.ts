import { connect, createServer, type Server, type Socket } from 'node:net';
import type { Clock } from '../clock/clock.ts';
import { PortError } from '../ports/port.ts';
import { CLOSING, type End, type EndHandlers } from './end.ts';

/** A TCP socket as an end: half-close and reset are told and passed on as they are. */
export class TcpEnd implements End {
  readonly name: string;
  readonly #socket: Socket;
  readonly #clock: Clock;
  /** What broke it before anyone was attached. */
  #error?: Error;
  readonly #early = (error: Error): void => {
    this.#error = error;
  };

  /** `socket` was made with `allowHalfOpen`. */
  constructor(socket: Socket, clock: Clock) {
    this.name = `tcp ${place(socket.remoteAddress ?? 'gone', socket.remotePort ?? 0)}`;
    this.#socket = socket;
    this.#clock = clock;
    socket.on('error', this.#early);
  }

  attach({ onBytes, onFinished, onGone }: EndHandlers): void {
    const socket = this.#socket;
    let gone = false;
    const fail = (error?: NodeJS.ErrnoException) => {
      if (gone) return;
      gone = true;
      const isReset = error === undefined || BROKEN_OFF.has(error.code ?? '');
      onGone(isReset ? 'reset' : 'error', error?.message);
    };
    if (this.#error || socket.destroyed) {
      fail(this.#error);
      return;
    }
    socket.on('error', fail);
    socket.on('end', onFinished);
    socket.on('close', () => {
      if (!socket.readableEnded || !socket.writableFinished) fail();
    });
    // A plain view: Buffer's own slice() would share memory where a Uint8Array's copies.
    socket.on('data', (chunk: Buffer) => {
      onBytes(new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.length), this.#clock.now(), 0);
    });
  }

  write(bytes: Uint8Array): Promise<void> {
    return new Promise((resolve) => {
      if (this.#socket.writable) this.#socket.write(bytes, () => resolve());
      else resolve();
    });
  }

  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  finish(): void {
    this.#socket.end();
  }

  reset(): void {
    if (!this.#socket.destroyed) this.#socket.resetAndDestroy();
  }

  async close(): Promise<void> {
    const socket = this.#socket;
    if (socket.destroyed) return;
    const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
    const giveUp = this.#clock.at(this.#clock.now() + CLOSING, () => socket.destroy());
    socket.resume();
    socket.end();
    await closed;
    giveUp();
  }
}

/** Codes of a conversation that the other side broke off. */
const BROKEN_OFF = new Set(['ECONNRESET', 'EPIPE', 'ECONNABORTED']);

/** Where TCP ends are to be. */
export interface TcpPlace {
  readonly host: string;
  readonly port: number;
}

const place = (host: string, port: number) => `${host.includes(':') ? `[${host}]` : host}:${port}`;

/** Connects, until `stop` is aborted. Rejects with a PortError. */
export function dialTcpEnd({ host, port }: TcpPlace, clock: Clock, stop: AbortSignal): Promise<TcpEnd> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, noDelay: true, allowHalfOpen: true });
    const giveUp = () => socket.destroy(new Error('given up'));
    stop.addEventListener('abort', giveUp);
    socket.once('close', () => stop.removeEventListener('abort', giveUp));
    const refuse = (error: Error) =>
      reject(
        new PortError(
          'no-printer',
          `the printer on ${place(host, port)} cannot be reached: ${error.message}`,
          'Check that it is on, its address and its port; many printers take one connection at a time.',
        ),
      );
    socket.once('error', refuse);
    socket.once('connect', () => {
      const end = new TcpEnd(socket, clock);
      socket.off('error', refuse);
      stop.removeEventListener('abort', giveUp);
      resolve(end);
    });
  });
}

/** Waits for connections. `address` is final when it resolves; rejects with a PortError. */
export async function listenTcp(
  { host, port }: TcpPlace,
  clock: Clock,
  accept: (end: End) => void,
): Promise<{ readonly address: string; stop(): void }> {
  const server: Server = createServer({ allowHalfOpen: true, noDelay: true, pauseOnConnect: true }, (socket) =>
    accept(new TcpEnd(socket, clock)),
  );
  await new Promise<void>((resolve, reject) => {
    server.on('error', (error) =>
      reject(
        new PortError(
          'cannot-listen',
          `${place(host, port)} cannot be listened on: ${error.message}`,
          'Stop the program that holds it, or choose another port (0 picks a free one).',
        ),
      ),
    );
    server.listen(port, host, resolve);
  });
  const bound = server.address() as { port: number };
  return { address: `tcp://${place(host, bound.port)}`, stop: () => void server.close() };
}
