import type { Apdu } from '../protocol/apdu.ts';

/** T1: between two bytes of one serial frame, ms (PA00P016 rev. 04). */
export const T1 = 200;
/** T2: from the end of a serial frame to its acknowledgement, ms. */
export const T2 = 5_000;
/** T3: from a command to its answer, ms. */
export const T3 = 5_000;
/** T4: from the answer to a command to the command's end, ms; 04 FF and 04 0F begin it anew. */
export const T4 = 180_000;
/** How often a serial frame is sent again that was refused or not acknowledged. */
export const RETRIES = 2;

/** Why a link took no APDU: nothing acknowledged it, or the line is gone. */
export class LinkFailure extends Error {
  readonly code: 'transmission-failed' | 'line-lost';

  constructor(code: 'transmission-failed' | 'line-lost', message: string) {
    super(message);
    this.name = 'LinkFailure';
    this.code = code;
  }
}

export interface LinkHandlers {
  onApdu(apdu: Apdu): void;
  /** Once; nothing comes afterwards. */
  onEnd(): void;
}

/** How APDUs travel; both ends use the same. */
export interface Link {
  readonly kind: 'tcp' | 'serial';
  attach(handlers: LinkHandlers): void;
  /**
   * Sends in the order of calls. Resolves when the other end's link has the APDU (serial: by its acknowledgement or its
   * answer; TCP: when the line has taken it). Rejects with a LinkFailure.
   */
  send(apdu: Apdu): Promise<void>;
  close(): Promise<void>;
  /** T3 is over: TCP breaks the line off, and the whole process with it; a serial line stays. */
  giveUp(): void;
}
