import type { Wiring } from '../../bench/wiring.ts';
import type { Card, TerminalRequest } from '../../terminals/terminal.ts';
import { cards } from '../cards.ts';

/** What the bench knows of the card that is presented for one of a scenario's: nothing where its file says nothing. */
export function knownOf(card: Card, known: Wiring['cards']): Partial<Card> {
  const name = (Object.keys(cards) as (keyof typeof cards)[]).find((one) => cards[one] === card);
  const own = name === undefined ? undefined : known[name];
  return own ? { pan: own.number, issuer: own.issuer, expiry: own.expiry } : {};
}

/** A request with the card that is really presented. */
export function asPresented(request: TerminalRequest, known: Wiring['cards']): TerminalRequest {
  if (!('card' in request)) return request;
  return { ...request, card: { ...request.card, ...knownOf(request.card, known) } };
}
