/** The sets of 24 x 24 cells. Each has what the sets before it lack, so that no glyph is there twice. */
import { drawnWide } from './box-drawing.ts';
import type { Fonts } from './fonts.ts';
import { eachTwoByteCode, twoByteCodePoint } from './gb18030.ts';
import type { Glyphs } from './glyph-file.ts';
import type { Cell } from './pcf.ts';
import { isIdeographBeyondGbk, isPrivateUse } from './wanted.ts';

type Find = (codePoint: number) => Cell | undefined;

/** GB2312 hanzi and symbols from gb24st, keyed by the Unicode that GB18030 gives the same two bytes. */
export function hanzi(fonts: Fonts): Glyphs {
  const font = fonts.bitmap('gb24st');
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

/** What the two-byte codes of GBK have beyond GB2312, as far as f24 has it. */
export function gbk(fonts: Fonts): Glyphs {
  return pick(gbkCharacters(), hanzi(fonts), fonts.bitmap('f24').cell);
}

/** The rest of GBK, from outlines, but for box drawing. */
export function gbkRest(fonts: Fonts): Glyphs {
  const before = new Map([...hanzi(fonts), ...gbk(fonts)]);
  const font = fonts.outline();
  return pick(gbkCharacters(), before, (codePoint) => drawnWide.get(codePoint) ?? font.cell(codePoint));
}

/** The ideographs that GB18030 has beyond GBK, as far as the outline font has them. */
export function gb18030Rest(fonts: Fonts): Glyphs {
  const font = fonts.outline();
  const gbkHas = new Set(gbkCharacters());
  const wanted = [...font.codePoints].filter((codePoint) => isIdeographBeyondGbk(codePoint) && !gbkHas.has(codePoint));
  return pick(wanted, new Map(), font.cell);
}

function pick(wanted: Iterable<number>, before: Glyphs, find: Find): Glyphs {
  const glyphs = new Map<number, Cell>();
  for (const codePoint of wanted) {
    const cell = before.has(codePoint) ? undefined : find(codePoint);
    if (cell) glyphs.set(codePoint, cell);
  }
  return glyphs;
}

/** The characters of the two-byte codes, but for the user-defined zones. */
function gbkCharacters(): number[] {
  const characters: number[] = [];
  eachTwoByteCode((_lead, _trail, codePoint) => {
    if (codePoint >= 0 && !isPrivateUse(codePoint)) characters.push(codePoint);
  });
  return characters;
}
