import type { Box } from '../../../emulator/machine/slip.ts';
import type { EventOf } from '../../events/event.ts';
import { type Content, html, type Markup } from './markup.ts';

/** Where the IHDR chunk of a PNG has width and height, and how much base64 reaches past them (PNG, section 11.2.2). */
const WIDTH_AT = 16;
const HEIGHT_AT = 20;
const HEADER_BASE64 = 32;

/** Dots of paper around a place that is shown alone, and the most that are shown of a tall one. */
const CROP_MARGIN = 5;
const CROP_HEIGHT = 180;

/** Dots that a frame stands off what it frames. */
const FRAME = 3;

/** Dots from a framed place to its number, and what a number takes at the right edge. */
const NUMBER_GAP = 12;
const NUMBER_WIDTH = 18;

/** What the colours of a difference picture mean. */
const colours = html`<b>red</b> printed alone, <b>blue</b> golden alone`;

interface Frame {
  readonly number: number;
  readonly box: Box;
}

/** The pictures of a slip: what was printed, and where it is not the same the golden and the difference. */
export function pictures(slip: EventOf<'slip'>, findings: readonly EventOf<'finding'>[]): Markup {
  const { state, png, differencePng } = slip.golden;
  const printed = frames(findings.map((finding) => finding.box));
  const expected = frames(findings.map((finding) => finding.goldenBox));
  const shown: Content[] = [picture(state === 'matched' ? 'Printed, same as golden' : 'Printed', slip.png, printed)];
  if (state !== 'matched' && png !== undefined) shown.push(picture('Golden', png, expected));
  if (state !== 'matched' && differencePng !== undefined) shown.push(picture('Difference', differencePng, [], colours));
  return html`<div class="pictures" tabindex="0" role="group" aria-label="Pictures">${shown}</div>`;
}

function frames(boxes: readonly (Box | undefined)[]): Frame[] {
  return boxes.flatMap((box, i) => (box === undefined ? [] : [{ number: i + 1, box }]));
}

function picture(name: string, png: string, framed: readonly Frame[], legend?: Markup): Markup {
  const { width, height } = pngSize(png);
  return html`<figure style="--dots:${width}">
<figcaption>${name} <small>${legend ?? `${width} × ${height} dots`}</small></figcaption>
<div class="paper"><div class="print"><img src="data:image/png;base64,${png}" width="${width}" height="${height}" alt="${name}; its text is below" decoding="async">${framed.length > 0 && overlay(width, height, framed)}</div></div>
</figure>
`;
}

function overlay(width: number, height: number, framed: readonly Frame[]): Markup {
  return html`<svg class="frames" viewBox="0 0 ${width} ${height}" aria-hidden="true">${framed.map(
    ({ number, box }) =>
      html`<rect x="${box.x - FRAME}" y="${box.y - FRAME}" width="${box.width + 2 * FRAME}" height="${box.height + 2 * FRAME}"/><text x="${Math.min(box.x + box.width + NUMBER_GAP, width - NUMBER_WIDTH)}" y="${box.y + box.height - FRAME}">${number}</text>`,
  )}</svg>`;
}

/** The rows of a picture around a box, as wide as the paper. */
export function crop(name: string, png: string, box: Box): Markup {
  const { width, height } = pngSize(png);
  const top = Math.max(0, box.y - CROP_MARGIN);
  const rows = Math.max(1, Math.min(height - top, box.height + 2 * CROP_MARGIN, CROP_HEIGHT));
  return html`<figure style="--dots:${width}"><figcaption>${name}</figcaption><div class="paper"><svg class="crop" viewBox="0 ${top} ${width} ${rows}" width="${width}" height="${rows}" role="img" aria-label="${name}, at the place of the finding"><image href="data:image/png;base64,${png}" width="${width}" height="${height}"/></svg></div></figure>
`;
}

function pngSize(base64: string): { width: number; height: number } {
  const header = Buffer.from(base64.slice(0, HEADER_BASE64), 'base64');
  if (header.length < HEIGHT_AT + 4) return { width: 0, height: 0 };
  return { width: header.readUInt32BE(WIDTH_AT), height: header.readUInt32BE(HEIGHT_AT) };
}
