import { fileURLToPath } from 'node:url';
import type { Clock } from '../clock/clock.ts';
import type { DeviceOptions } from './device.ts';
import { type Port, PortError } from './port.ts';
import type { PtyOptions } from './pty.ts';
import type { SerialOptions } from './serial.ts';
import type { TcpOptions } from './tcp.ts';

/** Where a printer is to be, as a user writes it. */
export type Address =
  | ({ readonly kind: 'tcp' } & TcpOptions)
  | ({ readonly kind: 'serial' } & SerialOptions)
  | ({ readonly kind: 'pty' } & PtyOptions)
  | ({ readonly kind: 'device' } & DeviceOptions)
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'stdin' };

/** What can be written, for messages and help. */
export const ADDRESS_FORMS = [
  '9100',
  'tcp://HOST:PORT?idle=SECONDS&connections=N&full=refuse|wait&job=BYTES',
  'serial:///dev/ttyUSB0?baud=9600&data=8&parity=none&stop=1&flow=none|rtscts|xonxoff|dtrdsr',
  'pty:',
  'pty:///path/of/link?baud=9600&flow=none|xonxoff',
  'device:///dev/g_printer0',
  'a file path',
  '- (standard input)',
] as const;

/** Reads an address. Throws PortError('bad-address') for one that cannot be meant. */
export function parseAddress(text: string): Address {
  if (text === '-' || text === 'stdin:') return { kind: 'stdin' };
  if (/^\d+$/.test(text)) return parseTcp(text, `:${text}`, '');
  if (/^([\w.-]+|\[[\da-f:.]+\]):\d+$/i.test(text)) return parseTcp(text, text, '');
  // What the operating systems call their serial devices; as a file, one would be read once, at whatever speed it has.
  if (/^(\/dev\/(tty|cu\.|pts\/|rfcomm|serial\/)|com\d+$)/i.test(text)) return parseSerial(text, text, '');
  if (/^\/dev\/g_printer/.test(text)) return parseDevice(text, text, '');
  // A single letter before the colon is a drive of Windows.
  const [, scheme = '', rest = '', query = ''] = /^([a-z]{2,}):(?:\/\/)?([^?]*)\??(.*)$/i.exec(text) ?? [];
  if (scheme === '' && text !== '') return { kind: 'file', path: text };
  const read = SCHEMES[scheme.toLowerCase()];
  if (!read) throw bad(text, text === '' ? 'is empty' : `has the unknown kind '${scheme}:'`);
  return read(text, rest, query);
}

/** The port at an address. What a kind needs (serialport, node-pty) is loaded here, only for that kind. */
export async function portAt(text: string, clock: Clock): Promise<Port> {
  const address = parseAddress(text);
  switch (address.kind) {
    case 'tcp':
      return (await import('./tcp.ts')).tcpPort(address, clock);
    case 'serial':
      return (await import('./serial.ts')).serialPort(address, clock);
    case 'pty':
      return (await import('./pty.ts')).ptyPort(address, clock);
    case 'device':
      return (await import('./device.ts')).devicePort(address, clock);
    case 'file':
      return (await import('./file.ts')).filePort(address.path, clock);
    case 'stdin':
      return (await import('./file.ts')).stdinPort(clock);
  }
}

type Read = (text: string, rest: string, query: string) => Address;

const SCHEMES: Record<string, Read | undefined> = {
  tcp: parseTcp,
  serial: parseSerial,
  pty: parsePty,
  device: parseDevice,
  file: (text) => {
    try {
      return { kind: 'file', path: fileURLToPath(text) };
    } catch {
      throw bad(text, 'names no file of this machine (a file address has three slashes: file:///folder/slip.bin)');
    }
  },
  wire: (text) => {
    throw bad(text, 'is a wire in memory, which only a bench can open');
  },
};

function parseTcp(text: string, rest: string, query: string): Address {
  const [matched, bracketed, plain, digits] = /^(?:\[([\da-f:.]+)\]|([\w.-]*))(?::(\d+))?\/?$/i.exec(rest) ?? [];
  if (matched === undefined) throw bad(text, 'has no host and port that can be read');
  const port = digits === undefined ? undefined : Number(digits);
  if (port !== undefined && port > 65_535) throw bad(text, `has port ${port}, and ports end at 65535`);
  const { idle, connections, full, job } = settings(text, query, {
    idle: secondsOrNever,
    connections: positive,
    full: oneOf('refuse', 'wait'),
    job: positive,
  });
  return { kind: 'tcp', host: bracketed || plain || undefined, port, idleMs: idle, connections, full, jobBytes: job };
}

function parseSerial(text: string, rest: string, query: string): Address {
  if (rest === '') throw bad(text, 'names no device');
  const { baud, data, parity, stop, flow } = settings(text, query, {
    ...speed(),
    flow: oneOf('none', 'rtscts', 'xonxoff', 'dtrdsr'),
  });
  return { kind: 'serial', path: rest, baud, dataBits: data, parity, stopBits: stop, flow };
}

function parsePty(text: string, rest: string, query: string): Address {
  const { baud, data, parity, stop, flow } = settings(text, query, { ...speed(), flow: oneOf('none', 'xonxoff') });
  return { kind: 'pty', link: rest || undefined, baud, dataBits: data, parity, stopBits: stop, flow };
}

function parseDevice(text: string, rest: string, query: string): Address {
  if (rest === '') throw bad(text, 'names no device');
  settings(text, query, {});
  return { kind: 'device', path: rest };
}

/** The settings of every line that has a speed. */
const speed = () => ({
  baud: positive,
  data: oneOf(5, 6, 7, 8),
  parity: oneOf('none', 'even', 'odd', 'mark', 'space'),
  stop: oneOf(1, 1.5, 2),
});

/** How a setting's value is read: the value, or what it may be. */
type Setting<T> = { readonly read: (text: string) => T | undefined; readonly may: string };

const positive: Setting<number> = {
  read: (text) => (/^[1-9]\d*$/.test(text) ? Number(text) : undefined),
  may: 'a whole number above 0',
};

/** In ms. */
const secondsOrNever: Setting<number> = {
  read: (text) => (/^\d+$/.test(text) ? Number(text) * 1000 || Infinity : undefined),
  may: 'a whole number of seconds, 0 for never',
};

const oneOf = <const T extends string | number>(...values: readonly T[]): Setting<T> => ({
  read: (text) => values.find((value) => String(value) === text),
  may: values.join(', '),
});

/** Reads `name=value&name=value`; a setting that is not written is undefined. */
function settings<S extends Record<string, Setting<unknown>>>(
  text: string,
  query: string,
  known: S,
): { [K in keyof S]?: S[K] extends Setting<infer T> ? T : never } {
  const found: Record<string, unknown> = {};
  for (const [name, value] of new URLSearchParams(query)) {
    const setting = known[name];
    if (!setting)
      throw bad(text, `has the unknown setting '${name}' (known here: ${Object.keys(known).join(', ') || 'none'})`);
    found[name] = setting.read(value);
    if (found[name] === undefined) throw bad(text, `has ${name}=${value}, which must be ${setting.may}`);
  }
  return found as ReturnType<typeof settings<S>>;
}

function bad(text: string, what: string): PortError {
  return new PortError('bad-address', `the address '${text}' ${what}`, `Write one of: ${ADDRESS_FORMS.join('; ')}.`);
}
