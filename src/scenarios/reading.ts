import { KeptTexts } from '../kept/kept-texts.ts';
import type { Rules, SlipReading } from '../rules/rules.ts';

/** Slips whose readings are kept at most, of the rules of each acquirer. */
const MOST_KNOWN = 2048;

const known = new WeakMap<Rules, KeptTexts<SlipReading>>();

/** What a slip says, by its lines. Slips of the same lines are read once: a defect leaves most of them as they were. */
export function readingOf(rules: Rules, lines: readonly string[]): SlipReading {
  let readings = known.get(rules);
  if (!readings) {
    readings = new KeptTexts(MOST_KNOWN);
    known.set(rules, readings);
  }
  return readings.of(lines.join('\n'), () => rules.readSlip(lines));
}
