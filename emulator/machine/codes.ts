import { Bitmap } from '../dots/bitmap.ts';
import { scale } from '../dots/transform.ts';
import { encodeLinear, type LinearSymbol, type LinearSymbology } from '../symbols/linear.ts';
import { encodeQr } from '../symbols/qr.ts';
import { findGlyph } from './characters.ts';
import { justify } from './line.ts';
import type { Machine } from './machine.ts';
import { printSymbol } from './pictures.ts';
import type { Source } from './slip.ts';

/** Dots of a narrow and a wide element for n of GS w: 0.141 mm each, 0.282/0.706 ... 0.847/2.258 (protocol facts, barcodes). */
const WIDE: Readonly<Record<number, number>> = { 1: 3, 2: 5, 3: 8, 4: 10, 5: 13, 6: 16 };

/** Bars `height` dots tall, a module (or narrow element) `module` dots wide. */
export function drawBars(symbol: LinearSymbol, module: number, height: number): Bitmap {
  const dots = (element: number) => (symbol.levels === 'two' && element === 2 ? WIDE[module]! : element * module);
  const bars = new Bitmap(
    symbol.elements.reduce((sum, element) => sum + dots(element), 0),
    height,
  );
  let x = 0;
  symbol.elements.forEach((element, i) => {
    if (i % 2 === 0) bars.fill(x, 0, dots(element), height);
    x += dots(element);
  });
  return bars;
}

/** Prints a barcode with its HRI. Data that cannot be encoded prints nothing and feeds nothing. Returns why it failed. */
export function printBarcode(machine: Machine, symbology: LinearSymbology, data: Uint8Array, source: Source): string | undefined {
  const symbol = encodeLinear(symbology, data);
  if ('refused' in symbol) {
    machine.diagnose(source.offset, 'warning', 'barcode-refused', symbol.refused);
    return symbol.refused;
  }
  const { barcode } = machine.settings;
  const bars = drawBars(symbol, barcode.module, barcode.height);
  if (barcode.hri === 'above' || barcode.hri === 'both') printHri(machine, symbol.hri, bars.width);
  const place = printSymbol(machine, bars);
  if (!place) {
    const room = machine.area().width;
    const why = `${symbology} is ${bars.width} dots wide, the print area ${room}: nothing is printed in its place`;
    machine.diagnose(source.offset, 'warning', 'barcode-too-wide', why);
    return why;
  }
  machine.paper.codes.push({ ...place, width: bars.width, height: bars.height, symbology, data: symbol.data, ...source });
  if (barcode.hri === 'below' || barcode.hri === 'both') printHri(machine, symbol.hri, bars.width);
  return undefined;
}

/** Human readable characters, centred on the bars and directly above or below them. */
function printHri(machine: Machine, text: string, barsWidth: number): void {
  const { settings, library, paper, model } = machine;
  const set = settings.barcode.hriFont === 'A' ? library.fontA : library.fontB;
  const area = machine.area();
  const characters = [...text];
  const width = characters.length * set.width;
  const left = area.left + justify(settings, area.width, Math.min(barsWidth, area.width)) + ((barsWidth - width) >> 1);
  // HRI that is wider than its bars is moved back onto the paper.
  const start = Math.max(0, Math.min(left, model.dots - width));
  paper.reserve(set.height);
  characters.forEach((character, i) => {
    const glyph = findGlyph([set], character.codePointAt(0)!);
    paper.dots.blit(glyph.rows, glyph.at, glyph.stride, glyph.width, glyph.height, start + i * set.width, paper.row);
  });
  machine.feedRows(set.height);
}

/** Prints the stored QR code. Returns why it failed. */
export function printQr(machine: Machine, source: Source): string | undefined {
  const { qr } = machine.settings;
  if (!qr.data) return 'no symbol data is stored';
  const symbol = encodeQr(qr.data, { level: qr.level, model: qr.model });
  if ('refused' in symbol) {
    machine.diagnose(source.offset, 'warning', 'qr-refused', symbol.refused);
    return symbol.refused;
  }
  const modules = new Bitmap(symbol.width, symbol.height);
  symbol.modules.forEach((dark, i) => {
    if (dark) modules.set(i % symbol.width, Math.floor(i / symbol.width));
  });
  const picture = scale(modules, qr.module, qr.module);
  const place = printSymbol(machine, picture);
  if (!place) {
    const why = `the QR code is ${picture.width} dots wide, the print area ${machine.area().width}: nothing is printed in its place`;
    machine.diagnose(source.offset, 'warning', 'qr-too-wide', why);
    return why;
  }
  const data = new TextDecoder().decode(qr.data);
  machine.paper.codes.push({ ...place, width: picture.width, height: picture.height, symbology: 'QR', data, ...source });
  return undefined;
}
