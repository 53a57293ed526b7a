import type { Line, LineEnd } from '../ports/port.ts';
import type { Replies } from './replies.ts';
import type { Run } from './runs.ts';

/** Bytes that are read of a host that waits and may be the one to say DLE ENQ: those of the usual receive buffer. */
export const READ_AHEAD = 4096;

/** A host on a line. */
export interface Host {
  readonly line: Line;
  readonly replies: Replies;
  readonly onCable: boolean;
  /** No other line takes its place. */
  readonly isLast: boolean;
  /** What came before its turn. */
  held: Run[];
  end?: LineEnd;
  /** Confirmations that are still to be sent. */
  unconfirmed: number;
  /** It is to be hung up when they are. */
  isOver?: true;
}
