/**
 * Compiles the glyph sets into emulator/glyphs/data from the fonts of the Debian packages xfonts-base,
 * xfonts-efont-unicode and fonts-noto-cjk: `npx tsx scripts/compile-glyphs.ts [--bitmap-fonts DIR] [--outline-fonts DIR]`.
 * The same fonts give the same bytes.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { dataFolder, writeChecksums } from './glyphs/checksums.ts';
import { DEBIAN_FONT_FOLDERS, openFonts } from './glyphs/fonts.ts';
import { glyphSets } from './glyphs/sets.ts';

try {
  const { values } = parseArgs({
    options: {
      'bitmap-fonts': { type: 'string', default: DEBIAN_FONT_FOLDERS.bitmap },
      'outline-fonts': { type: 'string', default: DEBIAN_FONT_FOLDERS.outline },
    },
  });
  const fonts = openFonts({ bitmap: values['bitmap-fonts'], outline: values['outline-fonts'] });
  for (const [name, compile] of Object.entries(glyphSets)) {
    const { file, count } = compile(fonts);
    writeFileSync(new URL(name, dataFolder), file);
    console.log(`${name}: ${count} glyphs, ${file.length} bytes`);
  }
  writeChecksums();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
