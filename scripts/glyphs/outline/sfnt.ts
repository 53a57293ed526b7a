/**
 * Reads OpenType files: the tables of one font of a collection, and which glyph stands for which character.
 * Layout after the OpenType specification 1.9 (`otff`, `name`, `cmap`). All numbers are big endian.
 */

export type Tables = (tag: string) => DataView;

const COLLECTION = 'ttcf';
const POSTSCRIPT_NAME = 6;
const WINDOWS = 3;
const FULL_UNICODE = 10;

const text = (view: DataView, at: number, length: number, step: number): string => {
  let s = '';
  for (let i = step - 1; i < length; i += step) s += String.fromCharCode(view.getUint8(at + i));
  return s;
};

/** The tables of the font of that PostScript name in a font file or collection; throws an Error when it is not there. */
export function openSfnt(file: Uint8Array, postScriptName: string): Tables {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const starts =
    text(view, 0, 4, 1) === COLLECTION
      ? Array.from({ length: view.getUint32(8) }, (_, i) => view.getUint32(12 + 4 * i))
      : [0];
  for (const start of starts) {
    const tables = readDirectory(view, start);
    if (readPostScriptName(tables('name')) === postScriptName) return tables;
  }
  throw new Error(`no font ${postScriptName} in the file, which has ${starts.length}`);
}

function readDirectory(view: DataView, start: number): Tables {
  const tables = new Map<string, DataView>();
  for (let i = 0; i < view.getUint16(start + 4); i++) {
    const entry = start + 12 + 16 * i;
    const [offset, length] = [view.getUint32(entry + 8), view.getUint32(entry + 12)];
    tables.set(text(view, entry, 4, 1), new DataView(view.buffer, view.byteOffset + offset, length));
  }
  return (tag) => {
    const table = tables.get(tag);
    if (!table) throw new Error(`the font has no table "${tag}"`);
    return table;
  };
}

/** Font names of Windows are UTF-16; a PostScript name is ASCII, so its low bytes are enough. */
function readPostScriptName(table: DataView): string | undefined {
  for (let i = 0; i < table.getUint16(2); i++) {
    const record = 6 + 12 * i;
    if (table.getUint16(record) !== WINDOWS || table.getUint16(record + 6) !== POSTSCRIPT_NAME) continue;
    return text(table, table.getUint16(4) + table.getUint16(record + 10), table.getUint16(record + 8), 2);
  }
  return undefined;
}

/** The glyph of every character, from the table's format 12: groups of consecutive characters and glyphs. */
export function readCharacterMap(table: DataView): Map<number, number> {
  for (let i = 0; i < table.getUint16(2); i++) {
    const record = 4 + 8 * i;
    if (table.getUint16(record) !== WINDOWS || table.getUint16(record + 2) !== FULL_UNICODE) continue;
    const at = table.getUint32(record + 4);
    if (table.getUint16(at) !== 12) throw new Error(`cmap format ${table.getUint16(at)} is not read here, only 12`);
    const glyphs = new Map<number, number>();
    for (let group = 0; group < table.getUint32(at + 12); group++) {
      const [first, last, glyph] = [0, 4, 8].map((field) => table.getUint32(at + 16 + 12 * group + field));
      for (let c = first!; c <= last!; c++) glyphs.set(c, glyph! + c - first!);
    }
    return glyphs;
  }
  throw new Error('the font has no cmap for all of Unicode');
}

/** How far each glyph moves the pen, font units. */
export function readAdvances(hhea: DataView, hmtx: DataView): (glyph: number) => number {
  const stated = hhea.getUint16(34);
  return (glyph) => hmtx.getUint16(4 * Math.min(glyph, stated - 1));
}
