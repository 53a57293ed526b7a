import type { Model } from '../models/model.ts';
import type { Act } from './output.ts';
import type { Paper } from './paper.ts';
import { PaperClock, type Spending } from './paper-clock.ts';
import { rowTimes } from './row-time.ts';
import type { PaperTimes } from './slip.ts';

/** How fast a printer prints: at once, or as its model does. */
export type Pace = 'at once' | 'as the model';

/** Dot rows that wait to be moved, made by one command. */
export interface Motion {
  readonly rows: number;
  /** When the next of them is known, ms, and by how much later each further one is. */
  readonly at: number;
  readonly every: number;
  /** Some of them have passed the head. */
  readonly hasBegun?: true;
}

/** What is done once all rows before it are moved, from `at` on at the earliest; ms. */
export interface Due {
  readonly act: Act;
  readonly at: number;
  readonly takes: number;
}

const SPENDING: Readonly<Record<Act['kind'], Spending>> = { cut: 'cut', confirm: 'wait', reset: 'wait', pause: 'wait' };

/** What the mechanism asks of the printer around it. */
export interface Surroundings {
  /** The paper under the head. */
  readonly paper: () => Paper;
  /** False while paper, cover or an error stop it. */
  readonly canMove: () => boolean;
  /** Does what was to follow the rows. */
  readonly act: (act: Act) => void;
}

/**
 * How far composing may run ahead of printing, dot rows: what a print buffer of two lines holds. No maker gives a
 * figure; a real one prints a line while the next is composed.
 */
const AHEAD = 60;

/** Rows that have moved and are still in the list of counts; beyond it the list is made anew. */
const MOST_LEFT = 4096;

/**
 * Head and motor: dot rows that were composed pass the head one after the other, each in its time, and what follows them
 * (a cut, a pause) comes when they have. At the pace 'at once' no time passes, but paper ends and errors stop the rows
 * all the same.
 */
export class Mechanism {
  /** Dot rows of paper moved since power-on. */
  moved = 0;
  /** How many times as long as the model's every row takes. */
  slowness = 1;
  /** `moved` at which something happens to the printer: it goes no further until that has. */
  stopAt = Number.POSITIVE_INFINITY;
  /** ms: what is executed is executed now. */
  now = 0;
  /** ms over which the data of the command under way came, where it is printed as it comes. */
  lead = 0;
  #pace: Pace;
  readonly #rowTime: (black: number) => number;
  readonly #around: Surroundings;
  #queue: Motion[] = [];
  #pending = 0;
  /** Black dots of the rows in the queue, from `#firstRow` on, counted when they are composed: nothing is drawn on them later. */
  #blacks: number[] = [];
  #firstRow = 0;
  #due: Due | null = null;
  readonly #clock: PaperClock;
  /**
   * The last answer of `#timeAfter`, and what it follows from: it is asked for again before anything has moved. No rows:
   * nothing was foreseen.
   */
  readonly #foreseen = { rows: 0, firstRow: 0, free: 0, stands: true, slowness: 1, at: 0 };

  constructor(pace: Pace, model: Model, around: Surroundings) {
    this.#pace = pace;
    this.#rowTime = rowTimes(model);
    this.#around = around;
    this.#clock = new PaperClock(model.mechanism.ramp);
  }

  snapshot() {
    const { moved, slowness, stopAt, now, lead, pace } = this;
    const queue = [...this.#queue];
    const clock = this.#clock.snapshot();
    return { moved, slowness, stopAt, now, lead, pace, queue, due: this.#due, clock };
  }

  restore({ moved, slowness, stopAt, now, lead, pace, queue, due, clock }: ReturnType<Mechanism['snapshot']>): void {
    Object.assign(this, { moved, slowness, stopAt, now, lead });
    this.#pace = pace;
    this.#queue = [...queue];
    this.#pending = queue.reduce((sum, { rows }) => sum + rows, 0);
    this.#due = due;
    this.#clock.restore(clock);
    this.#countAnew();
  }

  get pace(): Pace {
    return this.#pace;
  }

  /** From now on it prints so. The times of the paper under the head count from now. */
  set pace(pace: Pace) {
    if (pace === this.#pace) return;
    this.#pace = pace;
    this.#clock.take(this.now);
    this.#countAnew();
  }

  /** Goes on as one that had moved so far at `now` ms. */
  continue(moved: number, now: number, stopAt: number): void {
    this.moved = moved;
    this.now = now;
    this.stopAt = stopAt;
  }

  /** Dot rows that are composed and have not passed the head. */
  get pending(): number {
    return this.#pending;
  }

  /** What follows has to wait: for rows that stand in the way, or for an act. */
  get isBusy(): boolean {
    return this.#due !== null || this.#pending > (this.pace === 'at once' ? 0 : AHEAD) || this.isAtStop;
  }

  /** Nothing but a command can make what follows wait: no time passes, and nothing is to happen at a row. */
  get runsOn(): boolean {
    return this.pace === 'at once' && this.stopAt === Number.POSITIVE_INFINITY;
  }

  /** It has come to `stopAt`. */
  get isAtStop(): boolean {
    return this.moved >= this.stopAt;
  }

  /** Nothing is left to be done. */
  get isStill(): boolean {
    return this.#due === null && this.#pending === 0;
  }

  /** Moves the paper by dot rows; they are known one after the other over the `lead` before now, the last one now. */
  move(rows: number): void {
    if (rows === 0) return;
    this.#pending += rows;
    this.#count(rows);
    const every = this.lead / rows;
    this.#queue.push({ rows, at: this.now - every * (rows - 1), every });
    this.advance(this.now);
  }

  /** Does something that takes `takes` ms when every row before it is moved. */
  whenStill(act: Act, takes: number): void {
    this.#due = { act, at: this.now, takes };
    this.advance(this.now);
  }

  /** Forgets what was composed and not printed, and what was to follow. */
  drop(): void {
    this.#queue = [];
    this.#leave(this.#pending);
    this.#due = null;
  }

  /** Forgets the rest of what one command moves and is under the head; returns its dot rows. */
  dropBegun(): number {
    const [first, ...others] = this.#queue;
    if (!first?.hasBegun) return 0;
    this.#queue = others;
    this.#leave(first.rows);
    return first.rows;
  }

  /** Lets time pass up to `to`, ms; an act may have more composed, which is moved as far as there is time. */
  advance(to: number): void {
    this.now = Math.max(this.now, to);
    for (;;) {
      if (!this.#around.canMove()) {
        this.#clock.stop(this.now);
        return;
      }
      this.#clock.goOn(this.now);
      if (this.isAtStop) return;
      if (this.#queue.length > 0 ? !this.#moveRows() : !this.#doAct()) return;
    }
  }

  /** Lets pass what time it takes to do all that is to be done, if nothing stops it. */
  finish(): void {
    for (let at = this.nextDeadline; at !== null && !this.isAtStop; at = this.nextDeadline) this.advance(at);
  }

  /** When what follows need not wait any longer or everything is done, ms, if nothing stops the paper; null: never, or now. */
  get nextDeadline(): number | null {
    if (this.pace === 'at once' || this.isStill || !this.#around.canMove()) return null;
    const ahead = this.#due || this.#pending <= AHEAD ? 0 : AHEAD;
    const rows = Math.min(this.#pending - ahead, this.stopAt - this.moved);
    const at = this.#timeAfter(rows);
    return this.#due && rows === this.#pending ? Math.max(at, this.#due.at) + this.#due.takes : at;
  }

  /** Where the time of the paper that leaves now went; counts anew for the next. null at the pace 'at once'. */
  takeTimes(firstByteAt: number): PaperTimes | null {
    return this.pace === 'at once' ? null : this.#clock.take(firstByteAt);
  }

  /** Moves what there is time for of the first rows in the queue; false when there is none left. */
  #moveRows(): boolean {
    const { rows, at, every } = this.#queue[0]!;
    const most = Math.min(rows, this.stopAt - this.moved);
    const moved = this.pace === 'at once' ? most : this.#moveInTime(most, at, every);
    if (moved === rows) this.#queue.shift();
    else if (moved > 0) this.#queue[0] = { rows: rows - moved, at: at + moved * every, every, hasBegun: true };
    this.#leave(moved);
    this.moved += moved;
    return moved > 0;
  }

  /** Counts the black dots of the last rows that were composed, where their time depends on them. */
  #count(rows: number): void {
    if (this.pace === 'at once') return;
    const { dots, row } = this.#around.paper();
    for (let y = row - rows; y < row; y++) this.#blacks.push(dots.blackIn(y));
  }

  /** Counts the rows in the queue that have not moved. */
  #countAnew(): void {
    this.#blacks = [];
    this.#firstRow = 0;
    this.#foreseen.rows = 0;
    this.#count(this.#pending);
  }

  /** The first rows of the queue have moved, or never will. */
  #leave(rows: number): void {
    this.#pending -= rows;
    this.#firstRow += rows;
    if (this.#firstRow <= MOST_LEFT) return;
    this.#blacks = this.#blacks.slice(this.#firstRow);
    this.#firstRow = 0;
    this.#foreseen.rows = 0;
  }

  #moveInTime(most: number, at: number, every: number): number {
    for (let i = 0; i < most; i++) {
      const black = this.#blacks[this.#firstRow + i]!;
      const takes = this.#rowTime(black) * this.slowness;
      if (!this.#clock.passRow(at + i * every, takes, black > 0, this.now)) return i;
    }
    return most;
  }

  /** When the first `rows` of the queue will have moved, ms. */
  #timeAfter(rows: number): number {
    let next = this.#firstRow;
    let left = rows;
    let { at: free, stands } = this.#clock;
    const { slowness } = this;
    const foreseen = this.#foreseen;
    const isSame = foreseen.rows === rows && foreseen.firstRow === next && foreseen.free === free;
    if (isSame && rows > 0 && foreseen.stands === stands && foreseen.slowness === slowness) return foreseen.at;
    foreseen.rows = rows;
    foreseen.firstRow = next;
    foreseen.free = free;
    foreseen.stands = stands;
    foreseen.slowness = slowness;
    for (const { rows: there, at, every } of this.#queue) {
      for (let i = 0; i < there && left > 0; i++, left--) {
        const takes = this.#rowTime(this.#blacks[next++]!) * slowness;
        free = this.#clock.after(free, stands, at + i * every, takes);
        stands = false;
      }
    }
    foreseen.at = free;
    return free;
  }

  /** Does what is to follow the rows if there is time; false when there is none, or nothing to do. */
  #doAct(): boolean {
    const due = this.#due;
    if (!due) return false;
    if (this.pace === 'as the model' && !this.#clock.passAct(SPENDING[due.act.kind], due, this.now)) return false;
    this.#due = null;
    this.#around.act(due.act);
    return true;
  }
}
