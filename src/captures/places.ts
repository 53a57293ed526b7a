import type { Clock } from '../clock/clock.ts';
import { type Address, parseAddress, portAt } from '../ports/address.ts';
import { dialAddress } from '../ports/dial.ts';
import { type Line, type Port, PortError } from '../ports/port.ts';
import { dialSerial } from '../ports/serial.ts';
import { RAW_PRINTING } from '../ports/tcp.ts';
import { CableEnd } from './cable-end.ts';
import type { End } from './end.ts';
import { dialTcpEnd, listenTcp } from './tcp-end.ts';

/** What waits for hosts. */
export interface Listening {
  readonly address: string;
  /** A cable carries one line; when it ends, no other comes. */
  readonly isCable: boolean;
  /** Accepts nothing more. */
  stop(): Promise<void>;
}

const LOCAL = '127.0.0.1';

function noLine(text: string, what: string): PortError {
  return new PortError(
    'bad-address',
    `the address '${text}' ${what}`,
    'Write tcp://HOST:PORT or serial:///dev/ttyUSB0.',
  );
}

/** Host and port of an address. Bounds on connections are a printer's own: what passes is not changed here. */
function placeOf(text: string, { kind: _, host = LOCAL, port = RAW_PRINTING, ...bounds }: Address & { kind: 'tcp' }) {
  if (Object.values(bounds).some((bound) => bound !== undefined))
    throw noLine(text, 'has settings that only a printer has');
  return { host, port };
}

/** Waits for hosts on an address: TCP, serial, or a pty pair. Rejects with a PortError. */
export async function listenAt(text: string, clock: Clock, accept: (end: End) => void): Promise<Listening> {
  const address = parseAddress(text);
  if (address.kind === 'tcp') {
    const { host, port } = placeOf(text, address);
    const listening = await listenTcp({ host, port }, clock, accept);
    return { address: listening.address, isCable: false, stop: async () => listening.stop() };
  }
  if (address.kind === 'file' || address.kind === 'stdin') throw noLine(text, 'is no line that a host can open');
  const port = await portAt(text, clock);
  await port.listen((line) => accept(new CableEnd(line, clock)));
  return { address: port.address, isCable: true, stop: () => port.close() };
}

/** How to reach the printer on an address, TCP or serial, for each host anew, unless it is stopped. Throws a PortError. */
export function printerAt(text: string, clock: Clock): (stop: AbortSignal) => Promise<End> {
  const address = parseAddress(text);
  if (address.kind === 'tcp') {
    const { host, port } = placeOf(text, address);
    return (stop) => dialTcpEnd({ host, port }, clock, stop);
  }
  if (address.kind === 'serial') return async () => new CableEnd(await dialSerial(address, clock), clock);
  throw noLine(text, 'is no printer that can be dialled');
}

/** A line to a printer, and where it leads: `address` is that of the pair for `pty:`. */
export interface Dialled {
  readonly address: string;
  readonly line: Line;
  close(): Promise<void>;
}

/** Opens a line to the printer on an address: TCP, serial, or a pty pair whose device a printer opens. Rejects with a PortError. */
export async function dial(text: string, clock: Clock): Promise<Dialled> {
  const address = parseAddress(text);
  if (address.kind === 'pty') {
    const port: Port = await portAt(text, clock);
    const line = await new Promise<Line>((resolve, reject) => port.listen(resolve).catch(reject));
    return { address: port.address, line, close: () => port.close() };
  }
  const line = await dialAddress(address, clock);
  return { address: text, line, close: () => line.close() };
}
