import { Bitmap } from '../dots/bitmap.ts';
import { scale, turnUpsideDown } from '../dots/transform.ts';
import { justify } from './line.ts';
import type { Machine } from './machine.ts';
import type { Page } from './page.ts';
import { placePicture } from './page-print.ts';
import type { Box, Source } from './slip.ts';
import type { StoredPicture } from './stored-picture.ts';

/** Packed rows as a command carries them; `height` may be more than the data has rows. */
export interface Raster {
  readonly bits: Uint8Array;
  /** Dots, each enlarged `across` times across and `down` times down. */
  readonly width: number;
  readonly height: number;
  readonly across: number;
  readonly down: number;
}

/**
 * Prints a raster picture at once, without line spacing; what does not fit the area is dropped dot by dot. A position
 * move before it counts, ESC { does not (Epson ESC/POS reference, GS v 0 and ESC {).
 */
export function printRaster(machine: Machine, raster: Raster, command: string, source: Source): void {
  const { line, settings, roll } = machine;
  if (machine.page) {
    placePicture(machine, machine.page, rasterOnPage(raster, machine.page), { command, ...source });
    return;
  }
  const { paper } = roll;
  const area = machine.area();
  const width = Math.min(raster.width * raster.across, area.width - line.x);
  const height = raster.height * raster.down;
  const x = area.left + justify(settings, area.width, line.x + width) + line.x;
  const y = paper.row;
  line.clear();
  paper.reserve(height);
  if (width > 0) {
    const picture = enlarge(raster, width);
    paper.dots.blit(picture.bits, 0, picture.stride, width, picture.height, x, y);
    paper.images.push({ x, y, width, height, command, ...source });
  }
  roll.feedRows(height);
}

/** A raster as a picture for a page: what is wider than the area is not enlarged. */
export function rasterOnPage(raster: Raster, { along }: Page): { picture: Bitmap; height: number } {
  return { picture: enlarge(raster, along), height: raster.height * raster.down };
}

/** The dots of a raster that lie within `room`; rows that the data lacks are left out. */
function enlarge({ bits, width, height, across, down }: Raster, room: number): Bitmap {
  const sourceStride = (width + 7) >> 3;
  const shown = Math.min(width, Math.ceil(room / across));
  const rows = Math.min(height, Math.ceil(bits.length / sourceStride));
  const plain = new Bitmap(shown, rows);
  for (let y = 0; y < rows; y++) {
    const row = bits.subarray(y * sourceStride, y * sourceStride + plain.stride);
    plain.bits.set(row, y * plain.stride);
  }
  return scale(plain, across, down);
}

/** Depth of a 24-dot column image below the baseline: it fills the cell of Font A, whose baseline is at 21 of 24. */
const IMAGE_DEPTH = 3;

/**
 * Places a column image in the line; text may follow it. Columns that do not fit are dropped: beyond the area, or
 * beyond the paper where the model widens the area for the line (TM-T88III specification, ESC *). Returns why nothing
 * was placed.
 */
export function placeColumns(machine: Machine, picture: Bitmap, source: Source): string | undefined {
  const { model, line } = machine;
  if (machine.page) {
    if (picture.width === 0) return 'the image has no columns';
    placePicture(machine, machine.page, { picture, height: picture.height }, { command: 'ESC *', ...source });
    return undefined;
  }
  const room = (model.widensForImages ? model.dots : machine.area().width) - line.x;
  const width = Math.min(picture.width, room);
  if (width <= 0) return picture.width === 0 ? 'the image has no columns' : 'the line has no room left';
  machine.roll.begin();
  line.add(
    {
      text: '',
      x: 0,
      count: 1,
      width,
      height: picture.height,
      ascent: picture.height - IMAGE_DEPTH,
      before: 0,
      after: 0,
      glyphs: [
        {
          rows: picture.bits,
          at: 0,
          stride: picture.stride,
          width,
          height: picture.height,
          inkTop: 0,
          inkBottom: picture.height,
        },
      ],
      across: 1,
      down: 1,
      smooth: false,
      bold: false,
      underline: 0,
      strike: false,
      reverse: false,
      rotated: false,
      command: 'ESC *',
      ...source,
    },
    machine.settings,
  );
  return undefined;
}

/**
 * Prints a block as wide as the print area; ESC { turns it. Returns where the part of it that `box` describes came to
 * lie on the paper.
 */
export function printBlock(machine: Machine, block: Bitmap, box: Box): Box {
  const { roll, settings } = machine;
  const { paper } = roll;
  const { left } = machine.area();
  const y = paper.row;
  machine.line.clear();
  paper.reserve(block.height);
  paper.dots.draw(settings.upsideDown ? turnUpsideDown(block) : block, left, y);
  roll.feedRows(block.height);
  const { width, height } = box;
  return settings.upsideDown
    ? { x: left + block.width - box.x - width, y: y + block.height - box.y - height, width, height }
    : { x: left + box.x, y: y + box.y, width, height };
}

/** Prints a picture that the printer keeps, enlarged; ESC { turns it, what does not fit the area is dropped. */
export function printPicture(
  machine: Machine,
  { bits, width, height }: Pick<StoredPicture, 'bits' | 'width' | 'height'>,
  across: number,
  down: number,
  command: string,
  source: Source,
): void {
  const { line, settings, roll, page } = machine;
  const raster = { bits, width, height, across, down };
  if (page) {
    placePicture(machine, page, rasterOnPage(raster, page), { command, ...source });
    return;
  }
  const area = machine.area().width;
  const shown = Math.max(0, Math.min(width * across, area - line.x));
  const x = line.x + justify(settings, area, line.x + shown);
  const block = new Bitmap(area, height * down);
  const picture = enlarge(raster, shown);
  block.blit(picture.bits, 0, picture.stride, shown, picture.height, x, 0);
  const place = printBlock(machine, block, { x, y: 0, width: shown, height: block.height });
  if (shown > 0) roll.paper.images.push({ ...place, command, ...source });
}
