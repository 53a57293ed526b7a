/** A set of ESC R: the ASCII bytes that print another character, whatever the code page. */
export interface InternationalSet {
  readonly name: string;
  readonly replacements: Readonly<Record<number, string>>;
}

/** The digits 0 to 9 as ten letters that follow one another in Unicode. */
function digits(zero: number, first = 0): Record<number, string> {
  const replacements: Record<number, string> = {};
  for (let digit = first; digit <= 9; digit++) replacements[0x30 + digit] = String.fromCharCode(zero + digit);
  return replacements;
}

/**
 * The international character sets of ESC R n, by n.
 *
 * Source: Epson, ESC/POS character code reference, "International character sets" (reference.epson-biz.com), as tabled
 * in kunif/EscPosUtils (EncodeCodePage.cs, b_StringESCRICS). Sets 0 to 8 are those of ESC/P printers since the FX-80.
 * Set 15 (China) prints the yen sign U+00A5 for 0x24: the yuan has no character of its own.
 * Unsettled: 0x60 of Spain I and II is the acute accent in EscPosUtils, and stays the grave accent in ESC/P tables (for
 * one the Printek FormsMaster 8000 manual). Tamil has no digit zero.
 */
export const internationalSets: Readonly<Record<number, InternationalSet>> = {
  0: { name: 'USA', replacements: {} },
  1: { name: 'France', replacements: { 64: 'à', 91: '°', 92: 'ç', 93: '§', 123: 'é', 124: 'ù', 125: 'è', 126: '¨' } },
  2: { name: 'Germany', replacements: { 64: '§', 91: 'Ä', 92: 'Ö', 93: 'Ü', 123: 'ä', 124: 'ö', 125: 'ü', 126: 'ß' } },
  3: { name: 'UK', replacements: { 35: '£' } },
  4: { name: 'Denmark I', replacements: { 91: 'Æ', 92: 'Ø', 93: 'Å', 123: 'æ', 124: 'ø', 125: 'å' } },
  5: {
    name: 'Sweden',
    replacements: {
      36: '¤',
      64: 'É',
      91: 'Ä',
      92: 'Ö',
      93: 'Å',
      94: 'Ü',
      96: 'é',
      123: 'ä',
      124: 'ö',
      125: 'å',
      126: 'ü',
    },
  },
  6: { name: 'Italy', replacements: { 91: '°', 93: 'é', 96: 'ù', 123: 'à', 124: 'ò', 125: 'è', 126: 'ì' } },
  7: { name: 'Spain I', replacements: { 35: '₧', 91: '¡', 92: 'Ñ', 93: '¿', 96: '´', 123: '¨', 124: 'ñ' } },
  8: { name: 'Japan', replacements: { 92: '¥' } },
  9: {
    name: 'Norway',
    replacements: {
      36: '¤',
      64: 'É',
      91: 'Æ',
      92: 'Ø',
      93: 'Å',
      94: 'Ü',
      96: 'é',
      123: 'æ',
      124: 'ø',
      125: 'å',
      126: 'ü',
    },
  },
  10: {
    name: 'Denmark II',
    replacements: { 64: 'É', 91: 'Æ', 92: 'Ø', 93: 'Å', 94: 'Ü', 96: 'é', 123: 'æ', 124: 'ø', 125: 'å', 126: 'ü' },
  },
  11: {
    name: 'Spain II',
    replacements: { 64: 'á', 91: '¡', 92: 'Ñ', 93: '¿', 94: 'é', 96: '´', 123: 'í', 124: 'ñ', 125: 'ó', 126: 'ú' },
  },
  12: {
    name: 'Latin America',
    replacements: { 64: 'á', 91: '¡', 92: 'Ñ', 93: '¿', 94: 'é', 96: 'ü', 123: 'í', 124: 'ñ', 125: 'ó', 126: 'ú' },
  },
  13: { name: 'Korea', replacements: { 92: '₩' } },
  14: {
    name: 'Slovenia/Croatia',
    replacements: { 64: 'Ž', 91: 'Š', 92: 'Đ', 93: 'Ć', 94: 'Č', 96: 'ž', 123: 'š', 124: 'đ', 125: 'ć', 126: 'č' },
  },
  15: { name: 'China', replacements: { 36: '¥' } },
  16: { name: 'Vietnam', replacements: { 35: '₫' } },
  17: { name: 'Arabia', replacements: { 37: '٪', 42: '٭' } },
  66: { name: 'India Devanagari', replacements: digits(0x0966) },
  67: { name: 'India Bengali', replacements: digits(0x09e6) },
  68: { name: 'India Tamil', replacements: digits(0x0be6, 1) },
  69: { name: 'India Telugu', replacements: digits(0x0c66) },
  70: { name: 'India Assamese', replacements: digits(0x09e6) },
  71: { name: 'India Oriya', replacements: digits(0x0b66) },
  72: { name: 'India Kannada', replacements: digits(0x0ce6) },
  73: { name: 'India Malayalam', replacements: digits(0x0d66) },
  74: { name: 'India Gujarati', replacements: digits(0x0ae6) },
  75: { name: 'India Punjabi', replacements: digits(0x0a66) },
  82: { name: 'India Marathi', replacements: digits(0x0966) },
};
