import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { glyphFiles, readGlyphLibrary } from '../../../emulator/glyphs/library.ts';
import { fontSources } from '../../../scripts/glyphs/fonts.ts';
import { library, readData } from './data.ts';

test('the sets have the cells of the printer', () => {
  const cells = [library.fontA, library.fontB, ...library.hanzi].map((s) => [s.width, s.height, s.baseline, s.count]);
  expect(cells).toEqual([
    [12, 24, 21, 708],
    [9, 17, 16, 820],
    [24, 24, 21, 7445],
    [24, 24, 21, 9805],
  ]);
});

test('no character is in both hanzi sets, and two-byte codes reach every glyph of each', () => {
  const [gb2312, gbk] = library.hanzi;
  const reached = new Set<number>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) reached.add(library.gb18030.decode(lead, trail));
  }
  const inFirst = [...reached].filter((codePoint) => gb2312!.find(codePoint) >= 0);
  const inSecond = [...reached].filter((codePoint) => gbk!.find(codePoint) >= 0);
  expect([inFirst.length, inSecond.length]).toEqual([gb2312!.count, gbk!.count]);
  expect(inFirst.filter((codePoint) => inSecond.includes(codePoint))).toEqual([]);
});

test('a damaged file is refused by its name', () => {
  const files = {
    fontA: readData(glyphFiles.fontA),
    fontB: readData(glyphFiles.fontB),
    hanzi: glyphFiles.hanzi.map(readData),
    gb18030: readData(glyphFiles.gb18030),
  };
  const cut = files.hanzi[1]!.subarray(0, 1000);
  expect(() => readGlyphLibrary({ ...files, hanzi: [files.hanzi[0]!, cut] })).toThrow(
    new Error('gbk-24x24.glyphs: glyph set of 9805 glyphs has 1000 bytes, expected 745196'),
  );
});

test('the table of the README states the glyph counts and checksums of the fonts', () => {
  const readme = readFileSync(new URL('../../../emulator/glyphs/README.md', import.meta.url), 'utf8');
  for (const { sha256, version } of Object.values(fontSources)) {
    expect(readme).toContain(sha256);
    expect(readme).toContain(version);
  }
  const sets = [
    [glyphFiles.fontA, library.fontA],
    [glyphFiles.fontB, library.fontB],
    [glyphFiles.hanzi[0], library.hanzi[0]!],
    [glyphFiles.hanzi[1], library.hanzi[1]!],
  ] as const;
  for (const [file, set] of sets) {
    expect(readme).toMatch(new RegExp(`^\\| \`${file.replaceAll('.', '\\.')}\` +\\|[^|]*\\| +${set.count} \\|`, 'm'));
  }
});
