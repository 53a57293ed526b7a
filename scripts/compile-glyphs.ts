/**
 * Compiles the glyph sets into emulator/glyphs/data from the bitmap fonts of the Debian packages
 * xfonts-base and xfonts-efont-unicode: `npx tsx scripts/compile-glyphs.ts [--fonts DIR]`. Same fonts, same bytes.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { glyphFiles } from '../emulator/glyphs/library.ts';
import { dataFolder, writeChecksums } from './glyphs/checksums.ts';
import { DEBIAN_FONT_FOLDER, type FontName, openFont } from './glyphs/fonts.ts';
import { fontA, fontB, gbk, hanzi } from './glyphs/sets.ts';

const { values } = parseArgs({ options: { fonts: { type: 'string', default: DEBIAN_FONT_FOLDER } } });
const open = (name: FontName) => openFont(values.fonts, name);

for (const [name, compile] of [
  [glyphFiles.fontA, fontA],
  [glyphFiles.fontB, fontB],
  [glyphFiles.hanzi[0], hanzi],
  [glyphFiles.hanzi[1], gbk],
] as const) {
  const { file, count, missing } = compile(open);
  writeFileSync(new URL(name, dataFolder), file);
  console.log(`${name}: ${count} glyphs, ${file.length} bytes, ${missing.length} wanted characters not in the fonts`);
}
writeChecksums();
