/** Scan conversion of an outline into a cell, in integers alone, so that every machine gives the same dots. */
import type { Cell } from '../pcf.ts';
import type { Contour } from './charstring.ts';

/** Where the cell lies over the outline, in font units. */
export interface Placement {
  readonly width: number;
  readonly height: number;
  /** Font units of one dot, a multiple of LINES. */
  readonly unitsPerDot: number;
  /** Font units at the cell's left and top edge. */
  readonly left: number;
  readonly top: number;
  /** Of a dot's area, in 256ths, how much has to be covered for it to be black. */
  readonly threshold: number;
}

/** A curve becomes this many lines; its points are exact in units of FINE to the font unit. */
const STEPS = 8;
const FINE = STEPS ** 3;
/** Scan lines for one row of dots. */
const LINES = 8;

type Point = readonly [across: number, down: number];
type Edge = readonly [from: Point, to: Point];
type Span = readonly [from: number, to: number];

/**
 * A dot is black when the outline, filled by the non-zero rule, covers enough of it. A stroke too thin for that is not
 * lost: where it crosses the middle of a row or column without blackening a dot, the dot under its own middle is black.
 */
export function scan(contours: readonly Contour[], place: Placement): Cell {
  const { width, height } = place;
  const dot = place.unitsPerDot * FINE;
  const edges = contours.flatMap((contour) => flatten(contour, place));
  const covered = new Float64Array(width * height);
  spans(edges, dot / LINES, height * LINES).forEach((inside, line) => {
    const row = Math.floor(line / LINES) * width;
    for (const [from, to] of inside) {
      for (let x = Math.max(0, Math.floor(from / dot)); x < width && x * dot < to; x++) {
        covered[row + x]! += Math.min(to, (x + 1) * dot) - Math.max(from, x * dot);
      }
    }
  });
  const enough = dot * LINES * place.threshold;
  const dots = Uint8Array.from(covered, (area) => (area * 256 >= enough ? 1 : 0));
  const sideways = edges.map(([from, to]): Edge => [turned(from), turned(to)]);
  spans(edges, dot, height).forEach((inside, y) => {
    keepThin(dots, inside, dot, y * width, 1, width);
  });
  spans(sideways, dot, width).forEach((inside, x) => {
    keepThin(dots, inside, dot, x, width, height);
  });
  return { width, height, dots };
}

const turned = ([across, down]: Point): Point => [down, across];

/** Along a row or column of `count` dots that are `step` apart: blackens the middle of each span that has no black dot. */
function keepThin(dots: Uint8Array, inside: readonly Span[], dot: number, at: number, step: number, count: number) {
  for (const [from, to] of inside) {
    const [first, last] = [Math.max(0, Math.floor(from / dot)), Math.min(count - 1, Math.ceil(to / dot) - 1)];
    let black = 0;
    for (let i = first; i <= last; i++) black |= dots[at + i * step]!;
    const middle = Math.floor((from + to) / 2 / dot);
    if (black === 0 && middle >= 0 && middle < count) dots[at + middle * step] = 1;
  }
}

/** A contour as lines, closed, from the cell's top left corner, y downwards, FINE to the font unit. */
function flatten({ start, curves }: Contour, { left, top }: Placement): Edge[] {
  const point = (x: number, y: number): Point => [Math.round(x - left * FINE), Math.round(top * FINE - y)];
  const edges: Edge[] = [];
  const first = point(start[0] * FINE, start[1] * FINE);
  let last = first;
  const lineTo = (to: Point): void => {
    edges.push([last, to]);
    last = to;
  };
  let [x0, y0] = start;
  for (const [x1, y1, x2, y2, x3, y3] of curves) {
    const isLine = x1 === x0 && y1 === y0 && x2 === x3 && y2 === y3;
    for (let i = isLine ? STEPS : 1; i <= STEPS; i++) {
      const j = STEPS - i;
      const on = (a: number, b: number, c: number, d: number): number =>
        a * j * j * j + 3 * b * j * j * i + 3 * c * j * i * i + d * i * i * i;
      lineTo(point(on(x0, x1, x2, x3), on(y0, y1, y2, y3)));
    }
    [x0, y0] = [x3, y3];
  }
  lineTo(first);
  return edges;
}

/** What each of `count` level lines, in the middle of bands of `pitch`, has inside the outline, left to right. */
function spans(edges: readonly Edge[], pitch: number, count: number): Span[][] {
  const lines: [across: number, winding: number][][] = Array.from({ length: count }, () => []);
  for (const [start, end] of edges) {
    const winding = start[1] < end[1] ? 1 : -1;
    const [[x0, y0], [x1, y1]] = winding > 0 ? [start, end] : [end, start];
    for (let line = Math.max(0, Math.ceil(y0 / pitch - 0.5)); line < count; line++) {
      const level = pitch * line + pitch / 2;
      if (level >= y1) break;
      lines[line]!.push([x0 + Math.floor(((level - y0) * (x1 - x0)) / (y1 - y0)), winding]);
    }
  }
  return lines.map(filled);
}

/** The non-zero rule: inside is where the crossings so far do not cancel each other out. */
function filled(crossings: [across: number, winding: number][]): Span[] {
  crossings.sort((a, b) => a[0] - b[0]);
  const inside: Span[] = [];
  let winding = 0;
  let from = 0;
  for (const [across, turn] of crossings) {
    // Where one part ends on the start of the next, they are one.
    if (winding === 0) from = inside.at(-1)?.[1] === across ? inside.pop()![0] : across;
    winding += turn;
    if (winding === 0 && across > from) inside.push([from, across]);
  }
  return inside;
}
