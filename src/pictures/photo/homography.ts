export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A projective map of the plane: eight numbers, the ninth is 1. */
export type Homography = readonly [number, number, number, number, number, number, number, number];

/**
 * The projective map that takes each point of `from` to the one of `to` (four pairs, no three on a line), by the linear
 * equations of R. Hartley, A. Zisserman, Multiple View Geometry, 4.1. Throws a RangeError where three lie on a line.
 */
export function homographyOf(from: readonly Point[], to: readonly Point[]): Homography {
  const rows = from.flatMap(({ x, y }, i) => {
    const { x: u, y: v } = to[i]!;
    return [
      [x, y, 1, 0, 0, 0, -u * x, -u * y, u],
      [0, 0, 0, x, y, 1, -v * x, -v * y, v],
    ];
  });
  return solve(rows) as unknown as Homography;
}

/** Gaussian elimination with the largest pivot; each row ends with its right side. */
function solve(rows: number[][]): number[] {
  const n = rows.length;
  for (let column = 0; column < n; column++) {
    let pivot = column;
    for (let row = column + 1; row < n; row++) {
      if (Math.abs(rows[row]![column]!) > Math.abs(rows[pivot]![column]!)) pivot = row;
    }
    const top = rows[pivot]!;
    if (Math.abs(top[column]!) < 1e-9) throw new RangeError('three of the four points lie on a line');
    rows[pivot] = rows[column]!;
    rows[column] = top;
    for (let row = 0; row < n; row++) {
      if (row === column) continue;
      const factor = rows[row]![column]! / top[column]!;
      for (let k = column; k <= n; k++) rows[row]![k]! -= factor * top[k]!;
    }
  }
  return rows.map((row, i) => row[n]! / row[i]!);
}

/** Where a map takes a point. */
export function project([a, b, c, d, e, f, g, h]: Homography, x: number, y: number): Point {
  const w = g * x + h * y + 1;
  return { x: (a * x + b * y + c) / w, y: (d * x + e * y + f) / w };
}
