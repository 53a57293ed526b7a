/** The single-byte code pages, from iconv-lite. */
import iconv from 'iconv-lite';

type Page = readonly [name: string, encoding?: string];

/** The pages iconv-lite has, by the name models know them by; the second name is iconv-lite's where it differs. */
const pages: Readonly<Record<PageGroup, readonly Page[]>> = {
  ibm: [
    ['cp437'],
    ['cp720'],
    ['cp737'],
    ['cp775'],
    ['cp850'],
    ['cp852'],
    ['cp855'],
    ['cp856'],
    ['cp857'],
    ['cp858'],
    ['cp860'],
    ['cp861'],
    ['cp862'],
    ['cp863'],
    ['cp864'],
    ['cp865'],
    ['cp866'],
    ['cp869'],
    ['cp874'],
    ['cp1125'],
    ['mik'],
  ],
  iso: [
    ['iso8859-1'],
    ['iso8859-2'],
    ['iso8859-3'],
    ['iso8859-4'],
    ['iso8859-5'],
    ['iso8859-6'],
    ['iso8859-7'],
    ['iso8859-8'],
    ['iso8859-9'],
    ['iso8859-15'],
  ],
  windows: [
    ['wpc1250', 'win1250'],
    ['wpc1251', 'win1251'],
    ['wpc1252', 'win1252'],
    ['wpc1253', 'win1253'],
    ['wpc1254', 'win1254'],
    ['wpc1255', 'win1255'],
    ['wpc1256', 'win1256'],
    ['wpc1257', 'win1257'],
    ['wpc1258', 'win1258'],
    ['rk1048'],
  ],
};

/** One generated module each. */
export type PageGroup = 'ibm' | 'iso' | 'windows';
export const pageGroups: readonly PageGroup[] = ['ibm', 'iso', 'windows'];

/** What is easily got wrong about a page; carried into the generated module. */
export const pageNotes: Readonly<Record<string, string>> = {
  cp850: '0xD5 is the dotless i here and the euro sign on cp858, the only difference between the two.',
  cp855: '0xCF is the currency sign; IBM page 872 is this page with the euro sign there.',
  cp857: '0xE7 and 0xF2 are undefined; 0xD5 is the euro sign as in IBM CCSID 9049, iconv-lite leaves it undefined.',
  cp858: 'cp850 with the euro sign at 0xD5.',
  cp864: 'IBM has the Arabic percent sign at 0x25: on a printer ESC R 17 does that, and 0x25 stays ASCII here.',
  cp866: '0xFD is the currency sign; IBM page 808 is this page with the euro sign there.',
  cp869: '0x87 is undefined; some makers put the euro sign there (IBM CCSID 9061).',
  cp874: "Microsoft's table: the euro sign, the ellipsis, quotes and dashes in 0x80 to 0x97 are not in IBM's.",
  'iso8859-7': '0xA4 (euro), 0xA5 (drachma) and 0xAA are of the 2003 edition; the 1987 edition leaves them undefined.',
  'iso8859-15': 'iso8859-1 with the euro sign at 0xA4 and seven other letters.',
  wpc1251: 'The euro sign is 0x88 here, 0x80 on the other Windows pages.',
  mik: 'Bulgarian. The table of @point-of-sale/codepage-encoder for cp3021 is the same.',
};

const UNDEFINED = '\uFFFD';

/**
 * What printers have where iconv-lite has nothing. PC857 with the euro sign is IBM CCSID 9049, and the table that
 * `@point-of-sale/codepage-encoder` has for Epson's page 13; its cp850, unlike its cp858, has none.
 */
const ADDITIONS: Readonly<Record<string, Readonly<Record<number, string>>>> = { cp857: { 213: '€' } };

/** The characters of 0x80 to 0xFF. C1 controls (in the ISO tables and cp720) are no printable characters. */
function upperHalf(encoding: string, additions: Readonly<Record<number, string>>): string {
  let page = '';
  for (let byte = 0x80; byte <= 0xff; byte++) {
    const character = iconv.decode(Buffer.of(byte), encoding);
    if (character.length !== 1) throw new Error(`${encoding} 0x${byte.toString(16)} is not one UTF-16 unit`);
    page += additions[byte] ?? (character.charCodeAt(0) < 0xa0 ? UNDEFINED : character);
  }
  return page;
}

/** Every page of the group with its 128 characters. */
export function compileCodePages(group: PageGroup): [name: string, characters: string][] {
  return pages[group].map(([name, encoding]): [string, string] => [
    name,
    upperHalf(encoding ?? name, ADDITIONS[name] ?? {}),
  ]);
}
