import type { Bitmap } from '../../../emulator/dots/bitmap.ts';
import type { Model } from '../../../emulator/models/model.ts';
import { models } from '../../../emulator/models/models.ts';
import { isWhole, type Paper } from '../facts.ts';
import type { Found, Oracle } from './oracle.ts';

/**
 * A slip is cut off below its last row, and far enough below: nothing of it stands on the next one (O10). The way from
 * head to blade is that of the model, with its source. Without a cutter it is fed past the tear bar.
 */
export const cut: Oracle = {
  name: 'cut',
  check: ({ papers }) => papers.flatMap((paper, slip) => (isWhole(paper) ? ofPaper(paper, slip) : [])),
};

function ofPaper({ slip: { model: name, dots, cutAt } }: Paper, slip: number): Found[] {
  const model = models.get(name);
  if (!model) return [];
  if (!model.cutter) return fed(dots, model, slip);
  if (!cutAt) return [{ code: 'cut-missing', message: 'the slip is not cut off', slip }];
  const { blade } = model.cutter;
  const tail = lastRow(dots, Math.min(blade, dots.height));
  if (tail === 0) return [];
  const message =
    `the first ${tail} dot rows are print of the slip before: it was cut before its end had passed the blade, ` +
    `${blade} dot rows behind the head (${model.sources.blade ?? model.name})`;
  return [{ code: 'tail-of-another', message, slip }];
}

function fed(dots: Bitmap, { tearOff, name }: Model, slip: number): Found[] {
  const blank = dots.height - lastRow(dots);
  if (blank >= tearOff) return [];
  const message = `${blank} dot rows of paper lie below its last row, ${name} needs ${tearOff} to be torn off behind it`;
  return [{ code: 'feed-too-short', message, slip }];
}

/** Rows down to the last one with a dot, of the first `height`. */
function lastRow(dots: Bitmap, height = dots.height): number {
  for (let y = height; y > 0; y--) if (!dots.rowIsBlank(y - 1)) return y;
  return 0;
}
