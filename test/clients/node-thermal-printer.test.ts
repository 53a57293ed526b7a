import ntp from 'node-thermal-printer';
import { expect, test } from 'vitest';
import { expectGolden } from './golden.ts';
import { startPrinter } from './printer.ts';
import { scan } from './scan.ts';

const { CharacterSet, PrinterTypes, ThermalPrinter } = ntp;

/** A model, the characters that fit on its line, and a shop's name that its character set has. */
const models = [
  ['tm-t88v', 42, 'Café Platen'],
  ['xprinter-80', 48, 'Cafe Platen'],
] as const;

test.each(models)('prints on %s', async (model, width, shop) => {
  const emulated = await startPrinter(model);
  const printer = new ThermalPrinter({
    type: PrinterTypes.EPSON,
    interface: `tcp://127.0.0.1:${emulated.port}`,
    width,
    characterSet: CharacterSet.PC858_EURO,
  });
  const column = width / 6;
  printer.alignCenter();
  printer.bold(true);
  printer.setTextDoubleHeight();
  printer.println(shop);
  printer.setTextNormal();
  printer.bold(false);
  printer.println('12 Harbour Road');
  printer.newLine();
  printer.alignLeft();
  printer.drawLine();
  printer.tableCustom([
    { text: 'Espresso', align: 'LEFT', cols: 3 * column },
    { text: '2', align: 'CENTER', cols: column },
    { text: '5.60', align: 'RIGHT', cols: 2 * column },
  ]);
  printer.leftRight('TOTAL', '5.60');
  printer.invert(true);
  printer.println(' PAID ');
  printer.invert(false);
  printer.underline(true);
  printer.println('thank you');
  printer.underline(false);
  printer.alignCenter();
  printer.code128('R-0042', { width: 'MEDIUM', height: 60, text: 2 });
  printer.newLine();
  printer.printBarcode('400638133393', 67, { hriPos: 2, width: 3, height: 60 } as never);
  printer.newLine();
  printer.printQR('https://example.com/r/0042', { cellSize: 4, correction: 'M', model: 2 });
  printer.cut();
  await printer.execute();
  const slips = await emulated.jobsDone(1);
  await emulated.close();
  expect(slips.map((slip) => slip.end)).toEqual(['partial cut']);
  expect(await scan(slips[0]!)).toEqual(['Code128 R-0042', 'EAN13 4006381333931', 'QRCode https://example.com/r/0042']);
  expectGolden(`node-thermal-printer/${model}/receipt`, slips[0]!);
});

test('gets the answer that it waits for after GS r', async () => {
  const emulated = await startPrinter('tm-t88v');
  const printer = new ThermalPrinter({ type: PrinterTypes.EPSON, interface: `tcp://127.0.0.1:${emulated.port}` });
  printer.add(Buffer.from('\x1dr\x01', 'latin1'));
  const answer = (await printer.execute({ waitForResponse: true })) as unknown as Buffer;
  await emulated.close();
  expect([...answer]).toEqual([0x00]);
});

test('knocks to see whether a printer is there, which is no job', async () => {
  const emulated = await startPrinter('tm-t88v');
  const printer = new ThermalPrinter({ type: PrinterTypes.EPSON, interface: `tcp://127.0.0.1:${emulated.port}` });
  expect(await Promise.all([1, 2, 3].map(() => printer.isPrinterConnected()))).toEqual([true, true, true]);
  printer.println('after the knocks');
  await printer.execute();
  const slips = await emulated.jobsDone(1);
  await emulated.close();
  expect(slips.map((slip) => slip.lines.map((line) => line.text))).toEqual([['after the knocks']]);
  expect(emulated.jobs).toHaveLength(1);
});
