import type { Pace } from '../../emulator/machine/mechanism.ts';
import type { Sensors } from '../../emulator/machine/sensors.ts';
import type { Diagnostic, SlipEnd } from '../../emulator/machine/slip.ts';
import type { FaultName } from '../printers/faults.ts';

/* What the server of the studio and its page say to each other. Rows of dots travel as they lie in the bitmap, in base64. */

/** A printer of the studio. */
export interface PrinterFacts {
  /** From 0. */
  readonly id: number;
  readonly model: string;
  /** Dots of a row. */
  readonly width: number;
  readonly dpi: number;
  /** Where programs print to it. */
  readonly addresses: readonly string[];
  readonly cutter: boolean;
  /** Bytes of its receive buffer. */
  readonly buffer: number;
}

/** What a host is told when it asks: the bytes of DLE EOT 1 to 4; null: the printer is silent. */
export type StatusBytes = readonly (number | null)[] | null;

/** How a printer is, apart from its paper. */
export interface PrinterState {
  readonly sensors: Readonly<Sensors>;
  readonly status: StatusBytes;
  /** Faults that were begun and not ended. */
  readonly faults: readonly FaultName[];
  readonly pace: Pace;
  /** Bytes received since it was made, and of them not printed yet. */
  readonly received: number;
  readonly waiting: number;
}

/** Something that its author should know, and the row of the slip that was under the head then. */
export interface Note extends Diagnostic {
  readonly y: number;
}

/** Bytes came: where the first of them stands in the printer's stream, when, ms, and ms that each further one took. */
export type Arrival = readonly [offset: number, at: number, byteTime: number];

/** What the page lays out again. */
export interface SlipBytes {
  readonly model: string;
  /** Where they stand in the printer's stream. */
  readonly offset: number;
  /** What the printer was set to before. */
  readonly entry: object | null;
  /** In base64. */
  readonly bytes: string;
  readonly arrivals: readonly Arrival[];
}

/** A slip that came out. */
export interface SlipFacts {
  readonly printer: number;
  /** 0 for the first slip of the printer. */
  readonly slip: number;
  /** Where its first byte stands in the printer's stream. */
  readonly offset: number;
  readonly height: number;
  readonly end: SlipEnd;
  readonly bytes: number;
  readonly text: string;
  readonly diagnostics: readonly Note[];
  /** ms from its first byte to its last; null where the printer takes no time. */
  readonly took: number | null;
}

/** What happened, in its order. Each server-sent event is a list of them. */
export type Message =
  /** The first of each connection: what is there. Rows and slips follow. */
  | { readonly type: 'printers'; readonly printers: readonly PrinterFacts[]; readonly version: string }
  | ({ readonly type: 'state'; readonly printer: number } & PrinterState)
  /** Rows `from` and on of a slip have passed the head; they replace what was there from that row on. */
  | {
      readonly type: 'rows';
      readonly printer: number;
      readonly slip: number;
      readonly from: number;
      readonly rows: string;
    }
  | ({ readonly type: 'slip' } & SlipFacts)
  /** Slips were taken away; those that are brought back are told anew. */
  | { readonly type: 'removed'; readonly printer: number; readonly slips: readonly number[] }
  | { readonly type: 'pulse'; readonly printer: number; readonly pin: number; readonly on: number };

/** What the page asks of the server: the body of a POST. */
export interface FaultRequest {
  readonly name: FaultName;
  /** As a scenario writes them: `{ 'at-row': 120, for: '30s' }`. */
  readonly options?: Readonly<Record<string, unknown>>;
}
