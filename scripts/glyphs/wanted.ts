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
