import type { Bitmap } from '../../emulator/dots/bitmap.ts';
import type { Line, Slip } from '../../emulator/machine/slip.ts';

/** Rows from the first inked one to the one behind the last. */
export interface Band {
  readonly top: number;
  readonly bottom: number;
}

/** Blank rows that part two lines: less is the gap in an i. Cells of 24 rows on a feed of 30 leave 6, tall letters fewer. */
const FEWEST_BLANK = 4;

/** Where something is printed, from top to bottom: as a rule a band is a line of text. */
export function bandsOf(dots: Bitmap): Band[] {
  const bands: Band[] = [];
  let top = -1;
  let bottom = 0;
  for (let y = 0; y < dots.height; y++) {
    if (dots.rowIsBlank(y)) continue;
    if (top >= 0 && y - bottom >= FEWEST_BLANK) {
      bands.push({ top, bottom });
      top = y;
    } else if (top < 0) top = y;
    bottom = y + 1;
  }
  if (top >= 0) bands.push({ top, bottom });
  return bands;
}

/**
 * A picture as a slip of which nothing is known but its dots: each band is a line. `text` gives the bands words, for
 * what is told of them: the lines of the slip that the picture shows. `like` is what the picture is compared with: model
 * and end are taken to be its own.
 */
export function pictureSlip(
  dots: Bitmap,
  { text = [], like }: { readonly text?: readonly Line[]; readonly like?: Pick<Slip, 'model' | 'end'> } = {},
): Slip {
  const lines = bandsOf(dots).map(({ top, bottom }): Line => {
    const shown = text.filter(({ y, height }) => y < bottom && y + height > top);
    const words = shown.map((line) => line.text.trim()).join(' ');
    return { y: top, height: bottom - top, advance: 0, text: words, runs: [] };
  });
  return {
    ...{ index: 0, model: like?.model ?? '', end: like?.end ?? 'job end' },
    ...{ bytes: new Uint8Array(0), offset: 0, entry: null, goesOn: false, times: null, cutAt: null },
    ...{ dots, lines, images: [], codes: [], feeds: [], diagnostics: [], firstByteAt: 0, lastByteAt: 0 },
  };
}
