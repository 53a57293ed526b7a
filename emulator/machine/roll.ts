import type { Model } from '../models/model.ts';
import { entryOf } from './entry-state.ts';
import type { LineBuffer } from './line.ts';
import { Paper, type TornPaper } from './paper.ts';
import type { Settings } from './settings.ts';
import type { Diagnostic, SlipEnd } from './slip.ts';

/**
 * The most diagnostics that one slip keeps; the rest are told as they happen and not kept. A stream of bytes that are no
 * commands could bring any number.
 */
export const MOST_DIAGNOSTICS = 10_000;

/** A slip that left the printer; `end` is the stream offset after the last byte that belongs to it. */
export type SlipOutput = (
  paper: TornPaper,
  how: SlipEnd,
  end: number,
  diagnostics: readonly Diagnostic[],
  entry: object | null,
) => void;

/** The paper roll: it feeds, is cut, and hands out the slips. */
export class Roll {
  paper: Paper;
  /** Dot rows of paper moved since power-on. */
  moved = 0;
  readonly #model: Model;
  readonly #output: SlipOutput;
  #entry: object | null;
  #diagnostics: Diagnostic[] = [];

  constructor(model: Model, entry: object | null, output: SlipOutput) {
    this.#model = model;
    this.#entry = entry;
    this.#output = output;
    this.paper = new Paper(model);
  }

  /** Moves the paper by motor steps; returns the dot rows moved. */
  feed(steps: number): number {
    const rows = this.paper.feed(steps);
    this.moved += rows;
    return rows;
  }

  /** Moves the paper by whole dot rows. */
  feedRows(rows: number): void {
    this.feed(rows * this.#model.stepsPerDot);
  }

  /** Keeps a diagnostic for the slip under the head. */
  keep(diagnostic: Diagnostic): void {
    if (this.#diagnostics.length < MOST_DIAGNOSTICS) this.#diagnostics.push(diagnostic);
  }

  /** Cuts at the blade; the paper between head and blade stays and begins the next slip. */
  cut(kind: 'full' | 'partial', end: number, settings: Settings): void {
    const bottom = this.paper.row - (this.#model.cutter?.blade ?? 0);
    if (bottom > 0) this.#endSlip(kind === 'full' ? 'full cut' : 'partial cut', bottom, end, settings);
  }

  /** Ends the slip where the head stands; the next begins with clean paper. */
  tearOff(how: 'tear-off' | 'job end', end: number, settings: Settings): void {
    this.#endSlip(how, this.paper.row, end, settings);
  }

  /**
   * Ends the slip of a job that is over. What the line holds was not printed: its bytes are the next slip's, which
   * begins as the printer was set at their first.
   */
  endJob(line: LineBuffer, end: number, settings: Settings): void {
    if (this.paper.hasMarks) this.tearOff('job end', line.began?.offset ?? end, line.began?.settings ?? settings);
  }

  /** Nothing that was set before counts for the slip under the head, if nothing has been done to it yet. */
  forgetEntry(): void {
    if (this.paper.moved === 0) this.#entry = null;
  }

  #endSlip(how: SlipEnd, bottom: number, end: number, settings: Settings): void {
    const [torn, tail] = this.paper.tear(bottom);
    const diagnostics = this.#diagnostics;
    const entry = this.#entry;
    this.#diagnostics = [];
    this.#entry = entryOf(settings, this.#model);
    this.paper = new Paper(this.#model, how.endsWith('cut') ? tail : undefined);
    this.#output(torn, how, end, diagnostics, entry);
  }
}
