import { readFileSync } from 'node:fs';
import { type GlyphLibrary, readGlyphLibrary } from '../../emulator/glyphs/library.ts';

let library: GlyphLibrary | undefined;

/** The resident glyphs, read from the files that the package carries, each when it is first needed. */
export function residentGlyphs(): GlyphLibrary {
  library ??= readGlyphLibrary(
    (file) => new Uint8Array(readFileSync(new URL(`../../emulator/glyphs/data/${file}`, import.meta.url))),
  );
  return library;
}
