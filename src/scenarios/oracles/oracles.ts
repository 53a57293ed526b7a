import type { Finding } from '../../events/finding.ts';
import type { StepFacts } from '../facts.ts';
import { answer } from './answer.ts';
import { card } from './card.ts';
import { copies } from './copies.ts';
import { drawer } from './drawer.ts';
import { marker } from './marker.ts';
import { numbers } from './numbers.ts';
import type { Oracle } from './oracle.ts';
import { reprint } from './reprint.ts';
import { signature } from './signature.ts';
import { stream } from './stream.ts';
import { totals } from './totals.ts';
import { values } from './values.ts';

/** Every oracle, in the order in which findings are told. A scenario cannot switch one off. */
export const oracles: readonly Oracle[] = [
  answer,
  copies,
  marker,
  values,
  card,
  totals,
  reprint,
  signature,
  stream,
  numbers,
  drawer,
];

/** What all oracles find in a step. */
export function judgeStep(facts: StepFacts): Finding[] {
  return oracles.flatMap(({ name, check }) => check(facts).map((found) => ({ ...found, by: name })));
}
