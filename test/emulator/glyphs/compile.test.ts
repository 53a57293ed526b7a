import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { DEBIAN_FONT_FOLDER, fontSources, openFont } from '../../../scripts/glyphs/fonts.ts';
import { packTwoByteMap } from '../../../scripts/glyphs/gb18030.ts';
import { readPcf } from '../../../scripts/glyphs/pcf.ts';
import { glyphSets } from '../../../scripts/glyphs/sets.ts';
import { readData } from './data.ts';

const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

test('the GB18030 map compiles to the committed bytes', () => {
  expect(same(packTwoByteMap(), readData('gb18030.map'))).toBe(true);
});

const installed = Object.keys(fontSources).every((name) => existsSync(`${DEBIAN_FONT_FOLDER}/${name}.pcf.gz`));

describe.runIf(installed)('from the installed fonts', () => {
  test.each(Object.entries(glyphSets))('%s compiles to the committed bytes', (name, compile) => {
    const { file } = compile((font) => openFont(DEBIAN_FONT_FOLDER, font));
    expect(same(file, readData(name))).toBe(true);
  });
});

test('a missing font is refused with the package that has it', () => {
  expect(() => openFont('no-such-folder', 'gb24st')).toThrow(
    new Error(
      'no gb24st.pcf.gz in no-such-folder: install it with "apt-get install xfonts-base" or name its folder with --fonts',
    ),
  );
});

test('a file that is no PCF font is refused', () => {
  expect(() => readPcf(new TextEncoder().encode('STARTFONT 2.1'))).toThrow(
    new Error('not a PCF font: it does not start with \\1fcp'),
  );
});
