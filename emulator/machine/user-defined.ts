import { Bitmap } from '../dots/bitmap.ts';
import { fromColumns } from '../dots/columns.ts';
import type { Model } from '../models/model.ts';
import type { Character } from './characters.ts';
import type { Glyph } from './glyph.ts';
import type { Font, Settings } from './settings.ts';

/** Bytes of a column of a cell 17 or 24 dots tall, the only ones that the fonts here have. */
export const COLUMN_BYTES = 3;

/** Codes of Font A and B that ESC & takes. */
export const FIRST_CODE = 0x20;
export const LAST_CODE = 0x7e;

/** Columns of the widest cell, that of Font A. */
export const MOST_COLUMNS = 12;

const hex = (code: number) => code.toString(16).toUpperCase();
/** A key is the font and two digits, or the four digits of a double-byte code. */
const KANJI_KEY = 4;
const keyOf = (code: number, font: Font | null) => `${font ?? ''}${hex(code)}`;

/**
 * Keeps the columns of a character: of Font A or B, or of the double-byte characters where `font` is null. Returns why
 * there is no room for it.
 */
export function defineGlyph(
  { userDefined }: Settings,
  model: Model,
  code: number,
  font: Font | null,
  columns: Uint8Array,
): string | undefined {
  const key = keyOf(code, font);
  const { [key]: _, ...others } = userDefined.glyphs;
  const used = Object.values(others).reduce((sum, { length }) => sum + length, 0);
  if (used + columns.length > model.memory.downloads) {
    return `the ${model.memory.downloads} bytes of memory for it are full`;
  }
  userDefined.glyphs = { ...others, [key]: columns.slice() };
  return undefined;
}

/** Forgets a character; false when none was defined. */
export function forgetGlyph({ userDefined }: Settings, code: number, font: Font | null): boolean {
  const { [keyOf(code, font)]: forgotten, ...others } = userDefined.glyphs;
  userDefined.glyphs = others;
  return forgotten !== undefined;
}

/** Forgets those of Fonts A and B: GS *, GS ( L 83 and 84 and FS q do (TM-T88III specification and APG page 115, ESC &). */
export function forgetGlyphs({ userDefined }: Settings): void {
  const kept = Object.entries(userDefined.glyphs).filter(([key]) => key.length === KANJI_KEY);
  userDefined.glyphs = Object.fromEntries(kept);
}

/** The size of a cell, and the row that stands on the baseline. */
type Cell = Pick<Glyph, 'width' | 'height' | 'baseline'>;

/**
 * The dots of a character that the host has defined, or null where the resident one is printed. Columns beyond its own
 * are blank; rows below the cell are not printed, so that of the third byte of Font B the high bit alone counts
 * (TM-T88III specification, ESC &). Double-byte characters need no ESC %: their codes have no resident ones.
 */
export function userGlyph({ code, wide }: Character, { font, userDefined }: Settings, cell: Cell): Glyph | null {
  if (!wide && !userDefined.on) return null;
  const columns = userDefined.glyphs[keyOf(code, wide ? null : font)];
  return columns ? glyphOf(dotsOf(columns, cell), cell, null) : null;
}

/** The space that is printed for a double-byte code of the host's before one is defined (Epson ESC/POS reference, FS 2). */
export function undefinedGlyph(cell: Cell): Glyph {
  return glyphOf(new Bitmap(cell.width, cell.height), cell, 'space');
}

const drawn = new WeakMap<Uint8Array, Bitmap>();

function dotsOf(columns: Uint8Array, { width, height }: Cell): Bitmap {
  let dots = drawn.get(columns);
  if (!dots) {
    dots = new Bitmap(width, height);
    dots.draw(fromColumns(columns, COLUMN_BYTES), 0, 0);
    drawn.set(columns, dots);
  }
  return dots;
}

function glyphOf({ bits, stride }: Bitmap, { width, height, baseline }: Cell, lacking: Glyph['lacking']): Glyph {
  return { rows: bits, at: 0, stride, width, height, baseline, inkTop: 0, inkBottom: height, lacking };
}
