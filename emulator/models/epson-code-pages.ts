import type { CodePageName } from '../glyphs/code-pages.ts';

type Pages = Readonly<Record<number, CodePageName | 'spaces' | null>>;

/**
 * ESC t of Epson's TM printers (Epson ESC/POS reference; escpos-printer-db default.yml): null where no table has a
 * source. Pages 254 and 255 are the host's own, spaces until it writes them (TM-T88III specification, appendix H).
 */
export const epsonCodePages: Pages = {
  0: 'cp437',
  1: 'katakana',
  2: 'cp850',
  3: 'cp860',
  4: 'cp863',
  5: 'cp865',
  // Hiragana and kanji in one byte.
  6: null,
  7: null,
  8: null,
  11: 'cp851',
  12: 'cp853',
  13: 'cp857',
  14: 'cp737',
  15: 'iso8859-7',
  16: 'wpc1252',
  17: 'cp866',
  18: 'cp852',
  19: 'cp858',
  20: 'thai42',
  21: 'thai11',
  22: 'thai13',
  23: 'thai14',
  24: 'thai16',
  // Thai code 17.
  25: null,
  26: 'thai18',
  30: 'tcvn3',
  31: 'tcvn3-capitals',
  32: 'cp720',
  33: 'cp775',
  34: 'cp855',
  35: 'cp861',
  36: 'cp862',
  37: 'cp864',
  38: 'cp869',
  39: 'iso8859-2',
  40: 'iso8859-15',
  41: 'cp1098',
  // PC1118 and PC1119.
  42: 'cp774',
  43: 'cp772',
  44: 'cp1125',
  45: 'wpc1250',
  46: 'wpc1251',
  47: 'wpc1253',
  48: 'wpc1254',
  49: 'wpc1255',
  50: 'wpc1256',
  51: 'wpc1257',
  52: 'wpc1258',
  53: 'rk1048',
  // Scripts of India.
  66: null,
  67: null,
  68: null,
  69: null,
  70: null,
  71: null,
  72: null,
  73: null,
  74: null,
  75: null,
  82: null,
  254: 'spaces',
  255: 'spaces',
};

/** Those of Epson's pages that lie within ranges, both ends counted. */
export function epsonCodePagesWithin(...ranges: readonly (readonly [from: number, to: number])[]): Pages {
  const isWithin = (page: number) => ranges.some(([from, to]) => from <= page && page <= to);
  return Object.fromEntries(Object.entries(epsonCodePages).filter(([page]) => isWithin(Number(page))));
}
