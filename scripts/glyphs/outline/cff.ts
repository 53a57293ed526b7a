/**
 * Reads the Compact Font Format: charstrings and their subroutines by glyph.
 * Layout after Adobe Technical Note 5176 (The Compact Font Format Specification, 4 December 2003).
 */

/** What a glyph's outline is made from. */
export interface Charstring {
  readonly code: Uint8Array;
  readonly globalSubrs: readonly Uint8Array[];
  readonly localSubrs: readonly Uint8Array[];
}

/** DICT operators; those of two bytes are 0x0C00 + the second. */
const CHARSTRINGS = 17;
const PRIVATE = 18;
const SUBRS = 19;
const FONT_DICTS = 0x0c24;
const FONT_DICT_SELECT = 0x0c25;

type Dict = ReadonlyMap<number, readonly number[]>;

/** Reads a CID-keyed CFF table; returns the charstring of a glyph. Throws an Error when it is of another kind. */
export function readCff(table: DataView): (glyph: number) => Charstring {
  const bytes = new Uint8Array(table.buffer, table.byteOffset, table.byteLength);
  const names = readIndex(bytes, bytes[2]!);
  const topDicts = readIndex(bytes, names.end);
  const strings = readIndex(bytes, topDicts.end);
  const globalSubrs = readIndex(bytes, strings.end).items;
  const top = readDict(topDicts.items[0]!);
  const offset = (operator: number): number => {
    const value = top.get(operator)?.[0];
    if (value === undefined) throw new Error(`the CFF font is not CID-keyed: it lacks operator ${operator}`);
    return value;
  };
  const charstrings = readIndex(bytes, offset(CHARSTRINGS)).items;
  const localSubrs = readIndex(bytes, offset(FONT_DICTS)).items.map((dict) => readLocalSubrs(bytes, readDict(dict)));
  const select = readSelect(table, offset(FONT_DICT_SELECT), charstrings.length);
  return (glyph) => {
    const code = charstrings[glyph];
    if (!code) throw new Error(`no glyph ${glyph} in the CFF font, which has ${charstrings.length}`);
    return { code, globalSubrs, localSubrs: localSubrs[select[glyph]!]! };
  };
}

function readIndex(bytes: Uint8Array, at: number): { items: Uint8Array[]; end: number } {
  const number = (from: number, size: number): number => {
    let value = 0;
    for (let i = 0; i < size; i++) value = value * 256 + bytes[from + i]!;
    return value;
  };
  const count = number(at, 2);
  if (count === 0) return { items: [], end: at + 2 };
  const size = bytes[at + 2]!;
  // Offsets count from the byte before the data.
  const data = at + 2 + (count + 1) * size;
  const ends = Array.from({ length: count + 1 }, (_, i) => data + number(at + 3 + i * size, size));
  return { items: ends.slice(1).map((end, i) => bytes.subarray(ends[i], end)), end: ends[count]! };
}

/** Operators with their operands; real numbers are skipped, as no operator read here has any. */
function readDict(bytes: Uint8Array): Dict {
  const dict = new Map<number, readonly number[]>();
  let operands: number[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < bytes.length; ) {
    const b0 = bytes[at++]!;
    if (b0 <= 21) {
      dict.set(b0 === 12 ? 0x0c00 + bytes[at++]! : b0, operands);
      operands = [];
    } else if (b0 === 28) {
      operands.push(view.getInt16(at));
      at += 2;
    } else if (b0 === 29) {
      operands.push(view.getInt32(at));
      at += 4;
    } else if (b0 === 30) {
      while ((bytes[at++]! & 0xf) !== 0xf);
      operands.push(Number.NaN);
    } else if (b0 <= 246) operands.push(b0 - 139);
    else if (b0 <= 250) operands.push((b0 - 247) * 256 + bytes[at++]! + 108);
    else operands.push(-(b0 - 251) * 256 - bytes[at++]! - 108);
  }
  return dict;
}

function readLocalSubrs(bytes: Uint8Array, fontDict: Dict): readonly Uint8Array[] {
  const [size, start] = fontDict.get(PRIVATE) ?? [0, 0];
  const subrs = readDict(bytes.subarray(start, start! + size!)).get(SUBRS)?.[0];
  return subrs === undefined ? [] : readIndex(bytes, start! + subrs).items;
}

/** Which font dictionary, and so which local subroutines, each glyph belongs to. */
function readSelect(table: DataView, at: number, glyphs: number): Uint8Array {
  const format = table.getUint8(at);
  if (format !== 3) throw new Error(`FDSelect format ${format} is not read here, only 3`);
  const select = new Uint8Array(glyphs);
  for (let range = 0; range < table.getUint16(at + 1); range++) {
    const entry = at + 3 + 3 * range;
    select.fill(table.getUint8(entry + 2), table.getUint16(entry), table.getUint16(entry + 3));
  }
  return select;
}
