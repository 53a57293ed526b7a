import { DoubleByteMap } from './double-byte.ts';
import { GlyphSet } from './glyph-set.ts';

/** The files of the data folder, by what they are for; whoever loads them fetches these. */
export const glyphFiles = {
  fontA: 'font-a-12x24.glyphs',
  fontB: 'font-b-9x17.glyphs',
  hanzi: ['hanzi-24x24.glyphs', 'gbk-24x24.glyphs', 'gbk-rest-24x24.glyphs', 'gb18030-rest-24x24.glyphs'],
  gb18030: 'gb18030.map',
} as const;

/** The contents of `glyphFiles`. */
export interface GlyphFileBytes {
  readonly fontA: Uint8Array;
  readonly fontB: Uint8Array;
  readonly hanzi: readonly Uint8Array[];
  readonly gb18030: Uint8Array;
}

/** Everything a printer prints resident characters with. */
export interface GlyphLibrary {
  readonly fontA: GlyphSet;
  readonly fontB: GlyphSet;
  /** Searched in order: GB2312 first, then GBK, then the ideographs of four-byte codes. */
  readonly hanzi: readonly GlyphSet[];
  readonly gb18030: DoubleByteMap;
}

/** Reads the files of the data folder; throws an Error that says which one is damaged, and how. */
export function readGlyphLibrary(files: GlyphFileBytes): GlyphLibrary {
  return {
    fontA: named(glyphFiles.fontA, () => GlyphSet.read(files.fontA)),
    fontB: named(glyphFiles.fontB, () => GlyphSet.read(files.fontB)),
    hanzi: files.hanzi.map((bytes, i) => named(glyphFiles.hanzi[i] ?? `hanzi ${i}`, () => GlyphSet.read(bytes))),
    gb18030: named(glyphFiles.gb18030, () => DoubleByteMap.read(files.gb18030)),
  };
}

function named<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
