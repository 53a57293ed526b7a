import { isOffline } from '../../emulator/machine/sensors.ts';
import type { Model } from '../../emulator/models/model.ts';
import { type CapabilityName, capabilities } from '../bench/capabilities.ts';
import { VirtualClock } from '../clock/virtual.ts';
import type { Line } from '../ports/port.ts';
import { wire } from '../ports/wire.ts';
import { BenchPrinter, type PrinterOutput } from '../printers/bench-printer.ts';
import { beginFault, endFault, type Fault, type FaultName } from '../printers/faults.ts';
import { findModel } from '../printers/layout.ts';
import type { RegisterFault } from '../terminals/simulated/cable/faults.ts';
import { localTime, terminalZone, type Zone } from '../terminals/simulated/local-time.ts';
import type { Key } from '../terminals/simulated/printing/face.ts';
import type { TerminalState } from '../terminals/simulated/state.ts';
import type { HostRecord, TerminalOutcome, TerminalRequest } from '../terminals/terminal.ts';
import { type Acquirer, acquirers, shopOf } from './acquirers.ts';
import { type Account, type Bench, BenchLacks } from './bench.ts';
import { type BenchDefect, isDefectOf } from './defects.ts';
import type { Setup } from './facts.ts';
import type { Installed } from './families/family.ts';
import type { PowerCut } from './life.ts';
import { Watch } from './limits.ts';
import { anyWait, lackWords, needsOf } from './needs.ts';
import type { Scenario } from './scenario.ts';
import { watchedLine } from './watched.ts';

/** How long the line must be silent before the terminal's job is over, ms: far longer than any gap within a slip. */
const LINE_IDLE = 100;

interface Parts {
  readonly clock: VirtualClock;
  readonly terminal: Installed;
  readonly zone: Zone;
  readonly watch: Watch;
  /** The terminal's end of the line to the printer, or its register's. */
  readonly line: Line;
}

/** A simulated terminal, its host, link and printer, in virtual time. */
export class VirtualBench implements Bench {
  readonly clock = 'virtual';
  readonly setup: Setup;
  readonly printer: BenchPrinter;
  readonly #parts: Parts;
  #answeredAt: number | null = null;

  private constructor(setup: Setup, printer: BenchPrinter, parts: Parts) {
    this.setup = setup;
    this.printer = printer;
    this.#parts = parts;
  }

  /** Sets everything up as the scenario says. See OpenBench. */
  static async open(scenario: Scenario, defect?: BenchDefect, signal?: AbortSignal): Promise<VirtualBench> {
    const { zone, baud, voucher, batch } = scenario;
    const { rules, name, copies: order, archive = false, family }: Acquirer = acquirers[scenario.acquirer];
    const model = findModel(scenario.model);
    const lacks = lackWords(needsOf(scenario, anyWait), virtualCapabilities(model), `a ${model.name} in virtual time`);
    if (lacks !== undefined) throw new BenchLacks(lacks);
    if (defect && !isDefectOf(defect, scenario))
      throw new BenchLacks(`${scenario.acquirer} has no terminal that could have the defect ${defect.name}`);
    const clock = new VirtualClock(scenario.date, 'ticks');
    const { flow, pieces = Infinity, buffer } = scenario;
    const overflow = flow === 'none' ? ({ overflow: 'lost' } as const) : {};
    const printer = new BenchPrinter(model, clock, { receiveBuffer: buffer, ...overflow });
    const link = wire(clock, { baud, ...(flow ? { flow } : {}) });
    const watch = new Watch(clock, scenario.limits, signal);
    const moved = () => watch.moved();
    const passing = (bytes: Uint8Array) => terminal.keyed?.passes(bytes) ?? bytes;
    await link.port.listen((line) => printer.attach(watchedLine(line, { moved, pieces, passing })));
    const copies = order.filter((copy) => scenario.copies.includes(copy));
    const line = await link.dial();
    const merchant = shopOf(scenario);
    const terminal: Installed = await family.install({
      scenario,
      merchant,
      archive,
      name,
      copies,
      clock,
      printer: line,
      machine: printer,
      model,
      defect,
      passed: moved,
    });
    for (const fault of defect?.faults ?? []) beginFault(printer, fault);
    const setup = { rules, merchant, acquirer: name, copies, archive, voucher, batch, testMode: scenario.testMode };
    return new VirtualBench(setup, printer, { clock, terminal, zone: terminalZone(zone), watch, line });
  }

  now(): number {
    return this.#parts.clock.now();
  }

  get answeredAt(): number | null {
    return this.#answeredAt;
  }

  localTime(): string {
    const { clock, zone } = this.#parts;
    return localTime(clock.date(), zone);
  }

  async restart(): Promise<void> {
    const { terminal, watch } = this.#parts;
    if (terminal.keyed) terminal.keyed.restart();
    else await watch.passAtWork(terminal.restart(), 'restart');
    await this.#untilStill('restart');
  }

  get record(): HostRecord {
    return this.#parts.terminal.record;
  }

  async perform(request: TerminalRequest, again?: number): Promise<TerminalOutcome | null> {
    const { terminal, watch } = this.#parts;
    if (terminal.keyed) {
      terminal.keyed.ask(request, again);
      await this.#untilStill(request.kind);
      return this.takeAnswer();
    }
    const asked = terminal.perform(request).then((outcome) => {
      this.#answeredAt = this.now();
      return outcome;
    });
    const outcome = await watch.passAtWork(asked, request.kind);
    await this.#quiet();
    return outcome;
  }

  get isAtWork(): boolean {
    return this.#parts.terminal.keyed?.isAtWork ?? false;
  }

  get memory(): TerminalState | undefined {
    return this.#parts.terminal.keyed?.memory;
  }

  takeAnswer(): TerminalOutcome | null {
    return this.#parts.terminal.keyed?.takeAnswer() ?? null;
  }

  takeDisplays(): readonly string[] | undefined {
    return this.#parts.terminal.keyed?.takeDisplays();
  }

  takePowerCut(): boolean {
    return this.#parts.terminal.keyed?.takePowerCut() ?? false;
  }

  async press(key: Key): Promise<void> {
    this.#parts.terminal.keyed?.press(key);
    await this.#untilStill('key');
  }

  async cutPower(cut: PowerCut): Promise<void> {
    this.#parts.terminal.keyed?.cutPower(cut);
  }

  get model(): Model {
    return this.printer.model;
  }

  get isOffline(): boolean {
    return isOffline(this.printer.sensors);
  }

  async account(): Promise<Account | undefined> {
    const { terminal, watch } = this.#parts;
    return terminal.account && watch.passAtWork(terminal.account(), 'account');
  }

  async disturb(fault: RegisterFault): Promise<void> {
    this.#parts.terminal.begin?.(fault);
  }

  async begin(fault: Fault): Promise<void> {
    beginFault(this.printer, fault);
  }

  async recover(name: FaultName): Promise<void> {
    endFault(this.printer, name);
    await this.#untilStill('recover');
  }

  /** Until the terminal is done or waits for somebody, nothing comes over its line and all is printed. */
  async #untilStill(what: string): Promise<void> {
    const { terminal, watch } = this.#parts;
    const { keyed } = terminal;
    if (keyed?.isAtWork) {
      await watch.passAtWork(keyed.whenStill(), what);
      if (!keyed.isAtWork) this.#answeredAt = this.now();
    }
    await this.#quiet();
  }

  /** A full printer holds its line up for longer than that: what it goes on with when it is still belongs to the step too. */
  async #quiet(): Promise<void> {
    const { watch } = this.#parts;
    let movedAt: number;
    do {
      movedAt = watch.movedAt;
      await this.wait(LINE_IDLE);
      await watch.pass(this.printer.whenStill(), 'print');
    } while (watch.movedAt !== movedAt);
  }

  wait(ms: number): Promise<void> {
    const { clock, watch } = this.#parts;
    return watch.pass(clock.sleep(ms), 'wait');
  }

  takeOutput(): PrinterOutput {
    // A slip that the line has not taken yet goes on.
    if (!this.isAtWork) this.printer.endJob();
    return this.printer.take();
  }

  close(): Promise<void> {
    const { clock, terminal, line } = this.#parts;
    // What a full printer has not taken would be waited for.
    line.reset();
    return clock.run(terminal.close(), 'close');
  }

  /** All that it holds is memory. */
  async release(): Promise<undefined> {}
}

/** Everything but what the model has no part for. */
function virtualCapabilities({ cutter }: Model): ReadonlySet<CapabilityName> {
  const all = new Set(Object.keys(capabilities) as CapabilityName[]);
  if (cutter === null) all.delete('cutter');
  return all;
}
