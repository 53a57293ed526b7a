import type { Plane } from './plane.ts';

/** A part of a plane. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where a part of one picture lies in another, and how well it fits: 1 exactly, 0 not at all. */
export interface Match {
  readonly dx: number;
  readonly dy: number;
  readonly fit: number;
}

/** Steps that are searched to either side. */
export interface Reach {
  readonly x: number;
  readonly y: number;
}

/**
 * The correlation of two areas of the same size, brightness and contrast taken out; 0 where one of them is even. What
 * lies beyond a plane is 0.
 */
export function correlation(a: Plane, area: Area, b: Plane, x: number, y: number): number {
  let [sumA, sumB, sumAA, sumBB, sumAB] = [0, 0, 0, 0, 0];
  const { width, height } = area;
  for (let row = 0; row < height; row++) {
    const [ay, by] = [area.y + row, y + row];
    const inA = ay >= 0 && ay < a.height;
    const inB = by >= 0 && by < b.height;
    const fromA = ay * a.width + area.x;
    const fromB = by * b.width + x;
    for (let column = 0; column < width; column++) {
      const ax = area.x + column;
      const bx = x + column;
      const p = inA && ax >= 0 && ax < a.width ? a.values[fromA + column]! : 0;
      const q = inB && bx >= 0 && bx < b.width ? b.values[fromB + column]! : 0;
      sumA += p;
      sumB += q;
      sumAA += p * p;
      sumBB += q * q;
      sumAB += p * q;
    }
  }
  const count = width * height;
  const varA = sumAA - (sumA * sumA) / count;
  const varB = sumBB - (sumB * sumB) / count;
  if (varA < 1e-6 * count || varB < 1e-6 * count) return 0;
  return (sumAB - (sumA * sumB) / count) / Math.sqrt(varA * varB);
}

/** The best place of an area of `a` in `b`, around where it should be. */
export function bestMatch(a: Plane, area: Area, b: Plane, at: { dx: number; dy: number }, reach: Reach): Match {
  let best: Match = { ...at, fit: -1 };
  for (let dy = at.dy - reach.y; dy <= at.dy + reach.y; dy++) {
    for (let dx = at.dx - reach.x; dx <= at.dx + reach.x; dx++) {
      const fit = correlation(a, area, b, area.x + dx, area.y + dy);
      if (fit > best.fit) best = { dx, dy, fit };
    }
  }
  return best;
}

/** An area as a vector of length 1 without its mean, so that a product of two is their correlation; of an even one all 0. */
export function normalised(of: Plane, { x, y, width, height }: Area): Float32Array {
  const out = new Float32Array(width * height);
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [dx, dy] = [x - left, y - top];
  const at = (column: number, row: number) =>
    column >= 0 && row >= 0 && column < of.width && row < of.height ? of.values[row * of.width + column]! : 0;
  let sum = 0;
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const upper = at(left + column, top + row) * (1 - dx) + (dx > 0 ? at(left + column + 1, top + row) * dx : 0);
      const lower =
        dy > 0
          ? at(left + column, top + row + 1) * (1 - dx) + (dx > 0 ? at(left + column + 1, top + row + 1) * dx : 0)
          : 0;
      const value = upper * (1 - dy) + lower * dy;
      out[row * width + column] = value;
      sum += value;
    }
  }
  const mean = sum / out.length;
  let square = 0;
  for (let i = 0; i < out.length; i++) {
    out[i]! -= mean;
    square += out[i]! * out[i]!;
  }
  const norm = square < 1e-6 * out.length ? 0 : 1 / Math.sqrt(square);
  for (let i = 0; i < out.length; i++) out[i]! *= norm;
  return out;
}

/** Half pixels to either side: what a fold moves a character within its place. */
const SUBSTEPS = [-1, -0.5, 0, 0.5, 1];

/** Areas around a place, half a pixel apart. */
export function around(of: Plane, area: Area): Float32Array[] {
  return SUBSTEPS.flatMap((dy) => SUBSTEPS.map((dx) => normalised(of, { ...area, x: area.x + dx, y: area.y + dy })));
}

/** The best correlation of one area with some of another picture. */
export function bestOf(one: Float32Array, others: readonly Float32Array[]): number {
  let best = -1;
  for (const other of others) {
    let sum = 0;
    for (let i = 0; i < one.length; i++) sum += one[i]! * other[i]!;
    if (sum > best) best = sum;
  }
  return best;
}
