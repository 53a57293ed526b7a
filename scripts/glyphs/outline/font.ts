/** An outline font as a source of cells. */
import type { Cell } from '../pcf.ts';
import { readCff } from './cff.ts';
import { runCharstring } from './charstring.ts';
import { type Placement, scan } from './scan.ts';
import { openSfnt, readAdvances, readCharacterMap } from './sfnt.ts';

export interface OutlineFont {
  /** The characters that have a glyph. */
  readonly codePoints: readonly number[];
  /** The glyph of a character as dots, in the middle of the cell when it is narrower, if there is one. */
  cell(codePoint: number): Cell | undefined;
}

/** Opens the font of that PostScript name in a font file; `place` is where a cell lies over a glyph as wide as the em. */
export function readOutlineFont(file: Uint8Array, postScriptName: string, place: Placement): OutlineFont {
  const tables = openSfnt(file, postScriptName);
  const glyphs = readCharacterMap(tables('cmap'));
  const advance = readAdvances(tables('hhea'), tables('hmtx'));
  const charstring = readCff(tables('CFF '));
  const unitsPerEm = tables('head').getUint16(18);
  return {
    codePoints: [...glyphs.keys()],
    cell(codePoint) {
      const glyph = glyphs.get(codePoint);
      if (glyph === undefined) return undefined;
      const left = place.left - Math.floor((unitsPerEm - advance(glyph)) / 2);
      return scan(runCharstring(charstring(glyph)), { ...place, left });
    },
  };
}
