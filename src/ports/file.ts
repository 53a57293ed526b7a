import { type FileHandle, open } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import type { Clock } from '../clock/clock.ts';
import { type Line, type Port, PortError } from './port.ts';
import { StreamLine } from './stream-line.ts';

/** Reads a file of printer bytes once, as if a host had sent it, and ends. `path` resolves from the working folder. */
export function filePort(path: string, clock: Clock): ReadingPort {
  const full = resolve(path);
  return new ReadingPort(pathToFileURL(full).href, clock, async () => (await openFile(full)).createReadStream());
}

/** Reads standard input until it ends. `input` is what to read in its place. */
export function stdinPort(clock: Clock, input?: Readable): ReadingPort {
  return new ReadingPort('stdin:', clock, async () => input ?? process.stdin);
}

/** A port that only reads: one line, and replies go nowhere. */
export class ReadingPort implements Port {
  readonly address: string;
  readonly #clock: Clock;
  readonly #openSource: () => Promise<Readable>;
  #line?: Line;
  #droppedBytes = 0;

  constructor(address: string, clock: Clock, openSource: () => Promise<Readable>) {
    this.address = address;
    this.#clock = clock;
    this.#openSource = openSource;
  }

  /** How many bytes of replies were written, and went nowhere. */
  get droppedBytes(): number {
    return this.#droppedBytes;
  }

  async listen(accept: (line: Line) => void): Promise<void> {
    const source = await this.#openSource();
    const stop = () => void source.destroy();
    this.#line = new StreamLine(this.address, this.#clock, {
      source,
      send: (bytes, sent) => {
        this.#droppedBytes += bytes.length;
        sent();
      },
      finish: async () => stop(),
      reset: stop,
    });
    accept(this.#line);
  }

  async close(): Promise<void> {
    await this.#line?.close();
  }
}

/** What a user can do about each of the operating system's codes. */
const CAUSES: Record<string, readonly [code: string, message: string, hint: string]> = {
  ENOENT: ['no-such-file', 'does not exist', 'Check the path; it counts from the working folder.'],
  EACCES: [
    'permission-denied',
    'may not be read by this user',
    'Change its permissions, or run as the user that owns it.',
  ],
  EISDIR: ['not-a-file', 'is a folder', 'Give one file of printer bytes.'],
};

async function openFile(path: string): Promise<FileHandle> {
  try {
    const file = await open(path);
    if (!(await file.stat()).isDirectory()) return file;
    await file.close();
    throw Object.assign(new Error('is a folder'), { code: 'EISDIR' });
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    const [stable, what, hint] = CAUSES[code] ?? ['file-failed', `cannot be read: ${message}`, 'See the message.'];
    throw new PortError(stable, `${path} ${what}`, hint);
  }
}
