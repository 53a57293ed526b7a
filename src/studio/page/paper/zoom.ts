import type { Zoom } from '../parts/address.ts';

/** CSS pixels a dot, for paper of `width` dots in a column `room` CSS pixels wide. */
export function scaleOf(zoom: Zoom, width: number, room: number): number {
  if (zoom === '2') return 2 / devicePixelRatio;
  if (zoom === '1') return 1 / devicePixelRatio;
  return Math.min(1, room / width);
}
