import { type Area, around, bestMatch, bestOf, normalised } from '../../pictures/photo/match.ts';
import type { Plane } from '../../pictures/photo/plane.ts';
import type { Block } from '../blocks.ts';
import type { Found } from './follow-lines.ts';

/** A character, or a part of a picture, that can be told on paper. */
export interface Cell extends Area {
  /** '' for a part of a picture. */
  readonly text: string;
}

/** How well a cell of the golden is seen on the paper. */
export interface Seen {
  readonly cell: Cell;
  /** Correlation with what it should be, 0 to 1. */
  readonly fit: number;
  /** How much better another character of the slip fits; below 0 none does. */
  readonly rival: number;
}

/** Side of the parts that a picture is cut into, dots. */
const PART = 32;

/** Least ink of a cell that can be told, dots: a full stop cannot. */
const LEAST_INK = 14;

/** The cells of a block that hold ink enough. */
export function cellsOf(golden: Plane, block: Block): Cell[] {
  const runs = block.lines.flatMap(({ runs }) => runs);
  const areas: Cell[] = runs.map(({ x, y, width, height, text }) => ({ x, y, width, height, text }));
  if (areas.length === 0) {
    for (let y = block.top; y < block.top + block.ink; y += PART) {
      for (let x = 0; x < golden.width; x += PART) areas.push({ x, y, width: PART, height: PART, text: '' });
    }
  }
  return areas.filter((area) => inkIn(golden, area) >= LEAST_INK);
}

/** Sum of the ink of an area. */
export function inkIn({ width, height, values }: Plane, area: Area): number {
  let sum = 0;
  for (let y = Math.max(0, area.y); y < Math.min(height, area.y + area.height); y++) {
    for (let x = Math.max(0, area.x); x < Math.min(width, area.x + area.width); x++) sum += values[y * width + x]!;
  }
  return sum;
}

/** Dots that a fold moves a character from where its line is. */
const FOLD = { x: 3, y: 2 };

/** Strokes and points look like parts of anything: only letters and figures have rivals. */
const LETTER = /[\p{L}\p{N}]/u;

/** True for a cell that tells by itself whether it is right. */
export const isTold = ({ text }: Cell) => LETTER.test(text);

/** Characters that are tried in place of another one at most. */
const RIVALS = 24;

/** Looks at each cell of a block that was found. `rivals` are the characters of the slip by their size. */
export function seeCells(
  golden: Plane,
  paper: Plane,
  cells: readonly Cell[],
  found: NonNullable<Found>,
  rivals: Rivals,
): Seen[] {
  return cells.map((cell) => {
    const at = found(cell.x + cell.width / 2);
    // Its neighbours help to find a character.
    const wide = { x: cell.x - 3, y: cell.y - 2, width: cell.width + 6, height: cell.height + 4 };
    const match = bestMatch(golden, wide, paper, at, FOLD);
    if (!LETTER.test(cell.text)) return { cell, fit: match.fit, rival: -1 };
    const { width, height } = cell;
    const places = around(paper, { x: cell.x + match.dx, y: cell.y + match.dy, width, height });
    const fit = bestOf(normalised(golden, cell), places);
    let best = -1;
    for (const other of rivals.get(sizeOf(cell))?.slice(0, RIVALS) ?? []) {
      if (other.text !== cell.text) best = Math.max(best, bestOf(other.looks, places));
    }
    return { cell, fit: Math.max(fit, match.fit), rival: best - fit };
  });
}

const sizeOf = ({ width, height }: Area) => `${width} x ${height}`;

/** Characters by the size of their cells, and how they look. */
type Rivals = ReadonlyMap<string, readonly (Cell & { readonly looks: Float32Array })[]>;

/** One cell of each character of the slip: figures first, for those change. */
export function rivalsOf(golden: Plane, cells: readonly Cell[]): Rivals {
  const rivals = new Map<string, (Cell & { looks: Float32Array })[]>();
  const known = new Set<string>();
  for (const cell of [...cells].sort((a, b) => Number(/\d/.test(b.text)) - Number(/\d/.test(a.text)))) {
    const key = `${sizeOf(cell)} ${cell.text}`;
    if (!isTold(cell) || known.has(key)) continue;
    known.add(key);
    const looks = normalised(golden, cell);
    rivals.set(sizeOf(cell), [...(rivals.get(sizeOf(cell)) ?? []), { ...cell, looks }]);
  }
  return rivals;
}
