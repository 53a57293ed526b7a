import { bestMatch, correlation, type Match } from '../../pictures/photo/match.ts';
import { type Plane, shrink } from '../../pictures/photo/plane.ts';
import { type FittedLine, weightedLine } from '../../pictures/photo/weighted-line.ts';
import type { Block } from '../blocks.ts';
import { AROUND } from './place-slip.ts';

/** Where a block of the golden is found on the paper; null: nowhere. dx and dy in dots, at any x of it. */
export type Found = ((x: number) => { dx: number; dy: number }) | null;

/** Dots of the golden and pixels of the paper that are taken together where blocks are looked for. */
const COARSE = 4;
/** Coarse steps that a block may have moved up or down: two lines, and what the scale is off. */
const REACH = 20;
const BESIDE = 3;
/** What a block that is not there counts: a fit below it is none. */
const ABSENT = 0.3;
/** What it costs that lines below are elsewhere than lines above. */
const JUMP = 0.3;

/** Where each block lies, from top to bottom: the places that fit best together (A. Viterbi, 1967). */
export function followLines(golden: Plane, paper: Plane, blocks: readonly Block[]): Found[] {
  const [small, large] = [shrink(golden, COARSE), shrink(paper, COARSE)];
  const fits = blocks.map((block) => coarseFits(small, large, block));
  return places(fits.map((fit) => fit.map(({ fit }) => fit))).map((step, i) => {
    if (step === null) return null;
    const { dx, dy } = fits[i]![step]!;
    return fine(golden, paper, blocks[i]!, { dx: dx * COARSE, dy: dy * COARSE });
  });
}

/** The best fit of a block at each height. */
function coarseFits(golden: Plane, paper: Plane, { top, content }: Block): Match[] {
  const y = Math.floor(top / COARSE);
  const area = { x: 0, y, width: golden.width, height: Math.max(3, Math.ceil(content / COARSE)) };
  const off = AROUND / COARSE;
  return Array.from({ length: 2 * REACH + 1 }, (_, i): Match => {
    let best: Match = { dx: 0, dy: i - REACH, fit: -1 };
    for (let dx = -BESIDE; dx <= BESIDE; dx++) {
      const fit = correlation(golden, area, paper, off + dx, off + y + i - REACH);
      if (fit > best.fit) best = { dx, dy: i - REACH, fit };
    }
    return best;
  });
}

/** The step of each block with the largest sum; null where it counts more that a block is absent. */
function places(fits: readonly (readonly number[])[]): (number | null)[] {
  const steps = 2 * REACH + 1;
  const worth: Float64Array[] = [];
  const from: Int32Array[] = [];
  for (const [i, fit] of fits.entries()) {
    const before = worth[i - 1];
    const now = new Float64Array(steps);
    const back = new Int32Array(steps);
    let top = 0;
    for (let step = 1; step < steps; step++) if (before && before[step]! > before[top]!) top = step;
    for (let step = 0; step < steps; step++) {
      let [best, at] = [before ? before[top]! - JUMP : 0, before ? top : step];
      for (let near = Math.max(0, step - 1); before && near <= Math.min(steps - 1, step + 1); near++) {
        if (before[near]! > best) [best, at] = [before[near]!, near];
      }
      now[step] = best + Math.max(ABSENT, fit[step]!);
      back[step] = at;
    }
    worth.push(now);
    from.push(back);
  }
  const last = worth.at(-1);
  if (!last) return [];
  let step = last.indexOf(Math.max(...last));
  const out: (number | null)[] = new Array(fits.length).fill(null);
  for (let i = fits.length - 1; i >= 0; i--) {
    out[i] = fits[i]![step]! > ABSENT ? step : null;
    step = from[i]![step]!;
  }
  return out;
}

/** Dots of a window, and from one to the next. */
const WINDOW = 72;
const NEXT = 48;
/** Fit from which a window says where it is. */
const SURE = 0.5;

/** Where a block lies at each x: windows of it are found one by one, and a line is laid through them. */
function fine(golden: Plane, paper: Plane, { top, content }: Block, coarse: { dx: number; dy: number }): Found {
  const at = { dx: coarse.dx + AROUND, dy: coarse.dy + AROUND };
  const seen: (Match & { x: number })[] = [];
  for (let x = 0; x < golden.width; x += NEXT) {
    const area = { x, y: top - 2, width: Math.min(WINDOW, golden.width - x), height: Math.min(content, 96) + 4 };
    const match = bestMatch(golden, area, paper, at, { x: 6, y: 5 });
    if (match.fit > SURE) seen.push({ ...match, x: x + area.width / 2 });
  }
  if (seen.length === 0) return () => at;
  const across = robustLine(seen.map(({ x, dx, fit }) => [x, dx, fit]));
  const down = robustLine(seen.map(({ x, dy, fit }) => [x, dy, fit]));
  return (x) => ({ dx: Math.round(across(x)), dy: Math.round(down(x)) });
}

/** A line through points with weights, points off it counting less; level where there are few. */
function robustLine(points: readonly (readonly [number, number, number])[]): (x: number) => number {
  const sorted = points.map(([, value]) => value).sort((a, b) => a - b);
  let line: FittedLine = { slope: 0, base: sorted[sorted.length >> 1]! };
  if (points.length >= 4) {
    for (let round = 0; round < 6; round++) {
      const { slope, base } = line;
      const next = weightedLine(points, ([x, value, fit]) => {
        const off = value - slope * x - base;
        return fit / (1 + off * off);
      });
      if (!next) break;
      line = next;
    }
  }
  const { slope, base } = line;
  return (x) => slope * x + base;
}
