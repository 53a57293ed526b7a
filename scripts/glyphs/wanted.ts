/** Which characters a glyph set has to have. */
import { codePages } from '../../emulator/glyphs/code-pages.ts';
import { internationalSets } from '../../emulator/glyphs/international.ts';

const HALF_WIDTH_KATAKANA = { from: 0xff61, to: 0xff9f };

export const isHalfWidthKatakana = (codePoint: number): boolean =>
  codePoint >= HALF_WIDTH_KATAKANA.from && codePoint <= HALF_WIDTH_KATAKANA.to;

/** Every character of ASCII, the code pages and the international sets, ascending. */
export function singleByteCharacters(): number[] {
  const wanted = new Set<number>();
  for (let ascii = 0x20; ascii <= 0x7e; ascii++) wanted.add(ascii);
  for (const page of Object.values(codePages)) for (const c of page) wanted.add(c.codePointAt(0)!);
  for (const set of Object.values(internationalSets)) {
    for (const c of Object.values(set.replacements)) wanted.add(c.codePointAt(0)!);
  }
  wanted.delete(0xfffd);
  return [...wanted].sort((a, b) => a - b);
}

export const isPrivateUse = (codePoint: number): boolean => codePoint >= 0xe000 && codePoint <= 0xf8ff;

/** Syllables, and the letters they are made of. */
export const isHangul = (codePoint: number): boolean =>
  (codePoint >= 0xac00 && codePoint <= 0xd7a3) || (codePoint >= 0x3131 && codePoint <= 0x318e);

export const isIdeographOrKana = (codePoint: number): boolean =>
  (codePoint >= 0x3041 && codePoint <= 0x30ff) ||
  (codePoint >= 0x3400 && codePoint <= 0x9fff) ||
  (codePoint >= 0xf900 && codePoint <= 0xfaff);

/** Lines that are light or heavy, not double. */
export const isLineDrawing = (codePoint: number): boolean => codePoint >= 0x2500 && codePoint <= 0x254f;

/** Ideographs of four-byte codes: extension A, the end of the first block, twelve among the compatibility ideographs
 * that are none, and the extensions of planes 2 and 3. */
const IDEOGRAPHS_BEYOND_GBK: readonly (readonly [first: number, last: number])[] = [
  [0x3400, 0x4dbf],
  [0x9fa6, 0x9fff],
  [0xfa0e, 0xfa29],
  [0x20000, 0x2ebef],
  [0x30000, 0x3134f],
];

export const isIdeographBeyondGbk = (codePoint: number): boolean =>
  IDEOGRAPHS_BEYOND_GBK.some(([first, last]) => codePoint >= first && codePoint <= last);
