import type { GlyphSet } from '../glyphs/glyph-set.ts';
import type { GlyphLibrary } from '../glyphs/library.ts';
import type { Character } from './characters.ts';
import { charactersOf, isUserCode } from './codings.ts';
import { type Ascii, asciiOf, findGlyph, type Glyph } from './glyph.ts';
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

/** What an item has from the settings alone. */
type Style = Pick<
  Item,
  'before' | 'after' | 'across' | 'down' | 'smooth' | 'bold' | 'underline' | 'strike' | 'reverse' | 'rotated'
>;

/** How characters are printed as long as no command comes between them: single-byte ones, and double-byte ones. */
export class TextStyle {
  readonly settings: Settings;
  readonly #library: GlyphLibrary;
  #single?: CellStyle;
  #double?: CellStyle;

  constructor({
    settings,
    library,
    page,
  }: Pick<TextStyle, 'settings'> & { library: GlyphLibrary; page: object | null }) {
    // ESC V is remembered in page mode, and has no effect there (TM-T88III specification, ESC L).
    this.settings = page ? { ...settings, rotated: false } : settings;
    this.#library = library;
  }

  of(wide: boolean): CellStyle {
    if (wide) this.#double ??= cellStyle(this.settings, this.#library, true);
    else this.#single ??= cellStyle(this.settings, this.#library, false);
    return (wide ? this.#double : this.#single)!;
  }

  /** Every character of ASCII has its glyph. */
  get isPlain(): boolean {
    return this.of(false).ascii!.isWhole;
  }

  /** Dots from one single-byte character to the next. */
  get pitch(): number {
    const style = this.of(false);
    return style.before + widthOf(style.ascii!.glyphs[0]!, style) + style.after;
  }
}

interface CellStyle extends Style {
  readonly sets: readonly GlyphSet[];
  /** Of single-byte characters. */
  readonly ascii: Ascii | null;
  /** Enlargement of the dots as they lie in the glyph. */
  readonly glyphAcross: number;
  readonly glyphDown: number;
}

function cellStyle(settings: Settings, library: GlyphLibrary, wide: boolean): CellStyle {
  const { kanji, rotated, reverse } = settings;
  const across = wide ? kanji.across : acrossOf(settings);
  const down = wide ? kanji.down : settings.down;
  const font = fontOf(settings, library);
  return {
    sets: wide ? wideSets(settings, library) : [font],
    ascii: wide ? null : asciiOf(font),
    glyphAcross: across,
    glyphDown: down,
    before: wide ? kanji.left * across : 0,
    after: (wide ? kanji.right : settings.spacing) * across,
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
  };
}

/** The dots of a character: what the host has defined for it, or the resident ones. */
function glyphOf(character: Character, { settings }: TextStyle, { sets, ascii }: CellStyle): Glyph {
  const { wide, code, codePoint } = character;
  const defined = userGlyph(character, settings, sets[0]!);
  if (defined) return defined;
  if (ascii && codePoint >= 0 && codePoint < ascii.glyphs.length) return ascii.glyphs[codePoint]!;
  const isFree = wide && isUserCode(charactersOf(settings.kanji.coding), code);
  return isFree ? undefinedGlyph(sets[0]!) : findGlyph(sets, codePoint);
}

// Turned by 90 degrees, width and height change places, and so do their enlargements (Epson ESC/POS reference, ESC V).
const widthOf = ({ width, height }: Glyph, { rotated, glyphAcross, glyphDown }: CellStyle): number =>
  rotated ? height * glyphDown : width * glyphAcross;

const heightOf = ({ width, height }: Glyph, { rotated, glyphAcross, glyphDown }: CellStyle): number =>
  rotated ? width * glyphAcross : height * glyphDown;

/**
 * Characters in their size and style. A double-byte one has an item for itself: what they have in common they share, for
 * the garbage collector has more to do than the printer.
 */
class CharacterItem implements Item {
  readonly text: string;
  readonly glyphs: readonly Glyph[];
  x = 0;
  readonly width: number;
  readonly height: number;
  readonly ascent: number;
  readonly offset: number;
  readonly length: number;
  readonly #style: CellStyle;

  /** `offset`: of the first character; `length`: bytes of each. */
  constructor(text: string, glyphs: readonly Glyph[], offset: number, length: number, style: CellStyle) {
    const glyph = glyphs[0]!;
    const { height, baseline } = glyph;
    this.text = text;
    this.glyphs = glyphs;
    this.width = widthOf(glyph, style);
    this.height = heightOf(glyph, style);
    // A turned cell has no baseline of its own: it stands where the cells of normal characters end.
    this.ascent = style.rotated ? this.height - (height - baseline) : baseline * style.glyphDown;
    this.offset = offset;
    this.length = length;
    this.#style = style;
  }

  get count() {
    return this.glyphs.length;
  }

  get before() {
    return this.#style.before;
  }
  get after() {
    return this.#style.after;
  }
  get across() {
    return this.#style.across;
  }
  get down() {
    return this.#style.down;
  }
  get smooth() {
    return this.#style.smooth;
  }
  get bold() {
    return this.#style.bold;
  }
  get underline() {
    return this.#style.underline;
  }
  get strike() {
    return this.#style.strike;
  }
  get reverse() {
    return this.#style.reverse;
  }
  get rotated() {
    return this.#style.rotated;
  }
  get command() {
    return null;
  }
}

/** A character ready to be placed; `lacking` of its glyph says what stands for one that is not there. */
export function characterItem(character: Character, text: TextStyle): Item & { readonly glyphs: readonly Glyph[] } {
  const { codePoint, wide, offset, length } = character;
  const style = text.of(wide);
  const read = codePoint >= 0 ? String.fromCodePoint(codePoint) : '\uFFFD';
  return new CharacterItem(read, [glyphOf(character, text, style)], offset, length, style);
}

/** Characters of ASCII ready to be placed: bytes `start` to `end`, the first at `offset` of the stream. */
export function lettersItem(bytes: Uint8Array, start: number, end: number, offset: number, text: TextStyle): Item {
  const style = text.of(false);
  const { glyphs } = style.ascii!;
  const own: Glyph[] = [];
  for (let i = start; i < end; i++) own.push(glyphs[bytes[i]!]!);
  const read = String.fromCharCode.apply(null, bytes.subarray(start, end) as unknown as number[]);
  return new CharacterItem(read, own, offset, 1, style);
}

/**
 * Double-byte characters ready to be placed, two bytes each, the first of them at `offset` of the stream: of `codePoints`
 * from `from` on as many as have a glyph and go into `room` dots and so many `cells`, and one at least. Not for those that
 * the host may have defined.
 */
export function pairsItem(
  codePoints: readonly number[],
  from: number,
  { offset, room, cells }: { readonly offset: number; readonly room: number; readonly cells: number },
  text: TextStyle,
): Item & { readonly glyphs: readonly Glyph[] } {
  const style = text.of(true);
  const first = findGlyph(style.sets, codePoints[from]!);
  const fitting = Math.min(cells, Math.floor(room / (style.before + widthOf(first, style) + style.after)));
  const end = Math.min(codePoints.length, from + (first.lacking === null ? Math.max(1, fitting) : 1));
  const glyphs = [first];
  for (let i = from + 1; i < end; i++) {
    const glyph = findGlyph(style.sets, codePoints[i]!);
    const isAlike = glyph.width === first.width && glyph.height === first.height && glyph.baseline === first.baseline;
    if (glyph.lacking !== null || !isAlike) break;
    glyphs.push(glyph);
  }
  const read = String.fromCodePoint.apply(null, codePoints.slice(from, from + glyphs.length));
  return new CharacterItem(read, glyphs, offset, 2, style);
}

/** What a diagnostic calls a character without a glyph. */
export function nameOf({ codePoint, length }: Pick<Character, 'codePoint' | 'length'>): string {
  if (codePoint < 0) return `${length} byte${length > 1 ? 's' : ''} that stand for no character here`;
  return `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')} "${String.fromCodePoint(codePoint)}"`;
}
