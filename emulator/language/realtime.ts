import type { Command } from './declaration.ts';
import type { CommandTable } from './dialect.ts';

const DLE = 0x10;
/** The longest real-time command: DLE DC4 fn 8 with its seven fixed bytes. */
const LONGEST = 10;

/** A real-time command that has just arrived. */
export interface RealtimeHit {
  readonly command: Command;
  readonly bytes: Uint8Array;
  /** Stream offset of its first byte. */
  readonly offset: number;
}

/** Finds real-time commands in the bytes as they arrive, wherever they stand: in text, in arguments, in image data. */
export class RealtimeScanner {
  readonly #commands: readonly Command[];
  #window: number[] = [];
  #offset = 0;

  constructor(table: CommandTable) {
    this.#commands = table.commands.filter((command) => command.realtime);
  }

  /** Index after the next byte that may end a real-time command at or after `from`, or -1: nothing to look at. */
  skim(bytes: Uint8Array, from: number): boolean {
    return this.#window.length === 0 && bytes.indexOf(DLE, from) < 0;
  }

  /** Passes over bytes in which `skim` saw nothing. */
  pass(count: number): void {
    this.#offset += count;
  }

  /** Takes one byte; returns the command that it completes. */
  take(byte: number): RealtimeHit | null {
    this.#offset++;
    if (byte === DLE && this.#window.length === 0) {
      this.#window.push(byte);
      return null;
    }
    if (this.#window.length === 0) return null;
    this.#window.push(byte);
    for (;;) {
      const fitting = this.#commands.filter((command) => this.#fits(command));
      const whole = fitting.find((command) => command.head === this.#window.length);
      if (whole) {
        const bytes = Uint8Array.from(this.#window);
        this.#window = [];
        return { command: whole, bytes, offset: this.#offset - bytes.length };
      }
      if (fitting.length > 0 && this.#window.length < LONGEST) return null;
      // The bytes are no such command; one may begin within them.
      const next = this.#window.indexOf(DLE, 1);
      this.#window = next < 0 ? [] : this.#window.slice(next);
      if (this.#window.length <= 1) return null;
    }
  }

  #fits(command: Command): boolean {
    return command.parts.every(
      (part) =>
        part.kind !== 'literal' || part.at >= this.#window.length || part.bytes.includes(this.#window[part.at]!),
    );
  }
}
