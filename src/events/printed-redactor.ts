import { Decoder } from '../../emulator/language/decoder.ts';
import { commandsOf } from '../../emulator/language/spoken.ts';
import type { Dialect } from '../../emulator/models/model.ts';
import { redactBytes } from './redaction.ts';
import { StreamRedactor } from './stream-redactor.ts';

/** Commands that end a line, or print or move paper between what stands before and behind them. */
const LINE_ENDS = /^(LF|CR|FF|ESC (J|d|K|e|@|\*|i|m)|GS (V|k|v|\^|\/|\( k|\( L|8 L)|FS p)/;

/** The first byte of a wide digit in the double-byte codes of China (GB 2312 row 3), and the second bytes of 0 and 9. */
const WIDE = 0xa3;
const WIDE_0 = 0xb0;
const WIDE_9 = 0xb9;
const ZERO = 0x30;

/** Bytes of an unfinished command that are held at most: what is longer is a picture, and no part of a number. */
const MOST_HELD = 65_536;

/** Bytes that were given out for text, and which of them the redactor of the text has: wide digits as narrow ones. */
interface Segment {
  readonly bytes: Uint8Array;
  /** Of each byte: not text; text; the second byte of a wide digit. Absent: none of it is text. */
  readonly kinds?: Uint8Array;
}
const PLAIN = 1;
const WIDE_DIGIT = 2;

/**
 * Redacts what a stream of printer bytes prints: a card number that commands part (`625094`, ESC E 1, `6000000016`), or
 * that is written in wide digits, is one number on paper and none in the bytes. As many bytes come out as went in, in
 * the same order; what may still become a part of a number is held. What the data of a command holds is not looked at:
 * that is the work of a StreamRedactor behind this one.
 */
export class PrintedRedactor {
  readonly #text = new StreamRedactor();
  readonly #decoder: Decoder;
  /** Received and not yet known to be text or a command. */
  #raw: Uint8Array[] = [];
  #rawLength = 0;
  /** Stream offset of the first of them. */
  #offset = 0;
  #segments: Segment[] = [];
  /** Text that the redactor of the text has yet to be given: all of a push at once. */
  #fresh = '';
  #settled = '';
  #isEmpty = true;
  #last = 0;

  constructor(dialect: Dialect) {
    this.#decoder = new Decoder(commandsOf(dialect), {
      text: (bytes, start, end, offset) => {
        this.#copyTo(offset);
        this.#print(bytes.slice(start, end));
        this.#drop(end - start);
        return end;
      },
      command: ({ id }, _bytes, _at, length, offset, dropped) => this.#pass(id, offset, length + dropped),
      midLine: ({ id }, length, offset) => this.#pass(id, offset, length),
      unknown: (_bytes, _at, length, offset) => this.#pass('', offset, length),
      lineIsEmpty: () => this.#isEmpty,
      isHalted: () => false,
    });
  }

  /** Gives out what is settled now. */
  push(bytes: Uint8Array): Uint8Array {
    this.#raw.push(bytes);
    this.#rawLength += bytes.length;
    this.#decoder.push(bytes);
    if (this.#rawLength > MOST_HELD) {
      this.#endLine();
      this.#copyTo(this.#offset + this.#rawLength);
    }
    this.#settle();
    return this.#out();
  }

  /** Gives out the rest: nothing more comes. `broken`: something would have, had the line not been broken off. */
  end(broken = false): Uint8Array {
    this.#copyTo(this.#offset + this.#rawLength);
    this.#settle();
    this.#settled += broken ? this.#text.breakOff() : this.#text.end();
    return this.#out();
  }

  #settle(): void {
    this.#settled += this.#text.push(this.#fresh);
    this.#fresh = '';
  }

  #print(bytes: Uint8Array): void {
    this.#isEmpty = false;
    const kinds = new Uint8Array(bytes.length);
    let text = '';
    for (const [i, byte] of bytes.entries()) {
      const isWide = this.#last === WIDE && byte >= WIDE_0 && byte <= WIDE_9;
      this.#last = isWide ? 0 : byte;
      if (byte === WIDE) continue;
      kinds[i] = isWide ? WIDE_DIGIT : PLAIN;
      text += String.fromCharCode(isWide ? byte - WIDE_0 + ZERO : byte);
    }
    this.#segments.push({ bytes, kinds });
    this.#fresh += text;
  }

  /** A command goes through as it is. */
  #pass(id: string, offset: number, length: number): void {
    this.#copyTo(offset);
    if (LINE_ENDS.test(id)) this.#endLine();
    this.#copyTo(offset + length);
  }

  /** What the line holds is settled by a character that no number goes over. */
  #endLine(): void {
    if (this.#isEmpty) return;
    this.#isEmpty = true;
    this.#last = 0;
    this.#segments.push({ bytes: new Uint8Array(0), kinds: Uint8Array.of(PLAIN) });
    this.#fresh += '\n';
  }

  /** Takes the raw bytes before a stream offset as they are; none where they were taken before. */
  #copyTo(offset: number): void {
    const count = offset - this.#offset;
    if (count <= 0) return;
    const whole = this.#raw.length === 1 ? this.#raw[0]! : Buffer.concat(this.#raw);
    this.#segments.push({ bytes: whole.subarray(0, count) });
    this.#raw = [whole];
    this.#drop(count);
  }

  #drop(count: number): void {
    this.#offset += count;
    this.#rawLength -= count;
    const whole = this.#raw.length === 1 ? this.#raw[0]! : Buffer.concat(this.#raw);
    this.#raw = this.#rawLength > 0 ? [whole.subarray(count)] : [];
  }

  /** Segments of which everything is settled, and as much of the next as is. */
  #out(): Uint8Array {
    const parts: Uint8Array[] = [];
    let taken = 0;
    let done = 0;
    for (const segment of this.#segments) {
      const { bytes, kinds } = segment;
      if (!kinds) parts.push(bytes);
      // The end of a line is a character of the text and no byte.
      else if (bytes.length === 0) {
        if (taken === this.#settled.length) break;
        taken++;
      } else {
        const to = this.#settledIn(segment, taken);
        parts.push(this.#written(segment, to, taken));
        taken += kinds.subarray(0, to).reduce((sum, kind) => sum + (kind === 0 ? 0 : 1), 0);
        if (to < bytes.length) {
          this.#segments[done] = { bytes: bytes.subarray(to), kinds: kinds.subarray(to) };
          break;
        }
      }
      done++;
    }
    this.#segments = this.#segments.slice(done);
    this.#settled = this.#settled.slice(taken);
    return parts.length === 1 ? parts[0]! : new Uint8Array(Buffer.concat(parts));
  }

  /** How many bytes of a segment are settled when `taken` characters were given out before it. */
  #settledIn({ bytes, kinds }: Segment, taken: number): number {
    let left = this.#settled.length - taken;
    for (let i = 0; i < bytes.length; i++) if (kinds![i] !== 0 && left-- === 0) return i;
    return bytes.length;
  }

  /** The first bytes of a segment as they are given out. */
  #written({ bytes, kinds }: Segment, count: number, taken: number): Uint8Array {
    const written = bytes.slice(0, count);
    for (let i = 0, at = taken; i < count; i++) {
      if (kinds![i] === 0) continue;
      const code = this.#settled.charCodeAt(at++);
      written[i] = kinds![i] === WIDE_DIGIT ? code - ZERO + WIDE_0 : code;
    }
    return written;
  }
}

/** Redacts what runs of bytes print that follow each other on one line: the same runs, each as long as before. */
export function redactPrinted(runs: readonly Uint8Array[], dialect: Dialect): Uint8Array[] {
  const redactor = new PrintedRedactor(dialect);
  const parts = [redactor.push(Buffer.concat(runs)), redactor.end()];
  const redacted = new Uint8Array(Buffer.concat(parts));
  let at = 0;
  return runs.map((run) => {
    at += run.length;
    return redacted.subarray(at - run.length, at);
  });
}

/** All bytes of a job without card data: what it prints, and what the data of its commands holds. */
export const redactJob = (bytes: Uint8Array, dialect: Dialect): Uint8Array =>
  redactBytes(redactPrinted([bytes], dialect)[0]!);
