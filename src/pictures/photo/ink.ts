import { boxAcross, boxDown, type Plane, plane } from './plane.ts';

/** Pixels around a pixel that hold paper, whatever is printed: wider than a stroke of double size is thick. */
const PAPER_AROUND = 18;

/** How dark a picture of paper is at each pixel, 0 paper to 1 black, whatever shade lies on the paper. */
export function inkOf(source: Plane): Plane {
  const { width, height, values } = source;
  // The brightest pixels around are paper; their mean smooths what the window cuts.
  const paper = boxDown(boxAcross(brightest(source, PAPER_AROUND), PAPER_AROUND), PAPER_AROUND);
  const out = plane(width, height);
  for (let i = 0; i < values.length; i++) {
    out.values[i] = Math.max(0, Math.min(1, 1 - values[i]! / Math.max(1, paper.values[i]!)));
  }
  return out;
}

/** The largest value within a square: across, then down. */
function brightest(source: Plane, radius: number): Plane {
  const { width, height } = source;
  const across = plane(width, height);
  for (let y = 0; y < height; y++) slide(source.values, across.values, y * width, 1, width, radius);
  const out = plane(width, height);
  for (let x = 0; x < width; x++) slide(across.values, out.values, x, width, height, radius);
  return out;
}

/** The largest value of a sliding window, by a queue of falling values (D. Lemire, 2006). */
function slide(from: Float32Array, to: Float32Array, start: number, step: number, count: number, radius: number): void {
  const queue = new Int32Array(count);
  let head = 0;
  let tail = 0;
  for (let i = 0; i < count + radius; i++) {
    if (i < count) {
      const value = from[start + i * step]!;
      while (tail > head && from[start + queue[tail - 1]! * step]! <= value) tail--;
      queue[tail++] = i;
    }
    const at = i - radius;
    if (at < 0) continue;
    while (queue[head]! < at - radius) head++;
    to[start + at * step] = from[start + queue[head]! * step]!;
  }
}

/** The value that best parts dark from light (N. Otsu, 1979), over a histogram of 256 steps. */
export function otsu(values: Float32Array, most: number): number {
  const counts = new Float64Array(256);
  for (const value of values) counts[Math.max(0, Math.min(255, Math.floor((value / most) * 256)))]!++;
  let all = 0;
  counts.forEach((count, step) => {
    all += count * step;
  });
  let below = 0;
  let sum = 0;
  let best = -1;
  let threshold = 128;
  for (let step = 0; step < 256; step++) {
    below += counts[step]!;
    const above = values.length - below;
    if (below === 0 || above === 0) continue;
    sum += counts[step]! * step;
    const apart = sum / below - (all - sum) / above;
    const variance = below * above * apart * apart;
    if (variance > best) {
      best = variance;
      threshold = step + 1;
    }
  }
  return (threshold / 256) * most;
}
