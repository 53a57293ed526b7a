/** Half-width katakana as JIS X 0201 has them: 0xA1 to 0xDF are U+FF61 to U+FF9F. */
const JIS_X_0201_KATAKANA = String.fromCharCode(...Array.from({ length: 63 }, (_, i) => 0xff61 + i));

const UNDEFINED = '\uFFFD';

export const katakanaUpperHalf = UNDEFINED.repeat(33) + JIS_X_0201_KATAKANA + UNDEFINED.repeat(32);
