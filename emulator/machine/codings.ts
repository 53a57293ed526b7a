import { gb18030FourByte } from '../glyphs/double-byte.ts';
import type { DoubleByteCoding, GlyphLibrary } from '../glyphs/library.ts';
import type { Model } from '../models/model.ts';
import type { Settings } from './settings.ts';

/** What a finished character is: its code point, -1 for none, and its code, -1 where the host cannot define it. */
export interface Decoded {
  readonly codePoint: number;
  readonly code: number;
}

/** What an unfinished character does with its next byte: it takes it, it is finished by it, or the byte is not of it. */
export type Step = 'more' | Decoded | null;

/** How characters of several bytes are read. */
export interface Coding {
  /** A byte that begins such a character. */
  isLead(byte: number): boolean;
  /** Adds a byte to the bytes of an unfinished character. */
  step(pending: readonly number[], byte: number): Step;
  /** The code point of a character of two bytes; -1 where they are none, or one that the host can define. */
  pair?(lead: number, trail: number): number;
}

/** Codes for the characters of FS 2, a lead byte and ranges of trail bytes (Epson ESC/POS reference, FS 2). */
interface UserCodes {
  readonly lead: number;
  readonly trails: readonly (readonly [first: number, last: number])[];
}
const ROW_FE: UserCodes = { lead: 0xfe, trails: [[0xa1, 0xfe]] };
const ROW_EC: UserCodes = {
  lead: 0xec,
  trails: [
    [0x40, 0x7e],
    [0x80, 0x9e],
  ],
};
const USER_CODES: Readonly<Record<DoubleByteCoding, UserCodes>> = {
  gb18030: ROW_FE,
  big5: ROW_FE,
  'ks-c-5601': ROW_FE,
  'shift-jis': ROW_EC,
};

/** True for a code that FS 2 can define. */
export function isUserCode(coding: DoubleByteCoding, code: number): boolean {
  const { lead, trails } = USER_CODES[coding];
  const trail = code & 0xff;
  return code >> 8 === lead && trails.some(([first, last]) => trail >= first && trail <= last);
}

const isFourByteDigit = (byte: number) => byte >= 0x30 && byte <= 0x39;

/** Two bytes a character; GB18030 has four-byte codes too, which no printer manual describes and which are decoded all the same. */
function doubleByte(library: GlyphLibrary, coding: DoubleByteCoding): Coding {
  const map = library.doubleByte[coding];
  const isLead = (byte: number) => map.isLead(byte) || byte === USER_CODES[coding].lead;
  return {
    isLead,
    step(pending, byte) {
      const lead = pending[0]!;
      if (pending.length === 1) {
        const code = (lead << 8) | byte;
        if (map.isTrail(byte) || isUserCode(coding, code)) return { codePoint: map.decode(lead, byte), code };
        return coding === 'gb18030' && isFourByteDigit(byte) ? 'more' : null;
      }
      if (pending.length === 2) return isLead(byte) ? 'more' : null;
      if (!isFourByteDigit(byte)) return null;
      return { codePoint: gb18030FourByte(lead, pending[1]!, pending[2]!, byte), code: -1 };
    },
    pair: (lead, trail) =>
      lead !== USER_CODES[coding].lead && map.isLead(lead) && map.isTrail(trail) ? map.decode(lead, trail) : -1,
  };
}

const isJisByte = (byte: number) => byte >= 0x21 && byte <= 0x7e;

/** The Shift JIS code of a JIS code: the same rows of JIS X 0208, two of them a lead byte. */
export function shiftJisCode(first: number, second: number): number {
  const lead = ((first - 0x21) >> 1) + (first <= 0x5e ? 0x81 : 0xc1);
  const trail = first % 2 === 0 ? second + 0x7e : second + 0x1f + (second >= 0x60 ? 1 : 0);
  return (lead << 8) | trail;
}

function jis(library: GlyphLibrary): Coding {
  const map = library.doubleByte['shift-jis'];
  return {
    isLead: isJisByte,
    step(pending, byte) {
      if (!isJisByte(byte)) return null;
      const code = shiftJisCode(pending[0]!, byte);
      return { codePoint: map.decode(code >> 8, code & 0xff), code };
    },
  };
}

const FIRST_TAIL = 0x80;
const LAST_TAIL = 0xbf;
/** Second bytes are fewer where more would be overlong, a surrogate or above U+10FFFF (RFC 3629, section 4). */
const SECOND: Readonly<Record<number, readonly [first: number, last: number]>> = {
  224: [0xa0, LAST_TAIL],
  237: [FIRST_TAIL, 0x9f],
  240: [0x90, LAST_TAIL],
  244: [FIRST_TAIL, 0x8f],
};
const ANY_TAIL = [FIRST_TAIL, LAST_TAIL] as const;

const utf8: Coding = {
  isLead: (byte) => byte >= 0xc2 && byte <= 0xf4,
  step(pending, byte) {
    const lead = pending[0]!;
    const [first, last] = (pending.length === 1 && SECOND[lead]) || ANY_TAIL;
    if (byte < first || byte > last) return null;
    const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    if (pending.length + 1 < length) return 'more';
    const tails = [...pending.slice(1), byte];
    return {
      codePoint: tails.reduce((bits, tail) => (bits << 6) | (tail & 0x3f), lead & (0xff >> (length + 1))),
      code: -1,
    };
  },
};

/** The character set that a setting of the double-byte coding draws on. */
export const charactersOf = (coding: Settings['kanji']['coding']): DoubleByteCoding =>
  coding === 'jis' ? 'shift-jis' : coding;

/**
 * How characters of several bytes are coded now, or null while every byte is one. FS & and FS . have no effect on
 * Shift JIS, whose lead bytes are always read (Epson ESC/POS reference, FS &), nor on UTF-8.
 */
export function codingOf({ kanji }: Settings, model: Model, library: GlyphLibrary): Coding | null {
  if (kanji.utf8) return utf8;
  if (model.characterSet.doubleByte === null) return null;
  if (kanji.coding !== 'shift-jis' && !kanji.on) return null;
  return cached(library, kanji.coding);
}

const codings = new WeakMap<GlyphLibrary, Partial<Record<Settings['kanji']['coding'], Coding>>>();

function cached(library: GlyphLibrary, name: Settings['kanji']['coding']): Coding {
  let known = codings.get(library);
  if (!known) {
    known = {};
    codings.set(library, known);
  }
  known[name] ??= name === 'jis' ? jis(library) : doubleByte(library, name);
  return known[name];
}
