import type { Line, LineEnd, LineHandlers } from '../../src/ports/port.ts';

/** Keeps what a line delivers, and lets a test wait for it. */
export class Listener implements LineHandlers {
  readonly line: Line;
  readonly runs: { readonly bytes: Uint8Array; readonly at: number; readonly byteTime: number }[] = [];
  readonly ends: { readonly end: LineEnd; readonly message?: string }[] = [];
  #count = 0;
  #waiting: { readonly ready: () => boolean; readonly resolve: () => void }[] = [];

  constructor(line: Line) {
    this.line = line;
    line.attach(this);
  }

  onBytes(bytes: Uint8Array, at: number, byteTime: number): void {
    if (this.ends.length > 0) throw new Error('bytes after the end');
    this.runs.push({ bytes, at, byteTime });
    this.#count += bytes.length;
    this.#wake();
  }

  onEnd(end: LineEnd, message?: string): void {
    this.ends.push({ end, message });
    this.#wake();
  }

  /** How many bytes have arrived. */
  get count(): number {
    return this.#count;
  }

  /** All bytes that have arrived. */
  get bytes(): Buffer {
    return Buffer.concat(this.runs.map((run) => run.bytes));
  }

  /** Resolves when `count` bytes have arrived in all. */
  async received(count: number): Promise<void> {
    await this.#until(() => this.#count >= count);
  }

  async ended(): Promise<void> {
    await this.#until(() => this.ends.length > 0);
  }

  #until(ready: () => boolean): Promise<void> {
    if (ready()) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push({ ready, resolve }));
  }

  #wake(): void {
    this.#waiting = this.#waiting.filter(({ ready, resolve }) => {
      if (!ready()) return true;
      resolve();
      return false;
    });
  }
}
