import type { Box } from '../../../emulator/machine/slip.ts';
import type { Area } from '../../pictures/photo/match.ts';
import type { Plane } from '../../pictures/photo/plane.ts';
import type { Block } from '../blocks.ts';
import type { Found } from './follow-lines.ts';
import { inkIn } from './judge-cells.ts';
import { AROUND } from './place-slip.ts';

/** Print on the paper where the golden has none. */
export interface Stray {
  /** Where, pixels of the placed paper. */
  readonly area: Area;
  /** The block that it stands beside; null: it makes a line of its own. */
  readonly beside: Block | null;
  /** Index of the block that it comes after; -1 above all. */
  readonly after: number;
}

interface Placed {
  readonly golden: Plane;
  readonly paper: Plane;
  readonly blocks: readonly Block[];
  readonly found: readonly Found[];
  readonly unknown: readonly Box[];
}

/** Rows that make a line, and ink of a row in parts of that of the print around. */
const FEWEST_ROWS = 9;
const ROW_INK = 6;
/** Rows that a line and what is folded reach beyond where they should be. */
const SLACK = 6;
/** Rows below the last block that are looked at. */
const BELOW = 70;
/** Side of a blank cell that is looked at, and the share of it that has to be black. */
const CELL = 16;
const SHARE = 0.12;

/** All print that should not be there. */
export function findStray(placed: Placed): Stray[] {
  const dark = darkness(placed);
  return [...between(placed, dark), ...beside(placed, dark)];
}

/** How dark print is on this paper: ink of the paper under that of the golden. */
function darkness({ golden, paper, blocks, found }: Placed): number {
  const shares = blocks.flatMap((block, i) => {
    const place = found[i];
    if (!place) return [];
    const { dx, dy } = place(golden.width / 2);
    const area = { x: 0, y: block.top, width: golden.width, height: block.content };
    return [inkIn(paper, { ...area, x: area.x + dx, y: area.y + dy }) / Math.max(1, inkIn(golden, area))];
  });
  return shares.sort((a, b) => a - b)[shares.length >> 1] ?? 1;
}

/** Lines between the blocks that were found, above the first and below the last. */
function between({ golden, paper, blocks, found }: Placed, dark: number): Stray[] {
  const stray: Stray[] = [];
  let bottom = Math.max(0, topOf(blocks[0]!, found) - BELOW);
  let after = -1;
  const look = (top: number) => {
    const rows = inkedRows(paper, bottom + SLACK, top - SLACK, ROW_INK * dark, golden.width);
    if (rows)
      stray.push({ area: { x: AROUND, y: rows.top, width: golden.width, height: rows.rows }, beside: null, after });
  };
  blocks.forEach((block, i) => {
    const place = found[i];
    if (!place) return;
    const { dy } = place(golden.width / 2);
    look(block.top + dy);
    bottom = block.top + Math.max(block.content, block.ink) + dy;
    after = i;
  });
  if (after >= 0) look(Math.min(paper.height, bottom + BELOW));
  return stray;
}

const topOf = (block: Block, found: readonly Found[]) => block.top + (found.find((place) => place)?.(0).dy ?? AROUND);

/** The first rows in a row with that much ink, without paper noise; null where there are fewer than make a line. */
function inkedRows(
  paper: Plane,
  from: number,
  to: number,
  least: number,
  width: number,
): { top: number; rows: number } | null {
  let rows = 0;
  for (let y = Math.max(0, from); y <= Math.min(paper.height, to); y++) {
    const ink = y < Math.min(paper.height, to) ? darkIn(paper, { x: AROUND, y, width, height: 1 }) : 0;
    if (ink >= least) rows++;
    else if (rows >= FEWEST_ROWS) return { top: y - rows, rows };
    else rows = 0;
  }
  return null;
}

/** What is a good deal darker than paper. */
const DARK = 0.2;

function darkIn({ width, height, values }: Plane, area: Area): number {
  let sum = 0;
  for (let y = Math.max(0, area.y); y < Math.min(height, area.y + area.height); y++) {
    for (let x = Math.max(0, area.x); x < Math.min(width, area.x + area.width); x++) {
      const value = values[y * width + x]!;
      if (value > DARK) sum += value;
    }
  }
  return sum;
}

/** Print on a line of the golden where that is blank. */
function beside({ golden, paper, blocks, found, unknown }: Placed, dark: number): Stray[] {
  const stray: Stray[] = [];
  blocks.forEach((block, i) => {
    const place = found[i];
    if (!place || block.kind !== 'line') return;
    const height = Math.min(block.content, block.bottom - block.top);
    for (let x = 0; x + CELL <= golden.width; x += CELL) {
      const cell = { x, y: block.top, width: CELL, height };
      const wide = { x: x - 5, y: block.top - 2, width: CELL + 10, height: height + 4 };
      if (inkIn(golden, wide) > 1 || unknown.some((box) => box.y < cell.y + height && cell.y < box.y + box.height))
        continue;
      const { dx, dy } = place(x);
      const area = { ...cell, x: x + dx, y: block.top + dy };
      if (darkIn(paper, area) > SHARE * dark * CELL * height) stray.push({ area, beside: block, after: i });
    }
  });
  return stray;
}
