import type { GlyphSet } from '../glyphs/glyph-set.ts';
import type { GlyphLibrary } from '../glyphs/library.ts';
import { charactersOf } from './codings.ts';
import type { Settings } from './settings.ts';

/** From here on the characters of Unicode are wide (UAX 11, jamo aside): below, one without a glyph is a narrow box. */
const FIRST_WIDE = 0x2e80;

const has = (set: GlyphSet, codePoint: number) => set.find(codePoint) >= 0;

/** The sets of wide cells that are searched now, in order: those of the double-byte coding, or of the fonts of UTF-8. */
export function wideSets({ kanji }: Settings, library: GlyphLibrary): readonly GlyphSet[] {
  if (!kanji.utf8) return library.wide[charactersOf(kanji.coding)];
  const fonts = kanji.fonts.flatMap((font) => (font === 'single' ? [] : library.wide[font]));
  return fonts.length > 0 ? fonts : library.wide[charactersOf(kanji.coding)];
}

/** Whether a character of UTF-8 is printed in a wide cell: the first font that has it says so. ASCII never is. */
export function isWide(codePoint: number, settings: Settings, library: GlyphLibrary): boolean {
  const first = settings.kanji.fonts.find((font) =>
    font === 'single' ? has(library.fontA, codePoint) : library.wide[font].some((set) => has(set, codePoint)),
  );
  return first === undefined ? codePoint >= FIRST_WIDE : first !== 'single';
}
