import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { GlyphSet } from '../../../emulator/glyphs/glyph-set.ts';
import { type DoubleByteCoding, glyphFiles, readGlyphLibrary } from '../../../emulator/glyphs/library.ts';
import { bitmapFonts, outlineFont } from '../../../scripts/glyphs/fonts.ts';
import { library, readData } from './data.ts';

const setOf = (file: string): GlyphSet => GlyphSet.read(readData(file));

/** Every glyph set with its cell, baseline and count. */
const sets: readonly [file: string, cell: readonly number[], count: number][] = [
  ['font-a-12x24.glyphs', [12, 24, 21], 805],
  ['font-b-9x17.glyphs', [9, 17, 16], 917],
  ['hanzi-24x24.glyphs', [24, 24, 21], 7445],
  ['gbk-24x24.glyphs', [24, 24, 21], 9805],
  ['gbk-rest-24x24.glyphs', [24, 24, 21], 4623],
  ['gb18030-rest-24x24.glyphs', [24, 24, 21], 9171],
  ['kanji-24x24.glyphs', [24, 24, 21], 5104],
  ['hangul-24x24.glyphs', [24, 24, 21], 2444],
  ['signs-24x24.glyphs', [24, 24, 21], 34],
];

test.each(sets)('%s has the cells of the printer', (file, cell, count) => {
  const set = setOf(file);
  expect([set.width, set.height, set.baseline]).toEqual(cell);
  expect(set.count).toBe(count);
});

test('hanzi and gb18030 are those of GB18030', () => {
  expect(library.wide.gb18030).toBe(library.wide.gb18030);
  expect(library.doubleByte.gb18030).toBe(library.doubleByte.gb18030);
});

test('a file is read once, and when a character set needs it', () => {
  const asked: string[] = [];
  const lazy = readGlyphLibrary((file) => {
    asked.push(file);
    return readData(file);
  });
  expect(asked.splice(0)).toEqual(['font-a-12x24.glyphs', 'font-b-9x17.glyphs']);
  expect(lazy.doubleByte['ks-c-5601'].isLead(0xb0)).toBe(true);
  expect(asked.splice(0)).toEqual(['ks-c-5601.map']);
  expect(lazy.wide.big5.length + lazy.wide['shift-jis'].length).toBe(11);
  expect(asked.splice(0)).toEqual([
    'kanji-24x24.glyphs',
    'hanzi-24x24.glyphs',
    'gbk-24x24.glyphs',
    'gbk-rest-24x24.glyphs',
    'gb18030-rest-24x24.glyphs',
    'signs-24x24.glyphs',
  ]);
  expect(lazy.wide['ks-c-5601'][1]).toBe(lazy.wide.big5[0]);
  expect(lazy.wide.gb18030).toBe(lazy.wide.gb18030);
  expect(lazy.doubleByte.gb18030).toBe(lazy.doubleByte.gb18030);
  expect(asked).toEqual(['hangul-24x24.glyphs', 'gb18030.map']);
});

const everyByte = Array.from({ length: 256 }, (_, byte) => byte);

test.each(Object.keys(glyphFiles.wide) as DoubleByteCoding[])(
  'every character of %s has a glyph but for the user-defined zones',
  (coding) => {
    const map = library.doubleByte[coding];
    const codePoints = new Set(everyByte.flatMap((lead) => everyByte.map((trail) => map.decode(lead, trail))));
    codePoints.delete(-1);
    const isUserDefined = (codePoint: number) => codePoint >= 0xe000 && codePoint <= 0xf8ff;
    const lacking = [...codePoints].filter(
      (c) => !isUserDefined(c) && library.wide[coding].every((s) => s.find(c) < 0),
    );
    expect(lacking).toEqual([]);
  },
);

test('no character is in two hanzi sets; two-byte codes have a glyph but for the user-defined zones', () => {
  const [gb2312, gbk, gbkRest, gb18030Rest] = library.wide.gb18030;
  const reached = new Set<number>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) reached.add(library.doubleByte.gb18030.decode(lead, trail));
  }
  reached.delete(-1);
  const holders = [...reached].map((codePoint) => library.wide.gb18030.filter((set) => set.find(codePoint) >= 0));
  const without = [...reached].filter((_, i) => holders[i]!.length === 0);
  expect(without.every((codePoint) => codePoint >= 0xe000 && codePoint <= 0xf8ff)).toBe(true);
  expect(holders.filter((sets) => sets.length > 1)).toEqual([]);
  const counts = [gb2312, gbk, gbkRest, gb18030Rest].map((set) => holders.filter(([holder]) => holder === set).length);
  expect(counts).toEqual([7445, 9805, 4623, 0]);
});

test('every ideograph of extension A that GB18030 had before Unicode 13 has a glyph', () => {
  const lacking: number[] = [];
  for (let codePoint = 0x3400; codePoint <= 0x4db5; codePoint++) {
    if (library.wide.gb18030.every((set) => set.find(codePoint) < 0)) lacking.push(codePoint);
  }
  expect(lacking).toEqual([]);
});

test('a damaged file is refused by its name', () => {
  const cut = readGlyphLibrary((file) => readData(file).subarray(0, file.startsWith('font') ? undefined : 1000));
  expect(() => cut.wide.gb18030).toThrow(
    new Error('hanzi-24x24.glyphs: glyph set of 7445 glyphs has 1000 bytes, expected 565836'),
  );
  expect(() => cut.doubleByte.gb18030).toThrow(
    new Error('gb18030.map: double-byte map has 1000 bytes, expected 47896'),
  );
  expect(() => readGlyphLibrary(() => new Uint8Array(3))).toThrow(
    new Error('font-a-12x24.glyphs: not a glyph set: 3 bytes, a header alone has 16'),
  );
});

test('the table of the README states the glyph counts and checksums of the fonts', () => {
  const readme = readFileSync(new URL('../../../emulator/glyphs/README.md', import.meta.url), 'utf8');
  for (const { sha256, version } of [...Object.values(bitmapFonts), outlineFont]) {
    expect(readme).toContain(sha256);
    expect(readme).toContain(version);
  }
  for (const [file, , count] of sets) {
    expect(readme).toMatch(new RegExp(`^\\| \`${file.replaceAll('.', '\\.')}\` +\\|[^|]*\\| +${count} \\|`, 'm'));
  }
});
