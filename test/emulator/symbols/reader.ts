import type { ReadInputBarcodeFormat, ReadResult } from 'zxing-wasm/reader';
import type { LinearSymbol } from '../../../emulator/symbols/linear.ts';
import { type MatrixSymbol, squareModules } from '../../../emulator/symbols/matrix.ts';
import type { SymbolRefusal } from '../../../emulator/symbols/refusal.ts';
import { codeReader, formats } from '../../../src/receipts/code-reader.ts';

/** The bars that the decoder reads, those that slips are not asked for among them. */
const barFormats: Readonly<Record<string, ReadInputBarcodeFormat>> = {
  ...formats,
  'GS1 DataBar Omnidirectional': 'DataBarOmni',
  'GS1 DataBar Truncated': 'DataBarOmni',
  'GS1 DataBar Limited': 'DataBarLtd',
  'GS1 DataBar Expanded': 'DataBarExp',
};

/** A symbol that must not be refused. */
export function accepted<T extends object>(encoded: T | SymbolRefusal): T {
  if ('refused' in encoded) throw new Error(String(encoded.refused));
  return encoded as T;
}

/** Dots of a module and of the narrow and the wide element (GS w 2), rows of a linear symbol, modules of quiet zone. */
const MODULE = 2;
const NARROW = 2;
const WIDE = 5;
const ROWS = 12;
const QUIET = 10;
const QR_MODULE = 3;
const QR_QUIET = 4;

/** Reads the bars of a symbol with a decoder that knows nothing of the encoder; undefined when it reads nothing. */
export async function readLinear(symbol: LinearSymbol): Promise<string | undefined> {
  const row: number[] = new Array(QUIET * MODULE).fill(0);
  symbol.elements.forEach((width, place) => {
    const dots = symbol.levels === 'multi' ? width * MODULE : width === 1 ? NARROW : WIDE;
    for (let i = 0; i < dots; i++) row.push(place % 2 === 0 ? 1 : 0);
  });
  row.push(...row.slice(0, QUIET * MODULE));
  const result = await read(row.length, ROWS, (x) => row[x]!, barFormats[symbol.symbology]!);
  if (result === undefined) return undefined;
  // The decoder writes UPC-A and UPC-E as the EAN-13 they stand for, and keeps the digits of the UPC-E aside.
  if (symbol.symbology === 'UPC-A') return result.text.slice(1);
  if (symbol.symbology === 'UPC-E') return JSON.parse(result.extra).UPCE;
  return String.fromCharCode(...result.bytes);
}

/** What a decoder finds in a QR Code; undefined when it reads nothing. */
export function readQr(symbol: MatrixSymbol): Promise<ReadResult | undefined> {
  return readMatrix(symbol, 'QRCode');
}

/**
 * What a decoder finds in a symbol drawn three dots a module, its rows `rowHeight` times as tall as they are, with a
 * quiet zone of four modules; undefined when it reads nothing.
 */
export function readMatrix(
  symbol: MatrixSymbol,
  format: ReadInputBarcodeFormat,
  rowHeight = 1,
): Promise<ReadResult | undefined> {
  const rowHeights = symbol.rowHeights.map((height) => height * rowHeight);
  // A compact PDF417 of few rows is not found as one that fills its picture.
  return readPicture(squareModules({ ...symbol, rowHeights }), format, QR_MODULE, format !== 'CompactPDF417');
}

/** What a decoder finds in a picture of `module` dots an element, with a quiet zone of four elements. */
export function readPicture(
  picture: Pick<MatrixSymbol, 'width' | 'height' | 'modules'>,
  format: ReadInputBarcodeFormat,
  module = 1,
  isPure = true,
): Promise<ReadResult | undefined> {
  const dark = (x: number, y: number) => {
    const column = Math.floor(x / module) - QR_QUIET;
    const line = Math.floor(y / module) - QR_QUIET;
    if (column < 0 || line < 0 || column >= picture.width || line >= picture.height) return 0;
    return picture.modules[line * picture.width + column]!;
  };
  const side = (length: number) => (length + 2 * QR_QUIET) * module;
  return read(side(picture.width), side(picture.height), dark, format, isPure);
}

/** A pixel: red, green, blue and how much it covers. */
const BLACK = new Uint32Array(Uint8Array.of(0, 0, 0, 255).buffer)[0]!;

async function read(
  width: number,
  height: number,
  dark: (x: number, y: number) => number,
  format: ReadInputBarcodeFormat,
  isPure = true,
): Promise<ReadResult | undefined> {
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  const pixels = new Uint32Array(data.buffer);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) if (dark(x, y)) pixels[y * width + x] = BLACK;
  const { readBarcodes } = await codeReader();
  const results = await readBarcodes(
    { width, height, data },
    {
      formats: [format],
      isPure,
      binarizer: 'BoolCast',
      tryHarder: true,
      tryRotate: false,
      tryInvert: false,
      tryDownscale: false,
      textMode: 'Plain',
    },
  );
  return results.find((result) => result.isValid);
}
