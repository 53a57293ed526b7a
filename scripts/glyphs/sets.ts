/** The glyph sets: which glyphs of which font go where. */
import { glyphFiles } from '../../emulator/glyphs/library.ts';
import { blank, straightFontA, topRows } from './cells.ts';
import type { Fonts } from './fonts.ts';
import { type CellSize, type Glyphs, packGlyphs } from './glyph-file.ts';
import type { Cell } from './pcf.ts';
import { isHalfWidthKatakana, singleByteCharacters } from './wanted.ts';
import { wideSets } from './wide-sets.ts';

/**
 * Baselines of the cells: Epson TM application guide, page 110 (21 dots for font A, 16 for font B). They are where the
 * printer lines cells up, not where these fonts' letters stand: h24 and 9x18 letters stand two dots higher in both.
 */
const FONT_A: CellSize = { width: 12, height: 24, baseline: 21 };
const FONT_B: CellSize = { width: 9, height: 17, baseline: 16 };
const WIDE: CellSize = { width: 24, height: 24, baseline: 21 };

const NO_BREAK_SPACE = 0xa0;

export interface CompiledSet {
  readonly file: Uint8Array;
  readonly count: number;
}

function fontA(fonts: Fonts): Glyphs {
  const latin = fonts.bitmap('h24');
  const katakana = fonts.bitmap('12x24rk');
  return singleByteSet(FONT_A, (codePoint) => {
    if (straightFontA.has(codePoint)) return straightFontA.get(codePoint);
    // 12x24rk is encoded as JIS X 0201: 0xA1 is U+FF61.
    return isHalfWidthKatakana(codePoint) ? katakana.cell(codePoint - 0xff61 + 0xa1) : latin.cell(codePoint);
  });
}

function fontB(fonts: Fonts): Glyphs {
  const font = fonts.bitmap('9x18');
  return singleByteSet(FONT_B, (codePoint) => {
    const cell = font.cell(codePoint);
    return cell && topRows(cell, FONT_B.height);
  });
}

function singleByteSet(size: CellSize, find: (codePoint: number) => Cell | undefined): Glyphs {
  const glyphs = new Map<number, Cell>();
  for (const codePoint of singleByteCharacters()) {
    const cell = codePoint === NO_BREAK_SPACE ? blank(size.width, size.height) : find(codePoint);
    if (cell && cell.width === size.width) glyphs.set(codePoint, cell);
  }
  return glyphs;
}

const set =
  (size: CellSize, compile: (fonts: Fonts) => Glyphs) =>
  (fonts: Fonts): CompiledSet => {
    const glyphs = compile(fonts);
    return { file: packGlyphs(size, glyphs), count: glyphs.size };
  };

/** The data files and what makes each. */
export const glyphSets: Readonly<Record<string, (fonts: Fonts) => CompiledSet>> = {
  [glyphFiles.fontA]: set(FONT_A, fontA),
  [glyphFiles.fontB]: set(FONT_B, fontB),
  ...Object.fromEntries(Object.entries(wideSets).map(([file, compile]) => [file, set(WIDE, compile)])),
};
