import { closeSync, constants, fstatSync, openSync, type Stats } from 'node:fs';
import type { Cancel, Clock } from '../clock/clock.ts';
import { DescriptorReader } from './descriptor-reader.ts';
import { DescriptorWriter } from './descriptor-writer.ts';
import { endLines } from './end-lines.ts';
import { type Line, type Port, PortError } from './port.ts';
import { StreamLine } from './stream-line.ts';

export interface DeviceOptions {
  /** A character device or fifo: `/dev/g_printer0`. */
  readonly path: string;
}

/** How long a device that has gone, or is not there yet, is left before it is tried again, ms. */
const AGAIN = 250;

/**
 * A printer behind a device file that is read and written: the USB printer gadget of Linux above all, by which this
 * machine is a USB printer to the one it is plugged into (docs/usb-gadget.md).
 *
 * A device carries no connections: its line stays, until the device itself goes (the gadget's reads fail with ENODEV
 * when the cable is pulled or the host starts anew, and opening it does until a host has set it up). Then the line is
 * reset, the device is opened again as soon as it can be, and what comes then is a line of its own.
 *
 * A fifo has one direction: replies go nowhere, since this end would read them itself.
 */
export function devicePort(options: DeviceOptions, clock: Clock): Port {
  return new DevicePort(options.path, clock);
}

class DevicePort implements Port {
  readonly address: string;
  readonly #path: string;
  readonly #clock: Clock;
  #accept: (line: Line) => void = () => {};
  #line?: Line;
  #retry: Cancel = () => {};
  #closed = false;

  constructor(path: string, clock: Clock) {
    this.address = `device://${path}`;
    this.#path = path;
    this.#clock = clock;
  }

  async listen(accept: (line: Line) => void): Promise<void> {
    this.#accept = accept;
    try {
      this.#open();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENODEV') throw deviceError(error as Error, this.#path);
      this.#tryAgain();
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#retry();
    if (this.#line) await endLines([this.#line], this.#clock);
  }

  #open(): void {
    const fd = openSync(this.#path, constants.O_RDWR | constants.O_NONBLOCK | constants.O_NOCTTY);
    const stats = fstatSync(fd);
    if (!stats.isCharacterDevice() && !stats.isFIFO()) {
      closeSync(fd);
      throw Object.assign(new Error('it is a file'), { code: 'ENOTSUP' });
    }
    this.#line = this.#lineOn(fd, stats);
    this.#accept(this.#line);
  }

  #lineOn(fd: number, stats: Stats): Line {
    const source = new DescriptorReader(fd, this.#clock);
    const writer = new DescriptorWriter(fd, this.#clock, (error) => source.lose(error));
    source.once('close', () => this.#tryAgain());
    const stop = () => {
      writer.stop();
      source.destroy();
    };
    return new StreamLine(`device ${this.#path}`, this.#clock, {
      source,
      send: stats.isFIFO() ? (_bytes, sent) => sent() : (bytes, sent) => writer.send(bytes, sent),
      finish: async () => stop(),
      reset: stop,
    });
  }

  #tryAgain(): void {
    if (this.#closed) return;
    this.#retry = this.#clock.at(this.#clock.now() + AGAIN, () => {
      try {
        this.#open();
      } catch {
        this.#tryAgain();
      }
    });
  }
}

/** What a user can do about each of the operating system's codes. */
const CAUSES: Record<string, readonly [code: string, message: string, hint: string]> = {
  ENOENT: [
    'no-such-device',
    'does not exist',
    'Load the driver that makes it; for /dev/g_printer0 see docs/usb-gadget.md.',
  ],
  EACCES: [
    'permission-denied',
    'is not allowed to this user',
    'Change its permissions, or run as the user that owns it.',
  ],
  EBUSY: ['busy', 'is in use by another program', 'Close the program that holds it (fuser PATH names it).'],
  EISDIR: ['not-a-device', 'is a folder', 'Give a character device or a fifo.'],
  ENOTSUP: ['not-a-device', 'is neither a character device nor a fifo', 'A file is printed by its path alone.'],
};

function deviceError(error: NodeJS.ErrnoException, path: string): PortError {
  const [code, message, hint] = CAUSES[error.code ?? ''] ?? [
    'device-failed',
    `cannot be opened: ${error.message}`,
    'See the message.',
  ];
  return new PortError(code, `${path} ${message}`, hint);
}
