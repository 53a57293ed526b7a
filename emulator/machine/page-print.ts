import { Bitmap } from '../dots/bitmap.ts';
import type { Item } from './line.ts';
import type { Machine } from './machine.ts';
import { MOST_MARKS, Page, type Placed } from './page.ts';
import type { Field } from './page-field.ts';
import { marksOnPaper } from './page-marks.ts';
import type { Boundary } from './roll.ts';
import { changeMode, copySettings } from './settings.ts';
import type { Box, ImageMark, Refusal, Source } from './slip.ts';

/** The part of the paper that pages of a model, or of GS ( P, may use, dots; without GS ( P it ends at `tallest`. */
export function printableArea({ model, settings }: Machine): { readonly width: number; readonly height: number } {
  return settings.page.printable ?? { width: model.dots, height: model.page?.tallest ?? 0 };
}

/** The area of ESC W, or what it is before ESC W comes; the direction of ESC T. */
function fieldOf({ model, settings: { page } }: Machine): Field {
  const whole = page.printable ?? { width: model.dots, height: model.page?.height ?? 0 };
  return { area: page.area ?? { x: 0, y: 0, ...whole }, direction: page.direction };
}

/** ESC L: begins a page. Returns why it does not. */
export function enterPage(machine: Machine, { offset }: Source): string | undefined {
  const { settings, library, model, roll } = machine;
  if (!model.page) return 'the model has no page mode';
  if (machine.page) return 'the printer is in page mode';
  roll.begin();
  const began = { offset, settings: copySettings(settings), macro: machine.line.macro };
  changeMode(settings);
  // "24 - 3" dots: the baseline of Font A (TM-T88III specification, figure 3.12.2).
  machine.page = new Page(began, fieldOf(machine), model.dots, library.fontA.baseline);
  return undefined;
}

/** Back to standard mode, the page dropped; the area of ESC W is the model's again, the direction of ESC T stays. */
export function leavePage(machine: Machine): void {
  if (!machine.page) return;
  machine.page = null;
  machine.settings.page.area = null;
  machine.settings.graphics = [];
  changeMode(machine.settings);
}

/** The area or the direction was set: a page goes on at its beginning. */
export function beginField(machine: Machine): void {
  machine.page?.begin(fieldOf(machine));
}

/**
 * Prints the page, from the top of the printable area to the end of the lowest area in which something stands; one in
 * which nothing stands moves no paper. Returns why nothing was printed.
 */
export function printPage(machine: Machine, page: Page): string | undefined {
  const { height, marks, dots } = page;
  if (marks.length === 0) return 'the page is empty: nothing is printed';
  const { paper } = machine.roll;
  const top = paper.row;
  paper.reserve(page.markedHeight);
  paper.dots.draw(dots, 0, top);
  paper.take(marksOnPaper(marks, top), marks.length);
  machine.roll.feedRows(height);
  return undefined;
}

/** ESC FF: prints the page and keeps it. */
export function printCopy(machine: Machine, page: Page): string | Refusal | undefined {
  return actOnPaper(machine, () => {
    const why = 'the slip is as long as a roll: the page is not printed again on it';
    return machine.roll.paper.isFull ? { code: 'slip-too-long', why } : printPage(machine, page);
  });
}

/**
 * Does something to the paper that a page outlives. Where a slip begins amid a page, its bytes begin with the page, and
 * what they did for earlier slips is not done again.
 */
export function actOnPaper<T>({ page, settings }: Machine, act: () => T): T | string {
  if (!page) return act();
  page.acts++;
  if (settings.page.passed === 0) return act();
  settings.page.passed--;
  return 'it was done for the slip before';
}

/** A slip that begins amid a page begins with the bytes of the page, and as the printer was set when it began. */
export function pageGoesOn({ began, acts }: Page): Pick<Boundary, 'next' | 'settings' | 'macro'> {
  const { offset, settings, macro } = began;
  return { next: offset, settings: { ...settings, page: { ...settings.page, passed: acts } }, macro };
}

/** Places a character on the page. */
export function placeCharacter(machine: Machine, page: Page, item: Item): void {
  tellPlaced(machine, page, page.place(item, lineSpacing(machine)), item);
}

/**
 * Places a picture on the page, and goes on behind it. Where no column of it fits any more it goes to the next line; of
 * one that fits in part the rest is dropped.
 */
export function placePicture(
  machine: Machine,
  page: Page,
  { picture, height }: { readonly picture: Bitmap; readonly height: number },
  mark: Omit<ImageMark, keyof Box>,
): void {
  if (page.x > 0 && page.along - page.x < 1) page.feed(lineSpacing(machine));
  const width = Math.min(picture.width, Math.floor(page.along - page.x));
  const part = new Bitmap(width, picture.height);
  part.draw(picture, 0, 0);
  tellPlaced(machine, page, page.placeImage(part, height, mark), mark);
  page.x += width;
}

const lineSpacing = ({ settings, model }: Machine) => settings.lineSpacing / model.stepsPerDot;

const TOLD: Readonly<Record<Exclude<Placed, 'placed'>, readonly [code: string, what: string]>> = {
  lost: ['page-overflow', 'it lies outside the print area of the page: it is lost, and what follows it there'],
  full: ['page-full', `the page holds ${MOST_MARKS} marks: this one and those that follow are dropped`],
};

/** Tells, once a page, what could not be placed on it. */
export function tellPlaced(machine: Machine, page: Page, placed: Placed, { offset }: Source): void {
  if (placed === 'placed' || page.told.has(placed)) return;
  page.told.add(placed);
  const [code, what] = TOLD[placed];
  machine.diagnose(offset, 'warning', code, what);
}
