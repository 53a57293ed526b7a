import type { Card, Entry } from '../../terminal.ts';
import type { Fields, IsoMessage } from './codec.ts';
import { IsoError } from './iso-error.ts';
import { need } from './parts.ts';

/** What the host knows of a card by its number: no message tells it. */
export type CardFacts = Pick<Card, 'issuer' | 'organisation'>;

/** The first two digits of field 22. */
const modes: Readonly<Record<Entry, string>> = { M: '01', S: '02', I: '05', C: '07' };

/** How they are read: with 9x and 80 of foreign networks and of a chip that could not be read. */
const entries: Readonly<Record<string, Entry>> = {
  '01': 'M',
  '02': 'S',
  '05': 'I',
  '07': 'C',
  '80': 'S',
  '90': 'S',
  '91': 'C',
  '95': 'I',
  '96': 'C',
  '98': 'C',
};

/** Of a code on a telephone, by ISO 8583: bar code read. */
export const codeRead = '032';

/** Fields 2, 14 and 22 of a card: the last digit of 22 is 1 with a PIN, 2 without. */
export function cardFields({ pan, expiry, entry, verification }: Card): Fields {
  return {
    2: pan,
    ...(expiry === '' ? {} : { 14: expiry }),
    22: modes[entry] + (verification === 'pin' ? '1' : '2'),
  };
}

/** Reads a card, from track 2 where field 2 is not there. Throws an IsoError `iso-content`. */
export function readCard(message: IsoMessage, factsOf: (pan: string) => CardFacts): Card {
  const [ofTrack, after] = message.fields[35]?.split('D') ?? [];
  const pan = message.fields[2] ?? ofTrack ?? need(message, 2);
  if (!/^\d{13,19}$/.test(pan)) throw new IsoError('iso-content', 'the card number has not 13 to 19 digits', 0, 2);
  const mode = need(message, 22);
  const entry = entries[mode.slice(0, 2)];
  if (!entry) throw new IsoError('iso-content', `field 22 (entry mode) is ${mode}, which no card has`, 0, 22);
  return {
    pan,
    expiry: message.fields[14] ?? after?.slice(0, 4) ?? '',
    entry,
    ...factsOf(pan),
    ...(mode.endsWith('1') ? { verification: 'pin' as const } : {}),
  };
}

/** Card organisations by the first digits of their numbers (ISO/IEC 7812-1 and the schemes' published ranges). */
const organisations: readonly (readonly [begins: RegExp, name: string])[] = [
  [/^4/, 'VISA'],
  [/^(5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, 'MASTERCARD'],
  [/^35/, 'JCB'],
  [/^3[47]/, 'AMEX'],
];

/** What the first digits tell: the organisation of a foreign card, and of no card who issued it. */
export function factsByNumber(pan: string): CardFacts {
  const organisation = organisations.find(([begins]) => begins.test(pan))?.[1];
  return { issuer: '', ...(organisation ? { organisation } : {}) };
}
