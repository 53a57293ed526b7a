import type { GlyphLibrary } from '../glyphs/library.ts';
import type { Model } from '../models/model.ts';
import { type Character, CharacterReader, findGlyph } from './characters.ts';
import { drawItem, drawUpsideDown, type Item, justify, LineBuffer, measureItems, readLine } from './line.ts';
import { Paper, type TornPaper } from './paper.ts';
import { isOffline, readySensors, type Sensors } from './sensors.ts';
import { defaultSettings, freezeSettings, type Settings } from './settings.ts';
import type { Diagnostic, Severity, SlipEnd, Source } from './slip.ts';
import { automaticStatus, isWatched } from './status.ts';

/** A pulse to the drawer kick-out connector. */
export interface Pulse {
  readonly pin: 2 | 5;
  /** ms. */
  readonly on: number;
  readonly off: number;
  readonly offset: number;
}

/** Where the machine's doings go. */
export interface MachineOutput {
  /** A slip left the printer; `end` is the stream offset after the last byte that belongs to it. */
  slip(paper: TornPaper, how: SlipEnd, end: number, diagnostics: readonly Diagnostic[], entry: object | null): void;
  reply(bytes: Uint8Array): void;
  pulse(pulse: Pulse): void;
  diagnostic(diagnostic: Diagnostic): void;
}

/** What commands act on: settings, the line, the paper, the sensors. One method a thing that a printer can do. */
export class Machine {
  readonly model: Model;
  readonly library: GlyphLibrary;
  settings: Settings;
  readonly line = new LineBuffer();
  paper: Paper;
  sensors: Sensors;
  /** Argument of GS a; it survives ESC @ (protocol facts, ASB). */
  automaticStatusBits = 0;
  /** Dot rows of paper moved since power-on. */
  moved = 0;
  readonly #output: MachineOutput;
  readonly #reader: CharacterReader;
  #entry: object | null;
  readonly #reported = new Set<number>();

  constructor(model: Model, library: GlyphLibrary, output: MachineOutput, state?: { sensors?: Partial<Sensors>; settings?: Settings }) {
    this.model = model;
    this.library = library;
    this.settings = state?.settings ?? defaultSettings(model);
    this.#entry = state?.settings ? freezeSettings(state.settings) : null;
    this.sensors = { ...readySensors, ...state?.sensors };
    this.paper = new Paper(model);
    this.#output = output;
    this.#reader = new CharacterReader(model, library);
  }

  // Text

  /** Places the characters of `bytes[start..end)`, whose first byte is at `offset` of the stream. */
  text(bytes: Uint8Array, start: number, end: number, offset: number): void {
    this.#reader.read(bytes, start, end, offset, this.settings, (c) => this.#placeCharacter(c));
  }

  /** A command follows: the text before it is at its end. */
  endText(): void {
    if (this.#reader.unfinishedAt !== null) this.#reader.end((c) => this.#placeCharacter(c));
  }

  #placeCharacter(character: Character): void {
    const s = this.settings;
    const wide = character.doubleByte;
    const sets = wide ? this.library.hanzi : [s.font === 'A' ? this.library.fontA : this.library.fontB];
    const glyph = findGlyph(sets, character.codePoint);
    if (glyph.missing) this.#reportMissing(character);
    const across = wide ? s.kanji.across : s.across;
    const down = wide ? s.kanji.down : s.down;
    const width = (s.rotated ? glyph.height * down : glyph.width * across) | 0;
    const height = s.rotated ? glyph.width * across : glyph.height * down;
    this.place({
      text: character.codePoint >= 0 ? String.fromCodePoint(character.codePoint) : '\uFFFD',
      width,
      height,
      // A rotated cell has no baseline of its own: it stands on the line's.
      ascent: s.rotated ? height : glyph.baseline * down,
      before: wide ? s.kanji.left * across : 0,
      after: (wide ? s.kanji.right : s.spacing) * across,
      glyph,
      across: s.rotated ? down : across,
      down: s.rotated ? across : down,
      bold: s.bold || s.doubleStrike,
      // Rotated characters are not underlined, and neither are reversed ones (TM-T88III specification, ESC -).
      underline: s.rotated || s.reverse ? 0 : wide ? s.kanji.underline : s.underline,
      strike: s.strike,
      reverse: s.reverse,
      rotated: s.rotated,
      command: null,
      offset: character.offset,
      length: character.length,
    });
  }

  #reportMissing(character: Character): void {
    if (this.#reported.has(character.codePoint)) return;
    this.#reported.add(character.codePoint);
    const what =
      character.codePoint < 0
        ? `${character.length} byte${character.length > 1 ? 's' : ''} that stand for no character here`
        : `U+${character.codePoint.toString(16).toUpperCase().padStart(4, '0')} "${String.fromCodePoint(character.codePoint)}"`;
    this.diagnose(character.offset, 'warning', 'no-glyph', `no glyph for ${what}: a box is printed`);
  }

  // The line

  /** Where printing happens: the area of GS L and GS W, widened for something that needs `width` dots. */
  area(width = 0): { left: number; width: number } {
    const { dots } = this.model;
    const { leftMargin, areaWidth } = this.settings;
    const wide = Math.min(dots, Math.max(Math.min(areaWidth, dots - leftMargin), width));
    return { left: Math.min(leftMargin, dots - wide), width: wide };
  }

  /** Puts an item behind what the line holds; prints the line first when the item no longer fits. */
  place(item: Omit<Item, 'x'>): void {
    const { line } = this;
    const needed = item.before + item.width + item.after;
    if (line.x > 0 && line.x + needed > this.area().width) this.printLine(this.settings.lineSpacing);
    if (line.isEmpty) line.upsideDown = this.settings.upsideDown;
    line.items.push({ ...item, x: line.x + item.before });
    line.x += needed;
  }

  /** Moves the position; a target outside the area leaves it where it is. Returns whether it moved. */
  moveTo(x: number): boolean {
    if (x < 0 || x > this.area().width) return false;
    this.line.x = x;
    this.line.moved = true;
    return true;
  }

  /** To the next tab stop; past the area the position parks behind it, and a further tab prints the line. */
  tab(): void {
    const { line, settings } = this;
    const { width } = this.area();
    if (line.x > width) {
      this.printLine(settings.lineSpacing);
      return;
    }
    const stop = settings.tabs.find((dots) => dots > line.x);
    if (stop === undefined) return;
    line.x = stop > width ? width + 1 : stop;
    line.moved = true;
  }

  /**
   * Prints what the line holds and feeds `steps`, or as much as the line is tall when that is more
   * (TM-T60/T80 operator's manual 5-3).
   */
  printLine(steps: number): void {
    const { line, paper } = this;
    if (line.items.length === 0) {
      line.clear();
      this.feed(steps);
      return;
    }
    const items = line.items;
    const { ascent, height } = measureItems(items);
    const y = paper.row;
    const area = this.area(line.width);
    const shift = justify(this.settings, area.width, line.width);
    paper.reserve(height);
    const turned = line.upsideDown;
    const place = (item: Item) =>
      turned
        ? { x: area.left + area.width - shift - item.x - item.width, y: y + height - (ascent - item.ascent) - item.height }
        : { x: area.left + shift + item.x, y: y + ascent - item.ascent };
    if (turned) drawUpsideDown(paper.dots, items.map((item) => ({ ...item, x: item.x + shift })), y, area);
    else for (const item of items) drawItem(paper.dots, item, place(item).x, place(item).y);
    const { runs, text } = readLine(items, place);
    for (const item of items) {
      if (item.command === null) continue;
      const { width, height: tall, offset, length } = item;
      paper.images.push({ ...place(item), width, height: tall, command: item.command, offset, length });
    }
    line.clear();
    const advance = this.feed(Math.max(steps, height * this.model.stepsPerDot));
    paper.lines.push({ y, height, advance, text, runs });
  }

  // The paper

  /** Moves the paper by motor steps; returns the dot rows moved. */
  feed(steps: number): number {
    const rows = this.paper.feed(steps);
    this.moved += rows;
    return rows;
  }

  feedRows(rows: number): void {
    this.paper.feedRows(rows);
    this.moved += rows;
  }

  /** Motor steps of `n` vertical motion units. */
  verticalSteps(n: number): number {
    return Math.floor((n * this.model.dpi * this.model.stepsPerDot) / this.settings.motionY);
  }

  /** Dots of `n` horizontal motion units. */
  horizontalDots(n: number): number {
    return Math.floor((n * this.model.dpi) / this.settings.motionX);
  }

  /** Cuts where the blade stands. A model that cannot do what is asked does what it can. */
  cut(asked: 'full' | 'partial', source: Source): void {
    const { cutter } = this.model;
    if (!cutter) return;
    const kind = cutter.cuts.includes(asked) ? asked : cutter.cuts[0]!;
    this.#endSlip(kind === 'full' ? 'full cut' : 'partial cut', this.paper.row - cutter.blade, source.offset + source.length);
  }

  /** Feeds to the blade and `steps` more. */
  feedToBlade(steps: number): void {
    this.feed((this.model.cutter?.blade ?? 0) * this.model.stepsPerDot + steps);
  }

  /** The job is over, its last byte before `end`: uncut paper is a slip of its own. */
  endJob(end: number): void {
    const firstUnprinted = this.line.items[0]?.offset ?? this.#reader.unfinishedAt;
    if (firstUnprinted !== null && firstUnprinted !== undefined) {
      this.diagnose(firstUnprinted, 'warning', 'line-not-printed', 'the job ended with characters that no line feed printed');
    }
    if (this.paper.hasMarks) this.#endSlip('job end', this.paper.bottom, firstUnprinted ?? end);
  }

  /** A slip longer than any roll is ended here, so that an endless stream cannot fill the memory. */
  boundSlip(end: number): void {
    if (!this.paper.isFull) return;
    this.diagnose(end, 'warning', 'slip-too-long', 'no cut on more paper than a roll holds: the slip is ended here');
    this.#endSlip('job end', this.paper.bottom, end);
  }

  #endSlip(how: SlipEnd, bottom: number, end: number): void {
    if (bottom <= 0) return;
    const [torn, tail] = this.paper.tear(bottom);
    const { diagnostics } = this.paper;
    this.#output.slip(torn, how, end, diagnostics, this.#entry);
    this.paper = new Paper(this.model, how === 'job end' || how === 'tear-off' ? undefined : tail);
    this.#reported.clear();
    const now = freezeSettings(this.settings);
    this.#entry = JSON.stringify(now) === JSON.stringify(freezeSettings(defaultSettings(this.model))) ? null : now;
  }

  // State

  /** ESC @: settings to power-on values, the line dropped. Receive buffer, paper and GS a stay. */
  reset(source: Source): void {
    const { model, paper } = this;
    if (!model.cutter && paper.hasMarks && paper.blank >= model.tearOff) this.#endSlip('tear-off', paper.bottom, source.offset);
    this.settings = defaultSettings(model);
    this.line.clear();
    this.#reader.reset();
    if (!this.paper.hasMarks && this.paper.moved === 0) this.#entry = null;
  }

  get offline(): boolean {
    return isOffline(this.sensors);
  }

  /** Changes what the sensors say; Automatic Status Back reports what GS a asked for. */
  sense(change: Partial<Sensors>): void {
    const before = automaticStatus(this.sensors);
    this.sensors = { ...this.sensors, ...change };
    const after = automaticStatus(this.sensors);
    if (isWatched(this.automaticStatusBits, before, after)) this.reply(after);
  }

  reply(bytes: Uint8Array): void {
    this.#output.reply(bytes);
  }

  pulse(pulse: Pulse): void {
    this.#output.pulse(pulse);
  }

  diagnose(offset: number, severity: Severity, code: string, message: string): void {
    const diagnostic = { offset, severity, code, message };
    this.paper.diagnostics.push(diagnostic);
    this.#output.diagnostic(diagnostic);
  }
}
