/** The sets of 24 x 24 cells. */
import type { DoubleByteCoding } from '../../emulator/glyphs/library.ts';
import { drawnWide } from './box-drawing.ts';
import { centred } from './cells.ts';
import { twoByteCodePoint, twoByteCodePoints } from './double-byte.ts';
import type { Fonts } from './fonts.ts';
import type { Glyphs } from './glyph-file.ts';
import type { Cell } from './pcf.ts';
import { isHangul, isIdeographBeyondGbk, isIdeographOrKana, isLineDrawing, isPrivateUse } from './wanted.ts';

type Find = (codePoint: number) => Cell | undefined;

const WIDTH = 24;

/** GB2312 hanzi and symbols from gb24st, keyed by the Unicode that GB18030 gives the same two bytes. */
function hanzi(fonts: Fonts): Glyphs {
  const font = fonts.bitmap('gb24st');
  const glyphs = new Map<number, Cell>();
  for (const rowAndColumn of font.encodings) {
    // Row and column from 0x21 in the font, from 0xA1 in the codes a printer receives.
    const codePoint = twoByteCodePoint('gb18030', (rowAndColumn >> 8) | 0x80, (rowAndColumn & 0xff) | 0x80);
    const cell = font.cell(rowAndColumn);
    if (codePoint < 0 || isPrivateUse(codePoint) || !cell) {
      throw new Error(`no character at GB2312 0x${rowAndColumn.toString(16)}`);
    }
    glyphs.set(codePoint, cell);
  }
  return glyphs;
}

/** What the two-byte codes of GBK have beyond GB2312, as far as f24 has it. */
function gbk(fonts: Fonts): Glyphs {
  return pick(characters('gb18030'), [hanzi(fonts)], fonts.bitmap('f24').cell);
}

/** The rest of GBK, from outlines, but for box drawing. */
function gbkRest(fonts: Fonts): Glyphs {
  const font = fonts.outline('NotoSerifCJKsc-Regular');
  const find: Find = (codePoint) => drawnWide.get(codePoint) ?? font.cell(codePoint);
  return pick(characters('gb18030'), [hanzi(fonts), gbk(fonts)], find);
}

/** Japan, Korea and Taiwan: the ideographs and kana that gb24st has in mainland shape, those GBK lacks, and lines. */
function kanji(fonts: Fonts): Glyphs {
  const inGbk = new Set(characters('gb18030'));
  const inGb2312 = hanzi(fonts);
  const wanted = elsewhere().filter(
    (c) => (isIdeographOrKana(c) || isLineDrawing(c)) && (!inGbk.has(c) || inGb2312.has(c)),
  );
  return pick(wanted, [], fonts.outline('NotoSerifCJKjp-Regular').cell);
}

/** The hangul of KS C 5601. */
function hangul(fonts: Fonts): Glyphs {
  return pick(elsewhere().filter(isHangul), [], fonts.outline('NotoSerifCJKkr-Regular').cell);
}

/** What GBK has not: the signs of the other character sets and the ideographs that the outline font has. */
function gb18030Rest(fonts: Fonts): Glyphs {
  const font = fonts.outline('NotoSerifCJKsc-Regular');
  const inGbk = new Set(characters('gb18030'));
  const ideographs = font.codePoints.filter((c) => isIdeographBeyondGbk(c) && !inGbk.has(c));
  return pick([...signsBeyondGbk(), ...ideographs], [], font.cell);
}

/** Letters and signs that the other character sets have in wide cells and the outline font has not: h24's narrow ones. */
function narrowSigns(fonts: Fonts): Glyphs {
  const inOutlines = new Set(fonts.outline('NotoSerifCJKsc-Regular').codePoints);
  const wanted = signsBeyondGbk().filter((c) => !inOutlines.has(c));
  return pick(wanted, [], (codePoint) => {
    const cell = fonts.bitmap('h24').cell(codePoint);
    return cell && centred(cell, WIDTH);
  });
}

/** Of Big5, Shift_JIS and KS C 5601, what is neither in GBK nor in `kanji` and `hangul`. */
function signsBeyondGbk(): number[] {
  const inGbk = new Set(characters('gb18030'));
  return elsewhere().filter((c) => !inGbk.has(c) && !isIdeographOrKana(c) && !isLineDrawing(c) && !isHangul(c));
}

/** Glyphs of the wanted characters that no set before has; only those that are as wide as the cell. */
function pick(wanted: Iterable<number>, before: readonly Glyphs[], find: Find): Glyphs {
  const glyphs = new Map<number, Cell>();
  for (const codePoint of wanted) {
    const cell = before.some((set) => set.has(codePoint)) ? undefined : find(codePoint);
    if (cell?.width === WIDTH) glyphs.set(codePoint, cell);
  }
  return glyphs;
}

/** The characters of the two-byte codes, but for the user-defined zones. */
function characters(coding: DoubleByteCoding): number[] {
  return twoByteCodePoints(coding).filter((codePoint) => codePoint >= 0 && !isPrivateUse(codePoint));
}

const elsewhere = (): number[] => (['big5', 'shift-jis', 'ks-c-5601'] as const).flatMap(characters);

/** The data files and what makes each. */
export const wideSets: Readonly<Record<string, (fonts: Fonts) => Glyphs>> = {
  'hanzi-24x24.glyphs': hanzi,
  'gbk-24x24.glyphs': gbk,
  'gbk-rest-24x24.glyphs': gbkRest,
  'kanji-24x24.glyphs': kanji,
  'hangul-24x24.glyphs': hangul,
  'gb18030-rest-24x24.glyphs': gb18030Rest,
  'signs-24x24.glyphs': narrowSigns,
};
