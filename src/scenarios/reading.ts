import type { Rules, SlipReading } from '../rules/rules.ts';

/** Slips whose readings are kept at most, of the rules of each acquirer. */
const MOST_KNOWN = 2048;

const known = new WeakMap<Rules, Map<string, SlipReading>>();

/** What a slip says, by its lines. Slips of the same lines are read once: a defect leaves most of them as they were. */
export function readingOf(rules: Rules, lines: readonly string[]): SlipReading {
  let readings = known.get(rules);
  if (!readings || readings.size >= MOST_KNOWN) {
    readings = new Map();
    known.set(rules, readings);
  }
  const text = lines.join('\n');
  const before = readings.get(text);
  if (before) return before;
  const reading = rules.readSlip(lines);
  readings.set(text, reading);
  return reading;
}
