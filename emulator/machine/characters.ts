import { codePages } from '../glyphs/code-pages.ts';
import { gb18030FourByte } from '../glyphs/double-byte.ts';
import type { GlyphSet } from '../glyphs/glyph-set.ts';
import { internationalSets } from '../glyphs/international.ts';
import type { GlyphLibrary } from '../glyphs/library.ts';
import type { Model } from '../models/model.ts';
import type { Settings } from './settings.ts';

/** A character as received: its code point, and the bytes of it. -1: the bytes are no character. */
export interface Character {
  readonly codePoint: number;
  readonly doubleByte: boolean;
  readonly offset: number;
  readonly length: number;
}

/** Dots of a character, ready to draw; `missing` when it is the box that stands for a glyph no set has. */
export interface Glyph {
  readonly rows: Uint8Array;
  readonly at: number;
  readonly stride: number;
  readonly width: number;
  readonly height: number;
  readonly baseline: number;
  readonly missing: boolean;
}

const isLead = (byte: number) => byte >= 0x81 && byte <= 0xfe;
const isTrail = (byte: number) => byte >= 0x40 && byte <= 0xfe && byte !== 0x7f;
const isFourByteDigit = (byte: number) => byte >= 0x30 && byte <= 0x39;

/** Reads the bytes of text as the printer does: a code page, or GB18030 while double-byte decoding is on. */
export class CharacterReader {
  readonly #model: Model;
  readonly #library: GlyphLibrary;
  readonly #tables = new Map<number, Int32Array>();
  /** Bytes of a character that is not complete. */
  #pending: number[] = [];
  #pendingOffset = 0;

  constructor(model: Model, library: GlyphLibrary) {
    this.#model = model;
    this.#library = library;
  }

  /** Offset of the first byte of an unfinished character, or null. */
  get unfinishedAt(): number | null {
    return this.#pending.length > 0 ? this.#pendingOffset : null;
  }

  /** Reads bytes `start` to `end`; `offset` is the stream offset of `start`. `emit` may change the settings. */
  read(bytes: Uint8Array, start: number, end: number, offset: number, settings: Settings, emit: (c: Character) => void): void {
    const { doubleByte } = this.#model.characterSet;
    for (let i = start; i < end; i++) {
      const byte = bytes[i]!;
      const at = offset + i - start;
      if (this.#pending.length > 0 && this.#extend(byte, emit)) continue;
      if (settings.kanji.on && doubleByte !== null && isLead(byte)) {
        this.#pending.push(byte);
        this.#pendingOffset = at;
        continue;
      }
      emit({ codePoint: this.#table(settings)[byte]!, doubleByte: false, offset: at, length: 1 });
    }
  }

  /** Ends the text: a character that is not complete is no character. */
  end(emit: (c: Character) => void): void {
    if (this.#pending.length === 0) return;
    const length = this.#pending.length;
    this.#pending = [];
    emit({ codePoint: -1, doubleByte: true, offset: this.#pendingOffset, length });
  }

  /** Drops an unfinished character without a trace, as ESC @ does. */
  reset(): void {
    this.#pending = [];
  }

  /** Adds a byte to the unfinished character; false when the byte is not of it and starts anew. */
  #extend(byte: number, emit: (c: Character) => void): boolean {
    const pending = this.#pending;
    const [lead] = pending;
    let codePoint = -1;
    if (pending.length === 1 && isTrail(byte)) codePoint = this.#library.gb18030.decode(lead!, byte);
    else if (pending.length === 1 ? isFourByteDigit(byte) : pending.length === 2 && isLead(byte)) {
      pending.push(byte);
      return true;
    } else if (pending.length === 3 && isFourByteDigit(byte)) {
      codePoint = gb18030FourByte(lead!, pending[1]!, pending[2]!, byte);
    } else {
      this.end(emit);
      return false;
    }
    const length = pending.length + 1;
    this.#pending = [];
    emit({ codePoint, doubleByte: true, offset: this.#pendingOffset, length });
    return true;
  }

  /** The 256 code points of a code page with the country's replacements; -1 where it has none. */
  #table(settings: Settings): Int32Array {
    const key = settings.codePage * 256 + settings.international;
    let table = this.#tables.get(key);
    if (!table) {
      table = new Int32Array(256).fill(-1);
      for (let i = 0x20; i < 0x7f; i++) table[i] = i;
      table[0x7f] = 0x20;
      const name = this.#model.codePages[settings.codePage];
      if (name) {
        for (let i = 0; i < 128; i++) {
          const codePoint = codePages[name].codePointAt(i)!;
          table[0x80 + i] = codePoint === 0xfffd ? -1 : codePoint;
        }
      }
      for (const [byte, character] of Object.entries(internationalSets[settings.international]?.replacements ?? {})) {
        table[Number(byte)] = character.codePointAt(0)!;
      }
      this.#tables.set(key, table);
    }
    return table;
  }
}

const boxes = new Map<GlyphSet, Uint8Array>();

/** A box as tall as a capital and as wide as the cell allows: the sign for a glyph that no set has. */
function boxFor(set: GlyphSet): Uint8Array {
  let rows = boxes.get(set);
  if (!rows) {
    rows = new Uint8Array(set.height * set.bytesPerRow);
    for (let y = 2; y < set.baseline; y++) {
      const edge = y === 2 || y === set.baseline - 1;
      for (let x = 1; x < set.width - 2; x++) {
        if (edge || x === 1 || x === set.width - 3) rows[y * set.bytesPerRow + (x >> 3)]! |= 0x80 >> (x & 7);
      }
    }
    boxes.set(set, rows);
  }
  return rows;
}

const glyphOf = (set: GlyphSet, rows: Uint8Array, at: number, missing: boolean): Glyph => ({
  rows,
  at,
  stride: set.bytesPerRow,
  width: set.width,
  height: set.height,
  baseline: set.baseline,
  missing,
});

/** The first set that has the character, or the box of the first set. */
export function findGlyph(sets: readonly GlyphSet[], codePoint: number): Glyph {
  if (codePoint >= 0) {
    for (const set of sets) {
      const at = set.find(codePoint);
      if (at >= 0) return glyphOf(set, set.rows, at, false);
    }
  }
  return glyphOf(sets[0]!, boxFor(sets[0]!), 0, true);
}
