/** Rows that there is room for when the first is added: those of a receipt of 30 lines. */
const FEWEST_ROWS = 1024;

/** Dots of the widest rows that fit a word of 32 bits wherever in a byte they begin: every character is as narrow. */
const NARROW = 24;

/** Black dots in a byte. */
const BLACK = Uint8Array.from({ length: 256 }, (_, byte) => byte.toString(2).replaceAll('0', '').length);

/**
 * A packed 1-bit bitmap: one bit a dot, 1 = black, rows padded to whole bytes, leftmost dot in the high bit.
 * Rows can be added at the bottom; the width is fixed. Everything drawn outside is clipped.
 */
export class Bitmap {
  readonly width: number;
  /** Bytes a row. */
  readonly stride: number;
  #height: number;
  #bits: Uint8Array;
  /** The same memory, where each row is whole words of 32 bits: most of a receipt is white, four bytes at a time. */
  #words: Uint32Array | null;

  constructor(width: number, height = 0, bits?: Uint8Array) {
    this.width = width;
    this.stride = (width + 7) >> 3;
    this.#height = height;
    this.#bits = bits ?? new Uint8Array(this.stride * height);
    this.#words = wordsOf(this.#bits, this.stride);
    if (this.#bits.length < this.stride * height) throw new RangeError('bitmap: fewer bytes than rows need');
  }

  /** Dot rows. */
  get height(): number {
    return this.#height;
  }

  /** The packed rows, `stride * height` bytes, shared with the bitmap until it next grows. */
  get bits(): Uint8Array {
    return this.#bits.subarray(0, this.stride * this.#height);
  }

  /** Makes the bitmap at least `height` rows tall; new rows are white. */
  growTo(height: number): void {
    if (height <= this.#height) return;
    const needed = this.stride * height;
    if (needed > this.#bits.length) {
      const grown = new Uint8Array(Math.max(needed, this.#bits.length * 2, this.stride * FEWEST_ROWS));
      grown.set(this.bits);
      this.#bits = grown;
      this.#words = wordsOf(grown, this.stride);
    }
    this.#height = height;
  }

  /** True when the dot is black; false outside. */
  get(x: number, y: number): boolean {
    if (x < 0 || y < 0 || x >= this.width || y >= this.#height) return false;
    return ((this.#bits[y * this.stride + (x >> 3)]! >> (7 - (x & 7))) & 1) === 1;
  }

  /** Blackens one dot. */
  set(x: number, y: number): void {
    if (x < 0 || y < 0 || x >= this.width || y >= this.#height) return;
    this.#bits[y * this.stride + (x >> 3)]! |= 0x80 >> (x & 7);
  }

  /** Blackens a rectangle. */
  fill(x: number, y: number, width: number, height: number): void {
    this.#span(x, y, width, height, false);
  }

  /** Inverts a rectangle. */
  invert(x: number, y: number, width: number, height: number): void {
    this.#span(x, y, width, height, true);
  }

  /** Whitens a rectangle. */
  clear(x: number, y: number, width: number, height: number): void {
    this.fill(x, y, width, height);
    this.invert(x, y, width, height);
  }

  #span(x: number, y: number, width: number, height: number, inverts: boolean): void {
    const left = Math.max(0, x);
    const right = Math.min(this.width, x + width);
    if (right <= left) return;
    const bottom = Math.min(this.#height, y + height);
    const first = left >> 3;
    const last = (right - 1) >> 3;
    const head = 0xff >> (left & 7);
    const tail = (0xff << (7 - ((right - 1) & 7))) & 0xff;
    const bits = this.#bits;
    for (let row = Math.max(0, y); row < bottom; row++) {
      const base = row * this.stride;
      for (let column = first; column <= last; column++) {
        const mask = (column === first ? head : 0xff) & (column === last ? tail : 0xff);
        if (inverts) bits[base + column]! ^= mask;
        else bits[base + column]! |= mask;
      }
    }
  }

  /**
   * Blackens the dots that packed source rows hold: `height` rows of `sourceStride` bytes from `at`, `width` dots of
   * each, at (x, y). White source dots leave the paper as it is.
   */
  blit(
    source: Uint8Array,
    at: number,
    sourceStride: number,
    width: number,
    height: number,
    x: number,
    y: number,
  ): void {
    const skip = x < 0 ? -x : 0;
    const visible = Math.min(width, this.width - x);
    if (visible <= skip) return;
    const shift = x & 7;
    const bottom = Math.min(height, this.#height - y);
    const bits = this.#bits;
    if (skip === 0 && visible <= NARROW) {
      this.#blitNarrow(source, at, sourceStride, visible, bottom, x, y);
      return;
    }
    const lastByte = (visible - 1) >> 3;
    const tail = 0xff << (7 - ((visible - 1) & 7));
    for (let row = Math.max(0, -y); row < bottom; row++) {
      const from = at + row * sourceStride;
      let to = (y + row) * this.stride + (x >> 3);
      let carry = 0;
      for (let column = 0; column <= lastByte; column++, to++) {
        let byte = source[from + column]!;
        if (column === lastByte) byte &= tail;
        if (skip > column * 8) byte &= skip >= column * 8 + 8 ? 0 : 0xff >> (skip - column * 8);
        if (byte === 0 && carry === 0) continue;
        if (x + column * 8 >= 0) bits[to]! |= carry | (byte >> shift);
        carry = shift === 0 ? 0 : (byte << (8 - shift)) & 0xff;
      }
      if (carry !== 0 && (x >> 3) + lastByte + 1 < this.stride) bits[to]! |= carry;
    }
  }

  /** As `blit`, for rows of at most NARROW dots of which all are on the bitmap: each row is shifted as one word. */
  #blitNarrow(
    source: Uint8Array,
    at: number,
    sourceStride: number,
    width: number,
    bottom: number,
    x: number,
    y: number,
  ): void {
    const bits = this.#bits;
    const shift = x & 7;
    const mask = -1 << (32 - width);
    const { stride } = this;
    const top = Math.max(0, -y);
    let from = at + top * sourceStride;
    let to = (y + top) * stride + (x >> 3);
    for (let row = top; row < bottom; row++, from += sourceStride, to += stride) {
      let word = source[from]! << 24;
      if (width > 8) word |= source[from + 1]! << 16;
      if (width > 16) word |= source[from + 2]! << 8;
      word = (word & mask) >>> shift;
      if (word === 0) continue;
      bits[to]! |= word >>> 24;
      // What is black lies within the row; the bytes after it need not.
      if ((word & 0xffffff) === 0) continue;
      bits[to + 1]! |= (word >>> 16) & 0xff;
      if ((word & 0xffff) === 0) continue;
      bits[to + 2]! |= (word >>> 8) & 0xff;
      if ((word & 0xff) !== 0) bits[to + 3]! |= word & 0xff;
    }
  }

  /** The rows from `top` up to `bottom` (not included), below `above` blank ones. */
  rowsBelow(top: number, bottom: number, above: number): Bitmap {
    const rows = new Bitmap(this.width, above + bottom - top);
    rows.#bits.set(this.#bits.subarray(top * this.stride, bottom * this.stride), above * this.stride);
    return rows;
  }

  /** Draws another bitmap at (x, y). */
  draw(other: Bitmap, x: number, y: number): void {
    this.blit(other.bits, 0, other.stride, other.width, other.height, x, y);
  }

  /** A copy of the rows from `top` up to `bottom` (not included). */
  rows(top: number, bottom: number): Bitmap {
    const from = Math.max(0, Math.min(top, this.#height));
    const to = Math.max(from, Math.min(bottom, this.#height));
    return new Bitmap(this.width, to - from, this.#bits.slice(from * this.stride, to * this.stride));
  }

  /**
   * The rows above `bottom`, without copying them where they fill at least half of the memory they lie in. For a bitmap
   * that nothing is drawn on any more.
   */
  takeRows(bottom: number): Bitmap {
    if (bottom > this.#height || 2 * bottom * this.stride < this.#bits.length) return this.rows(0, bottom);
    return new Bitmap(this.width, bottom, this.#bits);
  }

  /** True when no dot of the row is black. */
  rowIsBlank(y: number): boolean {
    const words = this.#words;
    if (words) {
      for (let i = (y * this.stride) >> 2, end = i + (this.stride >> 2); i < end; i++) if (words[i] !== 0) return false;
      return true;
    }
    for (let i = y * this.stride, end = i + this.stride; i < end; i++) if (this.#bits[i] !== 0) return false;
    return true;
  }

  /** True when no dot is black. */
  get isBlank(): boolean {
    for (let i = 0, end = this.stride * this.#height; i < end; i++) if (this.#bits[i] !== 0) return false;
    return true;
  }

  /** Black dots in a row; none where there is no row. */
  blackIn(y: number): number {
    if (y >= this.#height) return 0;
    let count = 0;
    const words = this.#words;
    if (words) {
      for (let i = (y * this.stride) >> 2, end = i + (this.stride >> 2); i < end; i++) {
        const word = words[i]!;
        if (word !== 0) count += blackOf(word);
      }
      return count;
    }
    for (let i = y * this.stride, end = i + this.stride; i < end; i++) count += BLACK[this.#bits[i]!]!;
    return count;
  }

  /** Same size and the same dots. */
  equals(other: Bitmap): boolean {
    if (this.width !== other.width || this.#height !== other.height) return false;
    const mine = this.bits;
    const theirs = other.bits;
    const words = inWords(mine);
    const others = inWords(theirs);
    for (let i = 0; i < words.length; i++) if (words[i] !== others[i]) return false;
    for (let i = words.length * 4; i < mine.length; i++) if (mine[i] !== theirs[i]) return false;
    return true;
  }
}

/** Black dots in a word. */
const blackOf = (word: number) =>
  BLACK[word & 0xff]! + BLACK[(word >>> 8) & 0xff]! + BLACK[(word >>> 16) & 0xff]! + BLACK[word >>> 24]!;

/** Rows of `stride` bytes as words of 32 bits, in place; null where they are none, or lie otherwise. */
function wordsOf({ buffer, byteOffset, length }: Uint8Array, stride: number): Uint32Array | null {
  return stride % 4 === 0 && byteOffset % 4 === 0 ? new Uint32Array(buffer, byteOffset, length >> 2) : null;
}

/** The whole words of 32 bits that bytes make, in place where they lie as words do. */
function inWords(bytes: Uint8Array): Uint32Array {
  const { buffer, byteOffset, length } = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  return new Uint32Array(buffer, byteOffset, length >> 2);
}
