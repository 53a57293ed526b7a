import type { Model } from '../models/model.ts';
import { entryOf, macroOf, withNeeds } from './entry-state.ts';
import type { MacroEntry, MacroPosition, Recorded } from './macro.ts';
import type { Mechanism } from './mechanism.ts';
import type { MemoryContent } from './memory.ts';
import type { Kept } from './memory-pictures.ts';
import { Paper, type TornPaper } from './paper.ts';
import type { Settings } from './settings.ts';
import type { Diagnostic, SlipEnd, Source } from './slip.ts';
import type { StoredPicture } from './stored-picture.ts';

/**
 * The most diagnostics that one slip keeps; the rest are told as they happen and not kept. A stream of bytes that are no
 * commands could bring any number.
 */
export const MOST_DIAGNOSTICS = 10_000;

/** Where in the stream a slip ends, and how the printer is set where the next begins. */
export interface Boundary {
  /** Stream offset after the last byte that the slip needs. */
  readonly end: number;
  /**
   * Stream offset of the first byte of the next slip. It comes before `end` where the line or a page holds what was not
   * printed: those bytes are the next slip's, but the one that did not fit a line made this slip print it.
   */
  readonly next: number;
  readonly settings: Settings;
  /** Where in a macro the next slip begins, when it is run at `next`. */
  readonly macro: MacroPosition | null;
  readonly cutAt: Source | null;
}

/** A picture that was taken from non-volatile memory. */
export interface Recalled {
  readonly kind: 'images' | 'graphics';
  readonly name: string;
  readonly kept: Kept;
  /** Stream offset of the command that took it last. */
  readonly by: number;
}

/** A slip that left the printer. */
export interface EndedSlip extends Omit<Boundary, 'settings' | 'macro'> {
  readonly paper: TornPaper;
  readonly how: SlipEnd;
  readonly goesOn: boolean;
  readonly diagnostics: readonly Diagnostic[];
  readonly entry: object | null;
}

/** The paper roll: it feeds, is cut, and hands out the slips. */
export class Roll {
  paper: Paper;
  /** Moves the paper. */
  readonly mechanism: Mechanism;
  /** Dot rows composed since power-on: those moved, and those that wait to be. */
  composed = 0;
  /** Stream offset of the first byte of the slip under the head. */
  start = 0;
  /** The bytes that are being executed: what moves the paper now is their doing. */
  cause: Source = { offset: 0, length: 0 };
  /** The end of the paper tore the slip: what is under the head is the rest of it. */
  goesOn = false;
  /** Blank dot rows at the end of the piece before, while it goes on. */
  #blankBefore = 0;
  readonly #model: Model;
  readonly #output: (slip: EndedSlip) => void;
  readonly #recordedBefore: (offset: number) => Uint8Array | undefined;
  #entry: object | null;
  /** What the slip under the head took from non-volatile memory, in that order. */
  #recalled: readonly Recalled[] = [];
  /** The macros that it ran, and what it began amid. */
  #ran: readonly { readonly macro: Recorded; readonly by: number }[] = [];
  #amid: MacroEntry = {};
  #hasBegun = false;
  #diagnostics: Diagnostic[] = [];

  /** `recordedBefore`: what of a macro was recorded before a stream offset, while one is. */
  constructor(
    model: Model,
    entry: object | null,
    mechanism: (paper: () => Paper) => Mechanism,
    recordedBefore: (offset: number) => Uint8Array | undefined,
    output: (slip: EndedSlip) => void,
  ) {
    this.#model = model;
    this.#recordedBefore = recordedBefore;
    this.#entry = entry;
    this.#amid = macroOf(entry);
    this.#output = output;
    this.paper = new Paper(model);
    this.mechanism = mechanism(() => this.paper);
  }

  /** Dot rows from the head to the blade. */
  get #blade(): number {
    return this.#model.cutter?.blade ?? 0;
  }

  /** The slip under the head begins at a stream offset. */
  begins(offset: number): void {
    this.start = offset;
    this.cause = { offset, length: 0 };
  }

  snapshot() {
    const { composed, start, cause, goesOn } = this;
    return {
      ...{ composed, start, cause, goesOn },
      paper: this.paper.copy(),
      mechanism: this.mechanism.snapshot(),
      entry: this.#entry,
      recalled: this.#recalled,
      ran: this.#ran,
      amid: this.#amid,
      hasBegun: this.#hasBegun,
      blankBefore: this.#blankBefore,
      diagnostics: [...this.#diagnostics],
    };
  }

  restore({ paper, mechanism, ...state }: ReturnType<Roll['snapshot']>): void {
    const { composed, start, cause, goesOn } = state;
    Object.assign(this, { composed, start, cause, goesOn });
    this.paper = paper.copy();
    this.mechanism.restore(mechanism);
    this.#entry = state.entry;
    this.#recalled = state.recalled;
    this.#ran = state.ran;
    this.#amid = state.amid;
    this.#hasBegun = state.hasBegun;
    this.#blankBefore = state.blankBefore;
    this.#diagnostics = [...state.diagnostics];
  }

  /** Dot rows of the paper under the head that have passed it. */
  get printed(): number {
    return this.paper.row - this.mechanism.pending;
  }

  /** The slip under the head has marks, on it or on the piece before. */
  get hasMarks(): boolean {
    return this.paper.hasMarks || this.goesOn;
  }

  /** Blank dot rows between its last mark and the head, those on the piece before with them. */
  get blank(): number {
    return this.paper.blank + (this.paper.hasMarks ? 0 : this.#blankBefore);
  }

  /** Something black has passed the head on the paper under it. */
  get hasPrinted(): boolean {
    return this.paper.hasMarksAbove(this.printed);
  }

  /** Moves the paper by motor steps; returns the dot rows. */
  feed(steps: number): number {
    this.begin();
    const rows = this.paper.feed(steps, this.cause);
    this.composed += rows;
    this.mechanism.move(rows);
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
  cut(kind: 'full' | 'partial', cutAt: Source, goesOn: Omit<Boundary, 'end' | 'cutAt'>): void {
    const bottom = this.paper.row - this.#blade;
    const end = cutAt.offset + cutAt.length;
    const how = kind === 'full' ? 'full cut' : 'partial cut';
    if (bottom > 0) this.#endSlip(how, bottom, { end, ...goesOn, cutAt });
    else this.goesOn = false;
  }

  /** Ends the slip where the head stands; what waits to be printed goes on the next, clean paper. */
  tearOff(how: Exclude<SlipEnd, 'full cut' | 'partial cut'>, boundary: Omit<Boundary, 'cutAt'>): void {
    const blade = this.#model.cutter?.blade ?? 0;
    // A rest that has not moved is no paper of the slip's.
    if (this.paper.hasMarks || this.printed > blade) this.#endSlip(how, this.printed, { ...boundary, cutAt: null });
    else this.goesOn = false;
  }

  /** Forgets the rest of a line or picture that the end of the paper interrupted: the new paper begins after it. */
  dropTornLine(): void {
    const rows = this.mechanism.dropBegun();
    if (rows === 0) return;
    [, this.paper] = this.paper.tear(this.#blade + rows, this.#blade, true);
  }

  /** Forgets what was composed and is not printed. */
  dropUnprinted(): void {
    const { printed, mechanism } = this;
    if (mechanism.isStill) return;
    mechanism.drop();
    const [paper] = this.paper.tear(printed);
    this.paper = new Paper(this.#model, paper, printed);
  }

  /** Nothing more comes of a slip that was torn, and none of its rest is on the new paper: what follows is another. */
  dropRest(): boolean {
    if (!this.goesOn || this.paper.hasMarks) return false;
    this.paper = new Paper(this.#model);
    this.goesOn = false;
    this.#hasBegun = false;
    this.#blankBefore = 0;
    this.#diagnostics = [];
    return true;
  }

  /** Settings count from here on: something is placed in the line, or fed. */
  begin(): void {
    this.#hasBegun = true;
  }

  /** The slip under the head takes a picture from non-volatile memory. */
  recall(recalled: Omit<Recalled, 'by'>): void {
    const others = this.#recalled.filter(({ kept }) => kept !== recalled.kept);
    this.#recalled = [...others, { ...recalled, by: this.cause.offset }];
  }

  /** The slip under the head runs a macro. */
  runs(macro: Recorded): void {
    this.#ran = [...this.#ran.filter((other) => other.macro !== macro), { macro, by: this.cause.offset }];
  }

  /** What it needs of macros that its own bytes do not define. */
  get #macro(): MacroEntry {
    const before = this.#ran.find(({ macro }) => macro.until < this.start);
    return { ...this.#amid, ...(before ? { bytes: before.macro.bytes } : {}) };
  }

  /** What the slip took from memory and its own bytes, from `start` on, do not define. */
  get #needs(): MemoryContent {
    const needs: Record<Recalled['kind'], Record<string, StoredPicture>> = { images: {}, graphics: {} };
    for (const { kind, name, kept } of this.#recalled) if (kept.since < this.start) needs[kind][name] ??= kept.picture;
    return Object.fromEntries(Object.entries(needs).filter(([, pictures]) => Object.keys(pictures).length > 0));
  }

  /** What was set before does not count for the slip under the head, if nothing but settings came since it began. */
  forgetEntry(): void {
    if (!this.#hasBegun) this.#entry = null;
  }

  /** The slip under the head begins here, with what is set now; false when something was placed or fed before. */
  beginHere(settings: Settings): boolean {
    if (!this.#hasBegun) this.#entry = entryOf(settings, this.#model);
    return !this.#hasBegun;
  }

  #endSlip(how: SlipEnd, bottom: number, { end, next, settings, macro, cutAt }: Boundary): void {
    const blade = this.#blade;
    const isCut = how.endsWith('cut');
    const { pending } = this.mechanism;
    const isInterrupted = how === 'paper end' || pending > 0;
    const blank = this.blank - pending;
    const [paper, rest] = this.paper.tear(bottom, isCut ? 0 : blade, isInterrupted);
    const { goesOn } = this;
    const diagnostics = this.#diagnostics;
    const entry = withNeeds(this.#entry, { memory: this.#needs, macro: this.#macro });
    // What the next slip begins with was executed for this one: it takes the same once more.
    this.#recalled = this.#recalled.filter(({ by }) => by >= next);
    this.#ran = this.#ran.filter(({ by }) => by >= next);
    const recording = this.#recordedBefore(next);
    this.#amid = { ...(recording ? { recording } : {}), ...(macro ? { resume: macro } : {}) };
    this.start = next;
    this.#diagnostics = [];
    this.#hasBegun = next < end;
    this.#entry = entryOf(settings, this.#model);
    this.goesOn = isInterrupted;
    this.#blankBefore = Math.max(0, blank);
    this.paper = rest;
    this.#output({ paper, how, goesOn, end, next, diagnostics, entry, cutAt });
  }
}
