const MAGIC = 0x47544c50; // "PLTG", read little endian
const VERSION = 1;
const HEADER_BYTES = 16;
const LAST_CODE_POINT = 0x10ffff;
const PAGE_BITS = 8;
const PAGE_SIZE = 1 << PAGE_BITS;

/** A compiled glyph set: the dots of one font, found by Unicode code point. Made by scripts/compile-glyphs.ts. */
export class GlyphSet {
  /** Dots of a glyph's cell, across and down. */
  readonly width: number;
  readonly height: number;
  /** Dot rows from the top of the cell to the first row below the baseline. */
  readonly baseline: number;
  readonly bytesPerRow: number;
  /** How many glyphs there are. */
  readonly count: number;
  /** The glyphs one after another, height x bytesPerRow bytes each, most significant bit leftmost. */
  readonly rows: Uint8Array;
  /** For each 256 code points, which page of `offsets` has them; page 0 is the empty one. */
  private readonly pages: Uint16Array;
  private readonly offsets: Int32Array;
  /** For each glyph, its first row with a black dot and the row after its last; twice 0 for a blank one. */
  private readonly inked: Uint8Array;

  private constructor(header: DataView, rows: Uint8Array, codePoints: readonly number[]) {
    this.width = header.getUint8(6);
    this.height = header.getUint8(7);
    this.baseline = header.getUint8(8);
    this.bytesPerRow = header.getUint8(9);
    this.count = codePoints.length;
    this.rows = rows;
    this.inked = inkedRows(rows, this.count, this.height, this.bytesPerRow);
    this.pages = new Uint16Array((LAST_CODE_POINT + 1) / PAGE_SIZE);
    let used = 1;
    for (const codePoint of codePoints) {
      if (this.pages[codePoint >> PAGE_BITS] === 0) this.pages[codePoint >> PAGE_BITS] = used++;
    }
    this.offsets = new Int32Array(used * PAGE_SIZE).fill(-1);
    codePoints.forEach((codePoint, i) => {
      const page = this.pages[codePoint >> PAGE_BITS]!;
      this.offsets[page * PAGE_SIZE + (codePoint & (PAGE_SIZE - 1))] = i * this.height * this.bytesPerRow;
    });
  }

  /** Reads a glyph set file; throws an Error when it is none, of another version, or not as long as it says. */
  static read(bytes: Uint8Array): GlyphSet {
    if (bytes.length < HEADER_BYTES)
      throw new Error(`not a glyph set: ${bytes.length} bytes, a header alone has ${HEADER_BYTES}`);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (view.getUint32(0, true) !== MAGIC) throw new Error('not a glyph set: it does not start with "PLTG"');
    const version = view.getUint16(4, true);
    if (version !== VERSION) throw new Error(`glyph set version ${version} cannot be read, only version ${VERSION}`);
    const [width, height, bytesPerRow] = [view.getUint8(6), view.getUint8(7), view.getUint8(9)];
    if (width === 0 || height === 0 || bytesPerRow !== (width + 7) >> 3) {
      throw new Error(`glyph set with cells of ${width} x ${height} dots and ${bytesPerRow} bytes a row`);
    }
    const count = view.getUint32(12, true);
    const expected = HEADER_BYTES + count * (4 + height * bytesPerRow);
    if (bytes.length !== expected) {
      throw new Error(`glyph set of ${count} glyphs has ${bytes.length} bytes, expected ${expected}`);
    }
    const rowsAt = HEADER_BYTES + 4 * count;
    const rows = new Uint8Array(bytes.buffer, bytes.byteOffset + rowsAt, bytes.length - rowsAt);
    return new GlyphSet(view, rows, readCodePoints(view, count));
  }

  /** The byte offset in `rows` of a character's glyph, -1 when the set has none. */
  find(codePoint: number): number {
    const page = this.pages[codePoint >> PAGE_BITS] ?? 0;
    return this.offsets[page * PAGE_SIZE + (codePoint & (PAGE_SIZE - 1))]!;
  }

  /** The first row with a black dot of the glyph at that byte offset in `rows`; 0 of a blank one. */
  inkTop(at: number): number {
    return this.inked[2 * (at / (this.height * this.bytesPerRow))]!;
  }

  /** The row after its last with a black dot; 0 of a blank one. */
  inkBottom(at: number): number {
    return this.inked[2 * (at / (this.height * this.bytesPerRow)) + 1]!;
  }
}

function inkedRows(rows: Uint8Array, count: number, height: number, bytesPerRow: number): Uint8Array {
  const inked = new Uint8Array(2 * count);
  const bytes = height * bytesPerRow;
  for (let i = 0; i < count; i++) {
    let first = i * bytes;
    let end = first + bytes;
    while (end > first && rows[end - 1] === 0) end--;
    if (end === first) continue;
    while (rows[first] === 0) first++;
    inked[2 * i] = Math.floor((first - i * bytes) / bytesPerRow);
    inked[2 * i + 1] = Math.ceil((end - i * bytes) / bytesPerRow);
  }
  return inked;
}

function readCodePoints(view: DataView, count: number): number[] {
  const codePoints: number[] = [];
  let last = -1;
  for (let i = 0; i < count; i++) {
    const codePoint = view.getUint32(HEADER_BYTES + 4 * i, true);
    if (codePoint <= last || codePoint > LAST_CODE_POINT) {
      throw new Error(`glyph set with code point ${codePoint} after ${last}: they must ascend to ${LAST_CODE_POINT}`);
    }
    codePoints.push(codePoint);
    last = codePoint;
  }
  return codePoints;
}
