import type { ReadStream } from 'node:tty';
import type { Clock } from '../../clock/clock.ts';

/** Ctrl-C, or a signal that asks the program to stop. */
export const INTERRUPT = '\u0003';
/** Ctrl-D, or an input that has ended. */
export const END = '\u0004';

/**
 * What a terminal sends that is no key of ours: arrows and function keys, answers, a key with Alt. What an Escape
 * begins is waited for: its last letter would be a key otherwise.
 */
const sequence =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the sequences of terminals (ECMA-48, 5.4).
  /^\u001b(?:\[[0-?]*[ -/]*[@-~]|O[ -~]|[P\]_^X][^\u001b\u0007]*(?:\u001b\\|\u0007)|[^[OP\]_^X\u0000-\u001f])/;

/** Takes the keys out of what a terminal has sent; `rest` is a sequence that has not come whole. */
export function keysIn(text: string): { readonly keys: string[]; readonly rest: string } {
  const keys: string[] = [];
  let at = 0;
  while (at < text.length) {
    if (text[at] !== '\u001b') keys.push(text[at++]!);
    else {
      const whole = sequence.exec(text.slice(at));
      if (whole) at += whole[0].length;
      // Escape by itself, and a control character behind it: Ctrl-C stays Ctrl-C.
      else if (text.length > at + 1 && text.charCodeAt(at + 1) < 0x20) at++;
      else break;
    }
  }
  return { keys, rest: text.slice(at) };
}

/** The keys of a terminal, one by one as they are pressed. */
export class Keyboard {
  readonly #input: ReadStream;
  #sent = '';
  #waiting?: (key: string) => void;
  #changed = () => {};
  #last?: string;

  constructor(input: ReadStream) {
    this.#input = input;
  }

  /** Has every key come at once and unechoed. `close` takes it back. */
  open(): void {
    this.#input.setRawMode(true);
    this.#input.setEncoding('utf8');
    this.#input.on('data', this.#received);
    this.#input.on('end', this.#ended);
  }

  close(): void {
    this.#input.off('data', this.#received);
    this.#input.off('end', this.#ended);
    this.#input.setRawMode(false);
    this.#input.pause();
  }

  /** Ends the keys with one that every `next` gives from now on. */
  stop(key: string): void {
    this.#last = key;
    this.#waiting?.(key);
  }

  /** The next key that is pressed; those before this call count for nothing, for nobody had seen the question. */
  next(): Promise<string> {
    const { keys, rest } = keysIn(this.#sent);
    this.#sent = rest;
    const pressed = keys.find((key) => key === INTERRUPT) ?? this.#last;
    if (pressed !== undefined) return Promise.resolve(pressed);
    return new Promise((resolve) => {
      this.#waiting = resolve;
    });
  }

  /** What a terminal answers, taken out of the keys; null where it does not within `limit` ms. */
  answer(pattern: RegExp, limit: number, clock: Clock): Promise<RegExpExecArray | null> {
    return new Promise((resolve) => {
      const done = (match: RegExpExecArray | null) => {
        cancel();
        this.#changed = () => {};
        resolve(match);
      };
      const cancel = clock.at(clock.now() + limit, () => done(null));
      this.#changed = () => {
        const match = pattern.exec(this.#sent);
        if (!match) return;
        this.#sent = this.#sent.replace(match[0], '');
        done(match);
      };
    });
  }

  readonly #ended = () => this.stop(END);

  readonly #received = (text: string) => {
    this.#sent += text;
    this.#changed();
    const waiting = this.#waiting;
    if (!waiting) return;
    const { keys, rest } = keysIn(this.#sent);
    this.#sent = rest;
    const [key] = keys;
    if (key === undefined) return;
    this.#waiting = undefined;
    waiting(key);
  };
}
