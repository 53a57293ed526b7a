/** value = slope * at + base. */
export interface FittedLine {
  readonly slope: number;
  readonly base: number;
}

/** Least squares through points by their weights; null where all of them stand in one place. */
export function weightedLine<P extends readonly [at: number, value: number, ...rest: number[]]>(
  points: readonly P[],
  weightOf: (point: P) => number,
): FittedLine | null {
  let [w, sx, sy, sxx, sxy] = [0, 0, 0, 0, 0];
  for (const point of points) {
    const [at, value] = point;
    const weight = weightOf(point);
    w += weight;
    sx += weight * at;
    sy += weight * value;
    sxx += weight * at * at;
    sxy += weight * at * value;
  }
  const spread = w * sxx - sx * sx;
  if (spread < 1e-6) return null;
  const slope = (w * sxy - sx * sy) / spread;
  return { slope, base: (sy - slope * sx) / w };
}
