import ReceiptPrinterEncoder, { type ReceiptPrinterEncoderOptions } from '@point-of-sale/receipt-printer-encoder';
import { expect, test } from 'vitest';
import { printSlips } from '../../src/printers/layout.ts';
import { bothEnds } from './columns.ts';
import { logoPixels } from './logo.ts';
import { expectReceipt, type StreamReceipt } from './stream.ts';

const encoder = (options: ReceiptPrinterEncoderOptions) => new ReceiptPrinterEncoder(options).initialize();
const epson = () => encoder({ printerModel: 'epson-tm-t88v' });
const xprinter = () => encoder({ printerModel: 'xprinter-xp-t80q' });

const receipts: StreamReceipt[] = [
  {
    name: 'styles',
    model: 'tm-t88v',
    bytes: () =>
      epson()
        .align('center')
        .bold(true)
        .size(2, 2)
        .line('CAFE PLATEN')
        .size(1, 1)
        .bold(false)
        .line('12 Harbour Road')
        .align('right')
        .underline(true)
        .line('Table 7')
        .underline(false)
        .align('left')
        .rule({ style: 'double' })
        .table(
          [
            { width: 24, align: 'left' },
            { width: 6, align: 'center' },
            { width: 12, align: 'right' },
          ],
          [
            ['Espresso', '2', '5.60'],
            ['Croissant with almonds and butter', '1', '3.20'],
            [(cell) => cell.bold(true).text('TOTAL'), '', (cell) => cell.bold(true).text('8.80')],
          ],
        )
        .box({ outline: 'single', width: 30, align: 'center' }, 'Visa **** 1234')
        .invert(true)
        .line(' PAID ')
        .invert(false)
        .size(3, 1)
        .line('WIDE')
        .size(1, 3)
        .line('TALL')
        .size(1, 1)
        .font('B')
        .line('Font B: goods are exchanged within 14 days')
        .newline(2)
        .cut()
        .encode(),
  },
  {
    name: 'code-pages',
    model: 'tm-t88v',
    bytes: () =>
      epson()
        .codepage('auto')
        .line('English: Thank you, 5.60')
        .line('Français: Où êtes-vous, garçon ? À l’œil')
        .line('Deutsch: Grüße aus Österreich')
        .line('Polski: Zażółć gęślą jaźń')
        .line('Türkçe: Yağız şoföre çabucak güven')
        .line('Русский: Съешь ещё этих булок')
        .line('Українська: ґанок, їжак, є')
        .line('Ελληνικά: Ξεσκεπάζω την ψυχοφθόρα')
        .line('Latviešu: Glāžšķūņa rūķīši')
        .codepage('cp858')
        .line('cp858: Größe 42, 3 €')
        .codepage('cp866')
        .line('cp866: Спасибо за покупку')
        .codepage('windows1253')
        .line('windows1253: Ευχαριστώ, 3 €')
        .newline(2)
        .cut()
        .encode(),
  },
  {
    name: 'images',
    model: 'tm-t88v',
    bytes: () =>
      epson()
        .line('Column (ESC *)')
        .align('center')
        .image(logoPixels(), { width: 96, height: 64, algorithm: 'threshold', mode: 'column' })
        .align('left')
        .line('Raster (GS v 0)')
        .align('right')
        .image(logoPixels(), { width: 96, height: 64, algorithm: 'threshold', mode: 'raster' })
        .align('left')
        .line('Enlarged, in more than one raster')
        .image(logoPixels(), { width: 384, height: 256, algorithm: 'atkinson', mode: 'raster' })
        .cut('partial')
        .encode(),
  },
  {
    name: 'symbols',
    model: 'tm-t88v',
    bytes: () =>
      epson()
        .align('center')
        .barcode('4006381333931', 'ean13', { height: 60, text: true })
        .barcode('96385074', 'ean8', { height: 60, text: 'above' })
        .barcode('012345678905', 'upca', { height: 60, text: 'both' })
        .barcode('PLATEN-42', 'code39', { height: 60, width: 1, text: 'none' })
        .barcode('R-0042', 'code128', { height: 60, text: true })
        .barcode('12345678', 'itf', { height: 60, width: 1, text: true })
        .barcode('A1234B', 'codabar', { height: 60, width: 1, text: true })
        .qrcode('https://example.com/r/0042', { model: 2, size: 5, errorlevel: 'm' })
        .pdf417('PLATEN 0042', { width: 3, height: 3, columns: 4, errorlevel: 1 })
        .cut()
        .encode(),
    symbols: [
      'EAN13 4006381333931',
      'EAN8 96385074',
      'EAN13 0012345678905',
      'Code39 PLATEN-42',
      'Code128 R-0042',
      'ITF 12345678',
      'Codabar A1234B',
      'QRCode https://example.com/r/0042',
      'PDF417 PLATEN 0042',
    ],
  },
  {
    // It has no double-byte text: half-width katakana is its Japanese, and 5Ch its yen sign.
    name: 'katakana',
    model: 'tm-t88v-ja',
    bytes: () =>
      epson()
        .codepage('epson/katakana' as never)
        .align('center')
        .size(2, 2)
        .line('ｶﾌｪ ﾌﾟﾗﾃﾝ')
        .size(1, 1)
        .align('left')
        .rule()
        .line(bothEnds('ｴｽﾌﾟﾚｯｿ', '\\560'))
        .line(bothEnds('ｱｲｽｺｰﾋｰ', '\\450'))
        .underline(true)
        .line('ｱﾘｶﾞﾄｳｺﾞｻﾞｲﾏｼﾀ')
        .underline(false)
        .cut()
        .encode(),
  },
  {
    name: 'receipt',
    model: 'xprinter-80',
    bytes: () =>
      xprinter()
        .align('center')
        .width(2)
        .line('CAFE PLATEN')
        .width(1)
        .image(logoPixels(), { width: 96, height: 64, algorithm: 'threshold' })
        .align('left')
        .rule()
        .table(
          [
            { width: 36, align: 'left' },
            { width: 12, align: 'right' },
          ],
          [
            ['Espresso', '5.60'],
            ['Croissant', '3.20'],
          ],
        )
        .rule()
        .qrcode('https://example.com/r/0042', { size: 6, errorlevel: 'l' })
        .newline(2)
        .cut()
        .encode(),
    symbols: ['QRCode https://example.com/r/0042'],
  },
];

test.each(receipts)('prints $name on $model', (receipt) => expectReceipt('receipt-printer-encoder', receipt));

test('is told that StarPRNT is another language', () => {
  const bytes = encoder({ language: 'star-prnt' }).bold(true).line('CAFE PLATEN').bold(false).cut().encode();
  const said: string[] = [];
  const slips = printSlips(
    bytes,
    'tm-t88v',
    {},
    { diagnostic: ({ code, message }) => said.push(`${code}: ${message}`) },
  );
  expect(slips).toEqual([]);
  expect(said).toEqual(['foreign-stream: this is StarPRNT or Star Line Mode, not ESC/POS: nothing is printed']);
});
