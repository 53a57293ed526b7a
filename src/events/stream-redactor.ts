import { CONTEXT } from './card-number.ts';
import { PIN_BLOCK, redactText, TRACK_1 } from './redaction.ts';

/** Every character that a card number or a track 2 may consist of. What it lies between belongs to neither. */
const NUMBER_CHARACTERS = new Set('0123456789 -=D');

/** A track 1 that may go on, or begin, with what comes next; it lies from here to the end of the text. */
const OPEN_TRACK_1 = /%(?:$|B(?:\d{0,19}$|\d{12,19}\^(?:[^^?]{0,26}$|[^^?]{2,26}\^(?:\d{0,3}$|\d{4,}[^?]{0,49}$))))/;

/** A PIN block that may go on, or begin, with what comes next. */
const OPEN_PIN_BLOCK = /P(?:$|I(?:$|N(?:$|[ -]?(?:$|B(?:$|L(?:$|O(?:$|C(?:$|K(?:$|[ :=]{0,3}[0-9A-F]{0,15}$)))))))))/i;

/**
 * Number characters in a row that are held at most, so that memory is finite. More of them are no print: a picture of
 * upright stripes is 33h throughout. All their digits become 0.
 */
export const MOST_HELD = 16_384;
const TOO_LONG = new RegExp(`[0-9 =D-]{${MOST_HELD + 1},}`, 'g');

/** Digits that stay of a number that was broken off, as the first six of a whole one do. */
const KEPT = 6;

const zeros = (text: string) => text.replace(/\d/g, '0');

/**
 * Redacts a stream as it comes, to what `redactText` makes of the whole of it, however it is split: what the next
 * characters could still make a part of card data is held until they come.
 */
export class StreamRedactor {
  /** The last characters that were given out: they decide whether digits belong to a command. */
  #before = '';
  #held = '';
  /** Within number characters of which too many have come. */
  #blanking = false;

  /** Gives out what is settled now, redacted, character for character. */
  push(text: string): string {
    this.#held += text;
    if (!this.#blanking) return this.#settle(this.#openFrom());
    const rest = [...this.#held].findIndex((character) => !NUMBER_CHARACTERS.has(character));
    const blank = zeros(rest < 0 ? this.#held : this.#held.slice(0, rest));
    this.#blanking = rest < 0;
    this.#held = this.#held.slice(blank.length);
    this.#before = `${this.#before}${blank}`.slice(-CONTEXT);
    return rest < 0 ? blank : blank + this.push('');
  }

  /** Gives out the rest: nothing more comes. */
  end(): string {
    return this.#settle(this.#held.length);
  }

  /**
   * Gives out the rest of a stream that was broken off: the number that would have gone on keeps six digits, and the
   * letters of such a track 1 become X.
   */
  breakOff(): string {
    const track = this.#held.search(OPEN_TRACK_1);
    let digits = 0;
    this.#held = this.#held.replace(/\d|[A-Z]/gi, (character, at: number) => {
      if (/\d/.test(character)) return digits++ < KEPT ? character : '0';
      return track >= 0 && at > track + 1 ? 'X' : character;
    });
    return this.#settle(this.#held.length);
  }

  #settle(count: number): string {
    const settled = this.#held.slice(0, count).replace(TOO_LONG, zeros);
    const redacted = redactText(this.#before + settled).slice(this.#before.length);
    this.#held = this.#held.slice(count);
    this.#before = `${this.#before}${redacted}`.slice(-CONTEXT);
    return redacted;
  }

  /** Where what is not settled begins. */
  #openFrom(): number {
    const held = this.#held;
    let open = held.length;
    while (open > 0 && NUMBER_CHARACTERS.has(held[open - 1]!)) open--;
    if (held.length - open > MOST_HELD) {
      this.#blanking = true;
      return held.length;
    }
    const track = held.search(OPEN_TRACK_1);
    if (track >= 0) open = Math.min(open, track);
    const block = held.search(OPEN_PIN_BLOCK);
    if (block >= 0) open = Math.min(open, block);
    // What is open may begin within one of these, which then is open too, and may begin within another.
    const whole = [...held.matchAll(TRACK_1), ...held.matchAll(PIN_BLOCK)].sort((a, b) => b.index - a.index);
    for (const match of whole) {
      if (match.index < open && open < match.index + match[0].length) open = match.index;
    }
    return open;
  }
}
