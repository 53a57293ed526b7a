import { connect, createServer, type Server, type Socket } from 'node:net';
import type { Clock } from '../clock/clock.ts';
import { Admission } from './admission.ts';
import { endLines } from './end-lines.ts';
import { type Line, type Port, PortError } from './port.ts';
import { type LineLimits, StreamLine } from './stream-line.ts';

/** The port that raw printing goes to: 9100, "socket" or "JetDirect" printing. */
export const RAW_PRINTING = 9100;

export interface TcpOptions {
  /** Name or address; 127.0.0.1 when absent, so that a printer is open to the network only when that is asked for. */
  readonly host?: string;
  /** 0 picks a free one; 9100 when absent. */
  readonly port?: number;
  /** Ends a conversation after so many ms without a byte from the host; see IDLE. Infinity is never. */
  readonly idleMs?: number;
  /** How many conversations there may be at once; see CONNECTIONS. */
  readonly connections?: number;
  /** What becomes of one more: it is refused, which is what happens when absent, or waits until another has ended. */
  readonly full?: 'refuse' | 'wait';
  /** The most bytes of one conversation; with the next one it is reset. Any number when absent. */
  readonly jobBytes?: number;
}

/**
 * The idle time that is usual, ms: an interface board closes a connection over which the host has sent nothing for
 * 5 minutes (UB-E02 Technical Reference Guide 4.6 and 5.5.2.2; TM-U230 specification 2.1.3.5: "about 5 minutes").
 */
export const IDLE = 300_000;

/**
 * How many conversations there are at most when nothing is said. Boards have fewer (UB-E02 Technical Reference Guide
 * 4.5: 3, of which one prints); this only keeps a flood from taking the descriptors of the process, usually 1024.
 */
export const CONNECTIONS = 64;

/**
 * A host that does not read its replies is read no further beyond so many bytes of them, so that requests without end
 * fill no memory. The operating system has taken some megabytes by then; a board takes 512 bytes (UB-E02).
 */
const UNREAD_REPLIES = 65_536;

/** How long a socket that the printer has closed waits for the host to close as well, ms. Its bytes have left by then. */
const LINGER = 1_000;

const where = (host: string, port: number): string => `${host.includes(':') ? `[${host}]` : host}:${port}`;

/** A printer on the network: several conversations at once. */
export function tcpPort(options: TcpOptions, clock: Clock): Port {
  return new TcpPort(options, clock);
}

/** Connects to a printer. Rejects with a PortError when there is none. */
export function dialTcp(options: { readonly host?: string; readonly port: number }, clock: Clock): Promise<Line> {
  const { host = '127.0.0.1', port } = options;
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, noDelay: true, allowHalfOpen: true });
    const refuse = (error: NodeJS.ErrnoException) => reject(tcpError(error, where(host, port)));
    socket.once('error', refuse);
    socket.once('connect', () => {
      socket.off('error', refuse);
      // No limit here: a printer that is still reading the job would lose the rest of it.
      resolve(socketLine(socket, where(socket.localAddress ?? 'gone', socket.localPort ?? 0), clock, Infinity));
    });
  });
}

class TcpPort implements Port {
  readonly #options: TcpOptions;
  readonly #clock: Clock;
  readonly #host: string;
  #port: number;
  #server?: Server;
  #admission?: Admission;
  readonly #lines = new Set<Line>();

  constructor(options: TcpOptions, clock: Clock) {
    this.#options = options;
    this.#clock = clock;
    this.#host = options.host ?? '127.0.0.1';
    this.#port = options.port ?? RAW_PRINTING;
  }

  get address(): string {
    return `tcp://${where(this.#host, this.#port)}`;
  }

  listen(accept: (line: Line) => void): Promise<void> {
    const { idleMs = IDLE, jobBytes: mostBytes = Infinity, connections = CONNECTIONS, full } = this.#options;
    const limits = { idleMs, mostBytes, mostUnsent: UNREAD_REPLIES };
    this.#admission = new Admission(connections, full === 'wait');
    const server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
      const name = where(socket.remoteAddress ?? 'gone', socket.remotePort ?? 0);
      this.#admission?.ask(socket, () => {
        const line = socketLine(socket, name, this.#clock, LINGER, limits);
        this.#lines.add(line);
        socket.once('close', () => this.#lines.delete(line));
        accept(line);
      });
    });
    this.#server = server;
    return new Promise((resolve, reject) => {
      // Stays after the port is open: a connection that cannot be accepted (no descriptor is left) must not end the process.
      server.on('error', (error) => reject(tcpError(error, where(this.#host, this.#port))));
      server.listen(this.#port, this.#host, () => {
        const bound = server.address();
        if (bound !== null && typeof bound === 'object') this.#port = bound.port;
        resolve();
      });
    });
  }

  async close(): Promise<void> {
    const server = this.#server;
    if (!server?.listening) return;
    const stopped = new Promise((resolve) => server.close(resolve));
    this.#admission?.clear();
    await endLines(this.#lines, this.#clock);
    await stopped;
  }
}

/** `linger`: how long the socket outlives its closed line while the other side has not closed, ms. */
function socketLine(socket: Socket, place: string, clock: Clock, linger: number, limits?: LineLimits): StreamLine {
  const transport = {
    source: socket,
    send: (bytes: Uint8Array, sent: () => void) => void socket.write(bytes, sent),
    finish: () =>
      new Promise<void>((resolve) => {
        socket.end(() => {
          socket.once(
            'close',
            clock.at(clock.now() + linger, () => socket.destroy()),
          );
          resolve();
        });
      }),
    reset: () => void socket.resetAndDestroy(),
  };
  return new StreamLine(`tcp ${place}`, clock, transport, limits);
}

/** What a user can do about each of the operating system's codes. */
const CAUSES: Record<string, readonly [code: string, message: string, hint: string]> = {
  EADDRINUSE: [
    'address-in-use',
    'is in use',
    'Stop the program that holds it, or choose another port (0 picks a free one).',
  ],
  EACCES: [
    'permission-denied',
    'is not allowed to this user',
    'Ports below 1024 need more rights; choose a higher one, such as 9100.',
  ],
  EADDRNOTAVAIL: [
    'bad-host',
    'is not an address of this machine',
    'Use 127.0.0.1 for this machine alone, 0.0.0.0 for the network.',
  ],
  ENOTFOUND: ['bad-host', 'has a host name that is not known', 'Check its spelling, or give the address in numbers.'],
  EAI_AGAIN: [
    'bad-host',
    'has a host name that could not be looked up',
    'Check the network, or give the address in numbers.',
  ],
  ECONNREFUSED: [
    'refused',
    'refused the connection',
    'Nothing listens there: start the printer first, and compare the port number.',
  ],
  ETIMEDOUT: ['no-answer', 'did not answer', 'Check that the machine is on and that no firewall drops the connection.'],
  EHOSTUNREACH: ['no-answer', 'cannot be reached', 'Check the address and the network.'],
  ENETUNREACH: ['no-answer', 'cannot be reached', 'Check the address and the network.'],
};

function tcpError(error: NodeJS.ErrnoException, place: string): PortError {
  const [code, message, hint] = CAUSES[error.code ?? ''] ?? [
    'tcp-failed',
    `failed (${error.message})`,
    'See the message.',
  ];
  return new PortError(code, `${place} ${message}`, hint);
}
