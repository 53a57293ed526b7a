import { createRequire } from 'node:module';
import { test } from 'vitest';
import { logoPixels } from './logo.ts';
import { expectReceipt, type StreamReceipt } from './stream.ts';

// The package has no declarations.
const EscPosEncoder = createRequire(import.meta.url)('esc-pos-encoder');

const encoder = (printerModel: string) => new EscPosEncoder({ printerModel }).initialize();
const picture = [logoPixels(), 96, 64, 'threshold'] as const;

const NO_DOUBLE_BYTE = 'command-without-effect: FS .: the model has no double-byte characters';

/** A cell in bold type. */
const bold = (text: string) => (cell: { bold(on: boolean): { text(text: string): unknown } }) =>
  cell.bold(true).text(text);

const receipts: StreamReceipt[] = [
  {
    name: 'styles',
    model: 'tm-t20iii',
    bytes: () =>
      encoder('epson-tm-t20iii')
        .align('center')
        .height(2)
        .bold(true)
        .line('CAFE PLATEN')
        .bold(false)
        .height(1)
        .align('left')
        .box({ width: 48, style: 'double', align: 'center' }, 'Table 7, two guests')
        .table(
          [
            { width: 30, marginRight: 2, align: 'left' },
            { width: 16, align: 'right' },
          ],
          [
            ['Espresso', '5.60'],
            ['Croissant', '3.20'],
            ['', '='.repeat(8)],
            [bold('TOTAL'), bold('8.80')],
          ],
        )
        .invert(true)
        .text(' PAID ')
        .invert(false)
        .underline(true)
        .line(' thank you')
        .underline(false)
        .font('B')
        .line('Font B: goods are exchanged within 14 days')
        .font('A')
        .pulse()
        .newline()
        .cut('partial')
        .encode(),
    diagnostics: [NO_DOUBLE_BYTE],
  },
  {
    name: 'code-pages',
    model: 'tm-t20iii',
    bytes: () =>
      encoder('epson-tm-t20iii')
        .codepage('auto')
        .line('Italiano: Più caffè, perché è così')
        .line('Čeština: Příliš žluťoučký kůň')
        .line('Íslenska: Þór á ísnum, ðað')
        .line('Български: Щъркел и жаба')
        .line('Ελληνικά: Καλημέρα, Άννα')
        .codepage('cp852')
        .line('cp852: Árvíztűrő tükörfúrógép')
        .codepage('windows1251')
        .line('windows1251: Касовий чек № 7, їжа')
        .codepage('windows1254')
        .line('windows1254: İyi günler, şeker 3 €')
        .codepage('windows1257')
        .line('windows1257: Ačiū, žemė, ąžuolas')
        .cut()
        .encode(),
    diagnostics: [NO_DOUBLE_BYTE],
  },
  {
    name: 'column-image',
    model: 'tm-t88v',
    bytes: () =>
      encoder('epson-tm-t88v')
        .line('Column (ESC *)')
        .align('right')
        .image(...picture)
        .align('left')
        .image(logoPixels(), 192, 128, 'atkinson')
        .line('after the picture')
        .cut()
        .encode(),
  },
  {
    name: 'raster-image',
    model: 'pos-5890',
    bytes: () =>
      encoder('pos-5890')
        .line('Raster (GS v 0)')
        .align('center')
        .image(...picture)
        .align('left')
        .codepage('cp866')
        .line('Спасибо за покупку')
        .newline(3)
        .encode(),
  },
  {
    name: 'symbols',
    model: 'tm-t20iii',
    bytes: () =>
      encoder('epson-tm-t20iii')
        .align('center')
        .barcode('5901234123457', 'ean13', 60)
        .barcode('01234565', 'upce', 60)
        .barcode('PLATEN 42', 'code93', 60)
        .barcode('{C\x01\x02\x03', 'code128', 60)
        .qrcode('https://example.com/r/0042', 2, 6, 'h')
        .pdf417('PLATEN 0042', { width: 3, rows: 0, columns: 3, errorlevel: 2 })
        .cut()
        .encode(),
    diagnostics: [NO_DOUBLE_BYTE],
    symbols: [
      'EAN13 5901234123457',
      'UPCE 0012345000065',
      'Code93 PLATEN 42',
      'Code128 010203',
      'QRCode https://example.com/r/0042',
      'PDF417 PLATEN 0042',
    ],
  },
];

test.each(receipts)('prints $name on $model', (receipt) => expectReceipt('esc-pos-encoder', receipt));
