import type { Bitmap } from '../../../emulator/dots/bitmap.ts';
import type { Grey } from '../read-picture.ts';
import { type Homography, project } from './homography.ts';

/** A picture in floating point, row by row. */
export interface Plane {
  readonly width: number;
  readonly height: number;
  readonly values: Float32Array;
}

export const plane = (width: number, height: number): Plane => ({
  width,
  height,
  values: new Float32Array(width * height),
});

/** A picture as a map sees it: each pixel of the result is taken from where `map` takes it, between four pixels. */
export function straighten(
  { pixels, width, height }: Grey,
  map: Homography,
  to: { width: number; height: number },
): Plane {
  const out = plane(to.width, to.height);
  for (let y = 0; y < to.height; y++) {
    for (let x = 0; x < to.width; x++) {
      const at = project(map, x + 0.5, y + 0.5);
      const u = Math.max(0, Math.min(width - 1.001, at.x - 0.5));
      const v = Math.max(0, Math.min(height - 1.001, at.y - 0.5));
      const [left, top] = [Math.floor(u), Math.floor(v)];
      const [dx, dy] = [u - left, v - top];
      const i = top * width + left;
      const upper = pixels[i]! * (1 - dx) + pixels[i + 1]! * dx;
      const lower = pixels[i + width]! * (1 - dx) + pixels[i + width + 1]! * dx;
      out.values[y * to.width + x] = upper * (1 - dy) + lower * dy;
    }
  }
  return out;
}

/** Three box filters one after the other: close to a Gaussian of that deviation, pixels (W. Wells, 1986). */
export function blur(source: Plane, deviation: number): Plane {
  const radius = Math.max(1, Math.round((Math.sqrt(4 * deviation * deviation + 1) - 1) / 2));
  let from = source;
  for (let pass = 0; pass < 3; pass++) from = boxDown(boxAcross(from, radius), radius);
  return from;
}

/** The mean of `radius` values on either side and the value itself; beyond the edge the last value goes on. */
export function boxAcross({ width, height, values }: Plane, radius: number): Plane {
  const out = plane(width, height);
  const size = 2 * radius + 1;
  for (let y = 0; y < height; y++) {
    const row = y * width;
    const at = (x: number) => values[row + Math.max(0, Math.min(width - 1, x))]!;
    let sum = 0;
    for (let x = -radius; x <= radius; x++) sum += at(x);
    for (let x = 0; x < width; x++) {
      out.values[row + x] = sum / size;
      sum += at(x + radius + 1) - at(x - radius);
    }
  }
  return out;
}

export function boxDown({ width, height, values }: Plane, radius: number): Plane {
  const out = plane(width, height);
  const size = 2 * radius + 1;
  const sums = new Float64Array(width);
  const row = (y: number) => Math.max(0, Math.min(height - 1, y)) * width;
  for (let y = -radius; y <= radius; y++) for (let x = 0; x < width; x++) sums[x]! += values[row(y) + x]!;
  for (let y = 0; y < height; y++) {
    const [enters, leaves] = [row(y + radius + 1), row(y - radius)];
    for (let x = 0; x < width; x++) {
      out.values[y * width + x] = sums[x]! / size;
      sums[x]! += values[enters + x]! - values[leaves + x]!;
    }
  }
  return out;
}

/** Dots as a picture: 1 black, 0 white. */
export function planeOf(dots: Bitmap): Plane {
  const out = plane(dots.width, dots.height);
  for (let y = 0; y < dots.height; y++) {
    if (dots.rowIsBlank(y)) continue;
    for (let x = 0; x < dots.width; x++) if (dots.get(x, y)) out.values[y * dots.width + x] = 1;
  }
  return out;
}

/** A picture made smaller by a whole factor, each pixel the mean of what it covers. */
export function shrink({ width, height, values }: Plane, by: number): Plane {
  const out = plane(Math.floor(width / by), Math.floor(height / by));
  for (let y = 0; y < out.height * by; y++) {
    const row = Math.floor(y / by) * out.width;
    for (let x = 0; x < out.width * by; x++) out.values[row + Math.floor(x / by)]! += values[y * width + x]!;
  }
  for (let i = 0; i < out.values.length; i++) out.values[i]! /= by * by;
  return out;
}
