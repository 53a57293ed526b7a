import { bitsPerByte, type Framing } from '../framing.ts';
import type { BadByte, EndSettings, Flow, FlowRules } from './serial-line.ts';

export const XON = 0x11;
export const XOFF = 0x13;

/** A speed and a framing, nothing left open; `baud` is Infinity where bytes take no time. */
export interface Format extends Required<Framing> {
  readonly baud: number;
}

/** An end's settings, nothing left open. */
export interface End extends Format {
  readonly flow: FlowRules;
  readonly badByte: BadByte;
}

const NONE: FlowRules = { rtscts: false, dtrdsr: false, obeys: false, any: false, sends: false };

/**
 * The words of flow control at either end. With XON and XOFF each end does its own half: the printer must not obey
 * them, since 11h and 13h in an image are dots; what it sends back never contains them.
 */
const FLOWS: Record<'printer' | 'host', Record<Flow, FlowRules>> = {
  printer: {
    none: NONE,
    rtscts: { ...NONE, rtscts: true },
    dtrdsr: { ...NONE, dtrdsr: true },
    xonxoff: { ...NONE, sends: true },
  },
  host: {
    none: NONE,
    rtscts: { ...NONE, rtscts: true },
    dtrdsr: { ...NONE, dtrdsr: true },
    xonxoff: { ...NONE, obeys: true },
  },
};

/** An end's settings from several layers, the last that says a thing counting. */
export function settle(role: 'printer' | 'host', layers: readonly EndSettings[]): End {
  const last = <Key extends keyof EndSettings>(key: Key) =>
    layers.map((layer) => layer[key]).findLast((value) => value !== undefined);
  const flow = last('flow') ?? 'rtscts';
  return {
    baud: last('baud') ?? Infinity,
    dataBits: last('dataBits') ?? 8,
    parity: last('parity') ?? 'none',
    stopBits: last('stopBits') ?? 1,
    flow: typeof flow === 'string' ? FLOWS[role][flow] : flow,
    badByte: last('badByte') ?? 'keep',
  };
}

/** ms that `bytes` take, computed from their number alone so that no error adds up. */
export function timeOf(bytes: number, format: Format): number {
  return (bytes * bitsPerByte(format) * 1000) / format.baud;
}

/** The longest run, bytes: what may be handed over late within a long write. */
const RUN_BYTES = 256;
/** The same in ms. */
const RUN_MS = 20;
/** The same for a wire without a speed, bytes: as much as a socket reads at once. */
const INSTANT_RUN_BYTES = 65_536;

/** The longest run at a speed, bytes: at most 256 and 20 ms, which is 19 at 9600 8N1. */
export function longestRun(format: Format): number {
  if (format.baud === Infinity) return INSTANT_RUN_BYTES;
  return Math.max(1, Math.min(RUN_BYTES, Math.floor(RUN_MS / timeOf(1, format))));
}

/** What an end keeps of bytes that nobody takes, bytes: on a wire with a speed the 4096 of Linux's terminals (N_TTY). */
export function receiveBuffer({ baud }: Format): {
  readonly size: number;
  readonly full: number;
  readonly clear: number;
} {
  const run = baud === Infinity ? INSTANT_RUN_BYTES : RUN_BYTES;
  // Two runs of room: one is handed over at its end, and a second can be under way by the time the sender hears of it.
  return { size: 16 * run, full: 14 * run, clear: 8 * run };
}
