import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder';
import fc from 'fast-check';
import ntp, { type ThermalPrinter as NtpPrinter } from 'node-thermal-printer';
import { transform } from 'receiptline';
import { describe, expect, test } from 'vitest';
import { foreignLanguage, LONGEST_SIGNATURE } from '../../../emulator/language/foreign.ts';
import { slipText } from '../../../emulator/machine/slip.ts';
import { runs } from '../../runs.ts';
import { bytes, joined } from '../notation.ts';
import { listen, print } from '../printing.ts';
import { small, smallLibrary, smallPanel } from '../small.ts';
import { corpus, everydayStream, hostileStream } from '../streams.ts';

const star = (command: 'starsbcs' | 'starmbcs' | 'stargraphic') =>
  Uint8Array.from(Buffer.from(transform('^^RECEIPT\nA | 1\n', { cpl: 42, command }), 'latin1'));

/** A StarPRNT receipt by ReceiptPrinterEncoder. */
const starPrnt = (write: (encoder: ReceiptPrinterEncoder) => ReceiptPrinterEncoder) =>
  write(new ReceiptPrinterEncoder({ language: 'star-prnt' }).initialize())
    .line('CAFE PLATEN')
    .cut()
    .encode();

/** A Star receipt by node-thermal-printer. */
function starByNtp(write: (printer: NtpPrinter) => void): Uint8Array {
  const printer = new ntp.ThermalPrinter({ type: ntp.PrinterTypes.STAR, interface: 'tcp://127.0.0.1:9100' });
  write(printer);
  printer.println('CAFE PLATEN');
  return new Uint8Array(printer.getBuffer());
}

const picture = { data: new Uint8ClampedArray(8 * 24 * 4), width: 8, height: 24 };
const ascii = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));

const STAR = 'StarPRNT or Star Line Mode';
const ESC_P = 'ESC/P for dot-matrix and inkjet printers';
const ZPL = 'ZPL for label printers';
const PCL = 'PCL or PJL for page printers';
const HTTP = 'an HTTP request';

const streams: readonly (readonly [what: string, stream: Uint8Array, language: string])[] = [
  ['a Star Line receipt by receiptline', star('starsbcs'), STAR],
  ['a Star receipt in Japanese by receiptline', star('starmbcs'), STAR],
  ['a Star raster receipt by receiptline', star('stargraphic'), STAR],
  ['StarPRNT after ESC @ and CAN', bytes('ESC @ CAN 1B 1D t 01 "A" LF'), STAR],
  ['StarPRNT with an emphasized first line', bytes('ESC @ CAN 1B 45 1B 1D t 00 "A" LF'), STAR],
  ['StarPRNT with a large first line', bytes('ESC @ CAN 1B 69 01 01 1B 1D t 00 "A" LF'), STAR],
  ['StarPRNT that begins with underlined text', starPrnt((star) => star.underline(true)), STAR],
  ['StarPRNT that begins with inverse text', starPrnt((star) => star.invert(true)), STAR],
  [
    'StarPRNT that begins with every style',
    starPrnt((star) => star.bold(true).underline(true).invert(true).size(3, 2).bold(false).underline(false)),
    STAR,
  ],
  ['StarPRNT that begins with another font', starPrnt((star) => star.invert(true).font('B')), STAR],
  ['StarPRNT that begins with a QR code', starPrnt((star) => star.qrcode('https://example.com/')), STAR],
  ['StarPRNT that begins with a PDF417 code', starPrnt((star) => star.pdf417('PLATEN')), STAR],
  ['StarPRNT that begins with a barcode', starPrnt((star) => star.barcode('4006381333931', 'ean13', 60)), STAR],
  ['StarPRNT that begins with an image', starPrnt((star) => star.image(picture, { width: 8, height: 24 })), STAR],
  ['StarPRNT that begins with the drawer', starPrnt((star) => star.pulse()), STAR],
  [
    'Star by node-thermal-printer, inverse, underlined and centred',
    starByNtp((star) => {
      star.invert(true);
      star.underlineThick(true);
      star.alignCenter();
    }),
    STAR,
  ],
  [
    'Star by node-thermal-printer, upside down and large',
    starByNtp((star) => {
      star.upsideDown(true);
      star.setTextQuadArea();
      star.setTypeFontB();
    }),
    STAR,
  ],
  ['Star raster mode', bytes('ESC * r A ESC * r P 0 NUL'), STAR],
  ['ESC/P raster graphics', bytes('ESC @ ESC ( G 01 00 01 ESC ( U 01 00 05'), ESC_P],
  ['an inkjet driver', bytes('NUL NUL NUL ESC 01 "@EJL 1284.4" LF "@EJL" LF ESC @'), ESC_P],
  ['remote mode of ESC/P', bytes('ESC @ ESC ( R 08 00 00 "REMOTE1"'), ESC_P],
  ['a ZPL label', ascii('^XA^FO50,50^A0N,50,50^FDHello^FS^XZ'), ZPL],
  ['a ZPL driver', ascii('\x10CT~~CD,~CC^~CT~\r\n^XA~TA000~JSN'), ZPL],
  ['PostScript', ascii('%!PS-Adobe-3.0\n%%Pages: 1\n'), 'PostScript'],
  ['PostScript of a driver', ascii('\x04%!PS\n'), 'PostScript'],
  ['PDF', ascii('%PDF-1.7\n'), 'a PDF file'],
  ['PJL', ascii('\x1b%-12345X@PJL\r\n@PJL SET RESOLUTION=600\r\n'), PCL],
  ['PCL', ascii('\x1bE\x1b&l26A\x1b*t300R'), PCL],
  ['a browser', ascii('GET / HTTP/1.1\r\nHost: printer:9100\r\n\r\n'), HTTP],
  [
    'an ePOS request',
    ascii('POST /cgi-bin/epos/service.cgi?devid=local_printer&timeout=10000 HTTP/1.1\r\nHost: 10.0.0.5\r\n'),
    HTTP,
  ],
  [
    'a browser that wants TLS',
    joined([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xfc, 0x03, 0x03]),
    'a TLS handshake',
  ],
];

describe.each(streams)('%s', (_, stream, language) => {
  const message = `this is ${language}, not ESC/POS: nothing is printed`;
  const expected = {
    slips: [],
    entries: [{ offset: 0, length: stream.length, id: 'foreign', args: {}, ignored: message }],
    diagnostics: [{ offset: 0, severity: 'error', code: 'foreign-stream', message }],
  };

  test('is said in one line and prints nothing', () => {
    const { slips, entries, diagnostics, printer } = print(stream);
    expect({ slips, entries: entries.filter(({ realtime }) => !realtime), diagnostics }).toEqual(expected);
    expect(printer.moved).toBe(0);
    expect(printer.waiting).toBe(0);
  });

  test('is recognised in any two runs', () => {
    for (let cut = 1; cut < Math.min(stream.length, 100); cut++) {
      const { printer, slips, entries, diagnostics } = listen(small, {}, smallLibrary);
      printer.receive(stream.subarray(0, cut));
      printer.receive(stream.subarray(cut));
      printer.endJob();
      expect({ slips, entries: entries.filter(({ realtime }) => !realtime), diagnostics }).toEqual(expected);
    }
  });
});

test('no stream here is taken for another language', () => {
  const taken = corpus().filter((stream) => foreignLanguage(stream));
  expect(taken.map((stream) => Buffer.from(stream.subarray(0, 16)).toString('hex'))).toEqual([]);
});

test.each([
  ['the questions that receiptio asks of any printer', 'DLE EOT 02 ESC 06 01 ESC @ GS I 42 GS I 43 GS a FF'],
  ['a question to a Star printer alone', 'ESC 06 01'],
  ['bold text after ESC @', 'ESC @ ESC E 01 "TOTAL" LF'],
  ['underlined text after ESC @', 'ESC @ ESC - 01 "TOTAL" LF ESC - 00'],
  ['the end of italics, which node-escpos sends, and a size', 'ESC @ ESC 4 NUL GS ! 11 "TOTAL" LF'],
  ['the end of italics, which escpos sends, and emphasis', 'ESC 5 ESC - 00 ESC E 01 "TOTAL" LF'],
  ['a cut and blanks', 'ESC i 00 00 ESC a 01 "A" LF'],
  ['page mode that is cancelled at once', 'ESC @ CAN ESC E 01 ESC a 01 "A" LF'],
  ['emphasis by its argument 27 and a status request', 'ESC E 1B GS a FF'],
  ['every style and no more', 'ESC @ ESC - 02 ESC - 30 ESC 4 ESC 5 0F 12 "A" LF'],
  ['a column image', 'ESC @ ESC * 21 02 00 01 02 03 04 05 06'],
  ['user-defined characters', 'ESC @ ESC % 01 "A" LF'],
  ['words that requests begin with', '"GET YOUR DISCOUNT" LF "POST OFFICE" LF'],
  ['a path that no request follows', '"GET /a/b" LF'],
  ['signs alone', '"^ %" LF'],
])('%s: ESC/POS', (_, notation) => {
  expect(foreignLanguage(bytes(notation))).toBeNull();
});

test('what a host prints on ESC/POS printers is never taken for Star', () => {
  fc.assert(
    fc.property(everydayStream, (stream) => foreignLanguage(stream) !== STAR),
    runs(500),
  );
});

test('more bytes never change an answer', () => {
  const beginning = fc.constantFrom(...streams.map(([, stream]) => stream));
  const cut = fc.tuple(beginning, fc.nat(LONGEST_SIGNATURE)).map(([stream, end]) => stream.subarray(0, end));
  const path = fc.nat(2 * LONGEST_SIGNATURE).map((length) => ascii(`GET /${'a'.repeat(length)} HTTP/1.1\r\n`));
  const any = fc.tuple(fc.oneof(cut, path, hostileStream), hostileStream).map((parts) => joined(...parts));
  fc.assert(
    fc.property(any, (stream) => {
      const answers = Array.from({ length: Math.min(stream.length, 2 * LONGEST_SIGNATURE) + 1 }, (_, end) =>
        foreignLanguage(stream.subarray(0, end)),
      );
      const first = answers.find((answer) => answer !== undefined);
      expect(answers.filter((answer) => answer !== undefined && answer !== first)).toEqual([]);
      expect(answers.slice(answers.indexOf(first)).includes(undefined)).toBe(first === undefined);
      if (stream.length >= LONGEST_SIGNATURE) expect(answers.at(-1)).toBeDefined();
    }),
  );
});

describe('a job', () => {
  test('that ends before anything is certain is printed', () => {
    const { slips, diagnostics } = print(joined('"1" LF'), small);
    expect(slips.map(slipText)).toEqual(['1\n']);
    expect(diagnostics).toEqual([]);
    const held = listen(small, {}, smallLibrary);
    held.printer.receive(bytes('ESC @ CAN'));
    expect(held.entries).toEqual([]);
    expect(held.printer.waiting).toBe(3);
    held.printer.endJob();
    expect(held.entries.map(({ id }) => id)).toEqual(['ESC @', 'CAN']);
    expect(held.printer.waiting).toBe(0);
  });

  test('is looked at anew after another has ended, and its slip has its own bytes', () => {
    const { printer, slips, diagnostics } = listen(small, {}, smallLibrary);
    printer.receive(bytes('ESC a 02'));
    printer.endJob();
    printer.receive(ascii('^XA^FDHello^XZ'), 100);
    printer.endJob();
    printer.receive(bytes('"A" LF'), 200);
    printer.endJob();
    printer.receive(ascii('^XA^XZ'), 300);
    printer.endJob();
    expect(slips).toHaveLength(1);
    const [slip] = slips;
    expect({ offset: slip!.offset, firstByteAt: slip!.firstByteAt, bytes: slip!.bytes }).toEqual({
      offset: 17,
      firstByteAt: 200,
      bytes: bytes('"A" LF'),
    });
    expect(slip!.diagnostics).toEqual([]);
    expect(diagnostics.map(({ offset, code }) => [offset, code])).toEqual([
      [3, 'foreign-stream'],
      [19, 'foreign-stream'],
    ]);
    const again = print(slip!.bytes, small, { entry: slip!.entry, midJob: true });
    expect(again.slips[0]!.dots.equals(slip!.dots)).toBe(true);
  });

  test('answers status requests while it is held and while it is passed over', () => {
    const { printer, replies } = listen(small, {}, smallLibrary);
    printer.receive(bytes('"^" DLE EOT 01'));
    printer.receive(bytes('LF'));
    printer.endJob();
    printer.receive(ascii('^XA\x10\x04\x04'));
    expect(replies).toEqual(['16', '12']);
  });

  test('is not looked at while a command of the one before is unfinished', () => {
    const { printer, diagnostics, entries } = listen(smallPanel, {}, smallLibrary);
    printer.receive(bytes('GS v 0 00 01 00 03 00'));
    printer.endJob();
    printer.receive(ascii('^XA'));
    printer.endJob();
    expect(diagnostics).toEqual([]);
    expect(entries.map(({ id }) => id)).toEqual(['GS v 0']);
  });

  test('of any length keeps nothing in memory', () => {
    const { printer, diagnostics } = listen(small, {}, smallLibrary);
    printer.receive(ascii('%!PS\n'));
    for (let i = 0; i < 40; i++) printer.receive(new Uint8Array(1 << 20));
    printer.endJob();
    expect(diagnostics).toHaveLength(1);
  });

  test('goes on when laid out again: what a slip in the middle begins with is text', () => {
    expect(print(ascii('^XA\n'), small, { midJob: true }).slips).toHaveLength(1);
  });
});
