/**
 * Compiles the glyph sets into emulator/glyphs/data from the bitmap fonts of the Debian packages xfonts-base and
 * xfonts-efont-unicode: `npx tsx scripts/compile-glyphs.ts [--fonts DIR]`. The same fonts give the same bytes.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { dataFolder, writeChecksums } from './glyphs/checksums.ts';
import { DEBIAN_FONT_FOLDER, type FontName, openFont } from './glyphs/fonts.ts';
import { glyphSets } from './glyphs/sets.ts';

try {
  const { values } = parseArgs({ options: { fonts: { type: 'string', default: DEBIAN_FONT_FOLDER } } });
  const open = (name: FontName) => openFont(values.fonts, name);
  for (const [name, compile] of Object.entries(glyphSets)) {
    const { file, count, missing } = compile(open);
    writeFileSync(new URL(name, dataFolder), file);
    console.log(`${name}: ${count} glyphs, ${file.length} bytes, ${missing.length} wanted characters not in the fonts`);
  }
  writeChecksums();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
