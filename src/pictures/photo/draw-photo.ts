import pixelmatch from 'pixelmatch';
import type { Bitmap } from '../../../emulator/dots/bitmap.ts';
import { encodeIndexedPng } from '../png.ts';
import { blur, type Plane, planeOf } from './plane.ts';

/** Ink of print over that of the golden, so that pale print is compared with black. */
const USUAL_INK = 0.6;
/** How unlike pixels may be: those of a photograph are never equal. */
const THRESHOLD = 0.35;

const PALETTE = [
  ...Array.from({ length: 14 }, (_, i): [number, number, number] => {
    const grey = Math.round((255 * (13 - i)) / 13);
    return [grey, grey, grey];
  }),
  [214, 39, 40],
  [20, 90, 220],
] as const;

/**
 * The straightened photograph of a slip as an indexed PNG, what is darker than the golden in red, what is paler in blue;
 * print that folds have moved is coloured too. `paper` lies around the golden by as much on each side.
 */
export function drawPhotoDifference(paper: Plane, dots: Bitmap): Uint8Array {
  const { width, height, values } = paper;
  const golden = blur(planeOf(dots), 1);
  const [left, top] = [(width - dots.width) >> 1, (height - dots.height) >> 1];
  const [a, b] = [new Uint8Array(width * height * 4).fill(255), new Uint8Array(width * height * 4).fill(255)];
  const ink = new Float32Array(width * height);
  for (let y = 0; y < dots.height; y++) {
    ink.set(golden.values.subarray(y * dots.width, (y + 1) * dots.width), (y + top) * width + left);
  }
  for (let i = 0; i < values.length; i++) {
    a.fill(255 * (1 - Math.min(1, values[i]! / USUAL_INK)), i * 4, i * 4 + 3);
    b.fill(255 * (1 - ink[i]!), i * 4, i * 4 + 3);
  }
  const mask = new Uint8Array(width * height * 4);
  pixelmatch(b, a, mask, width, height, { threshold: THRESHOLD, diffMask: true });
  const stride = (width + 1) >> 1;
  const pixels = new Uint8Array(stride * height);
  for (let i = 0; i < values.length; i++) {
    const [x, y] = [i % width, Math.floor(i / width)];
    const colour =
      mask[i * 4 + 3] === 0
        ? Math.round(13 * Math.min(1, values[i]! / USUAL_INK))
        : ink[i]! * USUAL_INK < values[i]!
          ? 14
          : 15;
    pixels[y * stride + (x >> 1)]! |= x % 2 === 0 ? colour << 4 : colour;
  }
  return encodeIndexedPng(width, height, pixels, PALETTE);
}
