import { VirtualClock } from '../clock/virtual.ts';
import { wire } from '../ports/wire.ts';
import { BenchPrinter, type PrinterOutput } from '../printers/bench-printer.ts';
import { endFault, type FaultName } from '../printers/faults.ts';
import { findModel } from '../printers/layout.ts';
import { type Defect, terminalDefects } from '../terminals/simulated/defects.ts';
import { SimulatedHost } from '../terminals/simulated/host.ts';
import { createSimulatedTerminal } from '../terminals/simulated/terminal.ts';
import type { HostRecord, Terminal, TerminalOutcome, TerminalRequest } from '../terminals/terminal.ts';
import { acquirers } from './acquirers.ts';
import type { Setup } from './facts.ts';
import type { Scenario } from './scenario.ts';

/** How long the line must be silent before the terminal's job is over, ms: far longer than any gap within a slip. */
const LINE_IDLE = 100;

/** Dots that a character of the normal font is wide (Font A). */
const CHARACTER = 12;

/** ms. Each day has reference and authorisation numbers of its own, as a host's days have. */
const DAY = 86_400_000;

/** A terminal that was not done in time: neither a verdict on it nor a fault of the bench. */
export class StepTimeout extends Error {
  constructor(limit: number) {
    super(`the terminal was not done after ${limit / 1000} s`);
    this.name = 'StepTimeout';
  }
}

interface Parts {
  readonly clock: VirtualClock;
  readonly host: SimulatedHost;
  readonly terminal: Terminal;
  /** ms. */
  readonly limit: number;
}

/** Terminal, host, link and printer of one scenario, in virtual time. */
export class Bench {
  readonly setup: Setup;
  readonly printer: BenchPrinter;
  readonly #parts: Parts;

  private constructor(setup: Setup, printer: BenchPrinter, parts: Parts) {
    this.setup = setup;
    this.printer = printer;
    this.#parts = parts;
  }

  /** Sets everything up as the scenario says; `defect`: what the terminal is told to do wrong. */
  static async open(scenario: Scenario, defect?: Defect): Promise<Bench> {
    const { zone, baud, answers, voucher, batch } = scenario;
    const { rules, merchant, name, copies, style } = acquirers[scenario.acquirer];
    const model = findModel(scenario.model);
    const clock = new VirtualClock(scenario.date);
    const printer = new BenchPrinter(model, clock);
    const link = wire(clock, { baud });
    await link.port.listen((line) => printer.attach(line));
    const host = new SimulatedHost({ clock, zone, answers, acquirer: name, seed: Math.floor(scenario.date / DAY) });
    const terminal = createSimulatedTerminal({
      clock,
      line: await link.dial(),
      host,
      acquirer: scenario.acquirer,
      style,
      merchant,
      target: { columns: Math.floor(model.dots / CHARACTER), cutter: model.cutter !== null },
      copies: scenario.copies,
      zone,
      startVoucher: voucher,
      startBatch: batch,
      defect,
    });
    const order = copies.filter((copy) => scenario.copies.includes(copy));
    const setup = { rules, merchant, acquirer: name, copies: order, voucher, batch };
    return new Bench(setup, printer, { clock, host, terminal, limit: scenario.limit });
  }

  /** ms since the scenario began. */
  now(): number {
    return this.#parts.clock.now();
  }

  get record(): HostRecord {
    return this.#parts.host.record;
  }

  /** Asks the terminal; resolves when it is done, nothing more comes over its line and all is printed. Rejects with a StepTimeout. */
  async perform(request: TerminalRequest): Promise<TerminalOutcome> {
    const { clock, terminal, limit } = this.#parts;
    const { printer } = this;
    const done = new Promise<TerminalOutcome>((resolve, reject) => {
      const late = clock.at(clock.now() + limit, () => reject(new StepTimeout(limit)));
      terminal.perform(request).then(resolve, reject).finally(late);
    });
    const outcome = await clock.run(done, request.kind);
    await this.wait(LINE_IDLE);
    await clock.run(printer.whenStill(), 'print');
    return outcome;
  }

  /** Ends a fault; resolves when what it held up is printed. */
  async recover(name: FaultName): Promise<void> {
    const { printer } = this;
    endFault(printer, name);
    await this.wait(LINE_IDLE);
    await this.#parts.clock.run(printer.whenStill(), 'print');
  }

  /** Lets time pass, ms. */
  wait(ms: number): Promise<void> {
    const { clock } = this.#parts;
    return clock.run(clock.sleep(ms), 'wait');
  }

  /** What came out since the last call. The job is over: what lies uncut is torn off. */
  takeOutput(): PrinterOutput {
    this.printer.endJob();
    return this.printer.take();
  }

  close(): Promise<void> {
    const { clock, terminal } = this.#parts;
    return clock.run(terminal.close(), 'close');
  }
}

/** The defects that a bench can be told to have, by name. */
export const defects: ReadonlyMap<string, Defect> = terminalDefects;
