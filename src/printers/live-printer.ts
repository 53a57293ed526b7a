import type { Change, When } from '../../emulator/machine/faults.ts';
import { isOffline, type Sensors } from '../../emulator/machine/sensors.ts';
import type { Diagnostic } from '../../emulator/machine/slip.ts';
import { Printer } from '../../emulator/printer.ts';
import type { Cancel, Clock } from '../clock/clock.ts';
import { LinkFaults } from '../ports/link-faults.ts';
import type { Line, LineEnd, Port } from '../ports/port.ts';
import { residentGlyphs } from './glyphs.ts';
import { holdBack } from './hold-back.ts';
import { type Host, READ_AHEAD } from './host.ts';
import type { Job, LivePrinterHandlers, LivePrinterOptions } from './live-printer-options.ts';
import { Replies } from './replies.ts';
import { bytesOf, type Run, without } from './runs.ts';
import { inSlices } from './sliced-line.ts';
import { isRecovery, statusRequests } from './status-request.ts';

export type { Job, LivePrinterHandlers, LivePrinterOptions };

/**
 * How long a host is silent before its job is over where nothing else ends it, ms: on a cable (serial, pty), and on a
 * connection that stays open while another waits. Longer than any pause of a terminal within a slip, shorter than
 * the time to the next one.
 */
export const DEFAULT_IDLE = 2_000;

/** The same while the printer is being closed: only what has already been sent is still to come, ms. */
const CLOSING_IDLE = 100;

/** What carries no connections: there silence alone ends a job. */
const isCable = (port: Port) => /^(serial|pty|device):/.test(port.address);

/** A cable whose line is the only one: a device comes back when it has gone away. */
const isFinal = (port: Port) => /^(serial|pty):/.test(port.address);

/** Bytes that keep a turn for the whole idle time; fewer keep it for their share, so that a trickle loses it to who waits. */
const KEEPS_TURN = 8;

/**
 * An emulated printer on its ports. It is one machine whatever plugs it has: jobs are printed one at a time, in the
 * order in which their first bytes came, so the slips of two hosts never mix. A host whose turn has not come is made
 * to wait by its own line (TCP stops reading), but for status requests, which are answered at once. A connection without
 * a byte is no job.
 */
export class LivePrinter {
  /** What goes wrong with the bytes on their way to it. */
  readonly links = new LinkFaults();
  readonly #ports: readonly Port[];
  readonly #clock: Clock;
  readonly #handlers: LivePrinterHandlers;
  readonly #printer: Printer;
  #idleMs: number;
  /** Whose job is printed. */
  #turn?: Host;
  /** Who gets what the printer has to say: whose turn it is, or was last. */
  #listener?: Host;
  /** What is known of that job. */
  #job = { offset: 0, bytes: 0, slips: 0 };
  #diagnostics: Diagnostic[] = [];
  readonly #hosts = new Set<Host>();
  readonly #queue: Host[] = [];
  #lastByte = 0;
  #watch: Cancel = () => {};
  /** There is no room for what is printed: the host has to wait. */
  #isFull = false;
  /** Cancels the wait for what the printer does next. */
  #due: Cancel = () => {};
  /** Set while the printer is being closed; called when no job is left. */
  #whenDone?: () => void;

  constructor(options: LivePrinterOptions, handlers: LivePrinterHandlers = {}) {
    this.#ports = options.ports.map((port) => this.links.on(port));
    this.#clock = options.clock;
    this.#idleMs = options.idleMs ?? DEFAULT_IDLE;
    this.#handlers = handlers;
    const { confirm } = handlers;
    this.#printer = new Printer(
      options.model,
      residentGlyphs(),
      {
        slip: (slip) => {
          this.#job.slips++;
          this.#diagnostics = this.#diagnostics.filter((diagnostic) => !slip.diagnostics.includes(diagnostic));
          handlers.slip?.(slip);
        },
        reply: (bytes) => this.#listener?.replies.send(bytes),
        ...(confirm
          ? {
              confirm: (bytes: Uint8Array) => {
                const asker = this.#listener!;
                asker.unconfirmed++;
                confirm(() => {
                  asker.unconfirmed--;
                  asker.replies.send(bytes);
                  if (asker.isOver) this.#hangUp(asker);
                });
              },
            }
          : {}),
        pulse: handlers.pulse,
        memory: handlers.memory,
        busy: () => this.#flow(),
        diagnostic: (diagnostic) => this.#diagnostics.push(diagnostic),
      },
      options,
    );
  }

  /** Where the printer is reached; final after `listen`. */
  get addresses(): string[] {
    return this.#ports.map((port) => port.address);
  }

  /** Bytes received that nothing has been made of: the printer is offline, or they finish no command. */
  get waiting(): number {
    return this.#printer.waiting;
  }

  /** What was received and is not printed waits for someone to close the cover, put paper in or clear the error. */
  get isStuck(): boolean {
    return isOffline(this.#printer.sensors) && (this.#printer.waiting > 0 || !this.#printer.isStill);
  }

  /** Opens the ports. Rejects with a PortError when one cannot be opened; the others are closed again. */
  async listen(): Promise<void> {
    try {
      for (const port of this.#ports) await port.listen((line) => this.#accept(line, isCable(port), isFinal(port)));
    } catch (error) {
      // The lines of the others end by this, which is nothing to tell.
      this.#whenDone = () => {};
      await this.#closePorts();
      throw error;
    }
  }

  /** ms of its clock. */
  now(): number {
    return this.#clock.now();
  }

  /** Bytes that it received. */
  get received(): number {
    return this.#printer.received;
  }

  /** What the sensors say. */
  get sensors(): Readonly<Sensors> {
    return this.#printer.sensors;
  }

  /** What the host is told of the sensors; null: nothing. */
  get told(): Readonly<Sensors> | null {
    return this.#printer.told;
  }

  /** What the printer is set to, and the paper under its head. See Printer. */
  get machine(): Printer['now'] {
    return this.#printer.now;
  }

  /** Something happens to it now; a printer that is online again prints what waited. */
  change(change: Change): void {
    this.#printer.advance(this.#clock.now());
    this.#printer.change(change);
    this.#lastByte = this.#clock.now();
    this.#settle();
  }

  /** Something is to happen to it: after so many dot rows, at a byte of its stream, at a time of its clock. */
  schedule(when: When, change: Change): void {
    this.#printer.schedule(when, change);
    this.#settle();
  }

  /** Prints what hosts have sent, ends the job under way, and closes the ports. Later connections find a closed line. */
  async close(): Promise<void> {
    if (!this.#whenDone) {
      this.#idleMs = CLOSING_IDLE;
      this.#lastByte = this.#clock.now();
      await new Promise<void>((resolve) => {
        this.#whenDone = resolve;
        this.#settle();
      });
      this.#watch();
      this.#due();
    }
    await this.#closePorts();
  }

  async #closePorts(): Promise<void> {
    await Promise.all(this.#ports.map((port) => port.close()));
  }

  #accept(bare: Line, onCable: boolean, isLast: boolean): void {
    const line = inSlices(bare, this.#clock);
    if (this.#whenDone) return void line.close();
    if (this.#printer.isOff && !onCable) return void line.reset();
    const host: Host = { line, replies: new Replies(line, this.#clock), onCable, isLast, held: [], unconfirmed: 0 };
    this.#hosts.add(host);
    line.attach({
      onBytes: (bytes, at, byteTime) => this.#receive(host, { bytes, at, byteTime }),
      onEnd: (end, message) => this.#leave(host, end, message),
      mostAtOnce: () => ((this.#turn ?? host) === host ? this.#printer.level.mostAtOnce : Number.POSITIVE_INFINITY),
    });
  }

  #receive(host: Host, run: Run): void {
    if (host === this.#turn || (this.#isAbandoned && isRecovery(run.bytes))) this.#print(run);
    else {
      // Kept beyond this call, in which alone the bytes are sure to stay as they are.
      host.held.push({ ...run, bytes: run.bytes.slice() });
      if (!this.#answerAside(host)) this.#lineUp(host);
      else if (host.held.length > 0) host.replies.stay();
    }
    this.#settle();
  }

  /** Its turn is now, or when those before it had theirs. */
  #lineUp(host: Host): void {
    if (!this.#turn) return void this.#begin(host);
    if (!this.#isAbandoned || bytesOf(host.held).length > READ_AHEAD) host.line.pause();
    if (!this.#queue.includes(host)) this.#queue.push(host);
  }

  /** It waits with a job whose host has left: another has to say DLE ENQ, behind all bytes of that job. */
  get #isAbandoned(): boolean {
    return this.isStuck && this.#turn?.end !== undefined;
  }

  #leave(host: Host, end: LineEnd, message?: string): void {
    host.end = end;
    this.#hosts.delete(host);
    if (!this.#whenDone) this.#handlers.lineEnd?.(host.line.name, end, host.isLast, message);
    if (host !== this.#turn && !this.#queue.includes(host)) {
      if (host.held.length > 0) this.#lineUp(host);
      else this.#hangUp(host);
    }
    this.#settle();
  }

  /**
   * Answers the status requests that a host sends outside its turn: they belong to no job. Those before other bytes are
   * answered of a host that has to wait, and else are the beginning of its job. Returns whether there is nothing that
   * has to wait for the host's turn, or not yet: a request may have come in part.
   */
  #answerAside(host: Host): boolean {
    if (this.#queue.includes(host) || (!this.#turn && this.#printer.unfinished)) return false;
    const { model, told, sensors } = this.#printer;
    const { replies, length, isAll } = statusRequests(bytesOf(host.held), model, told ?? sensors);
    if (!isAll && !this.#turn) return false;
    if (told && replies.length > 0) host.replies.send(replies);
    host.held = without(host.held, length);
    return isAll;
  }

  #begin(host: Host): void {
    this.#turn = host;
    this.#listener = host;
    this.#job = { offset: this.#job.offset + this.#job.bytes, bytes: 0, slips: 0 };
    const { held } = host;
    host.held = [];
    this.#lastByte = this.#clock.now();
    this.#flow();
    for (const run of held) this.#print(run);
  }

  #print({ bytes, at, byteTime }: Run): void {
    const isTrickle = this.#queue.length > 0 && bytes.length < KEEPS_TURN;
    const share = isTrickle ? this.#lastByte + (bytes.length * this.#idleMs) / KEEPS_TURN : Number.POSITIVE_INFINITY;
    this.#lastByte = Math.min(this.#clock.now(), share);
    this.#job.bytes += bytes.length;
    this.#handlers.received?.(this.#printer.received, at, byteTime);
    this.#printer.receive(bytes, at, byteTime);
    this.#flow();
    if (!this.#isFull) void this.#awaitRoom();
  }

  async #awaitRoom(): Promise<void> {
    const room = this.#handlers.room?.();
    if (!room) return;
    this.#isFull = true;
    this.#flow();
    await room;
    this.#isFull = false;
    this.#lastByte = this.#clock.now();
    this.#flow();
    this.#settle();
  }

  /** Lets the host whose turn it is go on, or makes it wait. */
  #flow(): void {
    for (const { line } of this.#hosts) line.signal?.(!this.#printer.level.isBusy);
    if (!this.#turn || this.#turn.end) return;
    if (this.#isFull) this.#turn.line.pause();
    else holdBack(this.#turn.line, this.#printer.level);
  }

  /**
   * Ends the job under way if it is over, begins the next, and watches for silence where that matters, and for what the
   * printer does next.
   */
  #settle(): void {
    if (this.#printer.isOff) this.#loseConnections();
    for (let host = this.#turn; host; host = this.#turn) {
      const end = this.#endOf(host);
      if (end === null) break;
      this.#endJob(host, end);
      const next = this.#queue.shift();
      if (next) this.#begin(next);
    }
    this.#handlers.moved?.();
    this.#watch();
    this.#due();
    const { nextDeadline } = this.#printer;
    if (nextDeadline !== null) this.#due = this.#clock.at(nextDeadline, () => this.#advance());
    if (this.#whenDone && !this.#turn && this.#isQuiet) this.#whenDone();
    else if (this.#silenceCounts) this.#watch = this.#clock.at(this.#lastByte + this.#idleMs, () => this.#settle());
  }

  /** Without power nobody keeps up a connection; a cable stays plugged. */
  #loseConnections(): void {
    for (const { line, onCable } of this.#hosts) if (!onCable) line.reset();
  }

  #advance(): void {
    this.#printer.advance(this.#clock.now());
    this.#settle();
  }

  get #isQuiet(): boolean {
    return this.#clock.now() - this.#lastByte >= this.#idleMs;
  }

  get #silenceCounts(): boolean {
    if (this.#whenDone) return true;
    return this.#turn !== undefined && !this.isStuck && (this.#turn.onCable || this.#queue.length > 0);
  }

  #endOf(host: Host): Job['end'] | null {
    const closing = this.#whenDone !== undefined;
    if ((this.isStuck || this.#isFull || this.#printer.nextDeadline !== null) && !closing) return null;
    if (host.end) return host.end;
    if (!this.#silenceCounts || !this.#isQuiet) return null;
    return closing ? 'stopped' : 'quiet';
  }

  #endJob(host: Host, end: Job['end']): void {
    this.#printer.endJob(end === 'reset' || end === 'error' ? 'link lost' : 'job end');
    this.#turn = undefined;
    const diagnostics = this.#diagnostics;
    this.#diagnostics = [];
    this.#handlers.job?.({
      from: host.line.name,
      ...this.#job,
      end,
      diagnostics,
      unfinished: this.#printer.unfinished,
    });
    if (host.end) this.#hangUp(host);
  }

  #hangUp(host: Host): void {
    host.isOver = true;
    if (host.unconfirmed > 0) return;
    host.replies.flush();
    void host.line.close();
  }
}
