import type { Bitmap } from '../dots/bitmap.ts';
import { turnClockwise, turnUpsideDown } from '../dots/transform.ts';
import type { Box } from './slip.ts';

/**
 * ESC T: 0 left to right from the upper left, 1 bottom to top from the lower left, 2 right to left from the lower
 * right, 3 top to bottom from the upper right (TM-T88III specification sheet 97).
 */
export type Direction = 0 | 1 | 2 | 3;

/**
 * An area of the page and the direction in which it is printed. Within it places count along the lines and from line to
 * line, as one reads them, dots from where ESC T begins; on the page they count from its upper left corner.
 */
export interface Field {
  readonly area: Box;
  readonly direction: Direction;
}

/** Lines run along the paper, so the units of GS P change places. */
export const isTurned = (direction: Direction) => direction === 1 || direction === 3;

/** Dots along a line, and from the first line to the end of the area. */
export function sizeOf({ area: { width, height }, direction }: Field): { along: number; across: number } {
  return isTurned(direction) ? { along: height, across: width } : { along: width, across: height };
}

/** Where a box of the field lies on the page. */
export function placeOn({ area, direction }: Field, box: Box): Box {
  const { x, y, width, height } = box;
  const left = [x, y, area.width - x - width, area.width - y - height];
  const top = [y, area.height - x - width, area.height - y - height, x];
  const size = isTurned(direction) ? { width: height, height: width } : { width, height };
  return { x: area.x + left[direction]!, y: area.y + top[direction]!, ...size };
}

/** A picture as it lies on the page. */
export function turnTo(picture: Bitmap, direction: Direction): Bitmap {
  const turned = isTurned(direction) ? turnClockwise(picture) : picture;
  return direction === 1 || direction === 2 ? turnUpsideDown(turned) : turned;
}

/** The part of a box that lies in an area, or null. */
export function within(box: Box, area: Box): Box | null {
  const x = Math.max(box.x, area.x);
  const y = Math.max(box.y, area.y);
  const width = Math.min(box.x + box.width, area.x + area.width) - x;
  const height = Math.min(box.y + box.height, area.y + area.height) - y;
  return width > 0 && height > 0 ? { x, y, width, height } : null;
}
