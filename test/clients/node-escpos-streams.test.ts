import { Image, Printer } from '@node-escpos/core';
import { test } from 'vitest';
import { bothEnds } from './columns.ts';
import { logo } from './logo.ts';
import { expectReceipt, type StreamReceipt } from './stream.ts';

type Device = Printer<[]>['adapter'];

/** The bytes that a printer of node-escpos writes to its device. */
async function written(
  options: { encoding: string; width: number },
  write: (printer: Printer<[]>) => unknown,
): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  const device = {
    write(chunk: Buffer, done?: (error: null) => void) {
      chunks.push(chunk);
      done?.(null);
      return device;
    },
  } as unknown as Device;
  const printer = new Printer<[]>(device, options);
  await write(printer);
  await printer.flush();
  return Buffer.concat(chunks);
}

const image = () => Image.load(Buffer.from(logo()) as never, 'image/png');

const receipts: StreamReceipt[] = [
  {
    name: 'styles',
    model: 'tm-t88v',
    bytes: () =>
      written({ encoding: 'cp437', width: 42 }, (printer) =>
        printer
          .hardware('init')
          .align('ct')
          .size(2, 2)
          .text('CAFE PLATEN')
          .size(1, 1)
          .text('12 Harbour Road')
          .align('rt')
          .style('u')
          .text('Table 7')
          .style('b')
          .align('lt')
          .drawLine('=')
          .table(['Espresso', '2', '5.60'])
          .tableCustom([
            { text: 'Croissant with almonds and butter', align: 'left', width: 0.5 },
            { text: '3.20', align: 'right', width: 0.5 },
          ])
          .style('normal')
          .size(1, 2)
          .text('TALL')
          .size(4, 3)
          .text('HUGE')
          .size(1, 1)
          .font('b')
          .text('Font B: goods are exchanged within 14 days')
          .font('a')
          .setReverseColors(true)
          .text(' PAID ')
          .setReverseColors(false)
          .cut(true, 6),
      ),
    // Every style turns italics off by ESC 4 NUL; no receipt printer has them.
    diagnostics: Array.from({ length: 3 }, () => 'unknown-command: 1B 34 is no command of tm-t88v'),
  },
  {
    name: 'code-pages',
    model: 'tm-t20iii',
    bytes: () =>
      written({ encoding: 'cp866', width: 48 }, (printer) =>
        printer
          .setCharacterCodeTable(17)
          .text('Русский: Съешь ещё этих булок')
          .setCharacterCodeTable(18)
          .text('Polski: Zażółć gęślą jaźń', 'cp852')
          .setCharacterCodeTable(47)
          .text('Ελληνικά: Καλημέρα, 3 €', 'win1253')
          .setCharacterCodeTable(48)
          .text('Türkçe: Yağız şoför', 'win1254')
          .cut(false, 6),
      ),
  },
  {
    name: 'chinese',
    model: 'xprinter-80',
    bytes: () =>
      written({ encoding: 'GB18030', width: 48 }, (printer) =>
        printer
          .align('ct')
          .size(3, 3)
          .text('咖啡馆')
          .size(1, 1)
          .text('港口路12号')
          .align('lt')
          .drawLine()
          .text('浓缩咖啡          56.00')
          .text('欢迎再次光临')
          .cut(false, 6),
      ),
  },
  {
    name: 'japanese',
    model: 'tm-t88v-ja',
    bytes: () =>
      // FS C 1: Shift JIS.
      written({ encoding: 'Shift_JIS', width: 42 }, (printer) =>
        printer
          .print('\x1cC\x01')
          .setCharacterCodeTable(1)
          .align('ct')
          .size(2, 2)
          .text('喫茶プラテン')
          .size(1, 1)
          .text('港通り12番地')
          .align('lt')
          .drawLine()
          .text(bothEnds('エスプレッソ', '¥560'))
          .text(bothEnds('ｱｲｽｺｰﾋｰ', '¥450'))
          .setReverseColors(true)
          .text('ありがとうございました')
          .setReverseColors(false)
          .cut(false, 6),
      ),
  },
  {
    name: 'korean',
    model: 'tm-t88v-ko',
    bytes: () =>
      written({ encoding: 'EUC-KR', width: 42 }, async (printer) => {
        printer
          .print('\x1c&')
          .align('ct')
          .size(2, 2)
          .text('카페 플라텐')
          .size(1, 1)
          .align('lt')
          .drawLine()
          .text(bothEnds('에스프레소', '5,600'))
          .text(bothEnds('크루아상', '3,200'))
          .align('ct');
        await printer.qrimage('https://example.com/r/0042');
        printer.text('감사합니다').cut(false, 6);
      }),
    symbols: ['QRCode https://example.com/r/0042'],
  },
  {
    name: 'traditional-chinese',
    model: 'tm-t88v-tw',
    bytes: () =>
      written({ encoding: 'big5', width: 42 }, async (printer) => {
        printer.print('\x1c&').align('ct');
        await printer.image(await image(), 'd24');
        printer
          .size(2, 2)
          .text('咖啡館')
          .size(1, 1)
          .text('港口路12號')
          .align('lt')
          .drawLine()
          .text(bothEnds('濃縮咖啡', '56.00'))
          .text('歡迎再次光臨')
          .cut(false, 6);
      }),
  },
  {
    name: 'images',
    model: 'xprinter-80',
    bytes: () =>
      written({ encoding: 'cp437', width: 48 }, async (printer) => {
        const picture = await image();
        for (const density of ['s8', 'd8', 's24', 'd24'] as const) await printer.image(picture, density);
        for (const mode of ['normal', 'dw', 'dh', 'dwdh'] as const) printer.raster(picture, mode);
        printer.cut(false, 6);
      }),
  },
  {
    name: 'symbols',
    model: 'tm-t88v',
    bytes: () =>
      written({ encoding: 'cp437', width: 42 }, async (printer) => {
        const options = { width: 1, height: 60, position: 'BLW' } as const;
        printer.align('ct');
        printer.barcode('400638133393', 'EAN13', options).feed();
        printer.barcode('01234567890', 'UPC_A', options).feed();
        printer.barcode('PLATEN', 'CODE39', options).feed();
        printer.barcode('12345678', 'ITF', options).feed();
        await printer.qrimage('https://example.com/r/0042');
        printer.cut(false, 6);
      }),
    symbols: [
      'EAN13 4006381333931',
      'EAN13 0012345678905',
      'Code39 PLATEN',
      'ITF 12345678',
      'QRCode https://example.com/r/0042',
    ],
  },
];

test.each(receipts)('prints $name on $model', (receipt) => expectReceipt('node-escpos', receipt));
