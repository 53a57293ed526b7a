import type { Model } from '../models/model.ts';
import type { Paper } from './paper.ts';
import { type ActKind, type Moment, PaperClock } from './paper-clock.ts';
import { rowTime } from './row-time.ts';
import type { PaperTimes } from './slip.ts';

/** How fast a printer prints: at once, or as its model does. */
export type Pace = 'at once' | 'as the model';

/** Dot rows that wait to be moved, made by one command. */
interface Motion {
  readonly rows: number;
  /** When the next of them is known, ms, and by how much later each further one is. */
  readonly at: number;
  readonly every: number;
}

/** What the mechanism does once all rows before it are moved, from `at` on at the earliest; ms. */
interface Act {
  readonly kind: ActKind;
  readonly at: number;
  readonly takes: number;
  readonly run: () => void;
}

/** What the mechanism asks of the printer around it. */
export interface Surroundings {
  /** The paper under the head. */
  readonly paper: () => Paper;
  /** False while paper, cover or an error stop it. */
  readonly canMove: () => boolean;
  /** The last row of the paper has passed. */
  readonly paperEnds: () => void;
}

/**
 * How far composing may run ahead of printing, dot rows: what a print buffer of two lines holds. No maker gives a
 * figure; a real one prints a line while the next is composed.
 */
const AHEAD = 60;

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
  /** ms: what is executed is executed now. */
  now = 0;
  /** ms over which the data of the command under way came, where it is printed as it comes. */
  lead = 0;
  readonly pace: Pace;
  readonly #model: Model;
  readonly #around: Surroundings;
  #queue: Motion[] = [];
  #pending = 0;
  #act: Act | null = null;
  #paperLeft = Number.POSITIVE_INFINITY;
  readonly #clock: PaperClock;

  constructor(pace: Pace, model: Model, around: Surroundings) {
    this.pace = pace;
    this.#model = model;
    this.#around = around;
    this.#clock = new PaperClock(model.mechanism.ramp);
  }

  /** Dot rows that are composed and have not passed the head. */
  get pending(): number {
    return this.#pending;
  }

  /** What follows has to wait: for rows that stand in the way, or for an act. */
  get isBusy(): boolean {
    return this.#act !== null || this.#pending > (this.pace === 'at once' ? 0 : AHEAD);
  }

  /** Nothing is left to be done. */
  get isStill(): boolean {
    return this.#act === null && this.#pending === 0;
  }

  /** Moves the paper by dot rows; they are known over the `lead` before now. */
  move(rows: number): void {
    if (rows === 0) return;
    this.#pending += rows;
    const every = rows > 1 ? this.lead / (rows - 1) : 0;
    this.#queue.push({ rows, at: this.now - every * (rows - 1), every });
    this.advance(this.now);
  }

  /** Does something that takes `takes` ms when every row before it is moved. */
  whenStill(kind: ActKind, takes: number, run: () => void): void {
    this.#act = { kind, at: this.now, takes, run };
    this.advance(this.now);
  }

  /** Forgets what was composed and not printed, and what was to follow. */
  drop(): void {
    this.#queue = [];
    this.#pending = 0;
    this.#act = null;
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
      if (this.#queue.length > 0 ? !this.#moveRows() : !this.#doAct()) return;
    }
  }

  /** So many dot rows are left of the paper; null: a roll that does not end. */
  set paperLeft(rows: number | null) {
    this.#paperLeft = rows ?? Number.POSITIVE_INFINITY;
    if (rows === 0) this.#around.paperEnds();
  }

  /** Lets pass what time it takes to do all that is to be done, if nothing stops it. */
  finish(): void {
    if (this.pace === 'as the model') {
      for (let at = this.nextDeadline; at !== null; at = this.nextDeadline) this.advance(at);
    }
  }

  /** When what follows need not wait any longer or everything is done, ms, if nothing stops the paper; null: never, or now. */
  get nextDeadline(): number | null {
    if (this.pace === 'at once' || this.isStill || !this.#around.canMove()) return null;
    const ahead = this.#act || this.#pending <= AHEAD ? 0 : AHEAD;
    const rows = Math.min(this.#pending - ahead, this.#paperLeft);
    const at = this.#timeAfter(rows);
    return this.#act && rows === this.#pending ? Math.max(at, this.#act.at) + this.#act.takes : at;
  }

  /** Where the time of the paper that leaves now went; counts anew for the next. null at the pace 'at once'. */
  takeTimes(firstByteAt: number): PaperTimes | null {
    return this.pace === 'at once' ? null : this.#clock.take(firstByteAt);
  }

  /** Moves what there is time for of the first rows in the queue; false when there is none left. */
  #moveRows(): boolean {
    const { rows, at, every } = this.#queue[0]!;
    const most = Math.min(rows, this.#paperLeft);
    const moved = this.pace === 'at once' ? most : this.#moveInTime(most, at, every);
    if (moved === rows) this.#queue.shift();
    else this.#queue[0] = { rows: rows - moved, at: at + moved * every, every };
    this.#pending -= moved;
    this.moved += moved;
    this.#paperLeft -= moved;
    if (moved > 0 && this.#paperLeft === 0) this.#around.paperEnds();
    return moved > 0;
  }

  #moveInTime(most: number, at: number, every: number): number {
    const { dots, row } = this.#around.paper();
    const top = row - this.#pending;
    for (let i = 0; i < most; i++) {
      const black = dots.blackIn(top + i);
      const takes = rowTime(this.#model, black) * this.slowness;
      if (!this.#clock.passRow(at + i * every, takes, black > 0, this.now)) return i;
    }
    return most;
  }

  #timeAfter(rows: number): number {
    const { dots, row } = this.#around.paper();
    let y = row - this.#pending;
    let left = rows;
    let moment: Moment = this.#clock;
    for (const { rows: there, at, every } of this.#queue) {
      for (let i = 0; i < there && left > 0; i++, left--) {
        const takes = rowTime(this.#model, dots.blackIn(y++)) * this.slowness;
        moment = this.#clock.after(moment, at + i * every, takes);
      }
    }
    return moment.at;
  }

  /** Does what is to follow the rows if there is time; false when there is none, or nothing to do. */
  #doAct(): boolean {
    const act = this.#act;
    if (!act) return false;
    if (this.pace === 'as the model' && !this.#clock.passAct(act, this.now)) return false;
    this.#act = null;
    act.run();
    return true;
  }
}
