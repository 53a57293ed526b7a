import type { Bitmap } from './bitmap.ts';
import { scale } from './transform.ts';

/**
 * Each dot becomes a block of `across` x `down` dots, and where two black blocks meet at a corner alone, the two white
 * corners there are filled by a step of half a block, so that a slant has no stairs. No document says how a printer
 * smooths; this is the way of character generators that round 5 x 9 dots to twice the size.
 */
export function scaleSmooth(source: Bitmap, across: number, down: number): Bitmap {
  const out = scale(source, across, down);
  const width = across >> 1;
  const height = down >> 1;
  for (let y = 1; y < source.height; y++) {
    for (let x = 1; x < source.width; x++) {
      const fallsRight = source.get(x, y);
      const isCorner =
        source.get(x - 1, y - 1) === fallsRight &&
        source.get(x, y - 1) !== fallsRight &&
        source.get(x - 1, y) !== fallsRight;
      if (!isCorner) continue;
      // Rows of the wedge, from the corner outwards: each narrower than the one before.
      for (let row = 0; row < height; row++) {
        const dots = Math.ceil((width * (height - row)) / height);
        const [above, below] = [y * down - 1 - row, y * down + row];
        out.fill(x * across - (fallsRight ? 0 : dots), above, dots, 1);
        out.fill(x * across - (fallsRight ? dots : 0), below, dots, 1);
      }
    }
  }
  return out;
}
