import { lstat, symlink, unlink } from 'node:fs/promises';
import type { Clock } from '../clock/clock.ts';
import { DescriptorReader } from './descriptor-reader.ts';
import { DescriptorWriter } from './descriptor-writer.ts';
import { endLines } from './end-lines.ts';
import { XOFF, XON } from './flow.ts';
import { bitsPerByte, type Framing, framingQuery } from './framing.ts';
import { type Line, type Port, PortError } from './port.ts';
import { openPseudoTerminal, type PseudoTerminal } from './pseudo-terminal.ts';
import { StreamLine } from './stream-line.ts';

export interface PtyOptions extends Framing {
  /** A path to link to the pair's device, so that its name is known beforehand. Removed when the port closes. */
  readonly link?: string;
  /** Bits per second at which the program's bytes are taken, whatever it sets; as fast as they come when absent. */
  readonly baud?: number;
  /** Whether XOFF and XON make the program wait and go on; without (the default) a full pair does. */
  readonly flow?: 'none' | 'xonxoff';
}

/**
 * A printer on a pty pair: any program opens the pair's device as its serial port (`dialSerial` too). Like a cable it
 * carries no connections: one line, from `listen` to `close`. What the program has not read when the port closes is
 * lost to it, since the kernel hangs up the pair.
 */
export function ptyPort(options: PtyOptions, clock: Clock): Port {
  return new PtyPort(options, clock);
}

class PtyPort implements Port {
  readonly #options: PtyOptions;
  readonly #link?: string;
  readonly #clock: Clock;
  #path = '';
  #line?: Line;

  constructor(options: PtyOptions, clock: Clock) {
    this.#options = options;
    this.#link = options.link;
    this.#clock = clock;
  }

  get address(): string {
    const { baud, flow = 'none' } = this.#options;
    const query = baud === undefined ? [] : [`baud=${baud}`, ...framingQuery(this.#options)];
    if (flow !== 'none') query.push(`flow=${flow}`);
    return `pty://${this.#link ?? this.#path}${query.length > 0 ? `?${query.join('&')}` : ''}`;
  }

  async listen(accept: (line: Line) => void): Promise<void> {
    const pair = await openPseudoTerminal();
    this.#path = pair.path;
    try {
      if (this.#link !== undefined) await linkTo(pair.path, this.#link);
    } catch (error) {
      pair.master.destroy();
      await pair.release();
      throw error;
    }
    this.#line = pairLine(pair, this.#options, this.#clock);
    accept(this.#line);
  }

  async close(): Promise<void> {
    if (!this.#line) return;
    await endLines([this.#line], this.#clock);
    if (this.#link !== undefined) await unlink(this.#link).catch(() => {});
  }
}

function pairLine(pair: PseudoTerminal, options: PtyOptions, clock: Clock): StreamLine {
  const byteTime = options.baud === undefined ? 0 : (bitsPerByte(options) * 1000) / options.baud;
  const source =
    byteTime === 0
      ? pair.master
      : new DescriptorReader(pair.fd, clock, { byteTime, close: () => void pair.master.destroy() });
  const writer = new DescriptorWriter(pair.fd, clock, (error) => source.destroy(error));
  const hangUp = async () => {
    writer.stop();
    source.destroy();
    await pair.release();
  };
  return new StreamLine(`pty ${pair.path}`, clock, {
    source,
    byteTime,
    ready: options.flow === 'xonxoff' ? (ready) => writer.sendFirst(ready ? XON : XOFF) : undefined,
    send: (bytes, sent) => writer.send(bytes, sent),
    finish: hangUp,
    reset: () => void hangUp(),
  });
}

/** Links `link` to the device. A link that an earlier run left behind is replaced; anything else is not touched. */
async function linkTo(device: string, link: string): Promise<void> {
  const there = await lstat(link).catch(() => undefined);
  if (there && !there.isSymbolicLink()) {
    throw new PortError(
      'link-exists',
      `${link} exists and is not a link`,
      'Choose another path for the link, or remove what is there.',
    );
  }
  try {
    if (there) await unlink(link);
    await symlink(device, link);
  } catch (error) {
    throw new PortError(
      'link-failed',
      `${link} cannot be made: ${(error as Error).message}`,
      'Choose a path in a folder that exists and that this user may write to.',
    );
  }
}
