import { Bitmap } from '../dots/bitmap.ts';
import { turnUpsideDown } from '../dots/transform.ts';
import { enlarged } from './enlarged.ts';
import { type Cells, type Item, lastOf, pitchOf, rightOf } from './line.ts';

/** A place on the paper: the upper left corner of a cell, dots. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** A line laid out: its height, and where the first cell of each item lies on the paper. */
export interface Layout {
  readonly height: number;
  /** Where the further cells of an item lie: 1 to its right, -1 to its left. */
  readonly direction: 1 | -1;
  readonly places: readonly Place[];
}

/** Where a line goes: its upper edge, and the part of it that the print area leaves. */
export interface Frame {
  readonly y: number;
  readonly left: number;
  readonly width: number;
  /** Dots that justification moves the line to the right. */
  readonly shift: number;
  /** The line is turned by 180 degrees, so its first character ends at the right. */
  readonly upsideDown: boolean;
}

/** Lays items out on a common baseline. */
export function layOut(items: readonly Item[], frame: Frame): Layout {
  let ascent = 0;
  let depth = 0;
  for (const item of items) {
    ascent = Math.max(ascent, item.ascent);
    depth = Math.max(depth, item.height - item.ascent);
  }
  const height = ascent + depth;
  const { y, left, width, shift, upsideDown } = frame;
  const places = items.map((item) => {
    const x = shift + item.x;
    const top = ascent - item.ascent;
    return upsideDown
      ? { x: left + width - x - item.width, y: y + height - top - item.height }
      : { x: left + x, y: y + top };
  });
  return { height, places, direction: upsideDown ? -1 : 1 };
}

/** Draws a line that was laid out upright. */
export function drawLine(target: Bitmap, items: readonly Item[], layout: Layout): void {
  items.forEach((item, i) => {
    drawItem(target, item, layout.places[i]!);
  });
}

/** Draws a line and turns it: `layout` is that of the turned line. */
export function drawTurned(target: Bitmap, items: readonly Item[], layout: Layout, frame: Frame): void {
  const upright = new Bitmap(frame.width, layout.height);
  drawLine(upright, items, layOut(items, { ...frame, y: 0, left: 0, upsideDown: false }));
  target.draw(turnUpsideDown(upright), frame.left, frame.y);
}

/** Draws the cells of an item in their size and style, the first at a place and each further one to the right. */
export function drawItem(target: Bitmap, item: Item, { x, y }: Place): void {
  const { glyphs, height, before, count } = item;
  const pitch = pitchOf(item);
  const isPlain = item.across === 1 && item.down === 1 && !item.rotated;
  for (let i = 0; i < count; i++) {
    if (isPlain) drawPlain(target, item, glyphs[i]!, x + i * pitch, y);
    else drawEnlarged(target, item, glyphs[i]!, x + i * pitch, y);
  }
  const left = x - before;
  const whole = count * pitch;
  // No document says on which rows the underline lies; at the bottom of the cell it meets no letter's body.
  if (item.underline > 0) target.fill(left, y + height - item.underline, whole, item.underline);
  if (item.strike) target.fill(left, y + (height >> 1), whole, 1);
  if (item.reverse) target.invert(left, y, whole, height);
}

function drawPlain(target: Bitmap, { width, bold }: Item, glyph: Dots, x: number, y: number): void {
  const at = glyph.at + glyph.inkTop * glyph.stride;
  const rows = glyph.inkBottom - glyph.inkTop;
  target.blit(glyph.rows, at, glyph.stride, width, rows, x, y + glyph.inkTop);
  if (bold) target.blit(glyph.rows, at, glyph.stride, width - 1, rows, x + 1, y + glyph.inkTop);
}

function drawEnlarged(target: Bitmap, item: Item, glyph: Dots, x: number, y: number): void {
  const drawn = enlarged(item, glyph);
  target.draw(drawn, x, y);
  if (item.bold) target.blit(drawn.bits, 0, drawn.stride, item.width - 1, item.height, x + 1, y);
}

type Dots = Item['glyphs'][number];

/** A gap of half a cell of Font A or more reads as spaces, one for each cell. */
const CELL = 12;

/** What of characters their place in the text follows from. */
type Read = Cells & Pick<Item, 'text'>;

/** What the characters of a line read from left to right. */
export function readText(items: readonly Read[]): string {
  // Joined, and not added up: a string that was added to stays a chain of its parts until someone reads it.
  const parts: string[] = [];
  let right = 0;
  for (const item of inReadingOrder(items)) {
    const gap = item.x - item.before - right;
    if (gap >= CELL / 2) parts.push(' '.repeat(Math.max(1, Math.round(gap / CELL))));
    right = Math.max(right, rightOf(item));
    parts.push(item.text);
  }
  return parts.join('');
}

/** ESC $ can place what stands to the left after what stands to the right. */
function inReadingOrder(items: readonly Read[]): readonly Read[] {
  for (let i = 1; i < items.length; i++) {
    if (lastOf(items[i - 1]!) > items[i]!.x) return items.flatMap(oneByOne).sort((a, b) => a.x - b.x);
  }
  return items;
}

function oneByOne(item: Read): readonly Read[] {
  const { count, text, width, before, after } = item;
  if (count === 1) return [item];
  const pitch = pitchOf(item);
  return Array.from(text, (character, i) => ({
    text: character,
    x: item.x + i * pitch,
    count: 1,
    width,
    before,
    after,
  }));
}
