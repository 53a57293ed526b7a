/** What matters to a terminal of what a printer says; `error`: one that somebody has to end, `busy`: it goes on by itself. */
export type Condition = 'ready' | 'no-paper' | 'cover-open' | 'error' | 'busy' | 'unknown';

export interface PrinterSays {
  /** `unknown`: it says nothing. */
  readonly condition: Condition;
  /** An error that ends with DLE ENQ, its cause removed. */
  readonly recoverable?: true;
}

/** A way to ask a printer for its state. */
export interface Question {
  readonly request: Uint8Array;
  /** Bytes of the answer. */
  readonly replies: number;
  /** Whether a byte is of the answer. */
  readonly isReply: (byte: number) => boolean;
  readonly read: (replies: Uint8Array) => PrinterSays;
  /** It is answered whatever the printer does; the others wait in turn behind a slip. */
  readonly atOnce: boolean;
}

/** 0xx0xxxx: a reply in turn (TM-T88III specification, appendix G). */
export const isTransmitted = (byte: number): boolean => (byte & 0x90) === 0;

const isSet = (byte: number | undefined, bits: number): boolean => ((byte ?? 0) & bits) !== 0;

/** DLE EOT 1 to 4, with the bits of the Epson ESC/POS reference; 0xx1xx10. */
const realtime: Question = {
  request: Uint8Array.from([1, 2, 3, 4].flatMap((n) => [0x10, 0x04, n])),
  replies: 4,
  isReply: (byte) => (byte & 0x93) === 0x12,
  read: ([printer, cause, error, paper]) => {
    if (isSet(cause, 0x04)) return { condition: 'cover-open' };
    if (isSet(paper, 0x60) || isSet(cause, 0x20)) return { condition: 'no-paper' };
    if (isSet(error, 0x0c)) return { condition: 'error', recoverable: true };
    if (isSet(error, 0x20)) return { condition: 'error' };
    // What is left ends by itself: a hot head, FEED held, the time after power-on.
    return { condition: isSet(printer, 0x08) || isSet(cause, 0x40) ? 'busy' : 'ready' };
  },
  atOnce: true,
};

/** ESC v of panel printers, which tells the end of the paper too (CSN-A2 user manual v4.0). */
const panel: Question = {
  request: Uint8Array.of(0x1b, 0x76),
  replies: 1,
  isReply: isTransmitted,
  read: ([status]) => {
    if (isSet(status, 0x04)) return { condition: 'no-paper' };
    return { condition: isSet(status, 0x01) ? 'ready' : 'busy' };
  },
  atOnce: false,
};

/** GS r 1: a printer that is offline does not answer it, so it tells the paper alone. */
const inTurn: Question = {
  request: Uint8Array.of(0x1d, 0x72, 0x01),
  replies: 1,
  isReply: isTransmitted,
  read: ([paper]) => ({ condition: isSet(paper, 0x0c) ? 'no-paper' : 'ready' }),
  atOnce: false,
};

/** What terminals ask their printers, each by the command it is made of. */
export const questions = { 'DLE EOT': realtime, 'ESC v': panel, 'GS r': inTurn } as const satisfies Record<
  string,
  Question
>;

export type QuestionName = keyof typeof questions;

/** Behind a slip it is answered when everything before it is printed. */
export const MARK = inTurn.request;

/** DLE ENQ 1: go on where an error stopped, its cause removed. */
export const RECOVER = Uint8Array.of(0x10, 0x05, 0x01);

/** DLE DC4 8: drop what was received and is not printed; answered 37 25 00. */
export const CLEAR = Uint8Array.of(0x10, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08);
export const CLEARED = [0x37, 0x25, 0x00] as const;
