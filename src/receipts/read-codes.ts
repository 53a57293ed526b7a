import type { ReadInputBarcodeFormat, ReadResult } from 'zxing-wasm/reader';
import type { Bitmap } from '../../emulator/dots/bitmap.ts';
import type { Box, CodeMark } from '../../emulator/machine/slip.ts';
import { Kept } from '../kept/kept.ts';
import { codeReader, formats } from './code-reader.ts';
import { cutOut } from './rows.ts';

/** What a reader makes of the dots of a code. */
export interface CodeReading {
  readonly code: CodeMark;
  /** The data that it reads; null: none. */
  readonly read: string | null;
}

/** A code that was found in a picture. */
export interface FoundCode extends Box {
  /** As the reader calls it: `QRCode`, `EAN13`. */
  readonly format: string;
  readonly data: string;
}

/** Paper around a code that the reader sees too, dots: more than the quiet zone that any symbology asks for. */
const AROUND = 40;

/** True where a reader can be asked what a code holds. */
export const isReadable = ({ symbology }: Pick<CodeMark, 'symbology'>) => symbology in formats;

/** Reads every code of a slip back from its dots, with a reader that knows nothing of the bytes or of the encoder. */
export async function readCodes({ dots, codes }: { dots: Bitmap; codes: readonly CodeMark[] }): Promise<CodeReading[]> {
  const readings: CodeReading[] = [];
  for (const code of codes) if (isReadable(code)) readings.push({ code, read: await readCode(dots, code) });
  return readings;
}

/** Dots of codes that are kept at most, with what was read in them, bytes. */
const MOST_KEPT = 8 << 20;

/** The copies of a slip have their code in common. */
const readings = new Kept<Promise<string | null>>(MOST_KEPT, () => 0);

function readCode(dots: Bitmap, { x, y, width, height, symbology }: CodeMark): Promise<string | null> {
  const box = { x: x - AROUND, y: y - AROUND, width: width + 2 * AROUND, height: height + 2 * AROUND };
  const around = cutOut(dots, box);
  return readings.of(around.bits, `${symbology} ${width} x ${height}`, () =>
    readAround(around, symbology, width, height),
  );
}

/** Reads the code of `width` x `height` dots in the middle of its surroundings. */
async function readAround(around: Bitmap, symbology: string, width: number, height: number): Promise<string | null> {
  const inBox = ({ position }: ReadResult) => {
    const middle = centre(position);
    return middle.x >= AROUND && middle.y >= AROUND && middle.x < AROUND + width && middle.y < AROUND + height;
  };
  for (const times of [1, 3]) {
    const found = await readAll(around, times, [formats[symbology]!]);
    const result = found.find(inBox);
    if (result) return dataOf(result, symbology);
  }
  return null;
}

/** Every code in a picture, from top to bottom. */
export async function findCodes(dots: Bitmap): Promise<FoundCode[]> {
  const results = await readAll(dots, 1, []);
  return results
    .map((result) => {
      const { topLeft, bottomRight } = result.position;
      const box = {
        x: Math.round(Math.min(topLeft.x, bottomRight.x)),
        y: Math.round(Math.min(topLeft.y, bottomRight.y)),
      };
      const size = {
        width: Math.round(Math.abs(bottomRight.x - topLeft.x)),
        height: Math.round(Math.abs(bottomRight.y - topLeft.y)),
      };
      return { ...box, ...size, format: result.format, data: textOf(result.bytes) };
    })
    .sort((a, b) => a.y - b.y || a.x - b.x);
}

/** Reads a bitmap enlarged by whole dots; positions count in its own dots. */
async function readAll(dots: Bitmap, times: number, of: ReadInputBarcodeFormat[]): Promise<ReadResult[]> {
  const { readBarcodes } = await codeReader();
  const [width, height] = [dots.width * times, dots.height * times];
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  const pixels = new Uint32Array(data.buffer);
  const BLACK = new Uint32Array(Uint8Array.of(0, 0, 0, 255).buffer)[0]!;
  for (let y = 0; y < height; y++) {
    const row = Math.floor(y / times);
    for (let x = 0; x < width; x++) if (dots.get(Math.floor(x / times), row)) pixels[y * width + x] = BLACK;
  }
  const results = await readBarcodes(
    { width, height, data, colorSpace: 'srgb' },
    { formats: of, tryHarder: true, tryInvert: false, textMode: 'Plain', maxNumberOfSymbols: 32 },
  );
  const scaled = ({ x, y }: { x: number; y: number }) => ({ x: x / times, y: y / times });
  return results
    .filter(({ isValid }) => isValid)
    .map((result) => {
      const { topLeft, topRight, bottomLeft, bottomRight } = result.position;
      const position = {
        topLeft: scaled(topLeft),
        topRight: scaled(topRight),
        bottomLeft: scaled(bottomLeft),
        bottomRight: scaled(bottomRight),
      };
      return { ...result, position };
    });
}

function centre({ topLeft, topRight, bottomLeft, bottomRight }: ReadResult['position']) {
  const corners = [topLeft, topRight, bottomLeft, bottomRight];
  const mean = (of: 'x' | 'y') => corners.reduce((sum, corner) => sum + corner[of], 0) / corners.length;
  return { x: mean('x'), y: mean('y') };
}

const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

/** The data as the marks of a slip give it. */
function dataOf(result: ReadResult, symbology: string): string {
  // The reader writes UPC-A and UPC-E as the EAN-13 they stand for.
  if (symbology === 'UPC-A') return result.text.slice(-12);
  if (symbology === 'UPC-E') return JSON.parse(result.extra).UPCE ?? result.text;
  return textOf(result.bytes);
}
