import type { Model } from '../models/model.ts';

/** ms that one blank dot row takes to feed. */
export function blankRowTime({ mechanism, dpi }: Model): number {
  return (25.4 / dpi / mechanism.feedSpeed) * 1000;
}

/**
 * ms that a dot row with so many black dots takes on a model: at the pace of the head or of the motor, whichever is
 * slower (CSN-A2 manual, ESC 7: dots heated at once, strobe and gap).
 */
export function rowTimes(model: Model): (black: number) => number {
  let times = known.get(model);
  if (!times) {
    times = timesOf(model);
    known.set(model, times);
  }
  const all = times;
  return (black) => all[black]!;
}

/** By black dots: each row of each slip is asked for. */
const known = new WeakMap<Model, Float64Array>();

function timesOf(model: Model): Float64Array {
  const { head, speed } = model.mechanism;
  const motor = (25.4 / model.dpi / speed) * 1000;
  const heats = (black: number) => (head ? Math.ceil(black / head.dotsAtOnce) * head.strobe : 0);
  return Float64Array.from({ length: model.dots + 1 }, (_, black) =>
    black === 0 ? blankRowTime(model) : Math.max(motor, heats(black)),
  );
}
