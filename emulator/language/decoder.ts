import type { Command } from './declaration.ts';
import type { CommandTable, Node } from './dialect.ts';

/**
 * The most bytes of one command that are kept. A raster header can ask for 4 GiB; a printer prints such data as it
 * arrives. What is beyond is consumed, in step, and dropped.
 */
export const LONGEST_COMMAND = 4 << 20;

const FIRST_PRINTABLE = 0x20;
const DLE = 0x10;

/** What the decoder finds, in the order of the stream. Offsets count from the first byte it was ever given. */
export interface DecoderHandlers {
  /** Printable bytes `bytes[start..end)`; returns where a halt stopped it, or `end`. */
  text(bytes: Uint8Array, start: number, end: number, offset: number): number;
  /** A command, whole: `length` bytes at `at`. `dropped` bytes at its end were consumed and not kept. */
  command(command: Command, bytes: Uint8Array, at: number, length: number, offset: number, dropped: number): void;
  /** The first `length` bytes of a command that wants an empty line and did not find one. */
  midLine(command: Command, length: number, offset: number): void;
  /** Bytes that begin no command of this printer. */
  unknown(bytes: Uint8Array, at: number, length: number, offset: number): void;
  /** Whether the line is empty: it decides how long some commands are. */
  lineIsEmpty(): boolean;
  /** Asked after each of the above: whether what follows has to wait. */
  isHalted(): boolean;
}

interface Match {
  /** Bytes in all; above those at hand while more are needed to know. */
  readonly need: number;
  /** undefined: unknown bytes, or not known yet. */
  readonly command?: Command;
  readonly midLine?: true;
}

/**
 * Splits a stream into text and commands. Never throws, never loses step, resumes at every byte: any split of the same
 * bytes gives the same calls, except that a run of text may come in several.
 */
export class Decoder {
  readonly #root: Node;
  readonly #handlers: DecoderHandlers;
  /** Start of a command that is not complete; bytes beyond LONGEST_COMMAND are counted, not kept. */
  #held = new Uint8Array(256);
  #heldLength = 0;
  #dropped = 0;
  #need = 0;
  #offset = 0;

  constructor(table: CommandTable, handlers: DecoderHandlers) {
    this.#root = table.root;
    this.#handlers = handlers;
  }

  snapshot() {
    const held = this.#held.slice(0, this.#heldLength);
    return { held, dropped: this.#dropped, need: this.#need, offset: this.#offset };
  }

  restore({ held, dropped, need, offset }: ReturnType<Decoder['snapshot']>): void {
    this.#held = held.slice();
    this.#heldLength = held.length;
    this.#dropped = dropped;
    this.#need = need;
    this.#offset = offset;
  }

  /** Stream offset of the next byte to be given. */
  get offset(): number {
    return this.#offset;
  }

  /** Bytes at the end of what was given that finish no command. */
  get unfinished(): number {
    return this.#heldLength + this.#dropped;
  }

  /** Decodes `bytes[from..to)`, or as much of it as comes before a halt: `offset` says where it stopped. */
  push(bytes: Uint8Array, from = 0, to = bytes.length): void {
    let at = from;
    while (at < to) {
      at = this.unfinished > 0 ? this.#resume(bytes, at, to) : this.#step(bytes, at, to);
      if (this.#handlers.isHalted()) return;
    }
  }

  /** Forgets an unfinished command and passes over what comes before stream offset `to`. */
  skip(to: number): void {
    this.#heldLength = 0;
    this.#dropped = 0;
    this.#offset = to;
  }

  /** Text, or a command that begins here; returns where the next begins. */
  #step(bytes: Uint8Array, at: number, to: number): number {
    const offset = this.#offset;
    if (bytes[at]! >= FIRST_PRINTABLE) {
      let end = at + 1;
      while (end < to && bytes[end]! >= FIRST_PRINTABLE) end++;
      this.#offset += end - at;
      const stopped = this.#handlers.text(bytes, at, end, offset);
      this.#offset = offset + stopped - at;
      return stopped;
    }
    const have = to - at;
    const match = this.#match(bytes, at, have);
    if (match.need > have) {
      this.#need = match.need;
      this.#hold(bytes, at, to);
      return to;
    }
    this.#offset += match.need;
    this.#deliver(match, bytes, at, match.need, offset, 0);
    return at + match.need;
  }

  /** Adds to an unfinished command what it asked for. */
  #resume(bytes: Uint8Array, at: number, to: number): number {
    const end = Math.min(to, at + this.#need - this.unfinished);
    this.#hold(bytes, at, end);
    if (this.unfinished < this.#need) return end;
    const length = this.#heldLength;
    const dropped = this.#dropped;
    const match = this.#match(this.#held, 0, length);
    // What asks for more bytes than are kept knows its length already: rules look no further than LONGEST_COMMAND.
    if (match.need > length + dropped) {
      this.#need = match.need;
      return end;
    }
    const offset = this.#offset - length - dropped;
    const surplus = length + dropped - match.need;
    this.skip(this.#offset - surplus);
    if (surplus === 0) {
      this.#deliver(match, this.#held, 0, length, offset, dropped);
      return end;
    }
    // A command that ends before its last byte (ESC D): what is left begins something else.
    const held = this.#held.slice(0, length);
    this.#deliver(match, held, 0, match.need, offset, 0);
    if (!this.#handlers.isHalted()) this.push(held, match.need);
    return end;
  }

  #hold(bytes: Uint8Array, from: number, to: number): void {
    const kept = Math.min(to - from, LONGEST_COMMAND - this.#heldLength);
    const needed = this.#heldLength + kept;
    if (needed > this.#held.length) {
      const grown = new Uint8Array(Math.max(needed, this.#held.length * 2));
      grown.set(this.#held.subarray(0, this.#heldLength));
      this.#held = grown;
    }
    this.#held.set(bytes.subarray(from, from + kept), this.#heldLength);
    this.#heldLength = needed;
    this.#dropped += to - from - kept;
    this.#offset += to - from;
  }

  #deliver(match: Match, bytes: Uint8Array, at: number, length: number, offset: number, dropped: number): void {
    const { command } = match;
    if (!command) this.#handlers.unknown(bytes, at, length, offset);
    else if (match.midLine) this.#handlers.midLine(command, length, offset);
    else this.#handlers.command(command, bytes, at, length, offset, dropped);
  }

  /** Which command begins at `at`, and how long it is, as far as `have` bytes tell. */
  #match(bytes: Uint8Array, at: number, have: number): Match {
    let node = this.#root;
    let depth = 0;
    let deepest: Node | null = null;
    for (;;) {
      if (node.commands.length > 0) deepest = node;
      if (node.next.length === 0) break;
      if (depth === have) return { need: have + 1 };
      const next = node.next[bytes[at + depth]!];
      if (!next) break;
      node = next;
      depth++;
    }
    if (deepest) return this.#choose(deepest.commands, bytes, at, have);
    // Unknown: what was recognised and the byte that was not. A control code or DLE alone leads nothing.
    const leads = depth > 1 || (depth === 1 && bytes[at] !== DLE);
    return { need: leads ? depth + 1 : 1 };
  }

  /** Commands that share their leading bytes share a length rule; the bytes after it decide which one it is. */
  #choose(commands: readonly Command[], bytes: Uint8Array, at: number, have: number): Match {
    const general = commands[commands.length - 1]!;
    if (general.midLine !== undefined && !this.#handlers.lineIsEmpty()) {
      return { need: general.midLine, command: general, midLine: true };
    }
    const need = general.measure(bytes, at, have);
    if (commands.length === 1) return { need, command: general };
    const end = Math.min(need, have);
    const command = commands.find(({ parts }) =>
      parts.every((part) => part.kind !== 'literal' || (part.at < end && part.bytes.includes(bytes[at + part.at]!))),
    );
    return { need, command: command ?? general };
  }
}
