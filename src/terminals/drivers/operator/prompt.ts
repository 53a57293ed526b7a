/** A person at the bench. */
export interface Prompt {
  /** Whether anybody can be asked: there is a window and a keyboard. */
  readonly isThere: boolean;
  /** Says something, and asks nothing. */
  say(text: string): void;
  /**
   * Shows a question; resolves with the line that is typed, without its end; null when the input ends first. Rejects with
   * the signal's reason when that comes first.
   */
  ask(question: string, signal: AbortSignal): Promise<string | null>;
  close(): void;
}
