import { Bitmap } from '../dots/bitmap.ts';
import type { Began, Cells, Item } from './line.ts';
import { type Field, placeOn, sizeOf, turnTo, within } from './page-field.ts';
import type { Box, CodeMark, ImageMark, Source } from './slip.ts';
import { drawItem } from './typeset.ts';

/**
 * The most marks of one page: three times as many as there are cells of Font B on the largest one. Without a bound a
 * stream could place any number on one spot.
 */
export const MOST_MARKS = 16_384;

/** A character on the page. */
export interface Letter extends Source, Cells, Pick<Item, 'text'> {
  readonly kind: 'letter';
  readonly field: Field;
  /** Its line: rows from the beginning of the field to the baseline. */
  readonly baseline: number;
  /** What of its cell lies in the area, on the page. */
  readonly box: Box;
}

interface Picture {
  readonly kind: 'image';
  readonly field: Field;
  readonly box: Box;
  readonly mark: Omit<ImageMark, keyof Box>;
}

interface Code {
  readonly kind: 'code';
  readonly field: Field;
  readonly box: Box;
  readonly mark: Omit<CodeMark, keyof Box>;
}

export type PageMark = Letter | Picture | Code;

/** What became of something that was to be placed: `lost` outside the area, `full` where the page holds no more marks. */
export type Placed = 'placed' | 'lost' | 'full';

/**
 * A page that is being composed (page mode). Everything is drawn when it comes; nothing moves the paper before the page
 * is printed. Text stands on a baseline, pictures and codes with their lower edge (TM-T88III specification 3.12.3).
 */
export class Page {
  /** Where in the stream it began, and how the printer was set then. */
  readonly began: Began;
  dots: Bitmap;
  /** What was done to the paper since it began: prints of ESC FF, cuts. */
  acts = 0;
  /** The position: dots along the line, and to its baseline; halves where the paper moves by half dots. */
  x = 0;
  y = 0;
  /** What was told of this page: once is enough. */
  told = new Set<Placed>();
  #marks: PageMark[] = [];
  #field: Field;
  /** Dots from the beginning of an area to the first baseline. */
  readonly #first: number;

  constructor(began: Began, field: Field, width: number, firstBaseline: number) {
    this.began = began;
    this.dots = new Bitmap(width);
    this.#field = field;
    this.#first = firstBaseline;
    this.y = firstBaseline;
  }

  copy(): Page {
    const copy = new Page(this.began, this.#field, this.dots.width, this.#first);
    const { acts, x, y } = this;
    Object.assign(copy, { dots: this.dots.rows(0, this.dots.height), acts, x, y, told: new Set(this.told) });
    copy.#marks = [...this.#marks];
    return copy;
  }

  get marks(): readonly PageMark[] {
    return this.#marks;
  }

  /** Dots along a line of the present area. */
  get along(): number {
    return sizeOf(this.#field).along;
  }

  /** Dots from the first line of the present area to its end. */
  get across(): number {
    return sizeOf(this.#field).across;
  }

  /** Rows from the top of the page to the end of the lowest area with something in it. */
  get height(): number {
    return this.#marks.reduce((most, { field: { area } }) => Math.max(most, area.y + area.height), 0);
  }

  /** Rows from the top of the page to the end of the lowest mark; the characters below a barcode have none of their own. */
  get markedHeight(): number {
    let rows = this.dots.height;
    while (rows > 0 && this.dots.rowIsBlank(rows - 1)) rows--;
    return this.#marks.reduce((most, { box }) => Math.max(most, box.y + box.height), rows);
  }

  /** Goes on at the beginning of an area (ESC W) or of a direction (ESC T). */
  begin(field: Field): void {
    this.#field = field;
    this.x = 0;
    this.y = this.#first;
  }

  /** To the beginning of a line `dots` further on. */
  feed(dots: number): void {
    this.x = 0;
    this.y += dots;
  }

  /** Places one character, or a column image, behind the last; in the next line, `spacing` dots on, when it does not fit. */
  place(item: Item, spacing: number): Placed {
    const { before, width, after, count, height, text, offset, length } = item;
    const whole = before + width + after;
    if (this.x > 0 && this.x + whole > this.along) this.feed(spacing);
    const x = Math.floor(this.x) + before;
    const baseline = Math.floor(this.y);
    const top = baseline - item.ascent;
    this.x += whole;
    const cell = new Bitmap(whole, height);
    drawItem(cell, item, { x: before, y: 0 });
    return this.#add(cell, { x: x - before, y: top }, { x, y: top, width, height }, (field, box) => {
      return { kind: 'letter', field, baseline, box, text, x, count, width, before, after, offset, length };
    });
  }

  /**
   * Places a picture, its lower left corner on the position. `height` is more than the picture has rows where the rest
   * of its data is missing.
   */
  placeImage(picture: Bitmap, height: number, mark: Picture['mark']): Placed {
    const box = { x: Math.floor(this.x), y: Math.floor(this.y) - height, width: picture.width, height };
    return this.#add(picture, box, box, (field, visible) => ({ kind: 'image', field, box: visible, mark }));
  }

  /**
   * Places a code: `block` is as wide as the area, `box` the part of it with the bars or modules, whose lower edge comes
   * to lie on the baseline.
   */
  placeCode(block: Bitmap, box: Box, mark: Code['mark']): Placed {
    const top = Math.floor(this.y) - box.y - box.height;
    this.x = box.x + box.width;
    const bars = { ...box, y: top + box.y };
    return this.#add(block, { x: 0, y: top }, bars, (field, visible) => ({ kind: 'code', field, box: visible, mark }));
  }

  /** Draws a ruled line or box of the present area, which leaves the position alone. */
  placeRule(rule: Bitmap, x: number, y: number, mark: Picture['mark']): Placed {
    const box = { x, y, width: rule.width, height: rule.height };
    return this.#add(rule, box, box, (field, visible) => ({ kind: 'image', field, box: visible, mark }));
  }

  /**
   * CAN: erases the dots of the present area, also of what stands in it in part and of other areas that overlap it
   * (TM-T88III specification, appendix I). Marks go that stood wholly in it.
   */
  erase(): void {
    const { area } = this.#field;
    this.dots.clear(area.x, area.y, area.width, area.height);
    this.#marks = this.#marks.filter(({ box }) => {
      const left = within(box, area);
      return left === null || left.width < box.width || left.height < box.height;
    });
  }

  #add(picture: Bitmap, at: Pick<Box, 'x' | 'y'>, own: Box, markOf: (field: Field, visible: Box) => PageMark): Placed {
    const field = this.#field;
    const visible = within(placeOn(field, own), field.area);
    if (visible === null) return 'lost';
    if (this.#marks.length === MOST_MARKS) return 'full';
    this.#marks.push(markOf(field, visible));
    this.#draw(picture, { ...at, width: picture.width, height: picture.height });
    return 'placed';
  }

  /** Draws the part of a picture that lies in the present area. */
  #draw(picture: Bitmap, box: Box): void {
    const field = this.#field;
    const visible = within(box, { x: 0, y: 0, width: this.along, height: this.across });
    if (visible === null) return;
    const part = new Bitmap(visible.width, visible.height);
    part.draw(picture, box.x - visible.x, box.y - visible.y);
    const place = placeOn(field, visible);
    this.dots.growTo(field.area.y + field.area.height);
    this.dots.draw(turnTo(part, field.direction), place.x, place.y);
  }
}
