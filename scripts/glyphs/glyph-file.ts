/** Writes the glyph set format that emulator/glyphs/glyph-set.ts reads. */
import type { Cell } from './pcf.ts';

export interface CellSize {
  readonly width: number;
  readonly height: number;
  /** Rows from the top of the cell to the first row below the baseline. */
  readonly baseline: number;
}

/** Glyphs by code point. */
export type Glyphs = ReadonlyMap<number, Cell>;

const HEADER_BYTES = 16;

/** Packs the glyphs, ascending by code point, whatever order they come in. */
export function packGlyphs(size: CellSize, glyphs: Glyphs): Uint8Array {
  const bytesPerRow = Math.ceil(size.width / 8);
  const codePoints = [...glyphs.keys()].sort((a, b) => a - b);
  const rowsAt = HEADER_BYTES + 4 * codePoints.length;
  const file = new Uint8Array(rowsAt + codePoints.length * size.height * bytesPerRow);
  const view = new DataView(file.buffer);
  file.set(new TextEncoder().encode('PLTG'));
  view.setUint16(4, 1, true);
  file.set([size.width, size.height, size.baseline, bytesPerRow], 6);
  view.setUint32(12, codePoints.length, true);
  let at = rowsAt;
  codePoints.forEach((codePoint, i) => {
    view.setUint32(HEADER_BYTES + 4 * i, codePoint, true);
    const cell = glyphs.get(codePoint);
    if (!cell || cell.width !== size.width || cell.height !== size.height) {
      throw new Error(
        `U+${codePoint.toString(16)} is ${cell?.width} x ${cell?.height}, not ${size.width} x ${size.height}`,
      );
    }
    for (let y = 0; y < size.height; y++, at += bytesPerRow) {
      for (let x = 0; x < size.width; x++) {
        if (cell.dots[y * size.width + x] === 1) file[at + (x >> 3)]! |= 0x80 >> (x & 7);
      }
    }
  });
  return file;
}
