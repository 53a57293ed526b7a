import type { Clock } from '../../../clock/clock.ts';
import { readText } from '../description/reading.ts';
import type { Answer } from '../description/steps.ts';
import type { Values } from '../description/template.ts';
import type { Answered, Device } from '../description/work.ts';
import type { Keypad } from './keypad.ts';
import type { KeyActs, KeysFile, ScreenPlace } from './schema.ts';

/** A terminal whose keys are pressed and whose screen is read. */
export class KeysDevice implements Device<ScreenPlace, KeyActs> {
  readonly #file: KeysFile;
  readonly #keypad: Keypad;
  readonly #clock: Clock;
  #shown = '';
  /** The page that was an answer in between: it is none again before it changes. */
  #answered: string | null = null;

  constructor(file: KeysFile, keypad: Keypad, clock: Clock) {
    this.#file = file;
    this.#keypad = keypad;
    this.#clock = clock;
  }

  begin(): void {
    this.#answered = null;
    this.#keypad.begin();
  }

  seen(): string {
    return this.#keypad.trouble ?? `the screen shows ${JSON.stringify(this.#shown)}`;
  }

  async act({ press, type }: Partial<KeyActs>, values: Values, until: number): Promise<void> {
    const { keys } = this.#file;
    for (const name of press ?? []) {
      await this.#keypad.press(keys[name]!, until);
      await this.#pause();
    }
    if (type === undefined) return;
    // Runs of characters without a key of their own go in one piece.
    for (const piece of pieces(type.fill(values), keys)) {
      if (Object.hasOwn(keys, piece)) await this.#keypad.press(keys[piece]!, until);
      else await this.#keypad.type(piece, until);
      await this.#pause();
    }
  }

  async answer(
    answers: readonly Answer<ScreenPlace, KeyActs>[],
    values: Values,
    until: number,
  ): Promise<Answered<ScreenPlace, KeyActs> | null> {
    for (;;) {
      const text = await this.#keypad.screen(until);
      this.#shown = text;
      if (text !== this.#answered) {
        for (const answer of answers) {
          const found = this.#read(answer, text, values);
          if (!found) continue;
          this.#answered = answer.again ? text : null;
          return { answer, found };
        }
      }
      if (this.#keypad.trouble !== null || this.#clock.now() >= until) return null;
      await this.#keypad.changed(until);
    }
  }

  close(): Promise<void> {
    return this.#keypad.close();
  }

  #read(answer: Answer<ScreenPlace, KeyActs>, text: string, values: Values): Values | null {
    const seen = answer.row === undefined ? text : (text.split('\n')[answer.row - 1] ?? '');
    const found = readText(answer, seen, values, this.#file.decimals);
    if (found && answer.row === undefined) this.#keypad.consume(answer.pattern?.read(text)?.end ?? 0);
    return found;
  }

  async #pause(): Promise<void> {
    if (this.#file.between > 0) await this.#clock.sleep(this.#file.between);
  }
}

/** A text cut where a key is. */
function pieces(text: string, keys: object): string[] {
  const cut: string[] = [];
  let isOpen = false;
  for (const character of text) {
    const isKey = Object.hasOwn(keys, character);
    if (isKey || !isOpen) cut.push(character);
    else cut[cut.length - 1] += character;
    isOpen = !isKey;
  }
  return cut;
}
