import { mkdir } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type Slip, slipText } from '../../emulator/machine/slip.ts';
import { type FoundSlip, readSlips, type SlipContent, slipName } from './slip-files.ts';
import type { Told } from './slip-thread.ts';

const HINT =
  'Slips that were told are there, no further one is kept. Make room, or name another folder with --out, and print the others again.';

/** A folder that takes no slips (any more). */
export class SlipFolderError extends Error {
  readonly code: string;
  readonly hint: string;

  constructor(folder: string, { code = 'unknown', message }: { readonly code?: string; readonly message: string }) {
    super(`${folder}: ${causes[code] ?? message}`);
    this.name = 'SlipFolderError';
    this.code = code;
    this.hint = HINT;
  }
}

const causes: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota of this user is used up',
  EFBIG: 'the file would be larger than this user may write',
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'the file system is read-only',
  ENOENT: 'there is no such folder (any more)',
  EEXIST: 'another program keeps slips there under the same numbers',
  EIO: 'the disk has failed',
};

/** Slips that wait for the disk before hosts have to wait, bytes of their dots: some 400 receipts of 40 lines. */
const MOST_WAITING = 32 * 1024 * 1024;

type OnFailure = (error: SlipFolderError) => void;

/** What waits behind a slip, as part of that: a line to be told, a confirmation. */
const SIZE_OF_AN_ACT = 512;

/**
 * A folder that slips are kept in, numbered on from those it holds: nothing in it is ever replaced. A thread packs
 * pictures and waits for the disk, so that whoever keeps a slip goes on at once. One program at a time keeps slips in
 * a folder.
 */
export class SlipFolder {
  /** What a program that was killed had left in the folder. */
  readonly found: readonly FoundSlip[];
  readonly #path: string;
  readonly #thread: Worker;
  readonly #onFailure: OnFailure;
  #last: number;
  #onDisk: number;
  #hasFailed = false;
  /** Of what waits for the disk, in order: after which slip it comes, its bytes, and what is then to be done. */
  readonly #waiting: { readonly after: number; readonly size: number; readonly act?: () => void }[] = [];
  #size = 0;
  /** Called when that changes: there may be room, or nothing waits. */
  #onChange: (() => void)[] = [];

  private constructor(path: string, last: number, found: readonly FoundSlip[], onFailure: OnFailure) {
    this.#path = path;
    this.#last = last;
    this.#onDisk = last;
    this.found = found;
    this.#onFailure = onFailure;
    const here = import.meta.url;
    this.#thread = new Worker(new URL(`slip-thread${extname(here)}`, here), { workerData: path });
    this.#thread.on('message', (told: Told) => ('last' in told ? this.#kept(told.last) : this.#fail(told.failure)));
    this.#thread.on('error', (error) => this.#fail(error));
  }

  /**
   * Makes the folder and settles what a program that was killed has left in it. `onFailure` is called once, when a slip
   * cannot be kept: then no further one is. Rejects with a SlipFolderError where no slip can be kept, and with the
   * operating system's error where the path is no folder's.
   */
  static async open(path: string, onFailure: OnFailure): Promise<SlipFolder> {
    try {
      await mkdir(path, { recursive: true });
      const { last, found } = await readSlips(path);
      return new SlipFolder(path, last, found, onFailure);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EEXIST' || code === 'ENOTDIR') throw error;
      throw new SlipFolderError(path, error as Error);
    }
  }

  /** Takes a slip, to be kept as bytes, text and picture. Returns its number and the path that its picture will have. */
  keep({ bytes, dots, ...slip }: Slip): { readonly number: number; readonly picture: string } {
    const number = ++this.#last;
    const picture = join(this.#path, slipName(number, 'png'));
    if (this.#hasFailed) return { number, picture };
    const copy = { bytes: bytes.slice(), bits: dots.bits.slice() };
    const { width, height } = dots;
    const content = { number, bytes: copy.bytes, text: slipText(slip), dots: { width, height, bits: copy.bits } };
    this.#thread.postMessage(content satisfies Posted, [copy.bytes.buffer, copy.bits.buffer]);
    this.#wait({ after: number, size: bytes.length + dots.bits.length });
    return { number, picture };
  }

  /** Calls `act` when every slip taken before is on disk; never after a failure. */
  after(act: () => void): void {
    if (this.#hasFailed) return;
    if (this.#onDisk === this.#last) act();
    else this.#wait({ after: this.#last, size: SIZE_OF_AN_ACT, act });
  }

  /** Where too much waits for the disk: resolves when there is room again; never after a failure. */
  room(): Promise<void> | undefined {
    if (this.#hasFailed) return new Promise(() => {});
    return this.#size < MOST_WAITING ? undefined : this.#until(() => this.#size < MOST_WAITING);
  }

  /** Resolves when every slip is on disk, and what waited for it done; also after a failure. */
  async close(): Promise<void> {
    await this.#until(() => this.#hasFailed || this.#waiting.length === 0);
    await this.#thread.terminate();
  }

  #wait(what: { readonly after: number; readonly size: number; readonly act?: () => void }): void {
    this.#waiting.push(what);
    this.#size += what.size;
  }

  #kept(last: number): void {
    this.#onDisk = last;
    let count = 0;
    for (const { after, size, act } of this.#waiting) {
      if (after > last) break;
      count++;
      this.#size -= size;
      act?.();
    }
    this.#waiting.splice(0, count);
    this.#change();
  }

  #fail(failure: { readonly code?: string; readonly message: string }): void {
    if (this.#hasFailed) return;
    this.#hasFailed = true;
    this.#waiting.length = 0;
    this.#onFailure(new SlipFolderError(this.#path, failure));
    this.#change();
  }

  #change(): void {
    const told = this.#onChange;
    this.#onChange = [];
    for (const tell of told) tell();
  }

  async #until(isSo: () => boolean): Promise<void> {
    while (!isSo()) await new Promise<void>((resolve) => this.#onChange.push(resolve));
  }
}

/** What the thread is sent: of the dots their data alone. */
type Posted = Omit<SlipContent, 'dots'> & { readonly dots: Pick<SlipContent['dots'], 'width' | 'height' | 'bits'> };
