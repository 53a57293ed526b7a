import { Image, Printer } from '@node-escpos/core';
import Network from '@node-escpos/network-adapter';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { expectGolden } from './golden.ts';
import { logo } from './logo.ts';
import { startPrinter, type TestPrinter } from './printer.ts';
import { scan } from './scan.ts';

// The adapter says on the console whatever the printer says.
beforeEach(() => vi.spyOn(console, 'log').mockImplementation(() => {}));
afterEach(() => vi.restoreAllMocks());

async function connected({ port }: TestPrinter): Promise<Network> {
  const device = new Network('127.0.0.1', port);
  await new Promise<void>((resolve, reject) => device.open((error) => (error ? reject(error) : resolve())));
  return device;
}

/** A model, the characters that fit on its line, its character encoding, and a shop's name in it. */
const models = [
  ['tm-t88v', 42, 'cp437', 'Café Platen'],
  ['xprinter-80', 48, 'gb18030', '咖啡馆 Platen'],
] as const;

test.each(models)('prints on %s', async (model, width, encoding, shop) => {
  const emulated = await startPrinter(model);
  const device = await connected(emulated);
  const printer = new Printer(device, { encoding, width });
  printer.align('ct');
  await printer.image(await Image.load(Buffer.from(logo()) as never, 'image/png'), 'd24');
  printer
    .style('bu')
    .size(2, 2)
    .text(shop)
    .size(1, 1)
    .style('normal')
    .text('12 Harbour Road')
    .align('lt')
    .drawLine()
    .tableCustom([
      { text: 'Espresso', align: 'LEFT', cols: width / 2 },
      { text: '2', align: 'RIGHT', cols: width / 6 },
      { text: '5.60', align: 'RIGHT', cols: width / 3 },
    ])
    .align('ct')
    .barcode('400638133393', 'EAN13', { width: 2, height: 60 })
    .barcode('R-0042', 'CODE39', { width: 2, height: 60 })
    .feed(1);
  await printer.qrimage('https://example.com/r/0042', { type: 'png', mode: 'dhdw', size: 2, margin: 1 } as never);
  // Its three lines of feed would leave the last one between head and blade, and so on the next slip.
  printer.text('thank you').cut(false, 5);
  await printer.close();
  const slips = await emulated.jobsDone(1);
  await emulated.close();
  expect(slips.map((slip) => slip.end)).toEqual(['partial cut']);
  expect(await scan(slips[0]!)).toEqual(['EAN13 4006381333931', 'Code39 R-0042', 'QRCode https://example.com/r/0042']);
  expectGolden(`node-escpos/${model}/receipt`, slips[0]!);
});

test('gets all four statuses, which it wants in one piece', async () => {
  const emulated = await startPrinter('tm-t88v');
  const device = await connected(emulated);
  const printer = new Printer(device, { encoding: 'cp437' });
  const statuses = await printer.getStatuses();
  device.close();
  await emulated.close();
  expect(statuses.map((status) => [status.constructor.name, Number((status as { byte?: number }).byte)])).toEqual([
    ['PrinterStatus', 0x16],
    ['RollPaperSensorStatus', 0x12],
    ['OfflineCauseStatus', 0x12],
    ['ErrorCauseStatus', 0x12],
  ]);
  expect([emulated.slips, emulated.jobs]).toEqual([[], []]);
});

test('prints its QR codes on printers that have GS Z and ESC Z', async () => {
  const emulated = await startPrinter('xprinter-80');
  const device = await connected(emulated);
  const printer = new Printer(device, { encoding: 'gb18030', width: 48 });
  printer.qrcode('https://example.com/r/0042', 3, 'm', 6).cut(false, 5);
  await printer.close();
  const [slip] = await emulated.jobsDone(1);
  await emulated.close();
  expect(slip!.codes).toMatchObject([{ symbology: 'QR', data: 'https://example.com/r/0042', width: 174, height: 174 }]);
  expect(await scan(slip!)).toEqual(['QRCode https://example.com/r/0042']);
  expect(slip!.diagnostics).toEqual([]);
});
