import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import type { GlyphSet } from '../../../emulator/glyphs/glyph-set.ts';
import { readGlyphLibrary } from '../../../emulator/glyphs/library.ts';

export const dataFolder = new URL('../../../emulator/glyphs/data/', import.meta.url);

export const readData = (name: string): Uint8Array => readFileSync(new URL(name, dataFolder));

export const library = readGlyphLibrary(readData);

/** A glyph as rows of `#` and `.`. */
export function drawn(set: GlyphSet, character: string): string[] {
  const at = set.find(character.codePointAt(0)!);
  expect(at, `a glyph for ${character}`).toBeGreaterThanOrEqual(0);
  return Array.from({ length: set.height }, (_, y) =>
    Array.from({ length: set.width }, (_, x) =>
      (set.rows[at + y * set.bytesPerRow + (x >> 3)]! >> (7 - (x & 7))) & 1 ? '#' : '.',
    ).join(''),
  );
}

/** The black columns of a row. */
export const columns = (rows: readonly string[], y: number): number[] =>
  [...rows[y]!].flatMap((dot, x) => (dot === '#' ? [x] : []));
