import { DoubleByteMap } from './double-byte.ts';
import { GlyphSet } from './glyph-set.ts';

/** A character set of two-byte codes (GB18030 has four-byte ones too). */
export type DoubleByteCoding = 'gb18030' | 'big5' | 'shift-jis' | 'ks-c-5601';

const GB2312 = 'hanzi-24x24.glyphs';
const GBK = 'gbk-24x24.glyphs';
const KANJI = 'kanji-24x24.glyphs';
const HANGUL = 'hangul-24x24.glyphs';
const GBK_REST = 'gbk-rest-24x24.glyphs';
const SIGNS = 'signs-24x24.glyphs';
const GB18030_REST = 'gb18030-rest-24x24.glyphs';

/** The files of the data folder, by what they are for. */
export const glyphFiles = {
  fontA: 'font-a-12x24.glyphs',
  fontB: 'font-b-9x17.glyphs',
  /** Searched in order. Mainland shapes come first for GB18030, those of Japan and Korea for the others. */
  wide: {
    gb18030: [GB2312, GBK, GBK_REST, GB18030_REST],
    big5: [KANJI, GB2312, GBK, GBK_REST, GB18030_REST, SIGNS],
    'shift-jis': [KANJI, GB2312, GBK, GBK_REST, GB18030_REST],
    'ks-c-5601': [HANGUL, KANJI, GB2312, GBK, GBK_REST, GB18030_REST, SIGNS],
  },
  doubleByte: {
    gb18030: 'gb18030.map',
    big5: 'big5.map',
    'shift-jis': 'shift-jis.map',
    'ks-c-5601': 'ks-c-5601.map',
  },
} as const satisfies {
  fontA: string;
  fontB: string;
  wide: Record<DoubleByteCoding, readonly string[]>;
  doubleByte: Record<DoubleByteCoding, string>;
};

/** What a printer prints resident characters with. */
export interface GlyphLibrary {
  readonly fontA: GlyphSet;
  readonly fontB: GlyphSet;
  /** The sets of wide cells for each double-byte character set, to be searched in order. */
  readonly wide: Readonly<Record<DoubleByteCoding, readonly GlyphSet[]>>;
  readonly doubleByte: Readonly<Record<DoubleByteCoding, DoubleByteMap>>;
}

/**
 * The library of the data folder's files. `read` gives the bytes of one; each is asked for once, those of fonts A and B
 * at once and the others when a character set is first used. Both throw an Error that says which file is damaged, and how.
 */
export function readGlyphLibrary(read: (file: string) => Uint8Array): GlyphLibrary {
  const glyphs = once((file: string) => named(file, () => GlyphSet.read(read(file))));
  const map = once((file: string) => named(file, () => DoubleByteMap.read(read(file))));
  return {
    fontA: glyphs(glyphFiles.fontA),
    fontB: glyphs(glyphFiles.fontB),
    wide: onDemand(glyphFiles.wide, (files) => files.map(glyphs)),
    doubleByte: onDemand(glyphFiles.doubleByte, map),
  };
}

function once<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new Map<Key, Value>();
  return (key) => {
    const value = made.get(key) ?? make(key);
    made.set(key, value);
    return value;
  };
}

/** An object with the keys of `from`, whose values are made of its values when they are first read. */
function onDemand<Key extends string, From, Value>(
  from: Readonly<Record<Key, From>>,
  make: (from: From) => Value,
): Readonly<Record<Key, Value>> {
  const value = once((key: Key) => make(from[key]));
  const object = {} as Record<Key, Value>;
  for (const key of Object.keys(from) as Key[]) {
    Object.defineProperty(object, key, { enumerable: true, get: () => value(key) });
  }
  return object;
}

function named<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
