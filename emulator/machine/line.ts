import type { Glyph } from './glyph.ts';
import type { MacroPosition } from './macro.ts';
import { copySettings, type Settings, type Underline } from './settings.ts';

/** One thing placed in the line buffer: a character or a column image. */
export interface Item {
  /** Text of a character, '' for an image. */
  readonly text: string;
  /** Dots from the left of the print area; set when it is placed. */
  x: number;
  /** Cell without spacing, dots. */
  readonly width: number;
  readonly height: number;
  /** Dot rows of the cell above the baseline. */
  readonly ascent: number;
  /** Spacing to the left and right of the cell, dots; reverse and underline cover it. */
  readonly before: number;
  readonly after: number;
  readonly glyph: Pick<Glyph, 'rows' | 'at' | 'stride' | 'width' | 'height' | 'inkTop' | 'inkBottom'>;
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
  readonly offset: number;
  readonly length: number;
}

/**
 * The most items of one line. Without ESC $ back to the left none holds more than a few hundred; with it a stream could
 * put any number on one line.
 */
export const MOST_ITEMS = 4096;

/** Where in the stream something began, how the printer was set then, and where in a macro that was being run. */
export interface Began {
  readonly offset: number;
  readonly settings: Settings;
  readonly macro: MacroPosition | null;
}

/** The line buffer: what waits for a line feed. */
export class LineBuffer {
  items: Item[] = [];
  /** Where the next item goes, dots from the left of the print area. */
  x = 0;
  /** Where in the stream the line began, and how the printer was set then; null at the beginning of a line. */
  began: Began | null = null;
  /** Where the run of a macro stands, while one is run. */
  macro: MacroPosition | null = null;

  snapshot() {
    const { items, x, began, macro } = this;
    return { items: [...items], x, began, macro };
  }

  restore({ items, x, began, macro }: ReturnType<LineBuffer['snapshot']>): void {
    Object.assign(this, { items: [...items], x, began, macro });
  }

  /** At the beginning of a line: no data, and no tab or position move (TM-T88III specification 6.2). */
  get isAtStart(): boolean {
    return this.began === null;
  }

  /** No data, though the position may have been moved. */
  get isEmpty(): boolean {
    return this.items.length === 0;
  }

  /** Puts an item where printing goes on; false when the line holds MOST_ITEMS. */
  add(item: Item, settings: Settings): boolean {
    if (this.items.length === MOST_ITEMS) return false;
    this.#begin(item.offset, settings);
    item.x = this.x + item.before;
    this.items.push(item);
    this.x = item.x + item.width + item.after;
    return true;
  }

  /** Moves the position; the move's bytes are at `offset`. */
  moveTo(x: number, offset: number, settings: Settings): void {
    this.#begin(offset, settings);
    this.x = x;
  }

  clear(): void {
    this.items = [];
    this.x = 0;
    this.began = null;
  }

  /** Dots from the left of the area to the right end of what the line holds, gaps and spacing included. */
  get width(): number {
    let right = this.x;
    for (const item of this.items) right = Math.max(right, item.x + item.width + item.after);
    return right;
  }

  #begin(offset: number, settings: Settings): void {
    this.began ??= { offset, settings: copySettings(settings), macro: this.macro };
  }
}

/** Left edge of something `width` dots wide in an area. */
export function justify(settings: Pick<Settings, 'justification'>, area: number, width: number): number {
  const room = Math.max(0, area - width);
  if (settings.justification === 'left') return 0;
  return settings.justification === 'right' ? room : room >> 1;
}
