import { Bitmap } from '../dots/bitmap.ts';
import { scaleSmooth } from '../dots/smooth.ts';
import { scale, turnClockwise } from '../dots/transform.ts';
import type { Item } from './line.ts';

/** Dots of a glyph: they are never written to. */
type Dots = Item['glyphs'][number];

/** Enlarged glyphs that are kept of one set at most. */
const MOST_KEPT = 1024;

/** By the memory in which glyphs lie, then by where in it, size and style. */
const kept = new WeakMap<Uint8Array, Map<number, Bitmap>>();

/** A glyph in the size and style of an item: turned, enlarged, its steps filled. The same one is drawn once. */
export function enlarged(item: Item, glyph: Dots): Bitmap {
  const { rotated, across, down, smooth } = item;
  const size = (across - 1) * 8 + down - 1;
  const name = (glyph.at * 64 + size) * 4 + (rotated ? 2 : 0) + (smooth ? 1 : 0);
  let ofSet = kept.get(glyph.rows);
  if (!ofSet || ofSet.size >= MOST_KEPT) {
    ofSet = new Map();
    kept.set(glyph.rows, ofSet);
  }
  const found = ofSet.get(name);
  if (found) return found;
  const drawn = draw(item, glyph);
  ofSet.set(name, drawn);
  return drawn;
}

function draw({ rotated, across, down, smooth }: Item, glyph: Dots): Bitmap {
  const plain = new Bitmap(glyph.width, glyph.height);
  plain.blit(glyph.rows, glyph.at, glyph.stride, glyph.width, glyph.height, 0, 0);
  const turned = rotated ? turnClockwise(plain) : plain;
  return smooth ? scaleSmooth(turned, across, down) : scale(turned, across, down);
}
