import type { Clock } from '../../../clock/clock.ts';
import type { Line } from '../../../ports/port.ts';
import type { Keypad } from './keypad.ts';
import type { Key } from './schema.ts';
import { ScreenText } from './screen-text.ts';

/** Keys over a line, and the screen as the terminal sends it back. */
export class LineKeypad implements Keypad {
  readonly #line: Line;
  readonly #clock: Clock;
  readonly #scrolls: boolean;
  readonly #text = new ScreenText();
  #wake: () => void = () => {};
  trouble: string | null = null;

  /** Owns the line and closes it. */
  constructor(line: Line, clock: Clock, scrolls: boolean) {
    this.#line = line;
    this.#clock = clock;
    this.#scrolls = scrolls;
    line.attach({
      onBytes: (bytes) => {
        this.#text.take(bytes);
        this.#wake();
      },
      onEnd: (end) => {
        this.trouble = `the line ended (${end})`;
        this.#wake();
      },
    });
  }

  async press(key: Key): Promise<void> {
    if ('send' in key) await this.type(key.send);
    else if ('hex' in key) await this.#line.write(key.hex);
  }

  type(text: string): Promise<void> {
    return this.#line.write(new TextEncoder().encode(text));
  }

  async screen(): Promise<string> {
    return this.#text.text;
  }

  changed(until: number): Promise<void> {
    return new Promise((resolve) => {
      const stop = this.#clock.at(until, resolve);
      this.#wake = () => {
        stop();
        resolve();
      };
    });
  }

  consume(end: number): void {
    if (this.#scrolls) this.#text.clear(end);
  }

  begin(): void {
    if (this.#scrolls) this.#text.clear();
  }

  close(): Promise<void> {
    return this.#line.close();
  }
}
