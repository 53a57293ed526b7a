import type { Key } from './schema.ts';

/** A terminal's keys and screen, wherever they are. */
export interface Keypad {
  /** Presses a key; rejects with Unanswered when it is not done by `until`, ms of the clock. */
  press(key: Key, until: number): Promise<void>;
  type(text: string, until: number): Promise<void>;
  /** What the screen shows; '' where it cannot be read now. */
  screen(until: number): Promise<string>;
  /** Resolves when the screen may show something else, or at `until`. */
  changed(until: number): Promise<void>;
  /** What was read of the screen, up to there, has been answered. */
  consume(end: number): void;
  /** A request begins. */
  begin(): void;
  /** Why nothing more will come of it; null while something may. */
  readonly trouble: string | null;
  close(): Promise<void>;
}
