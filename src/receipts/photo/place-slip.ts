import { homographyOf, project } from '../../pictures/photo/homography.ts';
import { inkOf } from '../../pictures/photo/ink.ts';
import { findPaper } from '../../pictures/photo/paper.ts';
import { type Plane, plane, straighten } from '../../pictures/photo/plane.ts';
import type { Grey } from '../../pictures/read-picture.ts';

/** Paper beside the dots of a head, dots of both sides: 80 mm around 72 mm of print at 203 dots an inch. */
const PAPER_BESIDE = 64;

/** Pixels at the edge of the paper that may show what lies beside it. */
const EDGE = 8;

/** Dots around the slip that are straightened with it, so that print that has moved is still seen. */
export const AROUND = 96;

/**
 * The slip in a photograph as ink, 0 to 1, laid over the golden: the pixel at (x + AROUND, y + AROUND) is the dot (x, y)
 * as well as scale and place of the whole can say. `golden` is its ink.
 */
export function placeSlip(photo: Grey, golden: Plane): Plane {
  const corners = findPaper(photo);
  const [topLeft, topRight, bottomRight, bottomLeft] = corners as [Corner, Corner, Corner, Corner];
  const across = (distance(topLeft, topRight) + distance(bottomLeft, bottomRight)) / 2;
  const down = (distance(topLeft, bottomLeft) + distance(topRight, bottomRight)) / 2;
  const width = golden.width + PAPER_BESIDE;
  const height = Math.round((width * down) / across);
  const sheet = [
    { x: 0, y: 0 },
    { x: width, y: 0 },
    { x: width, y: height },
    { x: 0, y: height },
  ];
  const toPhoto = homographyOf(sheet, corners);
  const ink = withoutEdge(inkOf(straighten(photo, toPhoto, { width, height })));
  const x = layOn(profile(golden, 'columns'), profile(ink, 'columns'));
  const y = layOn(profile(golden, 'rows'), profile(ink, 'rows'));
  const slip = [
    { x: 0, y: 0 },
    { x: golden.width, y: 0 },
    { x: golden.width, y: golden.height },
    { x: 0, y: golden.height },
  ];
  const placed = slip.map((corner) => project(toPhoto, x.scale * corner.x + x.offset, y.scale * corner.y + y.offset));
  const around = homographyOf(
    slip.map((corner) => ({ x: corner.x + AROUND, y: corner.y + AROUND })),
    placed,
  );
  const size = { width: golden.width + 2 * AROUND, height: golden.height + 2 * AROUND };
  return onPaper(inkOf(straighten(photo, around, size)), [
    -x.offset / x.scale,
    (width - x.offset) / x.scale,
    -y.offset / y.scale,
    (height - y.offset) / y.scale,
  ]);
}

interface Corner {
  readonly x: number;
  readonly y: number;
}

const distance = (a: Corner, b: Corner) => Math.hypot(a.x - b.x, a.y - b.y);

function withoutEdge({ width, height, values }: Plane): Plane {
  const out = plane(width, height);
  for (let y = EDGE; y < height - EDGE; y++) {
    out.values.set(values.subarray(y * width + EDGE, (y + 1) * width - EDGE), y * width + EDGE);
  }
  return out;
}

/** Without what lies beyond the paper, given in dots of the golden. */
function onPaper(
  { width, height, values }: Plane,
  [left, right, top, bottom]: [number, number, number, number],
): Plane {
  const out = plane(width, height);
  const from = Math.max(0, Math.ceil(left + AROUND + EDGE));
  const to = Math.min(width, Math.floor(right + AROUND - EDGE));
  for (let y = Math.max(0, Math.ceil(top + AROUND + EDGE)); y < Math.min(height, bottom + AROUND - EDGE); y++) {
    if (to > from) out.values.set(values.subarray(y * width + from, y * width + to), y * width + from);
  }
  return out;
}

/** Dots that a profile takes together. */
const STEP = 2;

/** How much ink stands in each two rows, or each two columns. */
function profile({ width, height, values }: Plane, of: 'rows' | 'columns'): Float64Array {
  const out = new Float64Array(Math.ceil((of === 'rows' ? height : width) / STEP));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) out[Math.floor((of === 'rows' ? y : x) / STEP)]! += values[y * width + x]!;
  }
  return out;
}

/** Scales that are tried: the paper's width is known to some per cent, its height by how it is seen. */
const SCALES = Array.from({ length: 49 }, (_, i) => 0.88 + i * 0.005);

/** Where the profile of the golden lies in that of the paper: dot x of the golden at `scale * x + offset`. */
function layOn(golden: Float64Array, paper: Float64Array): { scale: number; offset: number } {
  let best = { scale: 1, offset: 0, fit: -1 };
  for (const scale of SCALES) {
    for (let offset = -40; offset < Math.max(40, paper.length - golden.length * scale + 40); offset++) {
      const fits = profileFit(golden, paper, scale, offset);
      if (fits > best.fit) best = { scale, offset, fit: fits };
    }
  }
  return { scale: best.scale, offset: best.offset * STEP };
}

function profileFit(golden: Float64Array, paper: Float64Array, scale: number, offset: number): number {
  let [a, b, aa, bb, ab] = [0, 0, 0, 0, 0];
  for (let i = 0; i < golden.length; i++) {
    const at = Math.round(i * scale + offset);
    const p = golden[i]!;
    const q = at >= 0 && at < paper.length ? paper[at]! : 0;
    a += p;
    b += q;
    aa += p * p;
    bb += q * q;
    ab += p * q;
  }
  const n = golden.length;
  const spread = (aa - (a * a) / n) * (bb - (b * b) / n);
  return spread <= 0 ? 0 : (ab - (a * b) / n) / Math.sqrt(spread);
}
