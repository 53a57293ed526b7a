/**
 * The language of another printer or of a network protocol, whose streams land on a receipt printer. A receipt printer
 * takes them for text and prints metres of it; here they are recognised by their first bytes, said once, and not printed.
 */
export interface Language {
  /** Completes "this is ...". */
  readonly name: string;
  /** Bytes that may come before what tells it apart; '' for none. */
  readonly leads: readonly string[];
  /** Commands that may stand between these and what tells it apart, any number of them in any order. */
  readonly between?: readonly string[];
  /**
   * What tells it apart, each alone enough. Tokens with blanks between: `1B|1C` a byte, one of these; `"GET"` its
   * characters; `..` any byte; `*` any number of printable characters without a blank.
   */
  readonly marks: readonly string[];
  readonly source: string;
}

const STAR = 'StarPRNT or Star Line Mode';

/**
 * What a first line of a Star printer can begin with: underline, upper line, inverse on and off, its size, upside down.
 * None of them swallows the ESC of the next command in ESC/POS either, so a mark behind them stands where it seems to.
 */
const starStyles = ['1B 2D|5F 00|01|02|30|31|32', '1B 34|35', '1B 69 00|01|02|03|04|05 00|01|02|03|04|05', '0F', '12'];

/**
 * ESC GS for tables of characters, places, page mode, QR and PDF417 codes and the document's end; ESC RS; raster by
 * ESC * r. ESC ACK SOH is none of them: hosts ask it of any printer.
 */
const starMarks = [
  '1B 1D 03 00|01|02|03|04',
  '1B 1D 41|50|52|61|74',
  '1B 1D 78|79 44|49|50|53',
  '1B 1E 41|43|46|61|64|72',
  '1B 2A "r" 41|42|52',
];

/** None of the marks has a meaning in ESC/POS, and no receipt begins with those that are text. */
export const languages: readonly Language[] = [
  {
    name: STAR,
    leads: ['', '1B 40'],
    between: starStyles,
    marks: starMarks,
    source:
      'StarPRNT command specifications; receiptline 4, ReceiptPrinterEncoder 4 and node-thermal-printer 4 as writers of it',
  },
  {
    name: STAR,
    leads: ['1B 40 18'],
    // A bare ESC E or ESC F is emphasis here; in ESC/POS it takes the next byte, so it counts behind CAN alone.
    between: [...starStyles, '1B 45|46'],
    // Barcodes by ESC b type, HRI, mode, height; images by ESC 0 and ESC X or ESC K; the drawer by ESC BEL.
    marks: [...starMarks, '1B 62 .. .. .. ..', '1B 30 1B 4B|58', '1B 07'],
    source: 'ReceiptPrinterEncoder 4, which begins every job with ESC @ CAN',
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
