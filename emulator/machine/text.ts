import type { GlyphLibrary } from '../glyphs/library.ts';
import type { Character } from './characters.ts';
import { charactersOf, isUserCode } from './codings.ts';
import { findGlyph, type Glyph } from './glyph.ts';
import type { Item } from './line.ts';
import type { Settings } from './settings.ts';
import { undefinedGlyph, userGlyph } from './user-defined.ts';
import { wideSets } from './wide.ts';

/** The glyph set of the selected font. */
export function fontOf({ font }: Pick<Settings, 'font'>, library: GlyphLibrary) {
  return font === 'A' ? library.fontA : library.fontB;
}

/** Dots from one single-byte character to the next. */
export function characterAdvance(settings: Settings, library: GlyphLibrary): number {
  return (fontOf(settings, library).width + settings.spacing) * acrossOf(settings);
}

const acrossOf = (settings: Settings) => (settings.wideLine ? 2 : settings.across);

/** The dots of a character: what the host has defined for it, or the resident ones. */
function glyphOf(character: Character, settings: Settings, library: GlyphLibrary): Glyph {
  const { wide, code, codePoint } = character;
  const sets = wide ? wideSets(settings, library) : [fontOf(settings, library)];
  const defined = userGlyph(character, settings, sets[0]!);
  if (defined) return defined;
  const isFree = wide && isUserCode(charactersOf(settings.kanji.coding), code);
  return isFree ? undefinedGlyph(sets[0]!) : findGlyph(sets, codePoint);
}

/** A character in its size and style, ready to be placed; `lacking` says what stands for a glyph that is not there. */
export function characterItem(
  character: Character,
  settings: Settings,
  library: GlyphLibrary,
): { item: Item; lacking: Glyph['lacking'] } {
  const { wide, codePoint } = character;
  const { kanji, rotated, reverse } = settings;
  const glyph = glyphOf(character, settings, library);
  const across = wide ? kanji.across : acrossOf(settings);
  const down = wide ? kanji.down : settings.down;
  // Turned by 90 degrees, width and height change places, and so do their enlargements (Epson ESC/POS reference, ESC V).
  const width = rotated ? glyph.height * down : glyph.width * across;
  const height = rotated ? glyph.width * across : glyph.height * down;
  const item: Item = {
    text: codePoint >= 0 ? String.fromCodePoint(codePoint) : '\uFFFD',
    x: 0,
    width,
    height,
    // A turned cell has no baseline of its own: it stands where the cells of normal characters end.
    ascent: rotated ? height - (glyph.height - glyph.baseline) : glyph.baseline * down,
    before: wide ? kanji.left * across : 0,
    after: (wide ? kanji.right : settings.spacing) * across,
    glyph,
    across: rotated ? down : across,
    down: rotated ? across : down,
    // Not for double-byte characters, nor where one side has its normal size (APG page 154; TM-T88III specification, GS b).
    smooth: settings.smooth && !wide && across > 1 && down > 1,
    bold: settings.bold || settings.doubleStrike,
    // Neither turned nor reversed characters are underlined (TM-T88III specification, ESC -).
    underline: rotated || reverse ? 0 : wide ? kanji.underline : settings.underline,
    strike: settings.strike,
    reverse,
    rotated,
    command: null,
    offset: character.offset,
    length: character.length,
  };
  return { item, lacking: glyph.lacking };
}

/** What a diagnostic calls a character without a glyph. */
export function nameOf({ codePoint, length }: Character): string {
  if (codePoint < 0) return `${length} byte${length > 1 ? 's' : ''} that stand for no character here`;
  return `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')} "${String.fromCodePoint(codePoint)}"`;
}
