/**
 * How bytes travel. A port is the printer's end: it waits for hosts. A line is one conversation over it, seen from
 * either end; the client's end is made by `dial` of the same room.
 */

/**
 * Why a line ended: closed by either side; broken off, with what was under way lost; silent for too long; failed.
 * 'reset' and 'error' carry a message where the operating system gave one.
 */
export type LineEnd = 'closed' | 'reset' | 'idle' | 'error';

export interface LineHandlers {
  /** A run of bytes as it arrived; `at` is when its first byte was there, ms of the port's clock; `byteTime` the ms each further byte took (0 where the port cannot know). */
  onBytes(bytes: Uint8Array, at: number, byteTime: number): void;
  /**
   * Once, after the last bytes, whichever side ended it. After 'closed' by the other side a TCP line can still be
   * written to (the client has only ended its sending): call `close` when the last reply is written.
   */
  onEnd(end: LineEnd, message?: string): void;
  /**
   * The most bytes that it wants in one go, at least 1; any number when absent. A timed wire asks before each run: with
   * the last byte of it the sender may have to be stopped. Ports of the operating system hand over what they have read.
   */
  mostAtOnce?(): number;
}

export interface Line {
  /** Unique in its port: `tcp 127.0.0.1:50312`, `serial /dev/ttyUSB0`, `wire 1`. */
  readonly name: string;
  /** Starts delivery; bytes that arrived earlier are delivered first, in order. */
  attach(handlers: LineHandlers): void;
  /**
   * Sends bytes; one call is one write on the wire. Resolves when the line has taken them (on a timed wire: when the
   * last one has left). Never rejects: what is written to a line that has ended is dropped, and `onEnd` has said so.
   */
  write(bytes: Uint8Array): Promise<void>;
  /** Stops delivery; a port that can makes the sender wait. */
  pause(): void;
  resume(): void;
  /**
   * Has the sender wait or go on by the line's handshake. What comes all the same is delivered: bytes under way, and those
   * of a sender that does not heed it. Absent on a line without such a signal: `pause` is all that it has.
   */
  signal?(ready: boolean): void;
  /** Ends the line after everything written has left. From this call on nothing is delivered but `onEnd`. */
  close(): Promise<void>;
  /** Breaks the line off at once, as a pulled cable does: what has not left is dropped. The other side sees 'reset' where the line can carry that. */
  reset(): void;
}

export interface Port {
  /** What it is and where: `tcp://127.0.0.1:9100`, `serial:///dev/ttyUSB0?baud=9600`, `pty:///dev/pts/3`, `wire://9600`. Final after `listen`. */
  readonly address: string;
  /** Opens the port; `accept` is called for each conversation. Rejects with a PortError when it cannot be opened. */
  listen(accept: (line: Line) => void): Promise<void>;
  /** Stops accepting, ends every line after its written bytes have left; a line whose host takes none for 5 s is reset. */
  close(): Promise<void>;
}

/** A port that cannot be opened or has failed: `code` is stable, `hint` says what to do. */
export class PortError extends Error {
  readonly code: string;
  readonly hint: string;

  constructor(code: string, message: string, hint: string) {
    super(message);
    this.name = 'PortError';
    this.code = code;
    this.hint = hint;
  }
}
