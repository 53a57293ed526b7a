import { codePages } from '../glyphs/code-pages.ts';
import { gb18030FourByte } from '../glyphs/double-byte.ts';
import { internationalSets } from '../glyphs/international.ts';
import type { GlyphLibrary } from '../glyphs/library.ts';
import type { Model } from '../models/model.ts';
import type { Settings } from './settings.ts';

/** A character as received. */
export interface Character {
  /** -1: the bytes are no character. */
  readonly codePoint: number;
  /** In a cell of the hanzi, twice as wide as one of Font A. */
  readonly wide: boolean;
  readonly offset: number;
  readonly length: number;
}

const isLead = (byte: number) => byte >= 0x81 && byte <= 0xfe;
const isTrail = (byte: number) => byte >= 0x40 && byte <= 0xfe && byte !== 0x7f;
const isFourByteDigit = (byte: number) => byte >= 0x30 && byte <= 0x39;

const UTF8_FIRST_LEAD = 0xc2;
const UTF8_LAST_LEAD = 0xf4;
const isUtf8Tail = (byte: number) => (byte & 0xc0) === 0x80;
/** Bytes of a character that begins with this one (RFC 3629). */
const utf8Length = (lead: number) => (lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4);

/** What an unfinished character does with its next byte: it takes it, it is finished by it, or the byte is not of it. */
type Step = 'more' | { readonly codePoint: number } | null;

/** Reads the bytes of text as the printer does: a code page; GB18030 while double-byte decoding is on; UTF-8. */
export class CharacterReader {
  readonly #model: Model;
  readonly #library: GlyphLibrary;
  readonly #tables = new Map<number, Int32Array>();
  /** Bytes of a character that is not complete. */
  #pending: number[] = [];
  #pendingOffset = 0;
  #inUtf8 = false;

  constructor(model: Model, library: GlyphLibrary) {
    this.#model = model;
    this.#library = library;
  }

  /** Offset of the first byte of an unfinished character, or null. */
  get unfinishedAt(): number | null {
    return this.#pending.length > 0 ? this.#pendingOffset : null;
  }

  /** Reads bytes `start` to `end`; `offset` is the stream offset of `start`. */
  read(
    bytes: Uint8Array,
    start: number,
    end: number,
    offset: number,
    settings: Settings,
    emit: (c: Character) => void,
  ): void {
    const { doubleByte } = this.#model.characterSet;
    const table = this.#table(settings);
    const utf8 = settings.kanji.coding === 'utf-8';
    const pairs = !utf8 && settings.kanji.on && doubleByte !== null;
    for (let i = start; i < end; i++) {
      const byte = bytes[i]!;
      if (this.#pending.length > 0 && this.#extend(byte, emit)) continue;
      const at = offset + i - start;
      if (utf8 ? byte >= UTF8_FIRST_LEAD && byte <= UTF8_LAST_LEAD : pairs && isLead(byte)) {
        this.#pending.push(byte);
        this.#pendingOffset = at;
        this.#inUtf8 = utf8;
      } else {
        const codePoint = utf8 && byte >= 0x80 ? -1 : table[byte]!;
        emit({ codePoint, wide: false, offset: at, length: 1 });
      }
    }
  }

  /** Ends the text: a character that is not complete is no character. */
  end(emit: (c: Character) => void): void {
    const length = this.#pending.length;
    if (length === 0) return;
    this.#pending = [];
    emit({ codePoint: -1, wide: true, offset: this.#pendingOffset, length });
  }

  /** Forgets an unfinished character. */
  reset(): void {
    this.#pending = [];
  }

  /** Adds a byte to the unfinished character; false when the byte is not of it and starts anew. */
  #extend(byte: number, emit: (c: Character) => void): boolean {
    const step = this.#inUtf8 ? this.#utf8Step(byte) : this.#pairStep(byte);
    if (step === null) {
      this.end(emit);
      return false;
    }
    this.#pending.push(byte);
    if (step === 'more') return true;
    const { codePoint } = step;
    const length = this.#pending.length;
    this.#pending = [];
    const wide = !this.#inUtf8 || this.#library.fontA.find(codePoint) < 0;
    emit({ codePoint, wide, offset: this.#pendingOffset, length });
    return true;
  }

  /** GB18030 in its two lengths; no printer manual describes the four-byte codes, which are decoded all the same. */
  #pairStep(byte: number): Step {
    const [lead, second, third] = this.#pending;
    if (second === undefined) {
      if (isTrail(byte)) return { codePoint: this.#library.gb18030.decode(lead!, byte) };
      return isFourByteDigit(byte) ? 'more' : null;
    }
    if (third === undefined) return isLead(byte) ? 'more' : null;
    return isFourByteDigit(byte) ? { codePoint: gb18030FourByte(lead!, second, third, byte) } : null;
  }

  #utf8Step(byte: number): Step {
    if (!isUtf8Tail(byte)) return null;
    const [lead] = this.#pending;
    const length = utf8Length(lead!);
    if (this.#pending.length + 1 < length) return 'more';
    let codePoint = lead! & (0xff >> (length + 1));
    for (const tail of this.#pending.slice(1)) codePoint = (codePoint << 6) | (tail & 0x3f);
    codePoint = (codePoint << 6) | (byte & 0x3f);
    const isSurrogate = codePoint >= 0xd800 && codePoint <= 0xdfff;
    return { codePoint: isSurrogate || codePoint > 0x10ffff ? -1 : codePoint };
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

function tableOf(model: Model, { codePage, international }: Settings): Int32Array {
  const table = new Int32Array(256).fill(-1);
  for (let i = 0x20; i < 0x7f; i++) table[i] = i;
  table[0x7f] = 0x20;
  const name = model.codePages[codePage];
  if (name) {
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
