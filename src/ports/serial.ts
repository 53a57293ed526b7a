import type { SerialPort } from 'serialport';
import type { Clock } from '../clock/clock.ts';
import { endLines } from './end-lines.ts';
import { type Framing, framingQuery } from './framing.ts';
import { type Line, type Port, PortError } from './port.ts';
import { mendPoller } from './serial-poller.ts';
import { StreamLine } from './stream-line.ts';

export interface SerialOptions extends Framing {
  /** The device: `/dev/ttyUSB0`, `COM3`. */
  readonly path: string;
  /** 9600 when absent. */
  readonly baud?: number;
  /** Who makes the sender wait: nobody (the default), the RTS and CTS wires, or XON and XOFF bytes. */
  readonly flow?: 'none' | 'rtscts' | 'xonxoff';
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
    this.#line = deviceLine(await openDevice(this.#options, 'printer'), this.#clock);
    accept(this.#line);
  }

  async close(): Promise<void> {
    if (this.#line) await endLines([this.#line], this.#clock);
  }
}

/**
 * With XON and XOFF each end does its own half. The printer's driver sends them when it cannot take more, and must not
 * obey them: 11h and 13h in an image are dots. The host's driver obeys them; status replies never contain them.
 */
const XON_XOFF = { printer: { xoff: true }, host: { xon: true } };

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
        rtscts: flow === 'rtscts',
        ...(flow === 'xonxoff' ? XON_XOFF[end] : {}),
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

function deviceLine(device: SerialPort, clock: Clock): StreamLine {
  return new StreamLine(`serial ${device.path}`, clock, {
    source: device,
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
