import { Bitmap } from './bitmap.ts';

/** Packed columns as a bitmap: `bytesPerColumn` bytes a column, left first, the top dot in the high bit. */
export function fromColumns(columns: Uint8Array, bytesPerColumn: number): Bitmap {
  const picture = new Bitmap(Math.floor(columns.length / bytesPerColumn), bytesPerColumn * 8);
  for (let x = 0; x < picture.width; x++) {
    for (let i = 0; i < bytesPerColumn; i++) {
      const byte = columns[x * bytesPerColumn + i]!;
      for (let bit = 0; bit < 8; bit++) if ((byte & (0x80 >> bit)) !== 0) picture.set(x, i * 8 + bit);
    }
  }
  return picture;
}
