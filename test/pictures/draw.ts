import { Bitmap } from '../../emulator/dots/bitmap.ts';

/** A bitmap from rows of text, `#` black. */
export function draw(...rows: string[]): Bitmap {
  const out = new Bitmap(Math.max(0, ...rows.map((row) => row.length)), rows.length);
  rows.forEach((row, y) => {
    [...row].forEach((character, x) => {
      if (character === '#') out.set(x, y);
    });
  });
  return out;
}
