import { Bitmap } from '../dots/bitmap.ts';
import { scale } from '../dots/transform.ts';
import { encodeAztec } from '../symbols/aztec.ts';
import { encodeDataMatrix } from '../symbols/data-matrix.ts';
import { type MatrixSymbol, squareModules } from '../symbols/matrix.ts';
import { encodeMaxiCode, type MaxiCodeMode } from '../symbols/maxicode.ts';
import { drawMaxiCode } from '../symbols/maxicode-picture.ts';
import { encodeMicroQr } from '../symbols/micro-qr.ts';
import { encodePdf417 } from '../symbols/pdf417.ts';
import { encodeQr } from '../symbols/qr.ts';
import type { SymbolRefusal } from '../symbols/refusal.ts';
import type { Machine } from './machine.ts';
import type { Font } from './settings.ts';
import type { AztecSettings, DataMatrixSettings, Pdf417Settings, QrSettings } from './symbol-settings.ts';

const MM_PER_INCH = 25.4;

/** A 2-D symbol in dots, as it is printed. */
export interface SymbolPicture {
  /** As users know it: `PDF417`, `Micro QR`. */
  readonly symbology: string;
  /** What a reader gives back. */
  readonly data: string;
  readonly dots: Bitmap;
  /** Human readable characters below it. */
  readonly hri?: { readonly text: string; readonly font: Font };
}

/** Modules of `module` dots that the print area leaves behind the position. */
export function roomIn(machine: Machine, module: number): number {
  return Math.floor((machine.area().width - Math.floor(machine.x)) / module);
}

/** A module of the symbol is `module` dots wide and `tall` dots tall. */
export function enlarged(
  { width, height, modules }: Pick<MatrixSymbol, 'width' | 'height' | 'modules'>,
  module: number,
  tall = module,
): Bitmap {
  const bitmap = new Bitmap(width, height);
  modules.forEach((dark, i) => {
    if (dark) bitmap.set(i % width, Math.floor(i / width));
  });
  return scale(bitmap, module, tall);
}

function picture(symbol: MatrixSymbol | SymbolRefusal, module: number, tall = module): SymbolPicture | SymbolRefusal {
  if ('refused' in symbol) return symbol;
  const dots = enlarged(squareModules(symbol), module, tall);
  return { symbology: symbol.symbology, data: readable(symbol.data), dots };
}

/**
 * Most digits that a symbol holds (ISO/IEC 15438, 18004 and 16022), of all data what it holds most of: more bytes need
 * not be encoded to know that they have no room.
 */
const MOST = { PDF417: 2710, QR: 7089, DataMatrix: 3116 } as const;

function tooMuch(symbology: keyof typeof MOST, { length }: Uint8Array): SymbolRefusal | undefined {
  return length > MOST[symbology] ? { refused: `${symbology} has no room for ${length} bytes.` } : undefined;
}

/** A PDF417 of as many columns as fit behind the position, unless they are set. */
export function pdf417Picture(machine: Machine, settings: Pdf417Settings, data: Uint8Array) {
  const { columns, rows, module, rowHeight, level, tenths, compact } = settings;
  const correction = level === null ? { tenths } : { level };
  const options = { columns, rows, correction, compact, widest: roomIn(machine, module) };
  return picture(tooMuch('PDF417', data) ?? encodePdf417(data, options), module, module * rowHeight);
}

/** A QR code of the smallest version that holds the data, or of the one asked for, 1 to 40; Micro QR by its model. */
export function qrPicture({ model, module, level }: QrSettings, data: Uint8Array, version = 0) {
  const symbol = () => (model === 'micro' ? encodeMicroQr(data, level) : encodeQr(data, { model, level, version }));
  return picture(tooMuch('QR', data) ?? symbol(), module);
}

/** A MaxiCode has one size, whatever is set. */
export function maxiCodePicture({ model: { dpi } }: Machine, mode: MaxiCodeMode, data: Uint8Array) {
  const symbol = encodeMaxiCode(data, mode);
  if ('refused' in symbol) return symbol;
  const dots = enlarged(drawMaxiCode(symbol, dpi / MM_PER_INCH), 1);
  return { symbology: symbol.symbology, data: readable(data), dots };
}

/** An Aztec code. */
export function aztecPicture({ module, ...options }: AztecSettings, data: Uint8Array) {
  return picture(encodeAztec(data, options), module);
}

/** A Data Matrix. */
export function dataMatrixPicture({ module, ...options }: DataMatrixSettings, data: Uint8Array) {
  return picture(tooMuch('DataMatrix', data) ?? encodeDataMatrix(data, options), module);
}

/** The bytes as text: UTF-8 where they are, one character a byte where they are not. */
export function readable(data: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(data);
  } catch {
    let text = '';
    for (const byte of data) text += String.fromCharCode(byte);
    return text;
  }
}
