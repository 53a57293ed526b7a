import { isOffline } from '../../emulator/machine/sensors.ts';
import type { Clock } from '../clock/clock.ts';
import type { Line } from '../ports/port.ts';
import type { BenchPrinter } from '../printers/bench-printer.ts';
import type { Archive, Host } from '../terminals/simulated/host-messages.ts';
import type { SimulatedTerminalOptions } from '../terminals/simulated/options.ts';
import type { Key, WaitsFor } from '../terminals/simulated/printing/face.ts';
import type { TerminalState } from '../terminals/simulated/state.ts';
import type { SimulatedTerminal } from '../terminals/simulated/terminal.ts';
import type { TerminalOutcome, TerminalRequest } from '../terminals/terminal.ts';
import { Life, type PowerCut } from './life.ts';

/** What differs from one power-on of a terminal to the next. */
export interface Reach extends Pick<SimulatedTerminalOptions, 'clock' | 'line' | 'state' | 'onDisplay' | 'onWaiting'> {
  readonly host: Host & Archive;
}

export interface KeyedTerminalOptions {
  readonly clock: Clock;
  readonly host: Host & Archive;
  /** The terminal's end. */
  readonly line: Line;
  readonly printer: Pick<BenchPrinter, 'change' | 'sensors' | 'nextDeadline'>;
  /** Switches a terminal on. */
  readonly switchOn: (reach: Reach) => SimulatedTerminal;
}

/** Looks at a printer after which nothing has changed that a terminal could see, or do about: the first may be under way. */
const ENOUGH_LOOKS = 2;

/** A terminal with its operator and its power: it may be left waiting for a key or for paper, and its power may go. */
export class KeyedTerminal {
  readonly #options: KeyedTerminalOptions;
  #life: Life;
  #terminal: SimulatedTerminal;
  /** The power has gone and come back in this life of it. */
  #back: Promise<void> | null = null;
  /** What it is at; never rejects but with what a bench breaks on. */
  #work: Promise<void> | null = null;
  #answer: TerminalOutcome | null = null;
  #displays: string[] = [];
  #hadPowerCut = false;
  #waitsFor: WaitsFor | null = null;
  /** How often it has looked at a printer that is not ready. */
  #looks = 0;
  #moved: () => void = () => {};

  constructor(options: KeyedTerminalOptions) {
    this.#options = options;
    this.#life = new Life(options.clock);
    this.#terminal = this.#on();
  }

  get isAtWork(): boolean {
    return this.#work !== null;
  }

  get memory(): TerminalState {
    return this.#terminal.state();
  }

  /** Begins a request; `again`: ms after which somebody asks for the same once more. See `whenStill`. */
  ask(request: TerminalRequest, again?: number): void {
    if (this.#work) {
      // It says that it is busy, and goes on with what it is at.
      void this.#terminal.perform(request).then((answer) => {
        this.#answer = answer;
      });
      return;
    }
    const life = this.#life;
    const terminal = this.#terminal;
    const done = terminal.perform(request).then((answer) => {
      this.#answer = answer;
    });
    if (again !== undefined)
      life.clock(this.#options.clock).at(this.#options.clock.now() + again, () => void terminal.perform(request));
    this.#back ??= life.over.then(() => this.#powerBack(life));
    this.#begin(Promise.race([done, this.#back]));
  }

  press(key: Key): void {
    // Whoever waits for it goes on.
    this.#waitsFor = null;
    this.#terminal.press(key);
  }

  cutPower(cut: PowerCut): void {
    this.#life.cutWhen(cut);
  }

  /** Its power goes and comes, not that of its printer. */
  restart(): void {
    this.#life.end();
    const terminal = this.#on(this.#terminal.state());
    this.#begin(terminal.start());
  }

  /** What of a run of bytes comes to the printer before the power goes. */
  passes(bytes: Uint8Array): Uint8Array {
    const { printer } = this.#options;
    if (this.#life.isOver) return bytes.subarray(0, 0);
    const passed = this.#life.passes(bytes.length);
    if (passed >= bytes.length) return bytes;
    // Not before the bytes that still come are there.
    queueMicrotask(() => {
      this.#life.powerOff();
      printer.change({ power: 'off' });
    });
    return bytes.subarray(0, passed);
  }

  /** Resolves when it is done, or waits for somebody and nothing moves. */
  async whenStill(): Promise<void> {
    const { clock, printer } = this.#options;
    this.#looks = 0;
    while (this.#work) {
      const waits = this.#waitsFor;
      if (waits === 'key') return;
      const next = printer.nextDeadline;
      if (this.#looks > ENOUGH_LOOKS && next === null && isOffline(printer.sensors)) return;
      const moved = new Promise<void>((resolve) => {
        this.#moved = resolve;
      });
      await Promise.race([this.#work, moved, ...(waits && next !== null ? [clock.sleep(next - clock.now())] : [])]);
    }
  }

  takeAnswer(): TerminalOutcome | null {
    const answer = this.#answer;
    this.#answer = null;
    return answer;
  }

  takeDisplays(): readonly string[] {
    const displays = this.#displays;
    this.#displays = [];
    return displays;
  }

  takePowerCut(): boolean {
    const had = this.#hadPowerCut;
    this.#hadPowerCut = false;
    return had;
  }

  close(): Promise<void> {
    this.#life.end();
    return this.#options.line.close();
  }

  #begin(work: Promise<void>): void {
    const under = work.finally(() => {
      if (this.#work === under) this.#work = null;
    });
    // Told where it is waited for.
    under.catch(() => {});
    this.#work = under;
  }

  /** Terminal and printer have no power for a while; the terminal then does what it does when it is switched on. */
  async #powerBack(life: Life): Promise<void> {
    const { clock, printer } = this.#options;
    this.#hadPowerCut = true;
    printer.change({ power: 'off' });
    await clock.sleep(life.lasts);
    printer.change({ power: 'on' });
    await this.#on(this.#terminal.state()).start();
  }

  #on(state?: TerminalState): SimulatedTerminal {
    const { clock, host, line, switchOn } = this.#options;
    const life = new Life(clock);
    this.#life = life;
    this.#back = null;
    this.#waitsFor = null;
    this.#terminal = switchOn({
      clock: life.clock(clock),
      host: life.host(host),
      line: life.line(line),
      ...(state ? { state } : {}),
      onDisplay: (text) => {
        if (!life.isOver) this.#displays.push(text);
      },
      onWaiting: (waitsFor) => {
        if (life.isOver) return;
        this.#waitsFor = waitsFor;
        if (waitsFor === 'printer') this.#looks++;
        this.#moved();
      },
    });
    return this.#terminal;
  }
}
