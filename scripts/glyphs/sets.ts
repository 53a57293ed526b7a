/** The four glyph sets: which glyphs of which font go where. */
import { glyphFiles } from '../../emulator/glyphs/library.ts';
import { blank, straightFontA, topRows } from './cells.ts';
import type { FontName } from './fonts.ts';
import { eachTwoByteCode, twoByteCodePoint } from './gb18030.ts';
import { type CellSize, packGlyphs } from './glyph-file.ts';
import type { Cell, PcfFont } from './pcf.ts';
import { isHalfWidthKatakana, singleByteCharacters } from './wanted.ts';

/**
 * Baselines of the cells: Epson TM application guide, page 110 (21 dots for font A, 16 for font B). They are where the
 * printer lines cells up, not where these fonts' letters stand: h24 and 9x18 letters stand two dots higher in both.
 */
const FONT_A: CellSize = { width: 12, height: 24, baseline: 21 };
const FONT_B: CellSize = { width: 9, height: 17, baseline: 16 };
const HANZI: CellSize = { width: 24, height: 24, baseline: 21 };

const NO_BREAK_SPACE = 0xa0;

export type Open = (name: FontName) => PcfFont;

export interface CompiledSet {
  readonly file: Uint8Array;
  readonly count: number;
  /** Wanted characters that the fonts lack: they print as a visible empty cell. */
  readonly missing: readonly number[];
}

function fontA(open: Open): CompiledSet {
  const latin = open('h24');
  const katakana = open('12x24rk');
  return singleByteSet(FONT_A, (codePoint) => {
    if (straightFontA.has(codePoint)) return straightFontA.get(codePoint);
    // 12x24rk is encoded as JIS X 0201: 0xA1 is U+FF61.
    return isHalfWidthKatakana(codePoint) ? katakana.cell(codePoint - 0xff61 + 0xa1) : latin.cell(codePoint);
  });
}

function fontB(open: Open): CompiledSet {
  const font = open('9x18');
  return singleByteSet(FONT_B, (codePoint) => {
    const cell = font.cell(codePoint);
    return cell && topRows(cell, FONT_B.height);
  });
}

/** GB2312 hanzi and symbols, keyed by the Unicode that GB18030 gives the same two bytes. */
function hanzi(open: Open): CompiledSet {
  const glyphs = gb2312Glyphs(open('gb24st'));
  return { file: packGlyphs(HANZI, glyphs), count: glyphs.size, missing: [] };
}

/** What the two-byte codes of GBK have beyond GB2312. */
function gbk(open: Open): CompiledSet {
  const inGb2312 = gb2312Glyphs(open('gb24st'));
  const font = open('f24');
  const glyphs = new Map<number, Cell>();
  const missing: number[] = [];
  eachTwoByteCode((_lead, _trail, codePoint) => {
    if (codePoint < 0 || isPrivateUse(codePoint) || inGb2312.has(codePoint)) return;
    const cell = font.cell(codePoint);
    if (cell) glyphs.set(codePoint, cell);
    else missing.push(codePoint);
  });
  return { file: packGlyphs(HANZI, glyphs), count: glyphs.size, missing };
}

function singleByteSet(size: CellSize, find: (codePoint: number) => Cell | undefined): CompiledSet {
  const glyphs = new Map<number, Cell>();
  const missing: number[] = [];
  for (const codePoint of singleByteCharacters()) {
    const cell = codePoint === NO_BREAK_SPACE ? blank(size.width, size.height) : find(codePoint);
    if (cell && cell.width === size.width) glyphs.set(codePoint, cell);
    else missing.push(codePoint);
  }
  return { file: packGlyphs(size, glyphs), count: glyphs.size, missing };
}

function gb2312Glyphs(font: PcfFont): Map<number, Cell> {
  const glyphs = new Map<number, Cell>();
  for (const rowAndColumn of font.encodings) {
    // Row and column from 0x21 in the font, from 0xA1 in the codes a printer receives.
    const codePoint = twoByteCodePoint((rowAndColumn >> 8) | 0x80, (rowAndColumn & 0xff) | 0x80);
    const cell = font.cell(rowAndColumn);
    if (codePoint < 0 || isPrivateUse(codePoint) || !cell) {
      throw new Error(`no character at GB2312 0x${rowAndColumn.toString(16)}`);
    }
    glyphs.set(codePoint, cell);
  }
  return glyphs;
}

function isPrivateUse(codePoint: number): boolean {
  return codePoint >= 0xe000 && codePoint <= 0xf8ff;
}

/** The data files and what makes each. */
export const glyphSets: Readonly<Record<string, (open: Open) => CompiledSet>> = {
  [glyphFiles.fontA]: fontA,
  [glyphFiles.fontB]: fontB,
  [glyphFiles.hanzi[0]]: hanzi,
  [glyphFiles.hanzi[1]]: gbk,
};
