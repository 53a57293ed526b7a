import { readFileSync } from 'node:fs';
import { glyphFiles, readGlyphLibrary } from '../../../emulator/glyphs/library.ts';

export const dataFolder = new URL('../../../emulator/glyphs/data/', import.meta.url);

export const readData = (name: string): Uint8Array => readFileSync(new URL(name, dataFolder));

export const library = readGlyphLibrary({
  fontA: readData(glyphFiles.fontA),
  fontB: readData(glyphFiles.fontB),
  hanzi: glyphFiles.hanzi.map(readData),
  gb18030: readData(glyphFiles.gb18030),
});
