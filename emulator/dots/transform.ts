import { Bitmap } from './bitmap.ts';

/** Each dot becomes a block of `across` x `down` dots. */
export function scale(source: Bitmap, across: number, down: number): Bitmap {
  if (across === 1 && down === 1) return source;
  const out = new Bitmap(source.width * across, source.height * down);
  const { bits, stride } = source;
  for (let y = 0; y < source.height; y++) {
    const top = y * down;
    for (let x = 0; x < source.width; ) {
      const start = x;
      while (source.get(x, y)) x++;
      if (x > start) out.fill(start * across, top, (x - start) * across, 1);
      else if (bits[y * stride + (x >> 3)] === 0) x = (x | 7) + 1;
      else x++;
    }
    for (let copy = 1; copy < down; copy++) {
      out.bits.copyWithin((top + copy) * out.stride, top * out.stride, (top + 1) * out.stride);
    }
  }
  return out;
}

/** Turned by 180 degrees. */
export function turnUpsideDown(source: Bitmap): Bitmap {
  const out = new Bitmap(source.width, source.height);
  for (let y = 0; y < source.height; y++) {
    for (let x = 0; x < source.width; x++) {
      if (source.get(x, y)) out.set(source.width - 1 - x, source.height - 1 - y);
    }
  }
  return out;
}

/** Turned by 90 degrees clockwise: the left column becomes the top row. */
export function turnClockwise(source: Bitmap): Bitmap {
  const out = new Bitmap(source.height, source.width);
  for (let y = 0; y < source.height; y++) {
    for (let x = 0; x < source.width; x++) if (source.get(x, y)) out.set(source.height - 1 - y, x);
  }
  return out;
}
