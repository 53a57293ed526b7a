import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { GlyphSet } from '../../../emulator/glyphs/glyph-set.ts';
import { type DoubleByteCoding, glyphFiles } from '../../../emulator/glyphs/library.ts';
import { drawnWide } from '../../../scripts/glyphs/box-drawing.ts';
import { codings, packTwoByteMap } from '../../../scripts/glyphs/double-byte.ts';
import {
  bitmapFonts,
  DEBIAN_FONT_FOLDERS,
  type OutlineName,
  openFonts,
  outlineFont,
} from '../../../scripts/glyphs/fonts.ts';
import { packGlyphs } from '../../../scripts/glyphs/glyph-file.ts';
import { openSfnt } from '../../../scripts/glyphs/outline/sfnt.ts';
import { readPcf } from '../../../scripts/glyphs/pcf.ts';
import { glyphSets } from '../../../scripts/glyphs/sets.ts';
import { readData } from './data.ts';

const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

test.each(Object.keys(codings) as DoubleByteCoding[])('the map of %s compiles to the committed bytes', (coding) => {
  expect(same(packTwoByteMap(coding), readData(glyphFiles.doubleByte[coding]))).toBe(true);
});

const { bitmap, outline } = DEBIAN_FONT_FOLDERS;
const bitmapsInstalled = Object.values(bitmapFonts).every(({ file }) => existsSync(`${bitmap}/${file}`));
const outlineInstalled = existsSync(`${outline}/${outlineFont.file}`);
const fonts = openFonts(DEBIAN_FONT_FOLDERS);

/** The signs that the outline font lacks, from a bitmap font. */
const SIGNS = 'signs-24x24.glyphs';

const fromOutlines: Readonly<Record<string, OutlineName>> = {
  'gbk-rest-24x24.glyphs': 'NotoSerifCJKsc-Regular',
  'gb18030-rest-24x24.glyphs': 'NotoSerifCJKsc-Regular',
  'kanji-24x24.glyphs': 'NotoSerifCJKjp-Regular',
  'hangul-24x24.glyphs': 'NotoSerifCJKkr-Regular',
};

describe.runIf(bitmapsInstalled)('from the installed bitmap fonts', () => {
  test.each(Object.entries(glyphSets).filter(([name]) => !(name in fromOutlines) && name !== SIGNS))(
    '%s compiles to the committed bytes',
    (name, compile) => {
      expect(same(compile(fonts).file, readData(name))).toBe(true);
    },
  );
});

describe.runIf(outlineInstalled)('from the installed outline font', () => {
  test.each(Object.entries(fromOutlines))('%s: every sixteenth glyph is that of %s', (name, fontName) => {
    const set = GlyphSet.read(readData(name));
    const size = set.height * set.bytesPerRow;
    const codePoints = codePointsOf(readData(name));
    const wrong = codePoints.filter((codePoint, i) => {
      if (i % 16 !== 0 || drawnWide.has(codePoint)) return false;
      const file = packGlyphs(set, new Map([[codePoint, fonts.outline(fontName).cell(codePoint)!]]));
      const at = set.find(codePoint);
      return !same(file.subarray(-size), set.rows.subarray(at, at + size));
    });
    expect(codePoints.length).toBe(set.count);
    expect(wrong).toEqual([]);
  });

  test.runIf(bitmapsInstalled)('the signs it lacks compile to the committed bytes', () => {
    expect(same(glyphSets[SIGNS]!(fonts).file, readData(SIGNS))).toBe(true);
  });

  test('the font of another name is not in the file', () => {
    const file = readFileSync(`${outline}/${outlineFont.file}`);
    expect(() => openSfnt(file, 'NotoSerifCJKsc-Light')).toThrow(
      new Error('no font NotoSerifCJKsc-Light in the file, which has 5'),
    );
  });
});

function codePointsOf(file: Uint8Array): number[] {
  const view = new DataView(file.buffer, file.byteOffset);
  return Array.from({ length: view.getUint32(12, true) }, (_, i) => view.getUint32(16 + 4 * i, true));
}

test('a missing font is refused with the package that has it', () => {
  const nowhere = openFonts({ bitmap: 'no-such-folder', outline: 'no-other-folder' });
  expect(() => nowhere.bitmap('gb24st')).toThrow(
    new Error(
      'no gb24st.pcf.gz in no-such-folder: install it with "apt-get install xfonts-base" or name its folder with --bitmap-fonts',
    ),
  );
  expect(() => nowhere.outline('NotoSerifCJKsc-Regular')).toThrow(
    new Error(
      'no NotoSerifCJK-Regular.ttc in no-other-folder: install it with "apt-get install fonts-noto-cjk" or name its folder with --outline-fonts',
    ),
  );
});

test('a file that is no PCF font is refused', () => {
  expect(() => readPcf(new TextEncoder().encode('STARTFONT 2.1'))).toThrow(
    new Error('not a PCF font: it does not start with \\1fcp'),
  );
});
