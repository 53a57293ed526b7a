import type { Finding } from '../../events/finding.ts';
import { isWhole, type StepFacts } from '../facts.ts';
import { agreement } from './agreement.ts';
import { answer } from './answer.ts';
import { card } from './card.ts';
import { copies } from './copies.ts';
import { handOver, keep } from './custody.ts';
import { cut } from './cut.ts';
import { drawer } from './drawer.ts';
import { faultSlip } from './fault.ts';
import { list } from './list.ts';
import { marker } from './marker.ts';
import { means } from './means.ts';
import { numbers } from './numbers.ts';
import type { Found, Oracle } from './oracle.ts';
import { original } from './original.ts';
import { pause } from './pause.ts';
import { printed } from './printed.ts';
import { reprint } from './reprint.ts';
import { review } from './review.ts';
import { signature } from './signature.ts';
import { state } from './state.ts';
import { stream } from './stream.ts';
import { torn } from './torn.ts';
import { totals } from './totals.ts';
import { values } from './values.ts';

/** Every oracle, in the order in which findings are told. A scenario cannot switch one off. */
export const oracles: readonly Oracle[] = [
  answer,
  torn,
  copies,
  marker,
  values,
  card,
  totals,
  list,
  faultSlip,
  reprint,
  signature,
  stream,
  cut,
  numbers,
  agreement,
  state,
  printed,
  pause,
  drawer,
  original,
  means,
  review,
  keep,
  handOver,
];

/** What can be said of a slip whose rest is missing. */
const ofTorn: readonly Oracle[] = [torn, copies, card, stream];

/** What all oracles find in a step, by its papers. Of a slip whose rest is missing nobody says what it lacks. */
export function judgeStep(facts: StepFacts): Finding[] {
  const isOfTorn = ({ slip }: Found) => slip !== undefined && !isWhole(facts.papers[slip]!);
  return oracles.flatMap((oracle) =>
    oracle
      .check(facts)
      .filter((found) => ofTorn.includes(oracle) || !isOfTorn(found))
      .map((found) => ({ ...found, by: oracle.name })),
  );
}
