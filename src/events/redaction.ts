import { type CardNumber, CONTEXT, cardNumbersInRun, DIGIT_RUN } from './card-number.ts';

export { type CardNumber, findCardNumbers } from './card-number.ts';

/** Digits of a card number that are kept at most (PCI DSS 4.0, requirement 3.4.1), and how many are hidden at least. */
const KEPT_FIRST = 6;
const KEPT_LAST = 4;
const FEWEST_HIDDEN = 6;

/** Track 2: number, separator, expiry with service code and what else the issuer put there (ISO/IEC 7813). */
const TRACK_2 = /(?<!\d)(\d{12,19})([=D])(\d{7,})/g;
/** Track 1, format B: number, name, expiry with service code and what else the issuer put there. */
export const TRACK_1 = /%B(\d{12,19})\^([^^?]{2,26})\^(\d{4,}[^?]{0,50})/g;

/** An encrypted PIN, as terminals print it in traces: the words, then a block of eight bytes (ISO 9564-1). */
export const PIN_BLOCK = /(PIN[ -]?BLOCK[ :=]{0,3})([0-9A-F]{16})/gi;

const none: ReadonlySet<string> = new Set();

/**
 * The text without card data, character for character as long as before. Of a card number the first six digits stay
 * and, of a long one, the last four; the others become 0, or 1 where they would still make a card number. Of track data
 * everything else goes too: digits become 0, letters X; of a PIN block all of it becomes 0. Numbers in `known` (digits alone) stay whole where they are no
 * track data. Redacting twice changes nothing more.
 */
export function redactText(text: string, known: ReadonlySet<string> = none): string {
  return text
    .replace(PIN_BLOCK, (_, words: string, block: string) => words + '0'.repeat(block.length))
    .replace(TRACK_2, (_, number: string, separator: string, rest: string) => {
      return `${hide(number, '', [whole(number)], none)}${separator}${blank(rest)}`;
    })
    .replace(TRACK_1, (_, number: string, name: string, rest: string) => {
      return `%B${hide(number, '', [whole(number)], none)}^${blank(name)}^${blank(rest)}`;
    })
    .replace(DIGIT_RUN, (run: string, at: number, all: string) => {
      const before = all.slice(Math.max(0, at - CONTEXT), at);
      return hide(run, before, unknownNumbers(run, before, known), known);
    });
}

/**
 * The bytes without card data, byte for byte as long as before: `redactText` over the bytes as single characters, so a
 * command within a number parts it. Returns `bytes` itself when there is nothing to hide.
 */
export function redactBytes(bytes: Uint8Array, known: ReadonlySet<string> = none): Uint8Array {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const redacted = redactText(text, known);
  return redacted === text ? bytes : new Uint8Array(Buffer.from(redacted, 'latin1'));
}

/** Redacts runs of bytes that follow each other on one wire: a number that goes on in the next run is found. */
export function redactRuns(runs: readonly Uint8Array[]): Uint8Array[] {
  const redacted = redactBytes(Buffer.concat(runs));
  let at = 0;
  return runs.map((run) => {
    at += run.length;
    return redacted.slice(at - run.length, at);
  });
}

const whole = (number: string): CardNumber => ({ index: 0, length: number.length, digits: number });

const blank = (part: string) => part.replace(/[^/^= ]/g, (character) => (/\d/.test(character) ? '0' : 'X'));

const unknownNumbers = (run: string, before: string, known: ReadonlySet<string>) =>
  cardNumbersInRun(run, before).filter(({ digits }) => !known.has(digits));

/** A run of digits with the middle of its card numbers hidden, so that no card number is left in it. */
function hide(run: string, before: string, numbers: readonly CardNumber[], known: ReadonlySet<string>): string {
  const places = new Set<number>();
  for (const { index, length, digits } of numbers) {
    const last = Math.min(KEPT_LAST, Math.max(0, digits.length - KEPT_FIRST - FEWEST_HIDDEN));
    let nth = 0;
    for (let at = index; at < index + length; at++) {
      if (!/\d/.test(run[at]!)) continue;
      if (nth >= KEPT_FIRST && nth < digits.length - last) places.add(at);
      nth++;
    }
  }
  const hidden = [...places].sort((a, b) => b - a);
  // Zeros alone pass the check once in ten times; the digits that are tried next tell nothing of those that were there.
  for (let attempt = 0; ; attempt++) {
    const characters = [...run];
    hidden.forEach((place, i) => {
      characters[place] = String(Math.floor(attempt / 2 ** i) % 2);
    });
    const redacted = characters.join('');
    if (unknownNumbers(redacted, before, known).length === 0) return redacted;
  }
}
