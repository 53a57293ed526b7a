import type { Cancel, Clock } from '../clock/clock.ts';
import { endLines } from './end-lines.ts';
import { framingQuery } from './framing.ts';
import { type LineEnd, type Port, PortError } from './port.ts';
import { WireEnd } from './wire/end.ts';
import { breakTimes, checkFaults, strikes, type WireFault } from './wire/faults.ts';
import type { EndSettings, SerialLine } from './wire/serial-line.ts';
import { settle } from './wire/settings.ts';

/** A wire's speed, and how its ends are set. */
export interface WireOptions extends EndSettings {
  /** Bits per second; bytes take no time when absent, whatever the ends say. */
  readonly baud?: number;
  /** RTS and CTS when absent. */
  readonly flow?: EndSettings['flow'];
  /** Where the host's end is set otherwise than the printer's. */
  readonly host?: EndSettings;
  readonly faults?: readonly WireFault[];
}

/** The printer's end of a wire: each of its lines has modem lines. */
export interface SerialWirePort extends Port {
  listen(accept: (line: SerialLine) => void): Promise<void>;
}

/** A cable in memory: the printer's end is a port, `dial` plugs a host into the other. */
export interface Wire {
  readonly port: SerialWirePort;
  /** A host's line, on a cable of its own, set as the wire says and `settings` besides. Rejects with a PortError unless the port is listening. */
  dial(settings?: EndSettings): Promise<SerialLine>;
}

/**
 * A timed wire on any clock: both directions at once, each byte taking start, data, parity and stop bits at `baud`.
 *
 * A write is handed over as one run when its last byte has arrived, so a status request is there to the bit. A longer
 * one is handed over in runs of at most 256 bytes and 20 ms (19 bytes at 9600 8N1), which is how late a request in the
 * middle of a long write can be answered; one timer a byte would buy those ms at 19 times the price. A run carries the
 * time of its first byte and the ms a byte, so nothing is lost of when each was there.
 *
 * The cable only carries: speed, framing and flow control are settings of each end. Ends that do not agree read what a
 * UART reads in the other's levels. A sender that flow control stops still sends the byte under way; one whose flow
 * control does not answer the receiver's loses what the receiver cannot keep. Throws a PortError for faults that mean
 * nothing on it.
 */
export function wire(clock: Clock, options: WireOptions = {}): Wire {
  checkFaults(options.faults ?? [], options.baud !== undefined);
  const port = new WirePort(clock, options);
  return { port, dial: (settings) => port.dial(settings) };
}

class WirePort implements SerialWirePort {
  readonly address: string;
  readonly #clock: Clock;
  readonly #options: WireOptions;
  readonly #lines = new Set<SerialLine>();
  #accept?: (line: SerialLine) => void;
  #dialled = 0;

  constructor(clock: Clock, options: WireOptions) {
    this.#clock = clock;
    this.#options = options;
    const query = framingQuery(options);
    if (typeof options.flow === 'string' && options.flow !== 'rtscts') query.push(`flow=${options.flow}`);
    this.address = `wire://${options.baud ?? 'instant'}${query.length > 0 ? `?${query.join('&')}` : ''}`;
  }

  async listen(accept: (line: SerialLine) => void): Promise<void> {
    this.#accept = accept;
  }

  async close(): Promise<void> {
    this.#accept = undefined;
    await endLines(this.#lines, this.#clock);
  }

  async dial(settings: EndSettings = {}): Promise<SerialLine> {
    if (!this.#accept)
      throw new PortError(
        'refused',
        `${this.address} refused the connection`,
        'Start the printer before the host dials.',
      );
    const cable = ++this.#dialled;
    const { host = {}, faults = [] } = this.#options;
    const printerEnd = this.#newEnd('printer', cable, []);
    const hostEnd = this.#newEnd('host', cable, [host, settings]);
    let forget: Cancel[] = [];
    const cut = (end: LineEnd) => {
      for (const each of forget) each();
      for (const each of [printerEnd, hostEnd]) each.stop();
      for (const each of [printerEnd, hostEnd]) each.tell(end);
      this.#lines.delete(printerEnd);
    };
    printerEnd.join(hostEnd, strikes(faults, 'from-printer', cable), cut);
    hostEnd.join(printerEnd, strikes(faults, 'to-printer', cable), cut);
    forget = breakTimes(faults, cable)
      .filter((at) => at > this.#clock.now())
      .map((at) => this.#clock.at(at, () => cut('reset')));
    this.#lines.add(printerEnd);
    this.#accept(printerEnd);
    return hostEnd;
  }

  #newEnd(role: 'printer' | 'host', cable: number, own: readonly EndSettings[]): WireEnd {
    let changed: EndSettings = {};
    const speed = this.#options.baud === undefined ? { baud: Infinity } : {};
    return new WireEnd(`wire ${cable}`, this.#clock, (changes) => {
      changed = { ...changed, ...changes };
      return settle(role, [this.#options, ...own, changed, speed]);
    });
  }
}
