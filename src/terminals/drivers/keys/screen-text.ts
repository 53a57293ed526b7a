/** Most characters that are kept of a screen that is never cleared. */
const MOST = 16_384;

const ESC = '\u001b';

/* What follows ESC. */

/** Clears the screen; a terminal that goes home only draws over what it has. */
const clears = /^(?:c|\[[23]J)/;
/** Moves a cursor, colours text, sets something. */
const sequence = /^(?:\[[0-?]*[ -/]*[@-~]|[()].|.)/s;
/** The beginning of one, of which more has to come. */
const begun = /^(?:\[[0-?]*[ -/]*|[()])?$/;

/** What a terminal sends of its screen over a line, as rows of text. */
export class ScreenText {
  readonly #decoder = new TextDecoder();
  #rows = [''];
  #rest = '';
  /** A carriage return came: what follows is written over the row, unless it is a line feed. */
  #isReturned = false;

  get text(): string {
    return this.#rows.join('\n');
  }

  take(bytes: Uint8Array): void {
    let text = this.#rest + this.#decoder.decode(bytes, { stream: true });
    this.#rest = '';
    while (text !== '') {
      const behind = text[0] === ESC ? text.slice(1) : null;
      if (behind === null) {
        this.#put(text[0]!);
        text = text.slice(1);
      } else if (begun.test(behind)) {
        this.#rest = text;
        return;
      } else {
        if (clears.test(behind)) this.clear();
        text = behind.slice(sequence.exec(behind)![0].length);
      }
    }
  }

  /** Forgets what it holds, or only the text before `end`. */
  clear(end?: number): void {
    this.#rows = end === undefined ? [''] : this.text.slice(end).split('\n');
  }

  #put(character: string): void {
    const last = this.#rows.length - 1;
    if (character === '\f') this.clear();
    else if (character === '\n') this.#rows.push('');
    else if (character === '\b') this.#rows[last] = this.#rows[last]!.slice(0, -1);
    else if (character >= ' ') this.#rows[last] = (this.#isReturned ? '' : this.#rows[last]!) + character;
    this.#isReturned = character === '\r';
    if (this.text.length > MOST) this.#rows.shift();
  }
}
