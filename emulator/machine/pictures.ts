import { Bitmap } from '../dots/bitmap.ts';
import { scale, turnUpsideDown } from '../dots/transform.ts';
import { justify } from './line.ts';
import type { Machine } from './machine.ts';
import type { Source } from './slip.ts';

/** Prints a raster picture at once, without line spacing; what does not fit the area is dropped dot by dot. */
export function printRaster(machine: Machine, picture: Bitmap, command: string, source: Source): void {
  const { paper, settings } = machine;
  const area = machine.area();
  const shown = Math.min(picture.width, area.width);
  const x = area.left + justify(settings, area.width, shown);
  const y = paper.row;
  paper.reserve(picture.height);
  paper.dots.blit(picture.bits, 0, picture.stride, shown, picture.height, x, y);
  paper.images.push({ x, y, width: shown, height: picture.height, command, ...source });
  machine.feedRows(picture.height);
}

/** Rows of `stride` bytes as a bitmap `width` dots wide; data that is cut short leaves the rest white. */
export function fromRows(data: Uint8Array, width: number, height: number): Bitmap {
  const stride = (width + 7) >> 3;
  const rows = Math.min(height, Math.ceil(data.length / Math.max(1, stride)));
  const bits = new Uint8Array(stride * rows);
  bits.set(data.subarray(0, bits.length));
  return new Bitmap(width, rows, bits);
}

/** A raster picture, each dot enlarged. */
export function rasterPicture(data: Uint8Array, width: number, height: number, across: number, down: number): Bitmap {
  return scale(fromRows(data, width, height), across, down);
}

/** Column data of ESC *: `bytesPerColumn` bytes a column, top dot in the high bit. */
export function columnPicture(data: Uint8Array, bytesPerColumn: number, across: number, down: number): Bitmap {
  const columns = Math.floor(data.length / bytesPerColumn);
  const picture = new Bitmap(columns, bytesPerColumn * 8);
  for (let x = 0; x < columns; x++) {
    for (let i = 0; i < bytesPerColumn; i++) {
      const byte = data[x * bytesPerColumn + i]!;
      for (let bit = 0; bit < 8; bit++) if ((byte & (0x80 >> bit)) !== 0) picture.set(x, i * 8 + bit);
    }
  }
  return scale(picture, across, down);
}

/** Depth of a 24-dot column image below the baseline: it fills the cell of Font A, whose baseline is at 21 of 24. */
const IMAGE_DEPTH = 3;

/** Places a column image in the line; text may follow it. Columns that do not fit the area are dropped. */
export function placeColumns(machine: Machine, picture: Bitmap, source: Source): void {
  const room = machine.area().width - machine.line.x;
  const width = Math.min(picture.width, room);
  if (width <= 0) return;
  machine.place({
    text: '',
    width,
    height: picture.height,
    ascent: picture.height - IMAGE_DEPTH,
    before: 0,
    after: 0,
    glyph: { rows: picture.bits, at: 0, stride: picture.stride, width, height: picture.height },
    across: 1,
    down: 1,
    bold: false,
    underline: 0,
    strike: false,
    reverse: false,
    rotated: false,
    command: 'ESC *',
    ...source,
  });
}

/** Prints a symbol's picture with its justification; ESC { turns it. Returns its place, or null when it is too wide. */
export function printSymbol(machine: Machine, picture: Bitmap): { x: number; y: number } | null {
  const { paper, settings } = machine;
  const area = machine.area();
  const y = paper.row;
  if (picture.width > area.width) {
    machine.feedRows(picture.height);
    return null;
  }
  const shift = justify(settings, area.width, picture.width);
  const x = settings.upsideDown ? area.left + area.width - shift - picture.width : area.left + shift;
  paper.reserve(picture.height);
  paper.dots.draw(settings.upsideDown ? turnUpsideDown(picture) : picture, x, y);
  machine.feedRows(picture.height);
  return { x, y };
}
