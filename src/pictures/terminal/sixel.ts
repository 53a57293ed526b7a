import type { IndexedPicture } from '../indexed.ts';

/** Rows of a band: a sixel is six dots, one below the other. */
const BAND = 6;

/** The character of no dots; those of dots follow it, the topmost dot being bit 0. */
const NO_DOTS = 0x3f;

/** Shortest repetition that takes fewer characters as a number. */
const FEWEST_REPEATED = 4;

/**
 * A picture as sixels (DEC, VT330/VT340 programmer reference manual, volume 2, chapter 14): each colour of a band of six
 * rows in turn. Paper is drawn too, so that the picture is the same on a dark terminal.
 */
export function sixelPicture(picture: IndexedPicture): string {
  const { width, height, palette } = picture;
  const percent = (value: number) => Math.round((value * 100) / 255);
  const registers = palette.map((colour, i) => `#${i};2;${colour.map(percent).join(';')}`);
  const bands: string[] = [];
  for (let top = 0; top < height; top += BAND) bands.push(bandOf(picture, top));
  // 1: dots that are not drawn stay as they are.
  return `\u001bP0;1;0q"1;1;${width};${height}${registers.join('')}${bands.join('-')}\u001b\\`;
}

/** The colours of a band one upon the other, `$` between them: back to the left. */
function bandOf({ width, height, palette, pixels }: IndexedPicture, top: number): string {
  const sixels = palette.map(() => new Uint8Array(width));
  for (let row = 0; row < Math.min(BAND, height - top); row++) {
    for (let x = 0; x < width; x++) sixels[pixels[(top + row) * width + x]!]![x]! |= 1 << row;
  }
  return sixels
    .flatMap((dots, colour) => (dots.some((six) => six !== 0) ? [`#${colour}${repeated(dots)}`] : []))
    .join('$');
}

/** Sixels in a row, those that repeat as `!`, their number and one; blank ones at the end left out. */
function repeated(dots: Uint8Array): string {
  const end = dots.findLastIndex((six) => six !== 0) + 1;
  let text = '';
  for (let from = 0; from < end; ) {
    let to = from + 1;
    while (to < end && dots[to] === dots[from]) to++;
    const character = String.fromCharCode(NO_DOTS + dots[from]!);
    text += to - from < FEWEST_REPEATED ? character.repeat(to - from) : `!${to - from}${character}`;
    from = to;
  }
  return text;
}
