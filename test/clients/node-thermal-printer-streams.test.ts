import ntp, { type ThermalPrinter as NtpPrinter } from 'node-thermal-printer';
import { test } from 'vitest';
import { bothEnds } from './columns.ts';
import { logo } from './logo.ts';
import { expectReceipt, type StreamReceipt } from './stream.ts';

const { CharacterSet, PrinterTypes, ThermalPrinter } = ntp;

/** The bytes that a printer of node-thermal-printer gathers; it is never connected. */
async function gathered(
  width: number,
  characterSet: keyof typeof CharacterSet,
  write: (printer: NtpPrinter) => unknown,
): Promise<Uint8Array> {
  const printer = new ThermalPrinter({
    type: PrinterTypes.EPSON,
    interface: 'tcp://127.0.0.1:9100',
    width,
    characterSet: CharacterSet[characterSet],
  });
  await write(printer);
  return printer.getBuffer();
}

const receipts: StreamReceipt[] = [
  {
    name: 'styles',
    model: 'tm-t88v',
    bytes: () =>
      gathered(42, 'PC437_USA', (printer) => {
        printer.alignCenter();
        printer.setTextQuadArea();
        printer.println('CAFE PLATEN');
        printer.setTextNormal();
        printer.println('12 Harbour Road');
        printer.alignRight();
        printer.underlineThick(true);
        printer.println('Table 7');
        printer.underlineThick(false);
        printer.alignLeft();
        printer.drawLine('=');
        printer.table(['Espresso', '2', '5.60']);
        printer.tableCustom([
          { text: 'Croissant with almonds and butter', align: 'LEFT', width: 0.5 },
          { text: '3.20', align: 'RIGHT', width: 0.5, bold: true },
        ]);
        printer.setTextDoubleWidth();
        printer.println('WIDE');
        printer.setTextDoubleHeight();
        printer.println('TALL');
        printer.setTextSize(2, 3);
        printer.println('HUGE');
        printer.setTextNormal();
        printer.setTypeFontB();
        printer.println('Font B: goods are exchanged within 14 days');
        printer.setTypeFontA();
        printer.upsideDown(true);
        printer.println('upside down');
        printer.upsideDown(false);
        printer.openCashDrawer();
        printer.partialCut();
      }),
    // Its ESC p lacks both times: the first takes the beginning of the second for them.
    diagnostics: ['unknown-command: 01 is no command of tm-t88v'],
  },
  {
    name: 'code-pages',
    model: 'tm-t88vi',
    bytes: () =>
      gathered(42, 'PC852_LATIN2', (printer) => {
        printer.println('Polski: Zażółć gęślą jaźń');
        printer.println('Français: Où êtes-vous, garçon ?');
        printer.println('Русский: Съешь ещё этих булок');
        printer.println('Ελληνικά: Καλημέρα');
        printer.println('Türkçe: Yağız şoför');
        printer.println('Euro: 3 €');
        printer.cut();
      }),
  },
  {
    name: 'image',
    model: 'xprinter-80',
    bytes: () =>
      gathered(48, 'PC437_USA', async (printer) => {
        printer.alignCenter();
        await printer.printImageBuffer(Buffer.from(logo()));
        printer.alignLeft();
        await printer.printImageBuffer(Buffer.from(logo()));
        printer.println('after the pictures');
        printer.cut();
      }),
  },
  {
    name: 'chinese',
    model: 'xprinter-80',
    bytes: () =>
      gathered(48, 'CHINA' as never, (printer) => {
        printer.println('咖啡馆');
        printer.leftRight('浓缩咖啡', '56.00');
        printer.println('欢迎再次光临');
        printer.cut();
      }),
  },
  {
    // It writes EUC-JP for Japan, which no printer reads, and has no Big5.
    name: 'korean',
    model: 'tm-t88v-ko',
    bytes: () =>
      gathered(42, 'KOREA' as never, async (printer) => {
        printer.add(Buffer.from([0x1c, 0x26]));
        printer.alignCenter();
        printer.setTextQuadArea();
        printer.println('카페 플라텐');
        printer.setTextNormal();
        printer.alignLeft();
        printer.drawLine();
        printer.println(bothEnds('에스프레소', '5,600'));
        printer.println(bothEnds('크루아상', '3,200'));
        printer.alignCenter();
        await printer.printImageBuffer(Buffer.from(logo()));
        printer.invert(true);
        printer.println('감사합니다');
        printer.invert(false);
        printer.cut();
      }),
  },
  {
    name: 'symbols',
    model: 'tm-t88v',
    bytes: () =>
      gathered(42, 'PC437_USA', (printer) => {
        printer.alignCenter();
        printer.code128('R-0042', { width: 'SMALL', height: 50, text: 1 });
        for (const [type, data] of [
          [65, '01234567890'],
          [68, '9638507'],
          [69, 'PLATEN-42'],
          [70, '12345678'],
          [71, 'A1234B'],
          [72, 'PLATEN'],
        ] as const) {
          printer.printBarcode(data, type, { hriPos: 2, width: 2, height: 50 } as never);
          printer.newLine();
        }
        printer.printQR('https://example.com/r/0042', { cellSize: 5, correction: 'Q', model: 2 });
        printer.pdf417('PLATEN 0042', { rowHeight: 3, width: 3, correction: 1, truncated: false, columns: 3 });
        printer.cut();
      }),
    // Its small width is 0 in place of 2.
    diagnostics: ['command-without-effect: GS w: 0 is no module width'],
    symbols: [
      'Code128 R-0042',
      'EAN13 0012345678905',
      'EAN8 96385074',
      'Code39 PLATEN-42',
      'ITF 12345678',
      'Codabar A1234B',
      'Code93 PLATEN',
      'QRCode https://example.com/r/0042',
      'PDF417 PLATEN 0042',
    ],
  },
];

test.each(receipts)('prints $name on $model', (receipt) => expectReceipt('node-thermal-printer', receipt));
