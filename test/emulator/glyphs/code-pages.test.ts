import { describe, expect, test } from 'vitest';
import { type CodePageName, codePages } from '../../../emulator/glyphs/code-pages.ts';
import { gb18030Ranges } from '../../../emulator/glyphs/gb18030-ranges.ts';
import { fourByteRanges } from '../../../scripts/glyphs/gb18030.ts';
import { compileCodePages } from '../../../scripts/glyphs/single-byte.ts';
import { library } from './data.ts';

const at = (page: CodePageName, byte: number): string => codePages[page][byte - 0x80]!;

test('the committed pages and ranges are what the compile script makes', () => {
  expect(Object.fromEntries(compileCodePages())).toEqual(codePages);
  expect(fourByteRanges()).toEqual(gb18030Ranges);
});

test('every page has 128 characters and no control among them', () => {
  for (const [name, page] of Object.entries(codePages)) {
    expect(page.length, name).toBe(128);
    expect(page, name).toMatch(/^[\u00a0-\ufffd]*$/);
  }
});

test.each<[CodePageName, number, string]>([
  ['cp437', 0x80, 'Ç'],
  ['cp437', 0x9e, '₧'],
  ['cp437', 0xe1, 'ß'],
  ['cp437', 0xff, '\u00a0'],
  ['cp850', 0xd5, 'ı'],
  ['cp858', 0xd5, '€'],
  ['cp860', 0x84, 'ã'],
  ['cp863', 0x8f, '§'],
  ['cp865', 0x9d, 'Ø'],
  ['cp857', 0xd5, '\ufffd'],
  ['cp737', 0x80, 'Α'],
  ['iso8859-7', 0xa4, '€'],
  ['iso8859-7', 0xc1, 'Α'],
  ['wpc1252', 0x80, '€'],
  ['wpc1252', 0x81, '\ufffd'],
  ['cp866', 0x80, 'А'],
  ['cp866', 0xfd, '¤'],
  ['cp852', 0x9d, 'Ł'],
  ['cp862', 0x80, 'א'],
  ['cp864', 0xc7, '\ufe8d'],
  ['cp874', 0xa1, 'ก'],
  ['iso8859-1', 0x80, '\ufffd'],
  ['iso8859-15', 0xa4, '€'],
  ['wpc1251', 0x88, '€'],
  ['wpc1251', 0xc0, 'А'],
  ['cp1125', 0xf2, 'Ґ'],
  ['rk1048', 0x8d, 'Қ'],
  ['katakana', 0xa0, '\ufffd'],
  ['katakana', 0xa1, '｡'],
  ['katakana', 0xb1, 'ｱ'],
  ['katakana', 0xdf, 'ﾟ'],
  ['katakana', 0x80, '▁'],
  ['katakana', 0x95, '─'],
  ['katakana', 0x9f, '╯'],
  ['katakana', 0xe0, '═'],
  ['katakana', 0xf1, '円'],
  ['katakana', 0xfe, '▒'],
  ['katakana', 0xff, '\ufffd'],
])('%s 0x%x is %s', (page, byte, character) => {
  expect(at(page, byte)).toBe(character);
});

describe('the pages a slip is likely to use have a glyph for every character', () => {
  const complete: CodePageName[] = ['cp437', 'cp737', 'cp775', 'cp850', 'cp852', 'cp855', 'cp857', 'cp858', 'cp860'];
  complete.push('cp861', 'cp862', 'cp863', 'cp865', 'cp866', 'cp869', 'cp1125', 'iso8859-1', 'iso8859-2', 'iso8859-3');
  complete.push('iso8859-4', 'iso8859-5', 'iso8859-9', 'iso8859-15', 'wpc1250', 'wpc1251', 'wpc1252', 'wpc1253');
  complete.push('wpc1254', 'wpc1257', 'wpc1258', 'rk1048', 'katakana');
  test.each([
    ['font A', library.fontA],
    ['font B', library.fontB],
  ])('%s', (_name, font) => {
    const ascii = String.fromCharCode(...Array.from({ length: 95 }, (_, i) => 0x20 + i));
    const lacking = complete
      .flatMap((name) => [...ascii, ...codePages[name]])
      .filter((c) => c !== '\ufffd' && font.find(c.codePointAt(0)!) < 0);
    // No font has the twelve kanji of the katakana page, nor its postal mark, in half-width cells.
    expect(lacking.join('')).toBe('円年月日時分秒〒市区町村人');
  });
});
