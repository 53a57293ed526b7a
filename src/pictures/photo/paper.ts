import type { Grey } from '../read-picture.ts';
import type { Point } from './homography.ts';
import { otsu } from './ink.ts';
import { boxAcross, boxDown, type Plane, plane, shrink } from './plane.ts';
import { type FittedLine, weightedLine } from './weighted-line.ts';

/** Pixels of the longer side of the picture in which paper is looked for. */
const SMALL = 480;

/** Share of the picture that the background has at least; less is a scan of paper alone. */
const LEAST_BACKGROUND = 0.03;

/** The corners of the paper in a photograph: top left, top right, bottom right, bottom left. */
export function findPaper(photo: Grey): Point[] {
  const by = Math.max(1, Math.floor(Math.max(photo.width, photo.height) / SMALL));
  const small = shrink({ ...photo, values: Float32Array.from(photo.pixels) }, by);
  const whole = [
    { x: 0, y: 0 },
    { x: photo.width, y: 0 },
    { x: photo.width, y: photo.height },
    { x: 0, y: photo.height },
  ];
  // Print makes paper greyer, and is no edge of it.
  const smooth = boxDown(boxAcross(small, 2), 2);
  const threshold = otsu(smooth.values, 256);
  const paper = largestPart(smooth, threshold);
  const share = paper.values.reduce((sum, value) => sum + value, 0) / paper.values.length;
  if (share > 1 - LEAST_BACKGROUND || share < LEAST_BACKGROUND) return whole;
  const sides = sidesOf(paper);
  const corners = [
    cross(sides.left, sides.top),
    cross(sides.right, sides.top),
    cross(sides.right, sides.bottom),
    cross(sides.left, sides.bottom),
  ];
  return corners.map(({ x, y }) => ({ x: (x + 0.5) * by, y: (y + 0.5) * by }));
}

/** The largest connected part that is brighter than a threshold, as 1; all else 0. */
function largestPart({ width, height, values }: Plane, threshold: number): Plane {
  const parts = new Int32Array(values.length);
  const stack: number[] = [];
  let [best, most] = [0, 0];
  let part = 0;
  for (let seed = 0; seed < values.length; seed++) {
    if (parts[seed] !== 0 || values[seed]! < threshold) continue;
    part++;
    let size = 0;
    stack.push(seed);
    parts[seed] = part;
    while (stack.length > 0) {
      const at = stack.pop()!;
      size++;
      const x = at % width;
      for (const next of [x > 0 ? at - 1 : -1, x < width - 1 ? at + 1 : -1, at - width, at + width]) {
        if (next < 0 || next >= values.length || parts[next] !== 0 || values[next]! < threshold) continue;
        parts[next] = part;
        stack.push(next);
      }
    }
    if (size > most) [best, most] = [part, size];
  }
  const out = plane(width, height);
  for (let i = 0; i < parts.length; i++) if (parts[i] === best) out.values[i] = 1;
  return out;
}

/** A line x = slope y + base, or with x and y exchanged. */
type Side = FittedLine;

function sidesOf({ width, height, values }: Plane): { left: Side; right: Side; top: Side; bottom: Side } {
  const left: [number, number][] = [];
  const right: [number, number][] = [];
  const top: [number, number][] = [];
  const bottom: [number, number][] = [];
  for (let y = 0; y < height; y++) {
    let x = 0;
    while (x < width && values[y * width + x] === 0) x++;
    if (x === width) continue;
    left.push([y, x - 0.5]);
    x = width - 1;
    while (values[y * width + x] === 0) x--;
    right.push([y, x + 0.5]);
  }
  for (let x = 0; x < width; x++) {
    let y = 0;
    while (y < height && values[y * width + x] === 0) y++;
    if (y === height) continue;
    top.push([x, y - 0.5]);
    y = height - 1;
    while (values[y * width + x] === 0) y--;
    bottom.push([x, y + 0.5]);
  }
  return { left: fitted(left), right: fitted(right), top: fitted(top), bottom: fitted(bottom) };
}

/** Rounds in which points far from the line count less. */
const ROUNDS = 12;

/** The line through most points: least squares, far points counting less (Cauchy weights). */
function fitted(points: readonly [number, number][]): Side {
  // The ends of a side belong to the ones beside it.
  const margin = Math.floor(points.length / 8);
  const inner = points.slice(margin, points.length - margin);
  const middle = inner.map(([, value]) => value).sort((p, q) => p - q)[inner.length >> 1] ?? 0;
  let line: Side = { slope: 0, base: middle };
  for (let round = 0; round < ROUNDS; round++) {
    const scale = Math.max(0.7, 8 / 2 ** round);
    const { slope, base } = line;
    const next = weightedLine(inner, ([at, value]) => {
      const off = (value - slope * at - base) / scale;
      return round === 0 ? 1 : 1 / (1 + off * off);
    });
    if (!next) break;
    line = next;
  }
  return line;
}

/** Where an upright side and a level one meet. */
function cross(upright: Side, level: Side): Point {
  const y = (level.slope * upright.base + level.base) / (1 - level.slope * upright.slope);
  return { x: upright.slope * y + upright.base, y };
}
