import type { Change, When } from './machine/faults.ts';

/** A change that is to come: at a row of paper since power-on, a byte of the stream, a time in ms. */
export interface Due {
  readonly on: 'row' | 'byte' | 'ms';
  readonly at: number;
  readonly change: Change;
}

/** Most printers have nothing to come, and are asked at each line. */
const NOTHING: readonly Change[] = [];

/** What is to happen to a printer, in the order in which it was said where it falls together. */
export class Schedule {
  #due: readonly Due[] = [];

  snapshot() {
    return this.#due;
  }

  restore(due: ReturnType<Schedule['snapshot']>): void {
    this.#due = due;
  }

  /** `row`: how far the paper has moved. */
  add(when: When, row: number, change: Change): void {
    if ('rows' in when) this.#add({ on: 'row', at: row + when.rows, change });
    else if ('byte' in when) this.#add({ on: 'byte', at: when.byte, change });
    else this.#add({ on: 'ms', at: when.ms, change });
  }

  /** Where the next change of a kind comes; Infinity: none. */
  next(on: Due['on']): number {
    if (this.#due.length === 0) return Number.POSITIVE_INFINITY;
    return this.#due.reduce((next, due) => (due.on === on ? Math.min(next, due.at) : next), Number.POSITIVE_INFINITY);
  }

  /** Takes what comes at `at` or before. */
  take(on: Due['on'], at: number): readonly Change[] {
    if (this.#due.length === 0) return NOTHING;
    const now = this.#due.filter((due) => due.on === on && due.at <= at);
    if (now.length > 0) this.#due = this.#due.filter((due) => !now.includes(due));
    return now.map(({ change }) => change);
  }

  #add(due: Due): void {
    this.#due = [...this.#due, due];
  }
}
