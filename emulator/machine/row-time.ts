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
  const { head, speed } = model.mechanism;
  const blank = blankRowTime(model);
  const motor = (25.4 / model.dpi / speed) * 1000;
  if (!head) return (black) => (black === 0 ? blank : motor);
  const { dotsAtOnce, strobe } = head;
  return (black) => (black === 0 ? blank : Math.max(motor, Math.ceil(black / dotsAtOnce) * strobe));
}
