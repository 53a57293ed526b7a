import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { glyphFiles, readGlyphLibrary } from '../../../emulator/glyphs/library.ts';
import { bitmapFonts, outlineFont } from '../../../scripts/glyphs/fonts.ts';
import { library, readData } from './data.ts';

test('the sets have the cells of the printer', () => {
  const cells = [library.fontA, library.fontB, ...library.hanzi].map((s) => [s.width, s.height, s.baseline, s.count]);
  expect(cells).toEqual([
    [12, 24, 21, 708],
    [9, 17, 16, 820],
    [24, 24, 21, 7445],
    [24, 24, 21, 9805],
    [24, 24, 21, 4623],
    [24, 24, 21, 8864],
  ]);
});

test('no character is in two hanzi sets; two-byte codes have a glyph but for the user-defined zones', () => {
  const [gb2312, gbk, gbkRest, gb18030Rest] = library.hanzi;
  const reached = new Set<number>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) reached.add(library.gb18030.decode(lead, trail));
  }
  reached.delete(-1);
  const holders = [...reached].map((codePoint) => library.hanzi.filter((set) => set.find(codePoint) >= 0));
  const without = [...reached].filter((_, i) => holders[i]!.length === 0);
  expect(without.every((codePoint) => codePoint >= 0xe000 && codePoint <= 0xf8ff)).toBe(true);
  expect(holders.filter((sets) => sets.length > 1)).toEqual([]);
  const counts = [gb2312, gbk, gbkRest, gb18030Rest].map((set) => holders.filter(([holder]) => holder === set).length);
  expect(counts).toEqual([7445, 9805, 4623, 0]);
});

test('every ideograph of extension A that GB18030 had before Unicode 13 has a glyph', () => {
  const lacking: number[] = [];
  for (let codePoint = 0x3400; codePoint <= 0x4db5; codePoint++) {
    if (library.hanzi.every((set) => set.find(codePoint) < 0)) lacking.push(codePoint);
  }
  expect(lacking).toEqual([]);
});

test('a damaged file is refused by its name', () => {
  const files = {
    fontA: readData(glyphFiles.fontA),
    fontB: readData(glyphFiles.fontB),
    hanzi: glyphFiles.hanzi.map(readData),
    gb18030: readData(glyphFiles.gb18030),
  };
  const cut = files.hanzi[1]!.subarray(0, 1000);
  expect(() => readGlyphLibrary({ ...files, hanzi: [files.hanzi[0]!, cut, ...files.hanzi.slice(2)] })).toThrow(
    new Error('gbk-24x24.glyphs: glyph set of 9805 glyphs has 1000 bytes, expected 745196'),
  );
});

test('the table of the README states the glyph counts and checksums of the fonts', () => {
  const readme = readFileSync(new URL('../../../emulator/glyphs/README.md', import.meta.url), 'utf8');
  for (const { sha256, version } of [...Object.values(bitmapFonts), outlineFont]) {
    expect(readme).toContain(sha256);
    expect(readme).toContain(version);
  }
  const sets = [
    [glyphFiles.fontA, library.fontA],
    [glyphFiles.fontB, library.fontB],
    [glyphFiles.hanzi[0], library.hanzi[0]!],
    [glyphFiles.hanzi[1], library.hanzi[1]!],
    [glyphFiles.hanzi[2], library.hanzi[2]!],
    [glyphFiles.hanzi[3], library.hanzi[3]!],
  ] as const;
  for (const [file, set] of sets) {
    expect(readme).toMatch(new RegExp(`^\\| \`${file.replaceAll('.', '\\.')}\` +\\|[^|]*\\| +${set.count} \\|`, 'm'));
  }
});
