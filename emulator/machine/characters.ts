import { codePages } from '../glyphs/code-pages.ts';
import { internationalSets } from '../glyphs/international.ts';
import type { GlyphLibrary } from '../glyphs/library.ts';
import type { Model } from '../models/model.ts';
import { type Coding, codingOf } from './codings.ts';
import type { Settings } from './settings.ts';
import { isWide } from './wide.ts';

/** A character as received. */
export interface Character {
  /** -1: the bytes are no character. */
  readonly codePoint: number;
  /** Its code, one byte or two; -1 where the host cannot define it. */
  readonly code: number;
  /** In a cell of the hanzi, twice as wide as one of Font A. */
  readonly wide: boolean;
  readonly offset: number;
  readonly length: number;
}

/** Where characters go that were read. */
export interface Emit {
  character(character: Character): void;
  /**
   * Takes characters of ASCII, bytes `from` to `to` of those that are read, or as many as come before a halt; returns
   * where it stopped. null: they are wanted one by one.
   */
  readonly letters: ((from: number, to: number) => number) | null;
  /**
   * Takes double-byte characters, the first at byte `from`, or as many as come before a halt; returns where it stopped.
   * null: they are wanted one by one.
   */
  readonly pairs: ((from: number, codePoints: readonly number[]) => number) | null;
  /** What follows has to wait. */
  isHalted(): boolean;
}

/** Reads the bytes of text as the printer does: a code page; two bytes a character; UTF-8. */
export class CharacterReader {
  readonly #model: Model;
  readonly #library: GlyphLibrary;
  readonly #tables = new Map<number, Int32Array>();
  /** Bytes of a character that is not complete, of the coding in which it began. */
  #pending: number[] = [];
  #pendingOffset = 0;
  #coding: Coding | null = null;
  #utf8 = false;
  /** Stream offset of the byte that is being read. */
  at = 0;

  constructor(model: Model, library: GlyphLibrary) {
    this.#model = model;
    this.#library = library;
  }

  snapshot() {
    return {
      pending: [...this.#pending],
      pendingOffset: this.#pendingOffset,
      coding: this.#coding,
      utf8: this.#utf8,
    };
  }

  restore({ pending, pendingOffset, coding, utf8 }: ReturnType<CharacterReader['snapshot']>): void {
    this.#pending = [...pending];
    this.#pendingOffset = pendingOffset;
    this.#coding = coding;
    this.#utf8 = utf8;
  }

  /** Offset of the first byte of an unfinished character, or null. */
  get unfinishedAt(): number | null {
    return this.#pending.length > 0 ? this.#pendingOffset : null;
  }

  /**
   * Reads bytes `start` to `end`, or as many as come before a halt; `offset` is the stream offset of `start`. Returns where
   * it stopped.
   */
  read(bytes: Uint8Array, start: number, end: number, offset: number, settings: Settings, emit: Emit): number {
    const table = this.#table(settings);
    const coding = codingOf(settings, this.#model, this.#library);
    const { utf8 } = settings.kanji;
    for (let i = start; i < end; ) {
      const byte = bytes[i]!;
      const at = offset + i - start;
      this.at = at;
      if (this.#pending.length > 0) {
        if (this.#extend(byte, settings, emit.character)) i++;
        if (emit.isHalted()) return i;
        continue;
      }
      if (emit.pairs && coding?.pair) {
        const codePoints = pairsAt(bytes, i, end, coding.pair);
        if (codePoints.length > 0) {
          i = emit.pairs(i, codePoints);
          if (emit.isHalted()) return i;
          continue;
        }
      }
      i++;
      if (coding?.isLead(byte)) {
        this.#pending.push(byte);
        this.#pendingOffset = at;
        this.#coding = coding;
        this.#utf8 = utf8;
      } else if (emit.letters && isLetter(byte, table)) {
        let after = i;
        while (after < end && isLetter(bytes[after]!, table) && !coding?.isLead(bytes[after]!)) after++;
        i = emit.letters(i - 1, after);
        if (emit.isHalted()) return i;
      } else {
        const codePoint = utf8 && byte >= 0x80 ? -1 : table[byte]!;
        emit.character({ codePoint, code: byte, wide: false, offset: at, length: 1 });
        if (emit.isHalted()) return i;
      }
    }
    return end;
  }

  /** Ends the text: a character that is not complete is no character. */
  end(emit: (c: Character) => void): void {
    const { length } = this.#pending;
    if (length === 0) return;
    this.#pending.length = 0;
    emit({ codePoint: -1, code: -1, wide: !this.#utf8, offset: this.#pendingOffset, length });
  }

  /** Forgets an unfinished character. */
  reset(): void {
    this.#pending.length = 0;
  }

  /** Adds a byte to the unfinished character; false when the byte is not of it and starts anew. */
  #extend(byte: number, settings: Settings, emit: (c: Character) => void): boolean {
    const step = this.#coding!.step(this.#pending, byte);
    if (step === null) {
      this.end(emit);
      return false;
    }
    this.#pending.push(byte);
    if (step === 'more') return true;
    const { length } = this.#pending;
    this.#pending.length = 0;
    const { codePoint, code } = step;
    const wide = !this.#utf8 || isWide(codePoint, settings, this.#library);
    emit({ codePoint, code, wide, offset: this.#pendingOffset, length });
    return true;
  }

  /** The 256 code points of a code page with the country's replacements; -1 where it has none. */
  #table(settings: Settings): Int32Array {
    const key = settings.codePage * 256 + settings.international;
    let table = this.#tables.get(key);
    if (!table) {
      table = tableOf(this.#model, settings);
      this.#tables.set(key, table);
    }
    return table;
  }
}

/** The code points of the characters of two bytes that stand one behind the other. */
function pairsAt(bytes: Uint8Array, start: number, end: number, pair: NonNullable<Coding['pair']>): readonly number[] {
  let codePoint = start + 1 < end ? pair(bytes[start]!, bytes[start + 1]!) : -1;
  if (codePoint < 0) return NONE;
  const codePoints: number[] = [];
  for (let at = start + 2; codePoint >= 0; at += 2) {
    codePoints.push(codePoint);
    codePoint = at + 1 < end ? pair(bytes[at]!, bytes[at + 1]!) : -1;
  }
  return codePoints;
}

const NONE: readonly number[] = [];

/** A byte that stands for the character that it is in ASCII. */
function isLetter(byte: number, table: Int32Array): boolean {
  return byte >= 0x20 && byte < 0x7f && table[byte] === byte;
}

function tableOf(model: Model, { codePage, international }: Settings): Int32Array {
  const table = new Int32Array(256).fill(-1);
  for (let i = 0x20; i < 0x7f; i++) table[i] = i;
  table[0x7f] = 0x20;
  const name = model.codePages[codePage];
  if (name === 'spaces') table.fill(0x20, 0x80);
  else if (name) {
    for (let i = 0; i < 128; i++) {
      const codePoint = codePages[name].codePointAt(i)!;
      table[0x80 + i] = codePoint === 0xfffd ? -1 : codePoint;
    }
  }
  for (const [byte, character] of Object.entries(internationalSets[international]?.replacements ?? {})) {
    table[Number(byte)] = character.codePointAt(0)!;
  }
  return table;
}
