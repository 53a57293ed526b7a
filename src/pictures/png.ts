import { constants, deflateRawSync, inflateSync } from 'node:zlib';
import { Bitmap } from '../../emulator/dots/bitmap.ts';
import { Kept } from '../kept/kept.ts';
import { type Chunk, GREY, INDEXED, PngError, readPng, writePng } from './png-chunks.ts';

/**
 * The same dots give the same bytes with the same zlib. Another zlib (another Node line, a distribution's zlib-ng, a
 * processor with another hash instruction) may find other matches and so write other bytes for the same dots; nothing
 * else varies: no times, no text chunks, filter 0 in every row. So pictures are compared by their dots, never by bytes.
 */
const COMPRESSION = {
  // Level 6 takes half as long again and saves 5 % of a receipt.
  level: 4,
  // A window of 8 KiB holds 112 rows of 576 dots, more than a line of print is tall. The smaller the window, the tables
  // and the output buffer are, the quicker a compressor is set up, and one is set up for every line.
  windowBits: 13,
  memLevel: 6,
  chunkSize: 4096,
  finishFlush: constants.Z_FULL_FLUSH,
} as const;

/** zlib header for a 32 KiB window, which every reader grants, and its check bits (RFC 1950 2.2). */
const ZLIB_HEADER = Uint8Array.of(0x78, 0x9c);
/** An empty last block with fixed codes (RFC 1951 3.2.6): it ends what the flushes left open. */
const LAST_BLOCK = Uint8Array.of(0x03, 0x00);

/** Fewest rows between two flushes: the cell of Font A, so that the dot of an i does not begin a line. */
const LINE_ROWS = 24;

/** Most pixel rows that are read: the emulator's longest slip, so that a forged picture cannot fill the memory. */
const MOST_ROWS = 200_000;
const MOST_COLUMNS = 4096;

/**
 * A 1-bit grey PNG, black dots 0. A bitmap without rows or columns becomes one white pixel, for PNG knows no empty
 * picture. The compressor starts anew where a printed line begins, so a line keeps its bytes wherever it moves to and
 * the next revision of a receipt is a small delta in git.
 */
export function encodePng(bitmap: Bitmap): Uint8Array {
  if (bitmap.width === 0 || bitmap.height === 0) return encodePng(new Bitmap(1, 1));
  if (!last?.dots.equals(bitmap)) last = { dots: bitmap.rows(0, bitmap.height), png: encoded(bitmap) };
  return last.png.slice();
}

/** The picture that was made last: a slip that matches is shown beside its golden, which has the same dots. */
let last: { readonly dots: Bitmap; readonly png: Uint8Array } | undefined;

function encoded(bitmap: Bitmap): Uint8Array {
  const { width, height, stride, bits } = bitmap;
  const how = String(stride);
  const parts: Packed[] = [];
  let top = 0;
  for (const bottom of [...lineStarts(height, (y) => bitmap.rowIsBlank(y)), height]) {
    const line = bits.subarray(top * stride, bottom * stride);
    parts.push(lines.of(line, how, () => packed(inverted(line, stride))));
    top = bottom;
  }
  return writePng({ width, height, depth: 1, colour: GREY }, [{ type: 'IDAT', data: zlibStream(parts) }]);
}

/** Rows of dots as rows of a grey picture: filter 0 in front of each, black 0. */
function inverted(dots: Uint8Array, stride: number): Uint8Array {
  const rows = new Uint8Array((dots.length / stride) * (stride + 1));
  for (let from = 0, to = 0; from < dots.length; ) {
    to++;
    for (const end = from + stride; from < end; from++, to++) rows[to] = ~dots[from]!;
  }
  return rows;
}

/**
 * An indexed PNG of 4 bits a pixel from packed rows, two pixels a byte, which starts anew at printed lines as the other
 * does: where a report keeps each line once, differences cost what is different. `palette` has up to 16 colours of red, green
 * and blue.
 */
export function encodeIndexedPng(
  width: number,
  height: number,
  pixels: Uint8Array,
  palette: readonly (readonly [number, number, number])[],
): Uint8Array {
  const stride = (width + 1) >> 1;
  const isPlain = (y: number) => {
    const from = y * stride;
    for (let at = from + 1; at < from + stride - 1; at++) if (pixels[at] !== pixels[from]) return false;
    return true;
  };
  const parts: Packed[] = [];
  let top = 0;
  for (const bottom of [...lineStarts(height, isPlain), height]) {
    const rows = new Uint8Array((stride + 1) * (bottom - top));
    for (let y = top; y < bottom; y++) {
      rows.set(pixels.subarray(y * stride, (y + 1) * stride), (y - top) * (stride + 1) + 1);
    }
    parts.push(packed(rows));
    top = bottom;
  }
  const chunks: Chunk[] = [
    { type: 'PLTE', data: Uint8Array.from(palette.flat()) },
    { type: 'IDAT', data: zlibStream(parts) },
  ];
  return writePng({ width, height, depth: 4, colour: INDEXED }, chunks);
}

/** The dots of a picture that `encodePng` wrote. Throws a PngError for any other picture. */
export function decodePng(bytes: Uint8Array): Bitmap {
  const { header, chunks } = readPng(bytes);
  const { width, height, depth, colour } = header;
  if (depth !== 1 || colour !== GREY) {
    throw new PngError(
      `PNG has ${depth} bits a pixel and colour type ${colour}; a receipt has 1 bit and colour type 0`,
    );
  }
  if (width === 0 || height === 0 || width > MOST_COLUMNS || height > MOST_ROWS) {
    throw new PngError(`PNG is ${width} x ${height} pixels; a receipt has at most ${MOST_COLUMNS} x ${MOST_ROWS}`);
  }
  const stride = (width + 7) >> 3;
  const rows = inflate(chunks, (stride + 1) * height);
  const bits = new Uint8Array(stride * height);
  const turn = stride % 4 === 0 ? turnWords : turnBytes;
  for (let y = 0, from = 0; y < height; y++, from += stride + 1) {
    const filter = rows[from];
    if (filter !== 0) throw new PngError(`PNG row ${y} has filter ${filter}: it was written by another program`);
  }
  turn(rows, bits, stride);
  const padding = 0xff << (stride * 8 - width);
  if (padding !== 0xff) for (let end = stride - 1; end < bits.length; end += stride) bits[end]! &= padding;
  return new Bitmap(width, height, bits);
}

/** The rows of a picture without their filters, black 1. */
function turnBytes(rows: Uint8Array, bits: Uint8Array, stride: number): void {
  for (let from = 0, to = 0; to < bits.length; ) {
    from++;
    for (const end = to + stride; to < end; from++, to++) bits[to] = ~rows[from]!;
  }
}

/** The same for rows of whole words, four bytes at a time. */
function turnWords(rows: Uint8Array, bits: Uint8Array, stride: number): void {
  const view = new DataView(rows.buffer, rows.byteOffset, rows.byteLength);
  const words = new Uint32Array(bits.buffer);
  for (let from = 0, to = 0; to < words.length; ) {
    from++;
    for (const end = to + stride / 4; to < end; from += 4, to++) words[to] = ~view.getUint32(from, true);
  }
}

/** Bytes that are unpacked at once: a receipt of 14,000 rows, and what a forged header can make us ask for. */
const AT_ONCE = 1 << 20;

/** The rows of a picture, as its data holds them. Throws a PngError where that is not `length` bytes. */
export function inflate(chunks: readonly Chunk[], length: number): Uint8Array {
  const packed = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data));
  let rows: Uint8Array;
  try {
    rows = inflateSync(packed, { maxOutputLength: length, chunkSize: Math.min(AT_ONCE, Math.max(64, length)) });
  } catch (error) {
    throw new PngError(`PNG cannot be unpacked: ${(error as Error).message}`);
  }
  if (rows.length !== length) throw new PngError(`PNG holds ${rows.length} bytes of rows, expected ${length}`);
  return rows;
}

/** Rows at which a printed line begins: inked, under a blank one, `LINE_ROWS` or more after the one before. */
function lineStarts(height: number, isBlank: (y: number) => boolean): number[] {
  const starts: number[] = [];
  let last = 0;
  let blankAbove = true;
  for (let y = 0; y < height; y++) {
    const blank = isBlank(y);
    if (!blank && blankAbove && y - last >= LINE_ROWS) {
      starts.push(y);
      last = y;
    }
    blankAbove = blank;
  }
  return starts;
}

/** A part of a picture, compressed without knowledge of the others. */
interface Packed {
  readonly data: Uint8Array;
  /** Bytes before compression, their sum, and the sum of the sums up to each of them (RFC 1950 8.2); modulo ADLER_BASE. */
  readonly length: number;
  readonly sum: number;
  readonly sums: number;
}

/** Memory that compressed lines take at most, bytes: some tens of thousands. */
const MOST_KEPT = 8 << 20;

/** Lines that were compressed before: copies of a receipt have most of theirs in common, and so have its revisions. */
const lines = new Kept<Packed>(MOST_KEPT, ({ data }) => data.length);

/** Largest prime below 65536, and how many bytes can be summed before a 32-bit sum overflows (RFC 1950 8.2). */
const ADLER_BASE = 65521;
const ADLER_RUN = 5552;

function packed(bytes: Uint8Array): Packed {
  let sum = 0;
  let sums = 0;
  for (let at = 0; at < bytes.length; ) {
    for (const end = Math.min(bytes.length, at + ADLER_RUN); at < end; at++) {
      sum += bytes[at]!;
      sums += sum;
    }
    sum %= ADLER_BASE;
    sums %= ADLER_BASE;
  }
  // A copy: the compressor's own buffer is longer than what a line takes of it.
  return { data: new Uint8Array(deflateRawSync(bytes, COMPRESSION)), length: bytes.length, sum, sums };
}

/** The zlib stream of some parts. */
function zlibStream(parts: readonly Packed[]): Uint8Array {
  let a = 1;
  let b = 0;
  for (const { length, sum, sums } of parts) {
    b = (b + (length % ADLER_BASE) * a + sums) % ADLER_BASE;
    a = (a + sum) % ADLER_BASE;
  }
  const check = new Uint8Array(4);
  new DataView(check.buffer).setUint32(0, ((b << 16) | a) >>> 0);
  return Buffer.concat([ZLIB_HEADER, ...parts.map(({ data }) => data), LAST_BLOCK, check]);
}
