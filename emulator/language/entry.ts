import type { Source } from '../machine/slip.ts';
import type { Command } from './declaration.ts';

/** An entry of the decoded stream. Entries lie end to end over all bytes, but for real-time ones, which act on arrival. */
export interface Entry extends Source {
  /** The command's id; `text` for a run of text, `unknown` for bytes of no command, `dropped` for bytes not executed. */
  readonly id: string;
  readonly args: Readonly<Record<string, number>>;
  readonly command?: Command;
  /** What a run of text reads as; characters that the printer does not know are U+FFFD. */
  readonly text?: string;
  /** Why it had no effect. */
  readonly ignored?: string;
  /** Acted on when it arrived; it also stays in the stream. */
  readonly realtime?: true;
}
