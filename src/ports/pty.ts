import { lstat, symlink, unlink } from 'node:fs/promises';
import type { Clock } from '../clock/clock.ts';
import { DescriptorWriter } from './descriptor-writer.ts';
import { endLines } from './end-lines.ts';
import { type Line, type Port, PortError } from './port.ts';
import { openPseudoTerminal, type PseudoTerminal } from './pseudo-terminal.ts';
import { StreamLine } from './stream-line.ts';

export interface PtyOptions {
  /** A path to link to the pair's device, so that its name is known beforehand. Removed when the port closes. */
  readonly link?: string;
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
  readonly #link?: string;
  readonly #clock: Clock;
  #path = '';
  #line?: Line;

  constructor(options: PtyOptions, clock: Clock) {
    this.#link = options.link;
    this.#clock = clock;
  }

  get address(): string {
    return `pty://${this.#link ?? this.#path}`;
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
    this.#line = pairLine(pair, this.#clock);
    accept(this.#line);
  }

  async close(): Promise<void> {
    if (!this.#line) return;
    await endLines([this.#line], this.#clock);
    if (this.#link !== undefined) await unlink(this.#link).catch(() => {});
  }
}

function pairLine(pair: PseudoTerminal, clock: Clock): StreamLine {
  const writer = new DescriptorWriter(pair.fd, clock, (error) => pair.master.destroy(error));
  const hangUp = async () => {
    writer.stop();
    pair.master.destroy();
    await pair.release();
  };
  return new StreamLine(`pty ${pair.path}`, clock, {
    source: pair.master,
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
