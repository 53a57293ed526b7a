import { type CardFacts, factsByNumber } from '../../../src/terminals/host/iso8583/card.ts';
import { chipCard, swipedCard } from '../simulated/bench.ts';

/** What the host knows of the test cards: who issued them. */
export function factsOf(pan: string): CardFacts {
  const issuer = [chipCard, swipedCard].find((card) => pan.slice(0, 6) === card.pan.slice(0, 6))?.issuer ?? '';
  return { ...factsByNumber(pan), issuer };
}
