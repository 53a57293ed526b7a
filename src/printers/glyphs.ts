import { readFileSync } from 'node:fs';
import { type GlyphLibrary, glyphFiles, readGlyphLibrary } from '../../emulator/glyphs/library.ts';

let library: GlyphLibrary | undefined;

/** The resident glyphs, read once from the files that the package carries. */
export function residentGlyphs(): GlyphLibrary {
  if (!library) {
    const read = (file: string) =>
      new Uint8Array(readFileSync(new URL(`../../emulator/glyphs/data/${file}`, import.meta.url)));
    library = readGlyphLibrary({
      fontA: read(glyphFiles.fontA),
      fontB: read(glyphFiles.fontB),
      hanzi: glyphFiles.hanzi.map(read),
      gb18030: read(glyphFiles.gb18030),
    });
  }
  return library;
}
