import type { Zoom } from '../parts/address.ts';

/** Blank paper on either side of the dots, mm: paper of 80 mm holds 72 mm of them, paper of 58 mm 48 mm and more. */
const MARGIN_MM = 4;

/** The same in dots. */
export const marginOf = (dpi: number): number => Math.round((MARGIN_MM * dpi) / 25.4);

/** CSS pixels beside the paper: room for the notes on its right, as much on its left. */
const BESIDE = 44;

/** CSS pixels for the paper in a column `width` CSS pixels wide. */
export const roomOf = (width: number): number => Math.max(120, width - BESIDE);

/**
 * CSS pixels a dot, for paper of `width` dots in a column with `room` CSS pixels. Where a dot can have a pixel of the
 * screen, it has a whole number of them: else it would be blurred.
 */
export function scaleOf(zoom: Zoom, width: number, room: number): number {
  if (zoom === '2') return 2 / devicePixelRatio;
  if (zoom === '1') return 1 / devicePixelRatio;
  const scale = Math.min(1, room / width);
  const pixels = Math.floor(scale * devicePixelRatio);
  return pixels >= 1 ? pixels / devicePixelRatio : scale;
}
