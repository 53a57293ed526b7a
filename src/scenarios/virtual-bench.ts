import { isOffline } from '../../emulator/machine/sensors.ts';
import type { Model } from '../../emulator/models/model.ts';
import { type CapabilityName, capabilities } from '../bench/capabilities.ts';
import { VirtualClock } from '../clock/virtual.ts';
import { wire } from '../ports/wire.ts';
import { BenchPrinter, type PrinterOutput } from '../printers/bench-printer.ts';
import { beginFault, endFault, type Fault, type FaultName } from '../printers/faults.ts';
import { findModel } from '../printers/layout.ts';
import type { RegisterFault } from '../terminals/simulated/cable/faults.ts';
import { localTime, terminalZone, type Zone } from '../terminals/simulated/local-time.ts';
import type { HostRecord, TerminalOutcome, TerminalRequest } from '../terminals/terminal.ts';
import { type Acquirer, acquirers, shopOf } from './acquirers.ts';
import { type Account, type Bench, BenchLacks } from './bench.ts';
import { type BenchDefect, isDefectOf } from './defects.ts';
import type { Setup } from './facts.ts';
import type { Installed } from './families/family.ts';
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
    const clock = new VirtualClock(scenario.date);
    const printer = new BenchPrinter(model, clock);
    const link = wire(clock, { baud });
    const watch = new Watch(clock, scenario.limits, signal);
    const passed = () => watch.moved();
    await link.port.listen((line) => printer.attach(watchedLine(line, passed)));
    const copies = order.filter((copy) => scenario.copies.includes(copy));
    const line = await link.dial();
    const merchant = shopOf(scenario);
    const terminal = await family.install({
      scenario,
      merchant,
      archive,
      name,
      copies,
      clock,
      printer: line,
      model,
      defect,
      passed,
    });
    for (const fault of defect?.faults ?? []) beginFault(printer, fault);
    const setup = { rules, merchant, acquirer: name, copies, archive, voucher, batch, testMode: scenario.testMode };
    return new VirtualBench(setup, printer, { clock, terminal, zone: terminalZone(zone), watch });
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
    await watch.pass(terminal.restart(), 'restart');
  }

  get record(): HostRecord {
    return this.#parts.terminal.record;
  }

  async perform(request: TerminalRequest): Promise<TerminalOutcome> {
    const asked = this.#parts.terminal.perform(request).then((outcome) => {
      this.#answeredAt = this.now();
      return outcome;
    });
    const outcome = await this.#parts.watch.passAtWork(asked, request.kind);
    await this.#settle();
    return outcome;
  }

  get model(): Model {
    return this.printer.model;
  }

  get isOffline(): boolean {
    return isOffline(this.printer.sensors);
  }

  async account(): Promise<Account | undefined> {
    const { terminal, watch } = this.#parts;
    return terminal.account && watch.pass(terminal.account(), 'account');
  }

  async disturb(fault: RegisterFault): Promise<void> {
    this.#parts.terminal.begin?.(fault);
  }

  async begin(fault: Fault): Promise<void> {
    beginFault(this.printer, fault);
  }

  async recover(name: FaultName): Promise<void> {
    endFault(this.printer, name);
    await this.#settle();
  }

  async #settle(): Promise<void> {
    await this.wait(LINE_IDLE);
    await this.#parts.watch.pass(this.printer.whenStill(), 'print');
  }

  wait(ms: number): Promise<void> {
    const { clock, watch } = this.#parts;
    return watch.pass(clock.sleep(ms), 'wait');
  }

  takeOutput(): PrinterOutput {
    this.printer.endJob();
    return this.printer.take();
  }

  close(): Promise<void> {
    return this.#parts.clock.run(this.#parts.terminal.close(), 'close');
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
