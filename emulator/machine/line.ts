import type { Glyph } from './glyph.ts';
import type { MacroPosition } from './macro.ts';
import { copySettings, type Settings, type Underline } from './settings.ts';

/**
 * What is placed in the line buffer as one: a character, characters of ASCII one behind the other, or a column image. How
 * characters come together depends on how they arrived, and nothing that is printed or told may depend on it.
 */
export interface Item {
  /** Text of the characters, '' for an image. */
  readonly text: string;
  /** Dots from the left of the print area to the first cell; set when it is placed. */
  x: number;
  /** Cells: characters, or one image. */
  readonly count: number;
  /** A cell without spacing, dots. */
  readonly width: number;
  readonly height: number;
  /** Dot rows of the cell above the baseline. */
  readonly ascent: number;
  /** Spacing to the left and right of the cell, dots; reverse and underline cover it. */
  readonly before: number;
  readonly after: number;
  /** Dots of each cell, from left to right. */
  readonly glyphs: readonly Pick<Glyph, 'rows' | 'at' | 'stride' | 'width' | 'height' | 'inkTop' | 'inkBottom'>[];
  /** Enlargement of the dots as they lie on the paper. */
  readonly across: number;
  readonly down: number;
  /** The steps of enlarged dots are filled. */
  readonly smooth: boolean;
  readonly bold: boolean;
  readonly underline: Underline;
  readonly strike: boolean;
  readonly reverse: boolean;
  readonly rotated: boolean;
  /** The command of a column image, null for a character. */
  readonly command: string | null;
  /** Of the first cell; each further one is `length` bytes on. */
  readonly offset: number;
  readonly length: number;
}

/** Where the cells of an item stand. */
export type Cells = Pick<Item, 'x' | 'width' | 'before' | 'after' | 'count'>;

/**
 * The most cells of one line. Without ESC $ back to the left none holds more than a few hundred; with it a stream could
 * put any number on one line.
 */
export const MOST_CELLS = 4096;

/** Where in the stream something began, how the printer was set then, and where in a macro that was being run. */
export interface Began {
  readonly offset: number;
  readonly settings: Settings;
  readonly macro: MacroPosition | null;
}

/** The line buffer: what waits for a line feed. */
export class LineBuffer {
  items: Item[] = [];
  /** Cells that it has room for. */
  room = MOST_CELLS;
  /** Where the next item goes, dots from the left of the print area. */
  x = 0;
  /** Where in the stream the line began, and how the printer was set then; null at the beginning of a line. */
  began: Began | null = null;
  /** Where the run of a macro stands, while one is run. */
  macro: MacroPosition | null = null;

  snapshot() {
    const { items, room, x, began, macro } = this;
    return { items: [...items], room, x, began, macro };
  }

  restore({ items, ...state }: ReturnType<LineBuffer['snapshot']>): void {
    Object.assign(this, { ...state, items: [...items] });
  }

  /** At the beginning of a line: no data, and no tab or position move (TM-T88III specification 6.2). */
  get isAtStart(): boolean {
    return this.began === null;
  }

  /** No data, though the position may have been moved. */
  get isEmpty(): boolean {
    return this.items.length === 0;
  }

  /** Puts an item where printing goes on; false when the line has no room for its cells. */
  add(item: Item, settings: Settings): boolean {
    if (item.count > this.room) return false;
    this.room -= item.count;
    this.#begin(item.offset, settings);
    item.x = this.x + item.before;
    this.items.push(item);
    this.x = rightOf(item);
    return true;
  }

  /** Moves the position; the move's bytes are at `offset`. */
  moveTo(x: number, offset: number, settings: Settings): void {
    this.#begin(offset, settings);
    this.x = x;
  }

  clear(): void {
    this.items = [];
    this.room = MOST_CELLS;
    this.x = 0;
    this.began = null;
  }

  /** Dots from the left of the area to the right end of what the line holds, gaps and spacing included. */
  get width(): number {
    let right = this.x;
    for (const item of this.items) right = Math.max(right, rightOf(item));
    return right;
  }

  #begin(offset: number, settings: Settings): void {
    this.began ??= { offset, settings: copySettings(settings), macro: this.macro };
  }
}

/** Dots from a cell of an item to the next. */
export function pitchOf({ before, width, after }: Pick<Cells, 'before' | 'width' | 'after'>): number {
  return before + width + after;
}

/** Dots from the left of the print area to the last cell of an item. */
export function lastOf(cells: Cells): number {
  return cells.x + (cells.count - 1) * pitchOf(cells);
}

/** Dots from the left of the print area to the right end of an item, spacing included. */
export function rightOf(cells: Cells): number {
  return lastOf(cells) + cells.width + cells.after;
}

/** Left edge of something `width` dots wide in an area. */
export function justify(settings: Pick<Settings, 'justification'>, area: number, width: number): number {
  const room = Math.max(0, area - width);
  if (settings.justification === 'left') return 0;
  return settings.justification === 'right' ? room : room >> 1;
}
