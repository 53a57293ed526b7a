import type { GlyphLibrary } from '../glyphs/library.ts';
import type { Model } from '../models/model.ts';
import { Compositor } from './compositor.ts';
import { macroOf, memoryOf, settingsOf } from './entry-state.ts';
import { type Faults, noFaults } from './faults.ts';
import { type Item, LineBuffer, MOST_CELLS, pitchOf } from './line.ts';
import { Macro, type MacroPosition, type Recorded } from './macro.ts';
import type { MacroRun } from './macro-run.ts';
import { Mechanism, type Pace } from './mechanism.ts';
import { Memory } from './memory.ts';
import type { Act, Cut, MachineOutput, Pulse } from './output.ts';
import type { Page } from './page.ts';
import { isTurned } from './page-field.ts';
import { leavePage, placeCharacter } from './page-print.ts';
import type { Paper } from './paper.ts';
import { boundSlip, cutNow, isTornOff, tearOffBefore } from './paper-ends.ts';
import { Roll } from './roll.ts';
import { commandedSensors, isOffline, readySensors, type Sensors, sensorsAfter } from './sensors.ts';
import { copySettings, defaultSettings, type Settings } from './settings.ts';
import type { Severity, Source } from './slip.ts';
import { changeReport } from './status.ts';
import type { StoredPicture } from './stored-picture.ts';
import { Transfer } from './transfer.ts';
import { typesetLine } from './typeset-line.ts';

/** The longest feed of one command, inch (TM-T88III specification, ESC d and ESC J: 1016 mm). */
const LONGEST_FEED = 40;

export interface MachineState {
  readonly sensors?: Partial<Sensors>;
  /** `entry` of a slip: what the printer was set to when it began. */
  readonly entry?: object | null;
  /** What non-volatile memory holds, as `memory` of another printer gave it; absent: what `entry` says, or nothing. */
  readonly memory?: object;
  /** 'at once' when absent. */
  readonly pace?: Pace;
}

/** What commands act on: settings, the line, the paper, the sensors. One method a thing that a printer can do. */
export class Machine {
  readonly model: Model;
  readonly library: GlyphLibrary;
  settings: Settings;
  readonly line = new LineBuffer();
  /** The page that is being composed; null in standard mode. */
  page: Page | null = null;
  readonly roll: Roll;
  sensors: Sensors;
  /** What GS a asks for, until ESC @ (Epson application programming guide 10.01 page 317). */
  automaticStatusBits = 0;
  readonly memory: Memory;
  readonly macro: Macro;
  /** The run of a macro that is under way. */
  run: MacroRun | null = null;
  /** Where the first run begins, on a slip that begins amid one. */
  resume: MacroPosition | null;
  /** The paper ended under the head, and the slip is not torn off it yet. */
  paperEnded = false;
  faults: Faults;
  /** A reply in blocks that the host has not fetched to its end. */
  transfer: Transfer | null = null;
  readonly #output: MachineOutput;
  readonly #compositor: Compositor;

  constructor(model: Model, library: GlyphLibrary, output: MachineOutput, state: MachineState = {}) {
    this.model = model;
    this.faults = { ...noFaults, losesTornLine: model.mechanism.tornLine === 'is lost' };
    this.library = library;
    this.settings = settingsOf(state.entry ?? null, model);
    this.memory = new Memory(model, memoryOf(state.memory ? state : (state.entry ?? null)));
    this.sensors = { ...readySensors, ...state.sensors };
    this.#output = output;
    this.#compositor = new Compositor(this, (text) => output.characters(text));
    this.macro = new Macro(model.memory.macro, macroOf(state.entry ?? null));
    this.resume = macroOf(state.entry ?? null).resume ?? null;
    const recordedBefore = (offset: number) => this.macro.recordedBefore(offset);
    const mechanism = (paper: () => Paper) =>
      new Mechanism(state.pace ?? 'at once', model, {
        paper,
        canMove: () => !isOffline(this.sensors),
        act: (act) => this.#act(act),
      });
    this.roll = new Roll(model, state.entry ?? null, mechanism, recordedBefore, (slip) => {
      this.#compositor.beginSlip();
      output.slip(slip);
    });
  }

  /** `run` and `transfer` go on in place, so they are copied; what else is held here is replaced when it changes. */
  snapshot() {
    const { page, sensors, automaticStatusBits, run, resume, paperEnded, faults, transfer } = this;
    return {
      ...{ sensors, automaticStatusBits, resume, paperEnded, faults },
      settings: copySettings(this.settings),
      line: this.line.snapshot(),
      page: page?.copy() ?? null,
      roll: this.roll.snapshot(),
      memory: this.memory.snapshot(),
      macro: this.macro.snapshot(),
      run: run && { ...run },
      transfer: transfer?.copy() ?? null,
      compositor: this.#compositor.snapshot(),
    };
  }

  restore(state: ReturnType<Machine['snapshot']>): void {
    const { sensors, automaticStatusBits, resume, paperEnded, faults } = state;
    Object.assign(this, { sensors, automaticStatusBits, resume, paperEnded, faults });
    this.settings = copySettings(state.settings);
    this.line.restore(state.line);
    this.page = state.page?.copy() ?? null;
    this.roll.restore(state.roll);
    this.memory.restore(state.memory);
    this.macro.restore(state.macro);
    this.run = state.run && { ...state.run };
    this.transfer = state.transfer?.copy() ?? null;
    this.#compositor.restore(state.compositor);
  }

  /** What follows has to wait: the printer is offline, or prints. */
  get isHalted(): boolean {
    return isOffline(this.sensors) || this.roll.mechanism.isBusy;
  }

  // Text

  /** See Compositor. */
  text(bytes: Uint8Array, start: number, end: number, offset: number): number {
    return this.#compositor.text(bytes, start, end, offset);
  }

  /** Stream offset of the first byte of a character that is not complete, or null. */
  get unfinishedText(): number | null {
    return this.#compositor.unfinishedText;
  }

  /** A command follows: the text before it is at its end. */
  endText(): void {
    this.#compositor.endText();
  }

  // The line

  /** Where the next item goes, dots from the beginning of the area. */
  get x(): number {
    return this.page ? this.page.x : this.line.x;
  }

  /** Nothing stands before the position that a command would have to wait for: pages have no line to be finished. */
  get lineIsEmpty(): boolean {
    return this.page !== null || this.line.isEmpty;
  }

  /** Where printing happens: the area of GS L and GS W, widened for something that needs `width` dots; a page's own. */
  area(width = 0): { left: number; width: number } {
    if (this.page) return { left: 0, width: this.page.along };
    const { dots } = this.model;
    const wide = Math.min(dots, Math.max(this.#areaWidth, width));
    return { left: Math.min(this.settings.leftMargin, dots - wide), width: wide };
  }

  /** Dots of GS W, or as many as GS L leaves of the line. */
  get #areaWidth(): number {
    const { leftMargin, areaWidth } = this.settings;
    return Math.min(areaWidth, this.model.dots - leftMargin);
  }

  /** Dots that are left of the line. */
  get roomOnLine(): number {
    return this.#areaWidth - this.line.x;
  }

  /**
   * Puts an item behind what the line holds; prints the line first when the item no longer fits. `by`: stream offset of
   * the byte that brings it.
   */
  place(item: Item, by = item.offset): void {
    const { line, settings } = this;
    if (this.page) {
      placeCharacter(this, this.page, item);
      return;
    }
    this.roll.begin();
    if (line.x > 0 && line.x + item.count * pitchOf(item) > this.#areaWidth) {
      this.#output.reached(by);
      this.roll.cause = { offset: item.offset, length: item.length };
      this.printLine(settings.lineSpacing);
      boundSlip(this, item.offset + item.length, item.offset);
    }
    if (line.add(item, settings)) return;
    this.diagnose(item.offset, 'warning', 'line-full', `the line holds ${MOST_CELLS} marks: this one is dropped`);
  }

  /** Moves the position; a target outside the area leaves it where it is. Returns whether it moved. */
  moveTo(x: number, { offset }: Source): boolean {
    if (x < 0 || x > this.area().width) return false;
    this.#moveTo(x, offset);
    return true;
  }

  /**
   * To the next tab stop. A stop beyond the area parks the position behind it; from there a tab prints the line and
   * counts from the beginning of the next (Epson ESC/POS reference, HT).
   */
  tab({ offset }: Source): string | undefined {
    const { settings } = this;
    const { width } = this.area();
    this.roll.begin();
    if (this.x > width) this.printLine(settings.lineSpacing);
    const stop = settings.tabs.find((dots) => dots > this.x);
    if (stop === undefined) return 'no tab stop is set further right';
    this.#moveTo(Math.min(stop, width + 1), offset);
    return undefined;
  }

  #moveTo(x: number, offset: number): void {
    this.roll.begin();
    if (this.page) this.page.x = x;
    else this.line.moveTo(x, offset, this.settings);
  }

  /**
   * Prints what the line holds and feeds `steps`, or as much as the line is tall when that is more
   * (TM-T60/T80 operator's manual 5-3). On a page it only moves the position.
   */
  printLine(steps: number): void {
    const { line, settings, model } = this;
    const { items, began } = line;
    const feed = Math.min(steps, LONGEST_FEED * model.dpi * model.stepsPerDot);
    if (this.page) {
      this.page.feed(feed / model.stepsPerDot);
      return;
    }
    const { width } = line;
    line.clear();
    if (items.length === 0) {
      this.roll.feed(feed);
      return;
    }
    const { left, width: areaWidth } = this.area(width);
    const space = { left, width: areaWidth, content: width, upsideDown: began!.settings.upsideDown };
    typesetLine(this.roll, items, settings, space, feed, model.stepsPerDot);
  }

  // The paper

  /** Motor steps of `n` vertical motion units. */
  verticalSteps(n: number): number {
    return Math.floor((n * this.model.dpi * this.model.stepsPerDot) / this.settings.motionY);
  }

  /** Dots of `n` horizontal motion units. */
  horizontalDots(n: number): number {
    return Math.floor((n * this.model.dpi) / this.settings.motionX);
  }

  /** Motor steps, or as many parts of a dot, that `n` units move the position from line to line. */
  lineSteps(n: number): number {
    return this.#isTurned ? this.horizontalDots(n) * this.model.stepsPerDot : this.verticalSteps(n);
  }

  /** Dots that `n` units move the position along a line. */
  lineDots(n: number): number {
    return this.#isTurned ? this.verticalSteps(n) / this.model.stepsPerDot : this.horizontalDots(n);
  }

  /** Lines run along the paper: the units of GS P change places (TM-T88III specification, ESC T). */
  get #isTurned(): boolean {
    return this.page !== null && isTurned(this.settings.page.direction);
  }

  // State

  /** ESC @: settings to power-on values, the line or the page dropped. Receive buffer and paper stay. */
  reset(source: Source): void {
    if (isTornOff(this) && !this.run) this.roll.mechanism.whenStill({ kind: 'reset', source }, 0);
    else this.#resetNow(source);
  }

  #resetNow({ offset }: Source): void {
    tearOffBefore(this, offset);
    this.settings = defaultSettings(this.model);
    this.line.clear();
    this.page = null;
    this.automaticStatusBits = 0;
    this.sensors = { ...this.sensors, ...commandedSensors };
    this.#compositor.dropText();
    this.roll.forgetEntry();
  }

  /** FS q: as when power comes back, but what was received stays (TM-T88III specification, FS q: a hardware reset). */
  restart(source: Source): void {
    this.reset(source);
    this.transfer = null;
    this.macro.abort(source.offset);
  }

  /** A picture from non-volatile memory, by its number or key code. */
  recall(kind: 'images' | 'graphics', name: string): StoredPicture | undefined {
    const kept = this.memory.pictures.find(kind, name);
    if (kept) this.roll.recall({ kind, name, kept });
    return kept?.picture;
  }

  /** GS ^: runs a macro `times` times, `pause` ms before each. */
  runMacro(macro: Recorded, times: number, pause: number, source: Source): void {
    this.#output.runMacro(macro, times, pause, source);
  }

  /** Begins a reply in blocks. */
  send(identifier: number, data: Uint8Array): void {
    this.transfer = new Transfer(identifier, data);
    this.reply(this.transfer.block);
  }

  /** Drops what was received and not printed, a page too; settings stay (DLE ENQ 2, DLE DC4 8). */
  clearBuffers(why: string): void {
    this.#compositor.dropText();
    this.line.clear();
    leavePage(this);
    this.roll.dropUnprinted();
    this.#output.dropReceived(why);
  }

  /** Changes what the sensors say; sends what GS a asked for, offline and deselected too (TM-T88III sheet 134). */
  sense(change: Partial<Sensors>): void {
    const before = this.sensors;
    const isPrinting = !isOffline(before) && !this.roll.mechanism.isStill;
    this.sensors = sensorsAfter(before, change, isPrinting);
    if (this.sensors.paper === 'end' && before.paper !== 'end') this.paperEnded = true;
    const report = this.faults.saysReady
      ? null
      : changeReport(this.automaticStatusBits, before, this.sensors, this.model);
    if (report) this.reply(report);
  }

  /** What the host is told of the sensors. */
  get told(): Readonly<Sensors> {
    return this.faults.saysReady ? readySensors : this.sensors;
  }

  /** From now on it does wrong what `change` says. */
  err(change: Partial<Faults>): void {
    this.faults = { ...this.faults, ...change };
    this.roll.mechanism.slowness = this.faults.slowness;
  }

  reply(bytes: Uint8Array): void {
    this.#output.reply(bytes);
  }

  /** Replies when everything before is printed. */
  confirm(bytes: Uint8Array): void {
    this.roll.mechanism.whenStill({ kind: 'confirm', bytes }, 0);
  }

  #act(act: Act): void {
    if (act.kind === 'cut') cutNow(this, act.cut, act.source);
    else if (act.kind === 'confirm') this.#output.confirm(act.bytes);
    else if (act.kind === 'reset') this.#resetNow(act.source);
  }

  cut(cut: Cut): void {
    this.#output.cut(cut);
  }

  pulse(pulse: Pulse): void {
    this.#output.pulse(pulse);
  }

  diagnose(offset: number, severity: Severity, code: string, message: string): void {
    const diagnostic = { offset, severity, code, message };
    this.roll.keep(diagnostic);
    this.#output.diagnostic(diagnostic);
  }
}
