import type { SerialPort } from 'serialport';
import type { Clock } from '../clock/clock.ts';
import { endLines } from './end-lines.ts';
import { type Flow, readySignal, setReady, XON } from './flow.ts';
import { type Framing, framingQuery } from './framing.ts';
import { type Line, type Port, PortError } from './port.ts';
import { mendPoller } from './serial-poller.ts';
import { StreamLine } from './stream-line.ts';

export interface SerialOptions extends Framing {
  /** The device: `/dev/ttyUSB0`, `/dev/rfcomm0`, `COM3`. */
  readonly path: string;
  /** 9600 when absent. */
  readonly baud?: number;
  /** none when absent. */
  readonly flow?: Flow;
}

const DEFAULT_BAUD = 9600;

/** A printer at the end of a serial cable: one line, from `listen` to `close`, for a cable carries no connections. */
export function serialPort(options: SerialOptions, clock: Clock): Port {
  return new SerialDevicePort(options, clock);
}

/** Opens the host's end of a serial cable. Rejects with a PortError when the device cannot be opened. */
export async function dialSerial(options: SerialOptions, clock: Clock): Promise<Line> {
  return deviceLine(await openDevice(options, 'host'), clock);
}

class SerialDevicePort implements Port {
  readonly #options: SerialOptions;
  readonly #clock: Clock;
  #line?: Line;

  constructor(options: SerialOptions, clock: Clock) {
    this.#options = options;
    this.#clock = clock;
  }

  get address(): string {
    const { path, baud = DEFAULT_BAUD, flow = 'none' } = this.#options;
    const query = [`baud=${baud}`, ...framingQuery(this.#options)];
    if (flow !== 'none') query.push(`flow=${flow}`);
    return `serial://${path}?${query.join('&')}`;
  }

  async listen(accept: (line: Line) => void): Promise<void> {
    const { path, flow = 'none' } = this.#options;
    const device = await openDevice(this.#options, 'printer');
    if (flow === 'dtrdsr') await raise(device, path);
    // A printer says so when it is ready after power-on; a host that was told to wait before goes on.
    if (flow === 'xonxoff') device.write(Buffer.of(XON));
    this.#line = deviceLine(device, this.#clock, readySignal(flow, device));
    accept(this.#line);
  }

  async close(): Promise<void> {
    if (this.#line) await endLines([this.#line], this.#clock);
  }
}

/**
 * What each end's driver does. With XON and XOFF each does its own half: the printer's sends them when it cannot take
 * more, and must not obey them, for 11h and 13h in an image are dots; the host's obeys them. No driver knows DTR and
 * DSR: the host's watches CTS, on which it sees the printer's RTS, which goes with DTR.
 */
const DRIVER: Record<Flow, Record<'printer' | 'host', { rtscts?: boolean; xon?: boolean; xoff?: boolean }>> = {
  none: { printer: {}, host: {} },
  rtscts: { printer: { rtscts: true }, host: { rtscts: true } },
  xonxoff: { printer: { xoff: true }, host: { xon: true } },
  dtrdsr: { printer: {}, host: { rtscts: true } },
};

async function openDevice(options: SerialOptions, end: 'printer' | 'host'): Promise<SerialPort> {
  const { path, baud = DEFAULT_BAUD, dataBits = 8, parity = 'none', stopBits = 1, flow = 'none' } = options;
  const { SerialPort } = await import('serialport');
  return new Promise((resolve, reject) => {
    const device = new SerialPort(
      {
        path,
        baudRate: baud,
        dataBits,
        parity,
        stopBits,
        ...DRIVER[flow][end],
      },
      (error) => {
        if (error) return reject(serialError(error, path));
        mendPoller(device, () => {
          if (device.isOpen)
            device.close(undefined, Object.assign(new Error(`${path} is gone`), { disconnected: true }));
        });
        resolve(device);
      },
    );
  });
}

/** Says that the printer is ready. Rejects with a PortError where the device has no DTR wire. */
async function raise(device: SerialPort, path: string): Promise<void> {
  try {
    await setReady(device, true);
  } catch {
    await new Promise<void>((resolve) => device.close(() => resolve()));
    throw new PortError(
      'no-dtr',
      `${path} has no DTR and RTS wires that could be lowered`,
      'Use flow=xonxoff, or an adapter with all wires.',
    );
  }
}

function deviceLine(device: SerialPort, clock: Clock, ready?: (ready: boolean) => void): StreamLine {
  return new StreamLine(`serial ${device.path}`, clock, {
    source: device,
    ready,
    send: (bytes, sent) => void device.write(Buffer.from(bytes), sent),
    finish: () => new Promise((resolve) => device.drain(() => device.close(() => resolve()))),
    // Flushing first drops what the other side has not taken; closing alone would wait for it.
    reset: () => device.flush(() => device.close(() => {})),
  });
}

/** The library reports causes as text only: strerror's on Unix, its own on Windows. */
const CAUSES: readonly (readonly [RegExp, code: string, message: string, hint: string])[] = [
  [
    /no such file|file not found/i,
    'no-such-device',
    'does not exist',
    'Plug the adapter in and compare the name (ls /dev/serial/by-id, or the device manager).',
  ],
  [
    /permission denied/i,
    'permission-denied',
    'is not allowed to this user',
    'Add the user to the group that owns it (dialout or uucp), then log in again.',
  ],
  [
    /busy|cannot lock|temporarily unavailable|access (is )?denied/i,
    'busy',
    'is in use by another program',
    'Close the program that holds it (fuser PATH names it).',
  ],
  [
    /inappropriate ioctl|not a typewriter/i,
    'not-a-serial-port',
    'is not a serial port',
    'Give a serial device; a file is printed by its path alone.',
  ],
  [
    /baud|bits|parity|invalid argument/i,
    'bad-setting',
    'does not take these settings',
    'Try another speed or framing; 9600 8N1 works nearly everywhere.',
  ],
];

function serialError(error: Error, path: string): PortError {
  const cause = CAUSES.find(([pattern]) => pattern.test(error.message));
  if (cause) return new PortError(cause[1], `${path} ${cause[2]}`, cause[3]);
  return new PortError('serial-failed', `${path} cannot be opened: ${error.message}`, 'See the message.');
}
