import { describe, expect, test } from 'vitest';
import { type CodePageName, codePages } from '../../../emulator/glyphs/code-pages.ts';
import { gb18030Ranges } from '../../../emulator/glyphs/gb18030-ranges.ts';
import { carriedPages } from '../../../emulator/glyphs/pages/carried.ts';
import { fourByteRanges } from '../../../scripts/glyphs/gb18030.ts';
import { compileCodePages, pageGroups } from '../../../scripts/glyphs/single-byte.ts';
import { library } from './data.ts';

const at = (page: CodePageName, byte: number): string => codePages[page][byte - 0x80]!;

test('the committed pages and ranges are what the compile script makes', () => {
  const compiled = Object.fromEntries(pageGroups.flatMap(compileCodePages));
  expect({ ...compiled, ...carriedPages }).toEqual(codePages);
  expect(Object.keys(compiled).filter((name) => name in carriedPages)).toEqual([]);
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
  ['cp857', 0x8d, 'ı'],
  ['cp857', 0xd5, '€'],
  ['cp857', 0xe7, '\ufffd'],
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
  ['cp772', 0x80, 'А'],
  ['cp772', 0xf3, '≤'],
  ['cp774', 0xb5, 'Ą'],
  ['cp774', 0xef, '∩'],
  ['cp774', 0xfa, '·'],
  ['cp851', 0x8d, 'Έ'],
  ['cp851', 0xa4, 'Α'],
  ['cp853', 0x86, 'ĉ'],
  ['cp853', 0xd5, 'ı'],
  ['cp856', 0x9a, 'ת'],
  ['cp1098', 0xf3, 'ـ'],
  ['cp1098', 0xf4, '٠'],
  ['mik', 0xb0, 'р'],
  ['mik', 0xd5, '№'],
  ['cp3840', 0xf0, '≡'],
  ['cp3843', 0x9c, 'Ł'],
  ['cp3844', 0x9f, 'ť'],
  ['cp3845', 0x93, 'ő'],
  ['cp3846', 0xa6, 'Ğ'],
  ['latvian', 0xd5, 'ī'],
  ['hebrew', 0x9a, 'ת'],
  ['hebrew', 0x9b, '\ufffd'],
  ['thai11', 0xa1, 'ก'],
  ['thai13', 0xfc, '←'],
  ['thai14', 0xc3, 'ร'],
  ['thai16', 0x8b, '█'],
  ['thai18', 0x90, 'ร'],
  ['thai42', 0xa1, 'ก'],
  ['tcvn3', 0xa8, 'ă'],
  ['tcvn3', 0xae, 'đ'],
  ['tcvn3-capitals', 0xa1, 'Ă'],
  ['tcvn3-capitals', 0xa7, 'Đ'],
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
  complete.push('wpc1254', 'wpc1257', 'wpc1258', 'rk1048', 'katakana', 'mik', 'cp772', 'cp774', 'cp851', 'cp853');
  complete.push('cp3001', 'cp3002', 'cp3011', 'cp3012', 'cp3840', 'cp3843', 'cp3844', 'cp3845', 'cp3846', 'cp3847');
  complete.push('cp3848', 'latvian', 'hebrew', 'cp856', 'tcvn3', 'tcvn3-capitals');
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
