import { Bitmap } from '../../emulator/dots/bitmap.ts';
import { encodePng } from '../../src/pictures/png.ts';

/** A cup seen from above, 96 x 64 dots. */
function cup(): Bitmap {
  const dots = new Bitmap(96, 64);
  for (let y = 0; y < dots.height; y++) {
    for (let x = 0; x < dots.width; x++) {
      const fromCup = Math.hypot(x - 40, y - 32);
      const fromHandle = Math.hypot(x - 74, y - 28);
      const rim = fromCup > 26 && fromCup < 30;
      const coffee = fromCup < 18 && (x + y) % 4 < 2;
      const handle = fromHandle > 10 && fromHandle < 14 && x > 68;
      if (rim || coffee || handle) dots.set(x, y);
    }
  }
  return dots;
}

/** The cup as a PNG. */
export function logo(): Uint8Array {
  return encodePng(cup());
}

/** The cup as pixels of four bytes: red, green, blue, opaque. */
export function logoPixels(): { data: Uint8ClampedArray; width: number; height: number } {
  const dots = cup();
  const data = new Uint8ClampedArray(dots.width * dots.height * 4).fill(255);
  for (let y = 0; y < dots.height; y++) {
    for (let x = 0; x < dots.width; x++) {
      if (dots.get(x, y)) data.fill(0, (y * dots.width + x) * 4, (y * dots.width + x) * 4 + 3);
    }
  }
  return { data, width: dots.width, height: dots.height };
}
