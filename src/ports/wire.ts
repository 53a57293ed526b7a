import type { Clock } from '../clock/clock.ts';
import { endLines } from './end-lines.ts';
import { bitsPerByte, type Framing, framingQuery } from './framing.ts';
import { Inbox } from './inbox.ts';
import { type Line, type LineEnd, type LineHandlers, type Port, PortError } from './port.ts';
import { type Pace, WireSender } from './wire-sender.ts';

export interface WireOptions extends Framing {
  /** Bits per second; bytes take no time when absent. */
  readonly baud?: number;
}

/** A cable in memory: the printer's end is a port, `dial` plugs a host into the other. */
export interface Wire {
  readonly port: Port;
  /** A host's line, on a cable of its own. Rejects with a PortError unless the port is listening. */
  dial(): Promise<Line>;
}

/** The longest run that the wire hands over, bytes. */
const RUN_BYTES = 256;
/** The same in ms. */
const RUN_MS = 20;
/** The same for a wire without a speed, bytes: as much as a socket reads at once. */
const INSTANT_RUN_BYTES = 65_536;

/**
 * A timed wire on any clock: both directions at once, each byte taking start, data, parity and stop bits at `baud`.
 *
 * A write is handed over as one run when its last byte has arrived, so a status request is there to the bit. A longer
 * one is handed over in runs of at most 256 bytes and 20 ms (19 bytes at 9600 8N1), which is how late a request in the
 * middle of a long write can be answered; one timer a byte would buy those ms at 19 times the price. A run carries the
 * time of its first byte and the ms a byte, so nothing is lost of when each was there.
 *
 * A receiver that pauses stops the sender as RTS does: at most one longest run is on its way then, and waits.
 */
export function wire(clock: Clock, options: WireOptions = {}): Wire {
  const port = new WirePort(clock, options);
  return { port, dial: () => port.dial() };
}

class WirePort implements Port {
  readonly address: string;
  readonly #clock: Clock;
  readonly #pace: Pace;
  readonly #lines = new Set<Line>();
  #accept?: (line: Line) => void;
  #dialled = 0;

  constructor(clock: Clock, options: WireOptions) {
    this.#clock = clock;
    this.#pace = paceOf(options);
    const query = framingQuery(options);
    this.address = `wire://${options.baud ?? 'instant'}${query.length > 0 ? `?${query.join('&')}` : ''}`;
  }

  async listen(accept: (line: Line) => void): Promise<void> {
    this.#accept = accept;
  }

  async close(): Promise<void> {
    this.#accept = undefined;
    await endLines(this.#lines, this.#clock);
  }

  async dial(): Promise<Line> {
    if (!this.#accept)
      throw new PortError(
        'refused',
        `${this.address} refused the connection`,
        'Start the printer before the host dials.',
      );
    const atPrinter = new Inbox();
    const atHost = new Inbox();
    const toHost = new WireSender(this.#clock, this.#pace, atHost);
    const toPrinter = new WireSender(this.#clock, this.#pace, atPrinter);
    const cut = (end: LineEnd) => {
      toHost.stop();
      toPrinter.stop();
      atPrinter.end(end);
      atHost.end(end);
      this.#lines.delete(printer);
    };
    const name = `wire ${++this.#dialled}`;
    const printer = new WireLine(name, atPrinter, toHost, cut);
    this.#lines.add(printer);
    this.#accept(printer);
    return new WireLine(name, atHost, toPrinter, cut);
  }
}

/** One end of a wire. */
class WireLine implements Line {
  readonly name: string;
  readonly #inbox: Inbox;
  readonly #sender: WireSender;
  readonly #cut: (end: LineEnd) => void;
  #closing?: Promise<void>;

  /** `cut` ends the wire for both ends. */
  constructor(name: string, inbox: Inbox, sender: WireSender, cut: (end: LineEnd) => void) {
    this.name = name;
    this.#inbox = inbox;
    this.#sender = sender;
    this.#cut = cut;
  }

  attach(handlers: LineHandlers): void {
    this.#inbox.attach(handlers);
  }

  write(bytes: Uint8Array): Promise<void> {
    return this.#sender.send(bytes);
  }

  pause(): void {
    this.#inbox.pause();
  }

  resume(): void {
    this.#inbox.resume();
  }

  close(): Promise<void> {
    this.#closing ??= this.#finish();
    return this.#closing;
  }

  reset(): void {
    this.#inbox.discard();
    this.#cut('reset');
  }

  async #finish(): Promise<void> {
    this.#inbox.discard();
    await this.#sender.finish();
    this.#cut('closed');
  }
}

function paceOf({ baud, ...framing }: WireOptions): Pace {
  if (baud === undefined) return { time: () => 0, run: INSTANT_RUN_BYTES };
  const time = (bytes: number) => (bytes * bitsPerByte(framing) * 1000) / baud;
  return { time, run: Math.max(1, Math.min(RUN_BYTES, Math.floor(RUN_MS / time(1)))) };
}
