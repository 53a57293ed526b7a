import { dither } from '../dots/tones.ts';
import type { Raster } from './pictures.ts';
import type { GraphicsLayer } from './settings.ts';

/** Colour of the highest bit of a tone. */
const HIGHEST = 49;

/** What the stored layers print together: their tones as black and white, or the dots of each; null where there is none. */
export function merged(layers: readonly GraphicsLayer[]): Raster | null {
  const [first] = layers;
  if (!first) return null;
  if (!first.tones) return first;
  const planes: (Uint8Array | null)[] = [null, null, null, null];
  for (const { colour, bits } of layers) planes[colour - HIGHEST] = bits;
  return { ...first, bits: dither(planes, (first.width + 7) >> 3, first.height) };
}
