import type { Box } from '../../../emulator/machine/slip.ts';
import type { Words } from '../speech/en.ts';
import { type PageData, pngSize } from './data.ts';
import { html, type Markup } from './markup.ts';

/** Dots of paper around a place that is shown alone, and the most that are shown of a tall one. */
const CROP_MARGIN = 5;
const CROP_HEIGHT = 180;

/** The rows of a picture around a box, as wide as the paper; the page's script puts the picture in. */
export function crop(data: PageData, name: string, png: string, box: Box, words: Words): Markup {
  const { width, height } = pngSize(png);
  const top = Math.max(0, box.y - CROP_MARGIN);
  const rows = Math.max(1, Math.min(height - top, box.height + 2 * CROP_MARGIN, CROP_HEIGHT));
  return html`<figure style="--dots:${width}"><figcaption>${name}</figcaption><div class="paper"><svg class="crop" viewBox="0 ${top} ${width} ${rows}" width="${width}" height="${rows}" role="img" aria-label="${words.finding.at(name)}"><image data-picture="${data.picture(png)}" width="${width}" height="${height}"/></svg></div></figure>
`;
}
