/** Ordered dither, 4 x 4: the order in which the dots of a cell turn black (Bayer, 1973). */
const ORDER: readonly (readonly number[])[] = [
  [0, 8, 2, 10],
  [12, 4, 14, 6],
  [3, 11, 1, 9],
  [15, 7, 13, 5],
];

const DARKEST = 15;

/** True when a dot of tone 0 (white) to 15 (black) at (x, y) is black. */
function isBlack(tone: number, x: number, y: number): boolean {
  return tone * (DARKEST + 1) > ORDER[y & 3]![x & 3]! * DARKEST;
}

/**
 * One bit a dot for 16 tones: a tone is told by how many dots of each 4 x 4 are black, since a dot is black or white
 * here. `planes` are the four bits of the tones, the highest first, as packed rows of `stride` bytes; null: all 0.
 */
export function dither(planes: readonly (Uint8Array | null)[], stride: number, height: number): Uint8Array {
  const bits = new Uint8Array(stride * height);
  for (let i = 0; i < bits.length; i++) {
    const y = Math.floor(i / stride);
    const x = (i % stride) * 8;
    for (let bit = 0; bit < 8; bit++) {
      const mask = 0x80 >> bit;
      let tone = 0;
      for (const plane of planes) tone = tone * 2 + (((plane?.[i] ?? 0) & mask) === 0 ? 0 : 1);
      if (isBlack(tone, x + bit, y)) bits[i]! |= mask;
    }
  }
  return bits;
}
