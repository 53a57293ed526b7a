import type { LineEnd } from '../ports/port.ts';

/** What an end of a conversation tells. */
export interface EndHandlers {
  /** A run of bytes; see LineHandlers. */
  onBytes(bytes: Uint8Array, at: number, byteTime: number): void;
  /** Once: it sends no more. It can still be sent to. */
  onFinished(): void;
  /** Once, unless both ways were finished: it is gone, with what was under way. */
  onGone(end: Exclude<LineEnd, 'closed'>, message?: string): void;
}

/**
 * One end of a conversation that is passed on: a Line whose two directions end one by one, as those of TCP do.
 * Nothing is delivered before `attach`.
 */
export interface End {
  readonly name: string;
  attach(handlers: EndHandlers): void;
  /** Sends bytes. Resolves when they are taken, or dropped because the end is gone. */
  write(bytes: Uint8Array): Promise<void>;
  pause(): void;
  resume(): void;
  /** Says that no more is sent to it, after what was written. */
  finish(): void;
  /** Breaks it off at once. */
  reset(): void;
  /** Ends it after what was written has left; one that takes nothing for a second is broken off. */
  close(): Promise<void>;
}

/** How long a closing end may take, ms. */
export const CLOSING = 1_000;
