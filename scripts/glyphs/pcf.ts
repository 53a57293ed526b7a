/**
 * Reads the X11 Portable Compiled Format: a bitmap font as the X server keeps it.
 * Layout after the X Consortium sources (libXfont, `pcf.h` and `pcfread.c`): a table of contents, then tables that each
 * state their own byte order, row padding and bit order in a format word.
 */
import { gunzipSync } from 'node:zlib';

/** One glyph's dots, one byte a dot (0 or 1), row by row from the top of the font's cell. */
export interface Cell {
  readonly width: number;
  readonly height: number;
  readonly dots: Uint8Array;
}

export interface PcfFont {
  /** String properties by name (`COPYRIGHT`, `FONT`, `CHARSET_REGISTRY` ...). */
  readonly properties: ReadonlyMap<string, string>;
  /** Rows of the cell above the baseline and below it. */
  readonly ascent: number;
  readonly descent: number;
  /** Encodings that have a glyph, ascending: byte 1 in the high, byte 2 in the low eight bits. */
  readonly encodings: readonly number[];
  /** The glyph of an encoding laid into a cell of its advance width and ascent + descent rows, if there is one. */
  cell(encoding: number): Cell | undefined;
}

interface Metrics {
  readonly left: number;
  readonly right: number;
  readonly advance: number;
  readonly ascent: number;
  readonly descent: number;
}

const PROPERTIES = 1;
const METRICS = 4;
const BITMAPS = 8;
const ENCODINGS = 32;
const BDF_ACCELERATORS = 256;

const COMPRESSED_METRICS = 0x100;
const BIG_ENDIAN = 4;
const MOST_SIGNIFICANT_BIT_FIRST = 8;

/** A table's numbers, read in the byte order its format word states. */
class Table {
  readonly format: number;
  readonly start: number;
  readonly littleEndian: boolean;
  private readonly view: DataView;

  constructor(view: DataView, start: number) {
    this.view = view;
    this.start = start;
    this.format = view.getUint32(start, true);
    this.littleEndian = (this.format & BIG_ENDIAN) === 0;
  }

  i32 = (at: number): number => this.view.getInt32(this.start + at, this.littleEndian);
  i16 = (at: number): number => this.view.getInt16(this.start + at, this.littleEndian);
  u16 = (at: number): number => this.view.getUint16(this.start + at, this.littleEndian);
  u8 = (at: number): number => this.view.getUint8(this.start + at);
}

/** Reads a `.pcf` or `.pcf.gz` file; throws an Error when a table that is needed is missing. */
export function readPcf(file: Uint8Array): PcfFont {
  const bytes = file[0] === 0x1f && file[1] === 0x8b ? new Uint8Array(gunzipSync(file)) : file;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0, false) !== 0x01666370) throw new Error('not a PCF font: it does not start with \\1fcp');
  const tables = new Map<number, Table>();
  for (let i = 0; i < view.getUint32(4, true); i++) {
    const entry = 8 + 16 * i;
    tables.set(view.getUint32(entry, true), new Table(view, view.getUint32(entry + 12, true)));
  }
  const table = (type: number): Table => {
    const found = tables.get(type);
    if (!found) throw new Error(`the PCF font has no table of type ${type}`);
    return found;
  };

  const accelerators = table(BDF_ACCELERATORS);
  const ascent = accelerators.i32(12);
  const descent = accelerators.i32(16);
  const metrics = readMetrics(table(METRICS));
  const glyphOf = readEncodings(table(ENCODINGS));
  const bitmap = bitmapReader(table(BITMAPS));

  return {
    properties: readProperties(table(PROPERTIES)),
    ascent,
    descent,
    encodings: [...glyphOf.keys()].sort((a, b) => a - b),
    cell(encoding) {
      const glyph = glyphOf.get(encoding);
      const m = glyph === undefined ? undefined : metrics[glyph];
      if (glyph === undefined || !m) return undefined;
      const height = ascent + descent;
      const dots = new Uint8Array(m.advance * height);
      for (let y = 0; y < m.ascent + m.descent; y++) {
        for (let x = 0; x < m.right - m.left; x++) {
          if (!bitmap(glyph, m.right - m.left, x, y)) continue;
          const column = m.left + x;
          const row = ascent - m.ascent + y;
          if (column < 0 || column >= m.advance || row < 0 || row >= height) {
            throw new Error(`the glyph at 0x${encoding.toString(16)} has ink outside its cell`);
          }
          dots[row * m.advance + column] = 1;
        }
      }
      return { width: m.advance, height, dots };
    },
  };
}

function readProperties(table: Table): Map<string, string> {
  const count = table.i32(4);
  const sizeAt = 8 + Math.ceil((9 * count) / 4) * 4;
  const text = (offset: number): string => {
    let s = '';
    for (let at = sizeAt + 4 + offset; table.u8(at) !== 0; at++) s += String.fromCharCode(table.u8(at));
    return s;
  };
  const properties = new Map<string, string>();
  for (let i = 0; i < count; i++) {
    const entry = 8 + 9 * i;
    if (table.u8(entry + 4) !== 0) properties.set(text(table.i32(entry)), text(table.i32(entry + 5)));
  }
  return properties;
}

function readMetrics(table: Table): Metrics[] {
  if ((table.format & COMPRESSED_METRICS) !== 0) {
    const field = (at: number): number => table.u8(at) - 0x80;
    return Array.from({ length: table.i16(4) }, (_, i) => {
      const at = 6 + 5 * i;
      const [left, right, advance] = [field(at), field(at + 1), field(at + 2)];
      return { left, right, advance, ascent: field(at + 3), descent: field(at + 4) };
    });
  }
  return Array.from({ length: table.i32(4) }, (_, i) => {
    const at = 8 + 12 * i;
    const [left, right, advance] = [table.i16(at), table.i16(at + 2), table.i16(at + 4)];
    return { left, right, advance, ascent: table.i16(at + 6), descent: table.i16(at + 8) };
  });
}

function readEncodings(table: Table): Map<number, number> {
  const [minLow, maxLow, minHigh, maxHigh] = [table.u16(4), table.u16(6), table.u16(8), table.u16(10)];
  const glyphOf = new Map<number, number>();
  let at = 14;
  for (let high = minHigh; high <= maxHigh; high++) {
    for (let low = minLow; low <= maxLow; low++, at += 2) {
      const glyph = table.u16(at);
      if (glyph !== 0xffff) glyphOf.set(high * 256 + low, glyph);
    }
  }
  return glyphOf;
}

/** Returns a function that reads one dot; rows are padded to 1, 2, 4 or 8 bytes, dots scanned in units of bytes. */
function bitmapReader(table: Table): (glyph: number, width: number, x: number, y: number) => boolean {
  const padding = 1 << (table.format & 3);
  const unit = 1 << ((table.format >> 4) & 3);
  const leftFirst = (table.format & MOST_SIGNIFICANT_BIT_FIRST) !== 0;
  if (unit !== 1) throw new Error(`PCF bitmaps scanned in units of ${unit} bytes are not read here, only of 1`);
  const count = table.i32(4);
  const data = 8 + 4 * count + 16;
  return (glyph, width, x, y) => {
    const rowBytes = Math.ceil(width / (8 * padding)) * padding;
    const byte = table.u8(data + table.i32(8 + 4 * glyph) + y * rowBytes + (x >> 3));
    return ((byte >> (leftFirst ? 7 - (x & 7) : x & 7)) & 1) === 1;
  };
}
