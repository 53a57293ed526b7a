import type { Model } from '../models/model.ts';
import { blankRowTime, rowTimes } from './row-time.ts';
import type { Slip } from './slip.ts';

/** Where the time of a slip goes when its bytes are all there, ms. */
export interface PrintTime {
  readonly ramp: number;
  readonly head: number;
  readonly feed: number;
  readonly cut: number;
  readonly total: number;
}

/** What the model's mechanism takes for a slip that is fed without a break. */
export function predictPrintTime(slip: Pick<Slip, 'dots' | 'end'>, model: Model): PrintTime {
  const { mechanism, cutter } = model;
  const blank = blankRowTime(model);
  const rowTime = rowTimes(model);
  let head = 0;
  let feed = 0;
  // The rows between blade and head at the slip's upper edge were moved by the slip before it.
  for (let y = cutter?.blade ?? 0; y < slip.dots.height; y++) {
    const black = slip.dots.blackIn(y);
    if (black === 0) feed += blank;
    else head += rowTime(black);
  }
  // What stands between head and blade when it is cut was fed for this slip.
  if (slip.end.endsWith('cut')) feed += (cutter?.blade ?? 0) * blank;
  const cut = slip.end.endsWith('cut') ? mechanism.cut : 0;
  return { ramp: mechanism.ramp, head, feed, cut, total: mechanism.ramp + head + feed + cut };
}
