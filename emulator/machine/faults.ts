import type { Pace } from './mechanism.ts';
import type { Sensors } from './sensors.ts';

/** What a printer does wrong. */
export interface Faults {
  /** The next cut jams the cutter, which is an error until its cause is removed and DLE ENQ comes. */
  readonly cutterJams: boolean;
  /** It answers nothing. */
  readonly silent: boolean;
  /** It says that it is ready, whatever its sensors say. */
  readonly saysReady: boolean;
  /** How many times as long as its model it takes for every dot row. */
  readonly slowness: number;
  /** Nobody hears that its receive buffer is full: what comes then is lost. */
  readonly overflows: boolean;
  /** ms after power-on until it is ready; it is offline meanwhile. */
  readonly startingTime: number;
  /** What the end of the paper interrupts is not printed to its end. */
  readonly losesTornLine: boolean;
}

export const noFaults: Faults = {
  cutterJams: false,
  silent: false,
  saysReady: false,
  slowness: 1,
  overflows: false,
  startingTime: 0,
  losesTornLine: false,
};

/** What happens to a printer from outside. */
export interface Change {
  readonly sensors?: Partial<Sensors>;
  readonly faults?: Partial<Faults>;
  readonly power?: 'off' | 'on';
  readonly pace?: Pace;
  /** What happens so many ms later: how it ends. */
  readonly later?: { readonly after: number; readonly changes: readonly Change[] };
}

/**
 * When it happens: after so many dot rows of paper, counted from now; when the byte at an offset of the stream comes,
 * before it is executed; at a time, ms of the caller's clock.
 */
export type When = { readonly rows: number } | { readonly byte: number } | { readonly ms: number };
