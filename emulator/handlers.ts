import type { Entry } from './language/entry.ts';
import type { MachineState } from './machine/machine.ts';
import type { Cut, Pulse } from './machine/output.ts';
import type { Diagnostic, Slip } from './machine/slip.ts';

/** What a printer does, told as it happens. */
export interface PrinterHandlers {
  readonly slip?: (slip: Slip) => void;
  /** The replies to one received run of bytes, together: they leave in one write. */
  readonly reply?: (bytes: Uint8Array) => void;
  /**
   * The answer that everything before it is printed (GS ( H 48), for a caller that sends it once the slips are kept;
   * absent: it is a reply like others.
   */
  readonly confirm?: (bytes: Uint8Array) => void;
  /** The receive buffer is full, or takes more, or the printer is busy or not: what the line is told by its handshake. */
  readonly busy?: (isBusy: boolean) => void;
  readonly pulse?: (pulse: Pulse) => void;
  /** Also a cut that sets no paper free, and so ends no slip. */
  readonly cut?: (cut: Cut) => void;
  readonly diagnostic?: (diagnostic: Diagnostic) => void;
  readonly entry?: (entry: Entry) => void;
  /** Non-volatile memory was written: what it holds now, as JSON. */
  readonly memory?: (content: object) => void;
}

export interface PrinterState extends MachineState {
  /** Which of the model's receive buffers is chosen, bytes; absent: the first. */
  readonly receiveBuffer?: number;
  /** Being offline makes it busy too (DIP switch 2-1 off on TM printers); absent: a full receive buffer alone does. */
  readonly busyWhenOffline?: true;
  /** What comes while the receive buffer is full: `lost` on a line without a handshake; absent: it waits on the line. */
  readonly overflow?: 'lost';
  /** What only asks for status is no slip's where none has begun; absent: a slip has all bytes since the one before. */
  readonly questionsApart?: true;
  /** The first byte goes on with a job: it is not looked at for another language. */
  readonly midJob?: true;
}
