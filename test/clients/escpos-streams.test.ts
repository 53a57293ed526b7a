import { createRequire } from 'node:module';
import { test } from 'vitest';
import { bothEnds } from './columns.ts';
import { logo } from './logo.ts';
import { expectReceipt, type StreamReceipt } from './stream.ts';

// The package has no declarations; it is written to through chained methods.
const escpos = createRequire(import.meta.url)('escpos');

/** The bytes that a printer of escpos writes to its device. */
async function written(
  encoding: string,
  write: (printer: Record<string, CallableFunction>) => unknown,
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const device = {
    write: (chunk: Buffer, done?: () => void) => {
      chunks.push(chunk);
      done?.();
    },
    close: (done?: () => void) => done?.(),
  };
  const printer = new escpos.Printer(device, { encoding });
  printer.encode(encoding);
  await write(printer);
  await new Promise<void>((resolve) => printer.close(resolve));
  return Buffer.concat(chunks);
}

const image = () =>
  new Promise((resolve) =>
    escpos.Image.load(`data:image/png;base64,${Buffer.from(logo()).toString('base64')}`, resolve),
  );

/** Every style ends with ESC 5, the end of italics, which no receipt printer has. */
const noItalics = (model: string, count: number) =>
  Array.from({ length: count }, () => `unknown-command: 1B 35 is no command of ${model}`);

const receipts: StreamReceipt[] = [
  {
    name: 'styles',
    model: 'tm-t88v',
    diagnostics: noItalics('tm-t88v', 4),
    bytes: () =>
      written('cp437', (printer) =>
        printer.hardware!('init')
          .align('ct')
          .style('b')
          .size(2, 2)
          .text('CAFE PLATEN')
          .size(1, 1)
          .style('normal')
          .text('12 Harbour Road')
          .align('rt')
          .style('u2')
          .text('Table 7')
          .style('normal')
          .align('lt')
          .text('-'.repeat(42))
          .tableCustom([
            { text: 'Espresso', align: 'LEFT', cols: 26 },
            { text: '2', align: 'CENTER', cols: 8 },
            { text: '5.60', align: 'RIGHT', cols: 8 },
          ])
          .size(1, 2)
          .text('TALL')
          .size(2, 1)
          .text('WIDE')
          .size(4, 3)
          .text('HUGE')
          .size(1, 1)
          .font('b')
          .text('Font B: goods are exchanged within 14 days')
          .font('a')
          .spacing(6)
          .text('spaced')
          .spacing()
          .setReverseColors(true)
          .text(' PAID ')
          .setReverseColors(false)
          .cashdraw(2)
          .cut(true, 7),
      ),
  },
  {
    name: 'code-pages',
    model: 'tm-t88v',
    bytes: () =>
      written('cp866', (printer) =>
        printer.print!('\x1bt\x11')
          .text('Русский: Съешь ещё этих булок')
          .print('\x1bt\x12')
          .text('Polski: Zażółć gęślą jaźń', 'cp852')
          .print('\x1bt\x0e')
          .text('Ελληνικά: Καλημέρα', 'cp737')
          .print('\x1bt\x10')
          .text('Français: Où êtes-vous ? 3 €', 'win1252')
          .cut(false, 5),
      ),
  },
  {
    name: 'chinese',
    model: 'xprinter-80',
    diagnostics: noItalics('xprinter-80', 2),
    bytes: () =>
      written('GB18030', (printer) =>
        printer.align!('ct')
          .size(2, 2)
          .text('咖啡馆')
          .size(1, 1)
          .text('港口路12号')
          .align('lt')
          .drawLine()
          .text('浓缩咖啡          56.00')
          .style('b')
          .text('合计              56.00')
          .style('normal')
          .qrcode('https://example.com/r/0042', 3, 'M', 6)
          .feed()
          .text('欢迎再次光临')
          .cut(false, 5),
      ),
    symbols: ['QRCode https://example.com/r/0042'],
  },
  {
    name: 'japanese',
    model: 'tm-t88v-ja',
    diagnostics: noItalics('tm-t88v-ja', 2),
    bytes: () =>
      // FS C 1: Shift JIS.
      written('Shift_JIS', (printer) =>
        printer.print!('\x1cC\x01')
          .print('\x1bt\x01')
          .align('ct')
          .size(2, 2)
          .text('喫茶プラテン')
          .size(1, 1)
          .text('港通り12番地')
          .align('lt')
          .text('-'.repeat(42))
          .text(bothEnds('エスプレッソ', '¥560'))
          .text(bothEnds('ｱｲｽｺｰﾋｰ', '¥450'))
          .style('b')
          .text(bothEnds('合計', '¥1,010'))
          .style('normal')
          .text('ありがとうございました')
          .cut(false, 5),
      ),
  },
  {
    name: 'korean',
    model: 'tm-t88v-ko',
    diagnostics: noItalics('tm-t88v-ko', 2),
    bytes: () =>
      written('EUC-KR', (printer) =>
        printer.print!('\x1c&')
          .align('ct')
          .size(2, 2)
          .text('카페 플라텐')
          .size(1, 1)
          .align('lt')
          .text('-'.repeat(42))
          .text(bothEnds('에스프레소', '5,600'))
          .text(bothEnds('크루아상', '3,200'))
          .style('u')
          .text(bothEnds('합계', '8,800'))
          .style('normal')
          .text('감사합니다')
          .cut(false, 5),
      ),
  },
  {
    name: 'traditional-chinese',
    model: 'tm-t88v-tw',
    bytes: () =>
      written('big5', async (printer) => {
        printer.print!('\x1c&')
          .align('ct')
          .raster(await image())
          .size(2, 2)
          .text('咖啡館')
          .size(1, 1)
          .text('港口路12號')
          .align('lt')
          .text('-'.repeat(42))
          .text(bothEnds('濃縮咖啡', '56.00'))
          .text('歡迎再次光臨')
          .cut(false, 5);
      }),
  },
  {
    name: 'images',
    model: 'tm-t88v',
    bytes: () =>
      written('cp437', async (printer) => {
        const picture = await image();
        for (const density of ['s8', 'd8', 's24', 'd24']) {
          printer.text!(density);
          await printer.image!(picture, density);
        }
        for (const mode of ['normal', 'dw', 'dh', 'dwdh']) printer.text!(mode).raster(picture, mode);
        printer.cut!(false, 5);
      }),
  },
  {
    name: 'barcodes',
    model: 'tm-t88v',
    bytes: () =>
      written('cp437', (printer) => {
        printer.align!('ct');
        const options = { width: 1, height: 60, position: 'BLW' };
        printer.barcode!('400638133393', 'EAN13', options).feed();
        printer.barcode!('9638507', 'EAN8', options).feed();
        printer.barcode!('PLATEN', 'CODE39', options).feed();
        // A shorter one would go without its length byte.
        printer.barcode!('{BPLATEN-2026-0042', 'CODE128', options).feed();
        printer.barcode!('12345678', 'ITF', options).cut(false, 5);
      }),
    symbols: ['EAN13 4006381333931', 'EAN8 96385074', 'Code39 PLATEN', 'Code128 PLATEN-2026-0042', 'ITF 12345678'],
  },
];

test.each(receipts)('prints $name on $model', (receipt) => expectReceipt('escpos', receipt));
