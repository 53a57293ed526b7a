import { Bitmap } from '../dots/bitmap.ts';
import { scale } from '../dots/transform.ts';
import { encodeLinear, type LinearSymbol, type LinearSymbology } from '../symbols/linear.ts';
import { encodeQr, type QrOptions } from '../symbols/qr.ts';
import { findGlyph } from './glyph.ts';
import { justify } from './line.ts';
import type { Machine } from './machine.ts';
import { tellPlaced } from './page-print.ts';
import { printBlock } from './pictures.ts';
import type { Box, CodeMark, Refusal, Source } from './slip.ts';
import { fontOf } from './text.ts';

/** Dots of a wide element for n of GS w: 0.706, 1.129, 1.411, 1.834 and 2.258 mm (TM-T88III specification sheet 145). */
const WIDE: Readonly<Record<number, number>> = { 2: 5, 3: 8, 4: 10, 5: 13, 6: 16 };

/** Bars `height` dots tall, a module (or narrow element) `module` dots wide. */
export function drawBars(symbol: Pick<LinearSymbol, 'elements' | 'levels'>, module: number, height: number): Bitmap {
  const dots = (element: number) => (symbol.levels === 'two' && element === 2 ? WIDE[module]! : element * module);
  const width = symbol.elements.reduce((sum, element) => sum + dots(element), 0);
  const bars = new Bitmap(width, height);
  let x = 0;
  symbol.elements.forEach((element, i) => {
    if (i % 2 === 0) bars.fill(x, 0, dots(element), height);
    x += dots(element);
  });
  return bars;
}

/**
 * Prints a barcode with its HRI. Data with a byte that cannot be encoded, and bars that do not fit, only feed as much
 * as the barcode would have been tall; a wrong count of data does nothing (Epson application programming guide, GS k).
 * Returns why it was not printed.
 */
export function printBarcode(
  machine: Machine,
  symbology: LinearSymbology,
  data: Uint8Array,
  source: Source,
): Refusal | undefined {
  const { settings, library } = machine;
  const { hri, hriFont, height, module, left } = settings.barcode;
  const { width } = machine.area();
  const font = fontOf({ font: hriFont }, library);
  const above = hri === 'above' || hri === 'both' ? font.height : 0;
  const below = hri === 'below' || hri === 'both' ? font.height : 0;
  const block = new Bitmap(width, above + height + below);

  const symbol = encodeLinear(symbology, data);
  if ('refused' in symbol) {
    // On a page the position stays (TM-T85 operator's guide, GS k).
    if (symbol.at !== undefined && !machine.page) feedPast(machine, block.height);
    return { code: 'barcode-refused', why: symbol.refused };
  }
  const bars = drawBars(symbol, module, height);
  const x = placeCode(machine, bars.width, left);
  if (x === null) {
    feedPast(machine, block.height);
    return tooWide('barcode-too-wide', symbology, bars.width, width);
  }
  block.draw(bars, x, above);
  for (const [rows, y] of [
    [above, 0],
    [below, above + height],
  ] as const) {
    if (rows > 0) drawHri(block, font, symbol.hri, x + (bars.width >> 1), y);
  }
  printCode(machine, block, { x, y: above, width: bars.width, height }, { symbology, data: symbol.data, ...source });
  return undefined;
}

/** Human readable characters around `centre`. */
function drawHri(block: Bitmap, font: ReturnType<typeof fontOf>, text: string, centre: number, y: number): void {
  const characters = [...text];
  const width = characters.length * font.width;
  const left = centre - (width >> 1);
  characters.forEach((character, i) => {
    const glyph = findGlyph([font], character.codePointAt(0)!);
    block.blit(glyph.rows, glyph.at, glyph.stride, glyph.width, glyph.height, left + i * font.width, y);
  });
}

/** Prints a QR code with modules of `module` dots. Returns why it was not printed. */
export function printQr(
  machine: Machine,
  data: Uint8Array,
  options: QrOptions,
  module: number,
  source: Source,
): Refusal | undefined {
  const symbol = encodeQr(data, options);
  if ('refused' in symbol) return { code: 'qr-refused', why: symbol.refused };
  const picture = scale(bitmapOf(symbol), module, module);
  const { width } = machine.area();
  const x = placeCode(machine, picture.width, 0);
  if (x === null) {
    feedPast(machine, picture.height);
    return tooWide('qr-too-wide', 'QR', picture.width, width);
  }
  const block = new Bitmap(width, picture.height);
  block.draw(picture, x, 0);
  const { height } = picture;
  const mark = { symbology: 'QR', data: readable(data), ...source };
  printCode(machine, block, { x, y: 0, width: picture.width, height }, mark);
  return undefined;
}

/** Prints a block as wide as the print area, or places it on the page; `box` is what of it is the code. */
function printCode(machine: Machine, block: Bitmap, box: Box, mark: Omit<CodeMark, keyof Box>): void {
  const { page, roll } = machine;
  if (page) tellPlaced(machine, page, page.placeCode(block, box, mark), mark);
  else roll.paper.codes.push({ ...printBlock(machine, block, box), ...mark });
}

function bitmapOf({ width, height, modules }: { width: number; height: number; modules: Uint8Array }): Bitmap {
  const bitmap = new Bitmap(width, height);
  modules.forEach((dark, i) => {
    if (dark) bitmap.set(i % width, Math.floor(i / width));
  });
  return bitmap;
}

/** Left edge of a code in the print area, or null when it does not fit behind what is left free. */
function placeCode(machine: Machine, width: number, free: number): number | null {
  const { settings, page } = machine;
  const area = machine.area().width;
  const begin = Math.floor(machine.x) + free;
  if (begin + width > area) return null;
  return page ? begin : begin + justify(settings, area, begin + width);
}

/**
 * Feeds as a code would that is not printed: from the beginning of the line to the beginning of the next. On a page the
 * position leaves the area (TM-T85 operator's guide, GS k): what comes next goes to the next line.
 */
function feedPast({ line, page, roll }: Machine, height: number): void {
  if (page) {
    page.x = page.along + 1;
    return;
  }
  line.clear();
  roll.feedRows(height);
}

function tooWide(code: string, what: string, width: number, room: number): Refusal {
  return { code, why: `${what} is ${width} dots wide, the print area ${room}: nothing is printed in its place` };
}

/** The bytes as text: UTF-8 where they are, one character a byte where they are not. */
function readable(data: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(data);
  } catch {
    let text = '';
    for (const byte of data) text += String.fromCharCode(byte);
    return text;
  }
}
