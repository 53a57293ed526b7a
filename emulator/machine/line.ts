import { Bitmap } from '../dots/bitmap.ts';
import { scale, turnClockwise, turnUpsideDown } from '../dots/transform.ts';
import type { Settings, Underline } from './settings.ts';
import type { Run } from './slip.ts';

/** One thing placed in the line buffer: a character or a column image. */
export interface Item {
  /** Text of a character, '' for an image. */
  readonly text: string;
  /** Dots from the left of the print area. */
  readonly x: number;
  /** Cell without spacing, dots. */
  readonly width: number;
  readonly height: number;
  /** Dot rows of the cell above the baseline. */
  readonly ascent: number;
  /** Spacing to the left and right of the cell, dots; reverse and underline cover it. */
  readonly before: number;
  readonly after: number;
  readonly glyph: { readonly rows: Uint8Array; readonly at: number; readonly stride: number; readonly width: number; readonly height: number };
  readonly across: number;
  readonly down: number;
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

/** The line buffer: what waits for a line feed. */
export class LineBuffer {
  items: Item[] = [];
  /** Where the next item goes, dots from the left of the print area. */
  x = 0;
  /** A tab or position move is pending: the line is no longer at its beginning (TM-T88III specification 6.2). */
  moved = false;
  upsideDown = false;

  /** At the beginning of a line: no data and no move. */
  get isEmpty(): boolean {
    return this.items.length === 0 && !this.moved;
  }

  clear(): void {
    this.items = [];
    this.x = 0;
    this.moved = false;
  }

  /** Dots from the left of the area to the right end of what the line holds, gaps and spacing included. */
  get width(): number {
    let right = this.x;
    for (const item of this.items) right = Math.max(right, item.x + item.width + item.after);
    return right;
  }
}

/** Height of a set of items on a common baseline. */
export function measureItems(items: readonly Item[]): { ascent: number; height: number } {
  let ascent = 0;
  let depth = 0;
  for (const item of items) {
    ascent = Math.max(ascent, item.ascent);
    depth = Math.max(depth, item.height - item.ascent);
  }
  return { ascent, height: ascent + depth };
}

/** Draws one item with its cell's upper left corner at (x, y). */
export function drawItem(target: Bitmap, item: Item, x: number, y: number): void {
  const { glyph } = item;
  if (item.across === 1 && item.down === 1 && !item.rotated) {
    target.blit(glyph.rows, glyph.at, glyph.stride, glyph.width, glyph.height, x, y);
    if (item.bold) target.blit(glyph.rows, glyph.at, glyph.stride, glyph.width, glyph.height, x + 1, y);
  } else {
    const plain = new Bitmap(glyph.width, glyph.height);
    plain.blit(glyph.rows, glyph.at, glyph.stride, glyph.width, glyph.height, 0, 0);
    const turned = item.rotated ? turnClockwise(plain) : plain;
    const drawn = scale(turned, item.across, item.down);
    target.draw(drawn, x, y);
    if (item.bold) target.draw(drawn, x + 1, y);
  }
  const left = x - item.before;
  const whole = item.before + item.width + item.after;
  // The underline's rows are not documented; the bottom of the cell is where it does not touch any letter's body.
  if (item.underline > 0) target.fill(left, y + item.height - item.underline, whole, item.underline);
  if (item.strike) target.fill(left, y + (item.height >> 1), whole, 1);
  if (item.reverse) target.invert(left, y, whole, item.height);
}

/** Draws a line upside down: the whole line turned by 180 degrees, its first character ending at the right. */
export function drawUpsideDown(target: Bitmap, items: readonly Item[], y: number, area: { left: number; width: number }): void {
  const { ascent, height } = measureItems(items);
  const upright = new Bitmap(area.width, height);
  for (const item of items) drawItem(upright, item, item.x, ascent - item.ascent);
  target.draw(turnUpsideDown(upright), area.left, y);
}

/** The runs of a line, and what it reads. A gap of half a cell or more reads as spaces, one for each cell of Font A. */
export function readLine(items: readonly Item[], place: (item: Item) => { x: number; y: number }): { runs: Run[]; text: string } {
  const runs: Run[] = [];
  let text = '';
  let right = 0;
  for (const item of items) {
    const gap = item.x - item.before - right;
    if (gap >= 6) text += ' '.repeat(Math.max(1, Math.round(gap / 12)));
    right = item.x + item.width + item.after;
    if (item.command !== null) continue;
    text += item.text;
    const { x, y } = place(item);
    runs.push({ text: item.text, x, y, width: item.width, height: item.height, offset: item.offset, length: item.length });
  }
  return { runs, text };
}

/** Left edge of a line of `width` dots in an area. */
export function justify(settings: Pick<Settings, 'justification'>, area: number, width: number): number {
  const room = Math.max(0, area - width);
  if (settings.justification === 'left') return 0;
  return settings.justification === 'right' ? room : room >> 1;
}
