/**
 * Streams of other printers' languages and of network protocols that land on a receipt printer. A receipt printer takes
 * them for text and prints metres of it; here they are recognised by their first bytes, said once, and not printed.
 */
interface Language {
  /** Completes "this is ...". */
  readonly name: string;
  /** Bytes that may come before what tells it apart; '' for none. */
  readonly leads: readonly string[];
  /**
   * What tells it apart, each alone enough. Tokens with blanks between: `1B|1C` a byte, one of these; `"GET"` its
   * characters; `..` any byte; `*` any number of printable characters without a blank.
   */
  readonly marks: readonly string[];
  readonly source: string;
}

/** None of the marks has a meaning in ESC/POS, and no receipt begins with those that are text. */
const languages: readonly Language[] = [
  {
    name: 'StarPRNT or Star Line Mode',
    // A bare ESC E and ESC i with two sizes are the emphasis and the size of a first line.
    leads: ['', '1B 40', '1B 40 18', '1B 40 18 1B 45', '1B 40 18 1B 69 .. ..', '1B 40 18 1B 45 1B 69 .. ..'],
    // ESC GS, ESC RS and raster by ESC * r. ESC ACK SOH is none of them: hosts ask it of any printer.
    marks: ['1B 1D 41|52|61|74', '1B 1E 41|43|46|61|64|72', '1B 2A "r" 41|42|52'],
    source: 'StarPRNT command specifications; receiptline 4 and ReceiptPrinterEncoder 4 as writers of it',
  },
  {
    name: 'ESC/P for dot-matrix and inkjet printers',
    leads: ['', '1B 40', '1B 40 1B 40'],
    marks: ['1B 28 "G" 01 00 01|31', '1B 28 "R" 08 00 00 "REMOTE1"', '00 00 00 1B 01 "@EJL"', '1B 01 "@EJL"'],
    source: 'Epson ESC/P reference manual, ESC ( G; Epson L575 command sequence: exit packet mode, ESC ( R',
  },
  {
    name: 'ZPL for label printers',
    leads: ['', '10'],
    marks: ['"^XA"', '"CT~~CD,~CC^~CT~"'],
    source: 'Zebra ZPL II programming guide: ^XA begins a label format; what ZDesigner drivers send before it',
  },
  {
    name: 'PostScript',
    leads: ['', '04'],
    marks: ['"%!"'],
    source:
      'PostScript language document structuring conventions 3.0: %! begins a document, after ^D from some drivers',
  },
  { name: 'a PDF file', leads: [''], marks: ['"%PDF-"'], source: 'ISO 32000-1, 7.5.2' },
  {
    name: 'PCL or PJL for page printers',
    leads: [''],
    marks: ['1B "%-12345X"', '1B "E" 1B 26|28|2A 61|63|6B|6C|70|73|74'],
    source: 'HP PJL technical reference: the universal exit; HP PCL 5 technical reference: ESC E begins a job',
  },
  {
    name: 'an HTTP request',
    leads: [''],
    marks: ['GET', 'POST', 'PUT', 'HEAD', 'OPTIONS', 'DELETE'].map((method) => `"${method}" 20 2F * 20 "HTTP/1."`),
    source: 'RFC 9112, 3',
  },
  {
    name: 'a TLS handshake',
    leads: [''],
    marks: ['16 03 00|01|02|03 .. .. 01'],
    source: 'RFC 8446, 5.1 and 4: a record of type 22 that begins with a client hello',
  },
];

/** The most bytes of a job that are looked at: a request line with a long path is longer than every other mark. */
export const LONGEST_SIGNATURE = 128;

/** A byte, one of several; any byte; a run of printable characters. */
type Token = readonly number[] | 'any' | 'run';

interface Signature {
  readonly language: string;
  readonly tokens: readonly Token[];
}

const signatures: readonly Signature[] = languages.flatMap(({ name, leads, marks }) =>
  leads.flatMap((lead) => marks.map((mark) => ({ language: name, tokens: [...tokensOf(lead), ...tokensOf(mark)] }))),
);

function tokensOf(pattern: string): Token[] {
  return (pattern.match(/"[^"]*"|\S+/g) ?? []).flatMap((token): Token[] => {
    if (token === '..') return ['any'];
    if (token === '*') return ['run'];
    if (token.startsWith('"')) return Array.from(token.slice(1, -1), (character) => [character.charCodeAt(0)]);
    return [token.split('|').map((hex) => Number.parseInt(hex, 16))];
  });
}

/**
 * Which other language a job is in, by its first bytes: its name, null for none, undefined while more bytes must tell.
 * At most LONGEST_SIGNATURE bytes are looked at; more bytes never change an answer.
 */
export function foreignLanguage(start: Uint8Array): string | null | undefined {
  const bytes = start.subarray(0, LONGEST_SIGNATURE);
  let open = false;
  for (const { language, tokens } of signatures) {
    const fit = fits(tokens, bytes);
    if (fit === true) return language;
    open ||= fit === undefined;
  }
  return open && bytes.length < LONGEST_SIGNATURE ? undefined : null;
}

/** Whether bytes begin with a signature; undefined when they end before that is known. */
function fits(tokens: readonly Token[], bytes: Uint8Array): boolean | undefined {
  let at = 0;
  for (const token of tokens) {
    if (token === 'run') {
      while (at < bytes.length && bytes[at]! > 0x20 && bytes[at]! < 0x7f) at++;
      continue;
    }
    if (at === bytes.length) return undefined;
    if (token !== 'any' && !token.includes(bytes[at]!)) return false;
    at++;
  }
  return true;
}
