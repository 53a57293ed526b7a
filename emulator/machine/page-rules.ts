import { Bitmap } from '../dots/bitmap.ts';
import type { Machine } from './machine.ts';
import { tellPlaced } from './page-print.ts';
import type { Source } from './slip.ts';

/** Two corners, motion units from the beginning of the area. */
export interface Corners {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/**
 * Styles of GS ( Q: one stroke or two, thin, medium or thick. No document gives them in dots: a stroke is 1, 2 or 3
 * dots here, and two are as far apart as one is thick.
 */
const STYLES: Readonly<Record<number, { readonly stroke: number; readonly double: boolean }>> = {
  1: { stroke: 1, double: false },
  2: { stroke: 2, double: false },
  3: { stroke: 3, double: false },
  4: { stroke: 1, double: true },
  5: { stroke: 2, double: true },
  6: { stroke: 3, double: true },
};

interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Dots of the corners, the upper left one first, both within the rectangle. */
function rectOf(machine: Machine, { x1, y1, x2, y2 }: Corners): Rect {
  const along = (n: number) => Math.floor(machine.lineDots(n));
  const across = (n: number) => Math.floor(machine.lineSteps(n) / machine.model.stepsPerDot);
  const [left, right] = [along(Math.min(x1, x2)), along(Math.max(x1, x2))];
  const [top, bottom] = [across(Math.min(y1, y2)), across(Math.max(y1, y2))];
  return { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}

/** The strokes of a level or upright line: it grows down, or to the right. */
function strokes({ x, y, width, height }: Rect, stroke: number, double: boolean): Rect[] {
  const at = double ? [0, 2 * stroke] : [0];
  return height === 1
    ? at.map((offset) => ({ x, y: y + offset, width, height: stroke }))
    : at.map((offset) => ({ x: x + offset, y, width: stroke, height }));
}

/** The four sides of a rectangle, drawn inwards. */
function sides({ x, y, width, height }: Rect, stroke: number): Rect[] {
  return [
    { x, y, width, height: stroke },
    { x, y: y + height - stroke, width, height: stroke },
    { x, y, width: stroke, height },
    { x: x + width - stroke, y, width: stroke, height },
  ];
}

/** Draws a line on the page (GS ( Q fn 48). Returns why it was not drawn. */
export function ruleLine(machine: Machine, corners: Corners, style: number, source: Source): string | undefined {
  const rect = rectOf(machine, corners);
  if (rect.width > 1 && rect.height > 1) return 'only level and upright lines are drawn';
  const found = STYLES[style];
  if (!found) return `${style} is no style of lines`;
  draw(machine, strokes(rect, found.stroke, found.double), 'GS ( Q', source);
  return undefined;
}

/** Draws a rectangle on the page (GS ( Q fn 49). Returns why it was not drawn. */
export function ruleBox(machine: Machine, corners: Corners, style: number, source: Source): string | undefined {
  const rect = rectOf(machine, corners);
  const found = STYLES[style];
  if (!found) return `${style} is no style of lines`;
  const { stroke, double } = found;
  const inner = 2 * stroke;
  const { x, y, width, height } = rect;
  const within = { x: x + inner, y: y + inner, width: width - 2 * inner, height: height - 2 * inner };
  draw(machine, [...sides(rect, stroke), ...(double ? sides(within, stroke) : [])], 'GS ( Q', source);
  return undefined;
}

/** The strokes as far as they begin in the area; longer ones are cut off there. */
function draw(machine: Machine, rects: readonly Rect[], command: string, source: Source): void {
  const page = machine.page!;
  for (const { x, y, width, height } of rects) {
    const size = [Math.min(width, page.along - x), Math.min(height, page.across - y)] as const;
    if (size[0] <= 0 || size[1] <= 0) continue;
    const rule = new Bitmap(...size);
    rule.fill(0, 0, ...size);
    tellPlaced(machine, page, page.placeRule(rule, x, y, { command, ...source }), source);
  }
}
