import type { PaperTimes } from './slip.ts';

/** A time in which paper, cover or an error stopped the mechanism, ms. */
interface Stop {
  readonly from: number;
  to: number;
}

/** The most stops that one slip keeps apart; those beyond count with the last. */
const MOST_STOPS = 1000;

/** What a thing that the mechanism does counts as. */
export type Spending = 'cut' | 'wait';

export interface Spent {
  firstDot: number | null;
  lastDot: number | null;
  ramp: number;
  head: number;
  feed: number;
  cut: number;
  wait: number;
  stops: Stop[];
}

const nothing = (): Spent => ({
  firstDot: null,
  lastDot: null,
  ramp: 0,
  head: 0,
  feed: 0,
  cut: 0,
  wait: 0,
  stops: [],
});

const copyOf = (spent: Spent): Spent => ({ ...spent, stops: spent.stops.map((stop) => ({ ...stop })) });

/**
 * The time of the paper under the head, ms. The motor needs its ramp to come up to speed after a standstill. It comes to
 * a standstill when the next row is not known for as long as a ramp; before that it only slows down to the pace of the
 * data. No maker gives a figure for either.
 */
export class PaperClock {
  readonly #ramp: number;
  #at = Number.NEGATIVE_INFINITY;
  #stands = true;
  #isStopped = false;
  #spent = nothing();
  /** When the paper before left, ms. */
  #began = Number.NEGATIVE_INFINITY;

  constructor(ramp: number) {
    this.#ramp = ramp;
  }

  snapshot() {
    const spent = copyOf(this.#spent);
    return { at: this.#at, stands: this.#stands, isStopped: this.#isStopped, spent, began: this.#began };
  }

  restore({ at, stands, isStopped, spent, began }: ReturnType<PaperClock['snapshot']>): void {
    this.#at = at;
    this.#stands = stands;
    this.#isStopped = isStopped;
    this.#spent = copyOf(spent);
    this.#began = began;
  }

  /** When the mechanism is free, ms. */
  get at(): number {
    return this.#at;
  }

  /** Whether its motor stands then. */
  get stands(): boolean {
    return this.#stands;
  }

  /** When a row has passed that is known at `known`, if the mechanism is free at `free` and its motor stands then, or runs. */
  after(free: number, stands: boolean, known: number, takes: number): number {
    return Math.max(free, known) + this.#rampBefore(free, stands, known) + takes;
  }

  /** Passes a row if that is done by `to`; returns whether it was. */
  passRow(known: number, takes: number, isBlack: boolean, to: number): boolean {
    const at = this.after(this.#at, this.#stands, known, takes);
    if (at > to) return false;
    const spent = this.#spent;
    spent.ramp += this.#rampBefore(this.#at, this.#stands, known);
    this.#at = at;
    this.#stands = false;
    if (isBlack) {
      spent.head += takes;
      spent.firstDot ??= at;
      spent.lastDot = at;
    } else spent.feed += takes;
    return true;
  }

  /** Does an act if it is done by `to`; returns whether it was. */
  passAct(spending: Spending, { at, takes }: { readonly at: number; readonly takes: number }, to: number): boolean {
    const end = Math.max(this.#at, at) + takes;
    if (end > to) return false;
    this.#at = end;
    this.#stands ||= takes > 0;
    this.#spent[spending] += takes;
    return true;
  }

  /** Something stops the paper. */
  stop(at: number): void {
    const { stops } = this.#spent;
    const last = stops[stops.length - 1];
    if (last && (this.#isStopped || stops.length === MOST_STOPS)) last.to = at;
    else stops.push({ from: at, to: at });
    this.#isStopped = true;
  }

  /** Nothing stops it any more. */
  goOn(at: number): void {
    if (!this.#isStopped) return;
    this.stop(at);
    this.#isStopped = false;
    this.#at = at;
    this.#stands = true;
  }

  /**
   * Where the time since `firstByteAt` went; begins anew. Bytes that came while the paper before was under way waited for
   * it. What is neither row nor act nor stop was spent waiting for bytes.
   */
  take(firstByteAt: number): PaperTimes {
    const { stops, wait, ...spent } = this.#spent;
    const end = Math.max(this.#at, firstByteAt);
    const stood = stops.reduce((sum, { from, to }) => sum + Math.max(0, to - Math.max(from, firstByteAt)), 0);
    const behind = Math.max(0, Math.min(this.#began, end) - firstByteAt);
    const buffer = behind + wait + stood;
    const { ramp, head, feed, cut } = spent;
    this.#spent = nothing();
    this.#began = this.#at;
    return { ...spent, end, buffer, wire: Math.max(0, end - firstByteAt - ramp - head - feed - cut - buffer) };
  }

  #rampBefore(free: number, stands: boolean, known: number): number {
    return stands || known - free >= this.#ramp ? this.#ramp : 0;
  }
}
