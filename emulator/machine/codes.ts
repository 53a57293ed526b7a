import { Bitmap } from '../dots/bitmap.ts';
import { encodeLinear, type LinearSymbol, type LinearSymbology } from '../symbols/linear.ts';
import { findGlyph } from './glyph.ts';
import { justify } from './line.ts';
import type { Machine } from './machine.ts';
import { tellPlaced } from './page-print.ts';
import { printBlock } from './pictures.ts';
import type { Box, CodeMark, Refusal, Source } from './slip.ts';
import { fontOf } from './text.ts';

/** Dots of a wide element for n of GS w: 0.706, 1.129, 1.411, 1.834 and 2.258 mm (TM-T88III specification sheet 145). */
const WIDE: Readonly<Record<number, number>> = { 2: 5, 3: 8, 4: 10, 5: 13, 6: 16 };

/** Symbologies that differ in the command alone, by what they are. */
const NAMES: Readonly<Partial<Record<LinearSymbology, string>>> = { 'CODE128 auto': 'CODE128' };

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
 * as the barcode would have been tall; a wrong count of data does nothing (Epson application programming guide, GS k). A
 * DataBar is as tall as its standard asks for at least, whatever GS h says. Returns why it was not printed.
 */
export function printBarcode(
  machine: Machine,
  symbology: LinearSymbology,
  data: Uint8Array,
  source: Source,
): Refusal | undefined {
  const { settings, library } = machine;
  const { hri, hriFont, height: asked, module, left } = settings.barcode;
  const { width } = machine.area();
  const font = fontOf({ font: hriFont }, library);
  const above = hri === 'above' || hri === 'both' ? font.height : 0;
  const below = hri === 'below' || hri === 'both' ? font.height : 0;

  const symbol = encodeLinear(symbology, data);
  if ('refused' in symbol) {
    // On a page the position stays (TM-T85 operator's guide, GS k).
    if (symbol.at !== undefined && !machine.page) feedPast(machine, above + asked + below);
    return { code: 'barcode-refused', why: symbol.refused };
  }
  const height = Math.max(asked, (symbol.height ?? 0) * module);
  const block = new Bitmap(width, above + height + below);
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
  printCode(
    machine,
    block,
    { x, y: above, width: bars.width, height },
    { symbology: NAMES[symbology] ?? symbology, data: symbol.data, ...source },
  );
  return undefined;
}

/** Human readable characters around `centre`, and within the block where they are wider than the bars. */
export function drawHri(block: Bitmap, font: ReturnType<typeof fontOf>, text: string, centre: number, y: number): void {
  const characters = [...text];
  const width = characters.length * font.width;
  const left = Math.max(0, Math.min(centre - (width >> 1), block.width - width));
  characters.forEach((character, i) => {
    const glyph = findGlyph([font], character.codePointAt(0)!);
    block.blit(glyph.rows, glyph.at, glyph.stride, glyph.width, glyph.height, left + i * font.width, y);
  });
}

/** Prints a block as wide as the print area, or places it on the page; `box` is what of it is the code. */
export function printCode(machine: Machine, block: Bitmap, box: Box, mark: Omit<CodeMark, keyof Box>): void {
  const { page, roll } = machine;
  if (page) tellPlaced(machine, page, page.placeCode(block, box, mark), mark);
  else roll.paper.codes.push({ ...printBlock(machine, block, box), ...mark });
}

/** Left edge of a code in the print area, or null when it does not fit behind what is left free. */
export function placeCode(machine: Machine, width: number, free: number): number | null {
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
export function feedPast({ line, page, roll }: Machine, height: number): void {
  if (page) {
    page.x = page.along + 1;
    return;
  }
  line.clear();
  roll.feedRows(height);
}

/** Why a code of `width` dots is not printed where `room` dots are left. */
export function tooWide(code: string, what: string, width: number, room: number): Refusal {
  return { code, why: `${what} is ${width} dots wide, the print area ${room}: nothing is printed in its place` };
}
