import type { Command } from './declaration.ts';
import type { CommandTable } from './dialect.ts';

const DLE = 0x10;

/** A real-time command that has just arrived. */
export interface RealtimeHit {
  readonly command: Command;
  readonly bytes: Uint8Array;
  /** Stream offset of its first byte. */
  readonly offset: number;
}

/** The bytes of a run from `from` to `to` (not included). */
export interface RunPart {
  readonly from: number;
  readonly to: number;
  readonly hit?: RealtimeHit;
}

/** Finds real-time commands in the bytes as they arrive, wherever they stand: in text, in arguments, in image data. */
export class RealtimeScanner {
  readonly #commands: readonly Command[];
  /** The bytes since the last DLE, while a real-time command may begin with them. */
  #window: number[] = [];
  #offset = 0;

  constructor(table: CommandTable) {
    this.#commands = table.commands.filter((command) => command.realtime);
  }

  snapshot() {
    return { window: [...this.#window], offset: this.#offset };
  }

  restore({ window, offset }: ReturnType<RealtimeScanner['snapshot']>): void {
    this.#window = [...window];
    this.#offset = offset;
  }

  /** Passes over bytes in which no real-time command begins or goes on; false when there may be one. */
  pass(bytes: Uint8Array): boolean {
    if (this.#window.length > 0 || bytes.includes(DLE)) return false;
    this.#offset += bytes.length;
    return true;
  }

  /** Begins anew at a stream offset. */
  skip(to: number): void {
    this.#window = [];
    this.#offset = to;
  }

  /** Takes a run; returns its parts, in order: the last byte of a real-time command is one of its own, with what it completes. */
  parts(run: Uint8Array): Iterable<RunPart> {
    return this.pass(run) ? [{ from: 0, to: run.length }] : this.#parts(run);
  }

  *#parts(run: Uint8Array): Generator<RunPart> {
    let from = 0;
    for (let i = 0; i < run.length; i++) {
      const hit = this.take(run[i]!);
      if (!hit) continue;
      if (i > from) yield { from, to: i };
      from = i + 1;
      yield { from: i, to: from, hit };
    }
    if (from < run.length) yield { from, to: run.length };
  }

  /** Takes one byte; returns the command that it completes. */
  take(byte: number): RealtimeHit | null {
    this.#offset++;
    if (this.#window.length === 0 && byte !== DLE) return null;
    this.#window.push(byte);
    while (this.#window.length > 1) {
      const fitting = this.#commands.filter((command) => this.#fits(command));
      const longer = fitting.some((command) => command.head > this.#window.length);
      if (longer) return null;
      const [command] = fitting;
      if (command) {
        const bytes = Uint8Array.from(this.#window);
        this.#window = [];
        return { command, bytes, offset: this.#offset - bytes.length };
      }
      // The bytes are no such command; one may begin within them.
      const next = this.#window.indexOf(DLE, 1);
      this.#window = next < 0 ? [] : this.#window.slice(next);
    }
    return null;
  }

  #fits({ head, parts }: Command): boolean {
    const { length } = this.#window;
    if (head < length) return false;
    return parts.every(
      (part) => part.kind !== 'literal' || part.at >= length || part.bytes.includes(this.#window[part.at]!),
    );
  }
}
