import { Bitmap } from '../dots/bitmap.ts';
import type { Model } from '../models/model.ts';
import type { CodeMark, FeedMark, ImageMark, Line, Source } from './slip.ts';

/**
 * The longest slip, dot rows: 25 m at 8 dots/mm, half of what an 80 mm roll holds. A stream that never cuts is split
 * here, so memory stays bounded.
 */
export const LONGEST_SLIP = 200_000;

/** What a page brings. */
export interface PageMarks {
  readonly lines: readonly Line[];
  readonly images: readonly ImageMark[];
  readonly codes: readonly CodeMark[];
}

/**
 * The most marks of pages on one slip. A page can be printed again and again by two bytes each time; without a bound that
 * would fill the memory. It is three times what the longest slip holds of Font A.
 */
const MOST_PAGE_MARKS = 1 << 20;

/** Everything on one piece of paper, as it is torn off. */
export interface TornPaper {
  readonly dots: Bitmap;
  readonly lines: Line[];
  readonly images: ImageMark[];
  readonly codes: CodeMark[];
  readonly feeds: FeedMark[];
}

/**
 * The paper: dots and marks of the slip under the head. Rows count from the slip's upper edge. The head stands
 * `blade` rows before the blade, so a slip begins with that much paper that has already passed the head, and a cut
 * leaves what was printed within it to the next slip.
 */
export class Paper {
  readonly dots: Bitmap;
  readonly lines: Line[];
  readonly images: ImageMark[];
  readonly codes: CodeMark[];
  readonly feeds: FeedMark[];
  /** Motor steps from the slip's upper edge to the head. */
  #steps: number;
  readonly #model: Model;
  /** Row after the last one with a mark. */
  #marked = 0;
  #pageMarks = 0;

  /** `tail`: what is on it already; `rows`: how far it has passed the head. */
  constructor(model: Model, tail?: TornPaper, rows = model.cutter?.blade ?? 0) {
    this.#model = model;
    this.#steps = rows * model.stepsPerDot;
    this.dots = tail?.dots ?? new Bitmap(model.dots);
    this.lines = [...(tail?.lines ?? [])];
    this.images = [...(tail?.images ?? [])];
    this.codes = [...(tail?.codes ?? [])];
    this.feeds = [...(tail?.feeds ?? [])];
    for (let y = this.dots.height; y > 0 && this.#marked === 0; y--) if (!this.dots.rowIsBlank(y - 1)) this.#marked = y;
  }

  copy(): Paper {
    const copy = new Paper(this.#model, { ...this, dots: this.dots.rows(0, this.dots.height) });
    copy.#steps = this.#steps;
    copy.#marked = this.#marked;
    copy.#pageMarks = this.#pageMarks;
    return copy;
  }

  /** The dot row under the head. */
  get row(): number {
    return Math.floor(this.#steps / this.#model.stepsPerDot);
  }

  /** Blank dot rows between the last mark and the head. */
  get blank(): number {
    return this.row - this.#marked;
  }

  /** True when something black stands above a row. */
  hasMarksAbove(row: number): boolean {
    for (let y = Math.min(row, this.dots.height); y > 0; y--) if (!this.dots.rowIsBlank(y - 1)) return true;
    return false;
  }

  /** True once something was printed on it. */
  get hasMarks(): boolean {
    return this.#marked > 0;
  }

  get isFull(): boolean {
    return this.row >= LONGEST_SLIP || this.#pageMarks >= MOST_PAGE_MARKS;
  }

  /** Takes the marks of a page. */
  take({ lines, images, codes }: PageMarks, count: number): void {
    for (const line of lines) this.lines.push(line);
    for (const image of images) this.images.push(image);
    for (const code of codes) this.codes.push(code);
    this.#pageMarks += count;
  }

  /** Moves the paper forward by motor steps, as the bytes at `cause` want it; returns the dot rows moved. */
  feed(steps: number, { offset, length }: Source): number {
    const y = this.row;
    this.#steps += steps;
    const rows = this.row - y;
    if (rows > 0) this.feeds.push({ y, rows, offset, length });
    return rows;
  }

  /** Makes room for `height` rows under the head and notes that they carry a mark. */
  reserve(height: number): void {
    this.dots.growTo(this.row + height);
    this.#marked = Math.max(this.#marked, this.row + height);
  }

  /**
   * Separates the paper above row `bottom`; the second part is what stays in the printer, its first row row `top` of
   * the paper that comes. A mark that is torn through belongs to the piece with its first row, clipped to it: its other
   * rows are dots without a mark, as of paper that lay between head and blade, so that no text is read twice. Between
   * two slips the motor begins anew at a whole row; within one, `goesOn`, it goes on where it stood.
   */
  tear(bottom: number, top = 0, goesOn = false): [TornPaper, Paper] {
    this.dots.growTo(this.row);
    const up = bottom - top;
    const below = <T extends { y: number }>(marks: T[]) =>
      marks.filter((mark) => mark.y >= bottom).map((mark) => ({ ...mark, y: mark.y - up }));
    const rest = this.dots.rowsBelow(bottom, this.row, top);
    const tail = {
      dots: rest,
      lines: below(this.lines).map((line) => ({
        ...line,
        runs: line.runs.map((run) => ({ ...run, y: run.y - up })),
      })),
      images: below(this.images),
      codes: below(this.codes),
      feeds: this.feeds.flatMap(({ y, rows, ...source }) => {
        const first = Math.max(y, bottom);
        return first < y + rows ? [{ y: first - up, rows: y + rows - first, ...source }] : [];
      }),
    };
    const paper = new Paper(this.#model, tail, rest.height);
    if (goesOn) {
      paper.#steps += this.#steps % this.#model.stepsPerDot;
      paper.#marked = this.#marked > bottom ? this.#marked - up : 0;
    }
    return [
      {
        dots: this.dots.takeRows(bottom),
        lines: above(this.lines, bottom, ({ advance, runs, y }) => ({
          advance: Math.min(advance, bottom - y),
          runs: above(runs, bottom),
        })),
        images: above(this.images, bottom),
        codes: above(this.codes, bottom),
        feeds: this.feeds.filter(({ y }) => y < bottom).map((f) => ({ ...f, rows: Math.min(f.rows, bottom - f.y) })),
      },
      paper,
    ];
  }
}

/** The marks that begin above a row, none of them taller than to it; `clip`: what else changes of one that is torn. */
function above<T extends { readonly y: number; readonly height: number }>(
  marks: readonly T[],
  bottom: number,
  clip?: (mark: T) => Partial<T>,
): T[] {
  return marks
    .filter(({ y }) => y < bottom)
    .map((mark) => (mark.y + mark.height > bottom ? { ...mark, height: bottom - mark.y, ...clip?.(mark) } : mark));
}
