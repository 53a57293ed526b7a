import type { Moment } from './cable.ts';

/** What can go wrong between a register and its terminal, or with the person at it, in the next request. */
export interface RegisterFault {
  readonly name: RegisterFaultName;
  /** When; as the terminal tells the result where not given. */
  readonly at?: Moment;
  /** ms that it lasts. */
  readonly lasts?: number;
  /** ms from the request. */
  readonly after?: number;
}

/** How a fault is told, and what may be said of it. */
interface RegisterFaultKind {
  readonly doc: string;
  /** What may be said of it besides its name. */
  readonly takes: readonly ('at' | 'for' | 'after')[];
}

/** Faults that every terminal with a register can have. */
const ofCable = {
  'cable-out': {
    doc: 'The plug is out: what either end sends is lost until it is in again.',
    takes: ['at', 'for'],
  },
  'asked-twice': { doc: 'The register gives its command a second time.', takes: ['after'] },
  'stop-key': { doc: 'Somebody presses the stop key while the terminal waits for a card.', takes: [] },
} as const satisfies Record<string, RegisterFaultKind>;

/** Of ZVT. */
const ofZvt = {
  'line-cut': { doc: 'The line breaks off, and the register has to dial anew.', takes: ['at'] },
  'terminal-power-cut': { doc: 'The terminal loses its power, and has it again after a time.', takes: ['at', 'for'] },
  'slow-card': { doc: 'It takes a time until a card is held to the terminal.', takes: ['after'] },
  'no-card': { doc: 'Nobody holds a card to the terminal.', takes: [] },
  'update-follows': {
    doc: 'After the next end-of-day the terminal updates itself and answers nothing.',
    takes: ['for'],
  },
} as const satisfies Record<string, RegisterFaultKind>;

/** Of Transbank: what a terminal's next answer is like. */
const ofTransbank = {
  nak: { doc: 'The terminal refuses the request with NAK, once.', takes: [] },
  'ack-lost': { doc: 'The request is carried out and not acknowledged.', takes: [] },
  'response-lost': { doc: 'The response is never sent.', takes: [] },
  'response-late': { doc: 'The response comes a second after the register has given up.', takes: [] },
  'response-split': { doc: 'The response comes in two parts, a silence between them.', takes: [] },
  'response-merged': { doc: 'The response comes with the ACK, without a pause.', takes: [] },
  'response-twice': { doc: 'The response comes twice.', takes: [] },
  'response-lrc-wrong': { doc: 'The LRC of the response is wrong, once.', takes: [] },
  'response-garbage': { doc: 'Noise comes in place of the response, once.', takes: [] },
} as const satisfies Record<string, RegisterFaultKind>;

/** Every fault, by the name that scenarios have for it. */
export const registerFaults = { ...ofCable, ...ofZvt, ...ofTransbank } as const;
export type RegisterFaultName = keyof typeof registerFaults;

/** Those that a family of terminals can have. */
export const faultsOf = {
  zvt: [...keys(ofCable), ...keys(ofZvt)],
  transbank: [...keys(ofCable), ...keys(ofTransbank)],
} as const satisfies Record<string, readonly RegisterFaultName[]>;

function keys<T extends string>(of: Readonly<Record<T, unknown>>): T[] {
  return Object.keys(of) as T[];
}
