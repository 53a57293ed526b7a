import { encodeIndexedPng, inflate } from './png.ts';
import { GREY, INDEXED, PngError, readPng } from './png-chunks.ts';

/** A picture of few colours. */
export interface IndexedPicture {
  readonly width: number;
  readonly height: number;
  /** Red, green and blue, 0 to 255; the first is paper. */
  readonly palette: readonly (readonly [number, number, number])[];
  /** A byte each, row by row: which colour. */
  readonly pixels: Uint8Array;
}

const BLACK_ON_WHITE = [
  [255, 255, 255],
  [0, 0, 0],
] as const;

/** Reads a picture that `encodePng` or `encodeIndexedPng` made. Throws a PngError for any other. */
export function readIndexed(bytes: Uint8Array): IndexedPicture {
  const { header, chunks } = readPng(bytes);
  const { width, height, depth, colour } = header;
  const isDots = depth === 1 && colour === GREY;
  if (!isDots && (depth !== 4 || colour !== INDEXED)) {
    throw new PngError(`PNG has ${depth} bits a pixel and colour type ${colour}: it was written by another program`);
  }
  const stride = Math.ceil((width * depth) / 8);
  const rows = inflate(chunks, (stride + 1) * height);
  const pixels = new Uint8Array(width * height);
  const each = 8 / depth;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const byte = rows[y * (stride + 1) + 1 + Math.floor(x / each)]!;
      const value = (byte >> (8 - depth - (x % each) * depth)) & ((1 << depth) - 1);
      // Of grey 0 is black.
      pixels[y * width + x] = isDots ? 1 - value : value;
    }
  }
  const colours = chunks.find(({ type }) => type === 'PLTE')?.data ?? new Uint8Array(0);
  const palette = Array.from({ length: colours.length / 3 }, (_, i): [number, number, number] => [
    colours[i * 3]!,
    colours[i * 3 + 1]!,
    colours[i * 3 + 2]!,
  ]);
  return { width, height, palette: isDots ? BLACK_ON_WHITE : palette, pixels };
}

/** The picture as an indexed PNG. */
export function writeIndexed({ width, height, palette, pixels }: IndexedPicture): Uint8Array {
  const stride = (width + 1) >> 1;
  const packed = new Uint8Array(stride * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) packed[y * stride + (x >> 1)]! |= pixels[y * width + x]! << (x % 2 === 0 ? 4 : 0);
  }
  return encodeIndexedPng(width, height, packed, palette);
}

/** Rows of a picture: from `top`, before `bottom`. */
export function rowsOf(picture: IndexedPicture, top: number, bottom: number): IndexedPicture {
  const { width, pixels } = picture;
  return { ...picture, height: bottom - top, pixels: pixels.subarray(top * width, bottom * width) };
}

/**
 * The rows of a picture in which colours beside the first two stand, which are paper and print, with as many above and
 * below them as `margin` says; null where there are none.
 */
export function colouredRows({ width, height, pixels }: IndexedPicture, margin: number): [number, number] | null {
  const isColoured = (pixel: number) => pixel > 1;
  const first = pixels.findIndex(isColoured);
  if (first < 0) return null;
  const last = pixels.findLastIndex(isColoured);
  const [top, bottom] = [Math.floor(first / width), Math.floor(last / width) + 1];
  return [Math.max(0, top - margin), Math.min(height, bottom + margin)];
}
