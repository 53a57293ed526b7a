import type { GlyphLibrary } from './glyphs/library.ts';
import type { PrinterHandlers, PrinterState } from './handlers.ts';
import type { Interpreter } from './interpreter.ts';
import type { Change, When } from './machine/faults.ts';
import type { Machine } from './machine/machine.ts';
import type { MachineOutput } from './machine/output.ts';
import { endPaper, losePower } from './machine/paper-ends.ts';
import { BufferLevel } from './machine/receive-buffer.ts';
import type { Roll } from './machine/roll.ts';
import { isOffline, type Sensors } from './machine/sensors.ts';
import type { Settings } from './machine/settings.ts';
import type { Source } from './machine/slip.ts';
import type { Model } from './models/model.ts';
import { Outbox } from './outbox.ts';
import { Overflow } from './overflow.ts';
import { Schedule } from './schedule.ts';
import { ReceivedStream } from './stream.ts';
import { Works } from './works.ts';

export type { PrinterHandlers, PrinterState };

/** A printer at one moment. */
export type Snapshot = ReturnType<Printer['snapshot']>;

const NOTHING = new Uint8Array(0);

/**
 * A thermal receipt printer. Bytes go in with `receive`; slips, replies, pulses and diagnostics come out through the
 * handlers, before `receive` returns, or at the pace of the model in `advance`. Pure: the same bytes at the same times
 * give the same dots, however they are split.
 */
export class Printer {
  readonly model: Model;
  readonly #library: GlyphLibrary;
  #works: Works;
  readonly #schedule = new Schedule();
  #isOff = false;
  readonly #stream = new ReceivedStream();
  readonly #level: BufferLevel;
  readonly #busyWhenOffline: boolean;
  readonly #overflow = new Overflow();
  readonly #handlers: PrinterHandlers;
  readonly #outbox: Outbox;
  #slips = 0;
  /** Stream offset up to which a command that drops what was received does so. */
  #dropTo = 0;

  constructor(model: Model, library: GlyphLibrary, handlers: PrinterHandlers = {}, state: PrinterState = {}) {
    this.model = model;
    this.#library = library;
    this.#handlers = handlers;
    this.#outbox = new Outbox(handlers);
    this.#level = new BufferLevel(model, state.receiveBuffer, () => this.#stream.end - this.#interpreter.offset);
    this.#busyWhenOffline = state.busyWhenOffline ?? false;
    this.#works = this.#begin(state);
    if (state.overflow === 'lost') this.#machine.err({ overflows: true });
  }

  #begin(state: PrinterState): Works {
    return new Works(this.model, this.#library, this.#stream, this.#output(), this.#handlers, state);
  }

  get #machine(): Machine {
    return this.#works.machine;
  }
  get #interpreter(): Interpreter {
    return this.#works.interpreter;
  }

  /** What the machine does, told to those who asked. */
  #output(): MachineOutput {
    const handlers = this.#handlers;
    return {
      slip: ({ paper, how, goesOn, end, next, diagnostics, entry, cutAt }) => {
        const index = this.#slips++;
        const received = this.#stream.take(end, next);
        const times = this.#machine.roll.mechanism.takeTimes(received.firstByteAt);
        const { name } = this.model;
        const own = { ...received, entry, ...paper, diagnostics, end: how, goesOn, times, cutAt };
        handlers.slip?.({ index, model: name, ...own });
      },
      reply: (bytes) => this.#outbox.add(bytes),
      confirm: (bytes) => this.#outbox.confirm(bytes, this.#isSilent),
      pulse: (pulse) => handlers.pulse?.(pulse),
      cut: (cut) => handlers.cut?.(cut),
      characters: (text) => this.#interpreter.addText(text),
      diagnostic: (diagnostic) => handlers.diagnostic?.(diagnostic),
      reached: (offset) => this.#interpreter.reached(offset),
      runMacro: (...run) => this.#interpreter.runMacro(...run),
      dropReceived: (why) => this.#interpreter.drop(this.#dropTo, why),
    };
  }

  /**
   * Everything that the printer is now. Nothing done later changes it. Not for handlers to call: what is being done then
   * is on no paper and in no buffer yet.
   */
  snapshot() {
    return {
      model: this.model.name,
      works: this.#works.snapshot(),
      schedule: this.#schedule.snapshot(),
      stream: this.#stream.snapshot(),
      level: this.#level.snapshot(),
      isOff: this.#isOff,
      overflow: this.#overflow.snapshot(),
      slips: this.#slips,
      dropTo: this.#dropTo,
    };
  }

  /**
   * Makes it the printer of which the snapshot was taken: this one, or another of the same model with the same glyphs.
   * Handlers stay, and are told nothing. A snapshot can be restored any number of times. Of a text that was being read
   * then, a printer without the handler `entry` has kept no more than where it is.
   */
  restore(snapshot: Snapshot): void {
    const { model } = snapshot;
    if (model !== this.model.name) throw new RangeError(`restore: a snapshot of ${model} on ${this.model.name}`);
    this.#works.restore(snapshot.works);
    this.#schedule.restore(snapshot.schedule);
    this.#stream.restore(snapshot.stream);
    this.#level.restore(snapshot.level);
    this.#isOff = snapshot.isOff;
    this.#overflow.restore(snapshot.overflow);
    this.#outbox.send(true);
    this.#slips = snapshot.slips;
    this.#dropTo = snapshot.dropTo;
  }

  /** What non-volatile memory holds, as JSON. */
  get memory(): object {
    return this.#machine.memory.content;
  }

  /** What the sensors say. */
  get sensors(): Readonly<Sensors> {
    return this.#machine.sensors;
  }

  get #isSilent(): boolean {
    return this.#isOff || this.#machine.faults.silent;
  }

  /** What the host is told of the sensors; null: nothing, the printer is silent or has no power. */
  get told(): Readonly<Sensors> | null {
    return this.#isSilent ? null : this.#machine.told;
  }

  /** What it is set to, and the paper under its head, without a copy: how many rows have passed the head, whose slip it is. */
  get now() {
    const { settings, roll } = this.#machine as { readonly settings: Readonly<Settings>; readonly roll: Roll };
    return { settings, dots: roll.paper.dots, rows: roll.printed, slip: this.#slips };
  }

  /** Dot rows of paper moved since power-on. */
  get moved(): number {
    return this.#machine.roll.mechanism.moved;
  }

  /** Bytes received and not executed: the printer is offline, or they finish no command. */
  get waiting(): number {
    return this.#stream.end - this.#interpreter.offset + this.#interpreter.unfinished;
  }

  /** Bytes received since it was made. */
  get received(): number {
    return this.#stream.end;
  }

  /** Everything that was received is printed, as far as it can be. */
  get isStill(): boolean {
    return this.#works.isStill;
  }

  /** What finishes no command at the end of what was executed. */
  get unfinished(): Source | null {
    const length = this.#interpreter.unfinished;
    return length === 0 ? null : { offset: this.#interpreter.offset - length, length };
  }

  /** When `advance` has something to do next, ms; null: not before something is received or set. */
  get nextDeadline(): number | null {
    const at = Math.min(
      this.#machine.roll.mechanism.nextDeadline ?? Number.POSITIVE_INFINITY,
      this.#schedule.next('ms'),
    );
    return at === Number.POSITIVE_INFINITY ? null : at;
  }

  /** It has no power: it takes nothing and tells nothing. */
  get isOff(): boolean {
    return this.#isOff;
  }

  /** The receive buffer is full, or it is busy for another reason: who heeds it sends no more. */
  get isBusy(): boolean {
    return this.#level.isBusy;
  }

  /** What there is to be told of its receive buffer. */
  get level(): Pick<BufferLevel, 'isBusy' | 'isFull' | 'room' | 'mostAtOnce'> {
    return this.#level;
  }

  /** Takes bytes: the first came at `at` ms, each further one `byteTime` ms later. */
  receive(bytes: Uint8Array, at = 0, byteTime = 0): void {
    this.#goOnUntil(at);
    for (let from = 0; from < bytes.length; ) {
      this.#happen(this.#schedule.take('byte', this.#stream.end));
      if (this.#isOff) break;
      const to = Math.min(bytes.length, from + this.#schedule.next('byte') - this.#stream.end);
      const part = bytes.subarray(from, to);
      if (this.#machine.faults.overflows) this.#takeWhatFits(part, at + from * byteTime, byteTime);
      else this.#take(part, at + from * byteTime, byteTime);
      from = to;
    }
    this.#works.answerOffline();
    this.#flush();
  }

  #takeWhatFits(bytes: Uint8Array, at: number, byteTime: number): void {
    this.#overflow.take(bytes.length, {
      room: () => this.#level.room,
      until: (i) => this.#goOnUntil(at + i * byteTime),
      take: (from, to) => this.#take(bytes.subarray(from, to), at + from * byteTime, byteTime),
      tell: (what) => this.#tellLost(what),
    });
  }

  #tellLost(what: string): void {
    const full = `${what} the receive buffer of ${this.#level.buffer.bytes} bytes was full: lost`;
    this.#machine.diagnose(this.#stream.end, 'error', 'receive-buffer-overflow', full);
  }

  /** A real-time command is acted on at the time of its last byte: what came before it has had its time by then. */
  #take(run: Uint8Array, at: number, byteTime: number): void {
    for (const { from, to, hit } of this.#works.scanner.parts(run)) {
      if (hit) this.#goOnUntil(at + from * byteTime);
      if (this.#isOff) return;
      const bytes = run.subarray(from, to);
      const start = this.#works.keep(bytes, at, byteTime, from);
      this.#execute(bytes, start, start + bytes.length);
      if (hit) {
        this.#dropTo = start + bytes.length;
        this.#interpreter.act(hit);
        this.#execute(bytes, start, start + bytes.length);
      }
      this.#goOnUntil(at + Math.max(from, to - 1) * byteTime);
    }
  }

  /** Lets time pass up to `to`, ms: what is due by then happens, each thing at its time. */
  advance(to: number): void {
    this.#goOnUntil(to);
    this.#flush();
  }

  /** Changes what the sensors say; what waited is executed when the printer is online again. */
  set(sensors: Partial<Sensors>): void {
    this.change({ sensors });
  }

  /** Something happens to the printer now, at the time of the last `receive` or `advance`. */
  change(change: Change): void {
    this.#happen([change]);
    this.#goOnUntil(this.#machine.roll.mechanism.now);
    this.#flush();
  }

  /** Something is to happen to the printer. */
  schedule(when: When, change: Change): void {
    const { mechanism } = this.#machine.roll;
    this.#schedule.add(when, mechanism.moved, change);
    mechanism.stopAt = this.#schedule.next('row');
    this.#goOnUntil(mechanism.now);
    this.#flush();
  }

  /**
   * The host ended its job, or its link was lost: uncut paper with marks is a slip of its own. An offline printer keeps
   * what it has not printed, and the paper.
   */
  endJob(how: 'job end' | 'link lost' = 'job end'): void {
    this.#overflow.tell({ tell: (what) => this.#tellLost(what) });
    if (!this.#isOff) this.#works.job.end(how);
    this.#goOnUntil(Number.POSITIVE_INFINITY);
    this.#flush();
  }

  #happen(changes: readonly Change[]): void {
    if (changes.length === 0 && !this.#machine.paperEnded) return;
    for (const { sensors, faults, power, pace, later } of changes) {
      const { mechanism } = this.#machine.roll;
      if (later) for (const change of later.changes) this.#schedule.add({ ms: mechanism.now + later.after }, 0, change);
      // FEED moves a line of paper before the printer is offline by it.
      if (sensors?.feeding === 'button' && !this.#isOff) this.#machine.roll.feed(this.#machine.settings.lineSpacing);
      if (pace) mechanism.pace = pace;
      if (faults) this.#machine.err(faults);
      if (sensors) this.#machine.sense(sensors);
      if (power === 'off') this.#powerOff();
      else if (power === 'on') this.#powerOn();
    }
    this.#tearAtPaperEnd();
    this.#machine.roll.mechanism.advance(this.#machine.roll.mechanism.now);
  }

  /** The slip is torn where the head stands, and all is lost but what non-volatile memory holds. */
  #powerOff(): void {
    if (this.#isOff) return;
    this.#overflow.tell({ tell: (what) => this.#tellLost(what) });
    this.#interpreter.closeText();
    losePower(this.#machine, this.#interpreter.offset);
    this.#isOff = true;
    this.#outbox.send(true);
  }

  #powerOn(): void {
    if (!this.#isOff) return;
    const before = this.#works;
    const { end } = this.#stream;
    this.#stream.forget(end);
    this.#works = this.#begin(before.kept);
    this.#works.follow(before, end, this.#schedule.next('row'));
    this.#isOff = false;
    const { faults, roll } = this.#machine;
    if (faults.startingTime === 0) return;
    this.#machine.sense({ busy: 'starting' });
    this.#schedule.add({ ms: roll.mechanism.now + faults.startingTime }, 0, { sensors: { busy: 'none' } });
  }

  /** What is due up to `until` ms, each thing at its time. Without an end: until all is printed that can be; what comes later comes later. */
  #goOnUntil(until: number): void {
    const isBounded = until < Number.POSITIVE_INFINITY;
    if (isBounded && this.#works.rests && this.#schedule.next('ms') > until) {
      this.#machine.roll.mechanism.advance(until);
      return;
    }
    for (;;) {
      this.#execute(NOTHING, this.#stream.end, this.#stream.end);
      const at = this.nextDeadline;
      if (at === null || at > until || (!isBounded && this.isStill)) break;
      this.#machine.roll.mechanism.advance(at);
      this.#happen(this.#schedule.take('ms', at));
      this.#happenAtRow();
    }
    if (isBounded) this.#machine.roll.mechanism.advance(until);
    this.#happenAtRow();
  }

  /** The paper has come to a row where something happens; returns whether it has. */
  #happenAtRow(): boolean {
    const { mechanism } = this.#machine.roll;
    if (!mechanism.isAtStop) return false;
    const changes = this.#schedule.take('row', mechanism.moved);
    mechanism.stopAt = this.#schedule.next('row');
    this.#happen(changes);
    return true;
  }

  /** Executes what was received before stream offset `to`; `run` is the latest of it, its first byte at `start`. */
  #execute(run: Uint8Array, start: number, to: number): void {
    do {
      if (this.#isOff) return;
      if (!isOffline(this.#machine.sensors)) this.#executeJob(run, start, this.#works.job.endBefore(to));
    } while (this.#works.job.finish());
  }

  #executeJob(run: Uint8Array, start: number, to: number): void {
    if (!this.#works.job.isOurs(to)) return;
    do {
      const { offset } = this.#interpreter;
      if (offset >= start) this.#interpreter.execute(run, offset - start, to - start);
      else if (this.#interpreter.isHalted) this.#interpreter.execute(NOTHING);
      else {
        const { bytes, start: from } = this.#stream.ahead(offset, to);
        this.#interpreter.execute(bytes, offset - from, Math.min(to - from, bytes.length));
      }
    } while ((this.#happenAtRow() || this.#interpreter.offset < to) && !this.#isOff && !this.#interpreter.isHalted);
  }

  #tearAtPaperEnd(): void {
    if (this.#machine.paperEnded) endPaper(this.#machine, this.#interpreter.offset);
  }

  /** Tells what has come of it: memory that was written, replies, and whether the line may go on. */
  #flush(): void {
    const { faults } = this.#machine;
    const stops = this.#busyWhenOffline && isOffline(this.#machine.sensors);
    if (this.#level.look(!faults.overflows, stops)) this.#handlers.busy?.(this.#level.isBusy);
    if (this.#machine.memory.takeChange()) this.#handlers.memory?.(this.#machine.memory.content);
    this.#outbox.send(this.#isSilent);
  }
}
