import type { Recorded } from './macro.ts';
import type { EndedSlip } from './roll.ts';
import type { Diagnostic, Source } from './slip.ts';

/** A pulse to the drawer kick-out connector. */
export interface Pulse {
  readonly pin: 2 | 5;
  /** ms. */
  readonly on: number;
  readonly off: number;
  readonly offset: number;
}

/** A cut, also one that sets no paper free. */
export interface Cut {
  readonly kind: 'full' | 'partial';
  readonly offset: number;
}

/** What waits until everything before it is printed. Data, so that a snapshot can hold it. */
export type Act =
  | { readonly kind: 'cut'; readonly cut: Cut['kind']; readonly source: Source }
  | { readonly kind: 'confirm'; readonly bytes: Uint8Array }
  /** ESC @ after a slip that is torn off. */
  | { readonly kind: 'reset'; readonly source: Source }
  /** Nothing is done for a time. */
  | { readonly kind: 'pause' };

/** Where the machine's doings go. */
export interface MachineOutput {
  slip(slip: EndedSlip): void;
  reply(bytes: Uint8Array): void;
  /** Everything before it is printed, and the host asked to be told. */
  confirm(bytes: Uint8Array): void;
  pulse(pulse: Pulse): void;
  cut(cut: Cut): void;
  diagnostic(diagnostic: Diagnostic): void;
  /** Characters were read from the text. */
  characters(text: string): void;
  /** The byte at a stream offset prints something: it is the time at which it came. */
  reached(offset: number): void;
  /** A macro is to be run, `pause` ms before each time. */
  runMacro(macro: Recorded, times: number, pause: number, source: Source): void;
  /** A command drops what was received and is not executed. */
  dropReceived(why: string): void;
}
