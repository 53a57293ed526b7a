import type { Model } from '../models/model.ts';

/** ms that one blank dot row takes to feed. */
export function blankRowTime({ mechanism, dpi }: Model): number {
  return (25.4 / dpi / mechanism.feedSpeed) * 1000;
}

/**
 * ms that a dot row with `black` dots takes: at the pace of the head or of the motor, whichever is slower (CSN-A2 manual,
 * ESC 7: dots heated at once, strobe and gap).
 */
export function rowTime(model: Model, black: number): number {
  if (black === 0) return blankRowTime(model);
  const { head, speed } = model.mechanism;
  const motor = (25.4 / model.dpi / speed) * 1000;
  return head ? Math.max(motor, Math.ceil(black / head.dotsAtOnce) * head.strobe) : motor;
}
