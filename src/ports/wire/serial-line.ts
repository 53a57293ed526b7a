import type { Framing } from '../framing.ts';
import type { Line } from '../port.ts';

/** Who makes a sender wait: nobody, the RTS and CTS wires, the DTR and DSR wires, or XOFF and XON bytes. */
export type Flow = 'none' | 'rtscts' | 'dtrdsr' | 'xonxoff';

/** What an end does of flow control, half by half, as termios has it. */
export interface FlowRules {
  /** Sends only while CTS is up; takes RTS down while it cannot receive. */
  readonly rtscts: boolean;
  /** Sends only while DSR is up; takes DTR down while it cannot receive. */
  readonly dtrdsr: boolean;
  /** Stops at a received XOFF, goes on at XON; takes both out of the data (termios IXON). */
  readonly obeys: boolean;
  /** With `obeys`: goes on at any byte (termios IXANY). */
  readonly any: boolean;
  /** Sends XOFF when it cannot receive, XON when it can (termios IXOFF). */
  readonly sends: boolean;
}

/**
 * What becomes of a byte that came with a parity or framing error: handed over as it was read (termios without IGNPAR
 * and PARMRK), printed as '?', or not handed over. The TM-T88III has the last two, by a DIP switch.
 */
export type BadByte = 'keep' | '?' | 'ignore';

/** How one end of a serial cable is set. The other end may be set otherwise. */
export interface EndSettings extends Framing {
  /** Bits per second. */
  readonly baud?: number;
  readonly flow?: Flow | FlowRules;
  /** `keep` when absent. */
  readonly badByte?: BadByte;
}

/** What an end puts on its wires. */
export interface ModemOutputs {
  readonly rts: boolean;
  readonly dtr: boolean;
  /** Holds the data wire at space; nothing leaves meanwhile. */
  readonly brk: boolean;
}

/** What an end finds on its wires. */
export interface ModemInputs {
  readonly cts: boolean;
  readonly dsr: boolean;
  readonly dcd: boolean;
}

/** What the receiver noticed; `at` is when, ms of the clock. */
export type ReceptionError =
  | { readonly kind: 'parity' | 'framing' | 'break'; readonly at: number; readonly byte: number }
  /** Bytes lost because nobody took those before them. */
  | { readonly kind: 'overrun'; readonly at: number; readonly count: number };

export interface SerialWatcher {
  onModem?(lines: ModemInputs): void;
  onReceptionError?(error: ReceptionError): void;
}

/** A line that has modem lines. */
export interface SerialLine extends Line {
  /** Sets what is named and leaves the rest. Flow control takes RTS or DTR down besides. */
  set(outputs: Partial<ModemOutputs>): void;
  get(): ModemInputs;
  /** Who is told of changes of the modem lines and of reception errors; a second call replaces the first. */
  watch(watcher: SerialWatcher): void;
  /** Changes what is named from the next byte on; undefined: as the wire was made. */
  update(settings: EndSettings): void;
  /** Drops what was written and has not left, and what was received and not handed over. */
  flush(): void;
}
