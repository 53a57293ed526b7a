import { isOffline } from '../../emulator/machine/sensors.ts';
import type { Model } from '../../emulator/models/model.ts';
import { type CapabilityName, capabilities } from '../bench/capabilities.ts';
import { VirtualClock } from '../clock/virtual.ts';
import { wire } from '../ports/wire.ts';
import { BenchPrinter, type PrinterOutput } from '../printers/bench-printer.ts';
import { beginFault, endFault, type Fault, type FaultName } from '../printers/faults.ts';
import { findModel } from '../printers/layout.ts';
import { SimulatedHost } from '../terminals/simulated/host.ts';
import { localTime, terminalZone, type Zone } from '../terminals/simulated/local-time.ts';
import { type SlipStyle, testBanner } from '../terminals/simulated/slips/style.ts';
import type { TerminalState } from '../terminals/simulated/state.ts';
import { createSimulatedTerminal, type SimulatedTerminal } from '../terminals/simulated/terminal.ts';
import type { HostRecord, TerminalOutcome, TerminalRequest } from '../terminals/terminal.ts';
import { acquirers } from './acquirers.ts';
import { type Bench, BenchLacks } from './bench.ts';
import type { BenchDefect } from './defects.ts';
import type { Setup } from './facts.ts';
import { Watch } from './limits.ts';
import { anyWait, lackWords, needsOf } from './needs.ts';
import type { Scenario } from './scenario.ts';
import { watchedHost, watchedLine } from './watched.ts';

/** How long the line must be silent before the terminal's job is over, ms: far longer than any gap within a slip. */
const LINE_IDLE = 100;

/** Dots that a character of the normal font is wide (Font A). */
const CHARACTER = 12;

/** ms. Each day has reference and authorisation numbers of its own, as a host's days have. */
const DAY = 86_400_000;

interface Parts {
  readonly clock: VirtualClock;
  readonly host: SimulatedHost;
  /** Switches a terminal on with what one held when its power went; absent: a new one. */
  readonly switchOn: (state?: TerminalState) => SimulatedTerminal;
  readonly zone: Zone;
  readonly watch: Watch;
}

/** A simulated terminal, its host, link and printer, in virtual time. */
export class VirtualBench implements Bench {
  readonly clock = 'virtual';
  readonly setup: Setup;
  readonly printer: BenchPrinter;
  readonly #parts: Parts;
  #terminal: SimulatedTerminal;
  #answeredAt: number | null = null;

  private constructor(setup: Setup, printer: BenchPrinter, parts: Parts) {
    this.setup = setup;
    this.printer = printer;
    this.#parts = parts;
    this.#terminal = parts.switchOn();
  }

  /** Sets everything up as the scenario says. See OpenBench. */
  static async open(scenario: Scenario, defect?: BenchDefect, signal?: AbortSignal): Promise<VirtualBench> {
    const { zone, baud, answers, voucher, batch } = scenario;
    const { rules, merchant, name, copies, style } = acquirers[scenario.acquirer];
    const model = findModel(scenario.model);
    const lacks = lackWords(needsOf(scenario, anyWait), virtualCapabilities(model), `a ${model.name} in virtual time`);
    if (lacks !== undefined) throw new BenchLacks(lacks);
    const clock = new VirtualClock(scenario.date);
    const printer = new BenchPrinter(model, clock);
    const link = wire(clock, { baud });
    const watch = new Watch(clock, scenario.limits, signal);
    await link.port.listen((line) => printer.attach(watchedLine(line, () => watch.moved())));
    const host = new SimulatedHost({ clock, zone, answers, acquirer: name, seed: Math.floor(scenario.date / DAY) });
    const line = await link.dial();
    const switchOn = (state?: TerminalState) =>
      createSimulatedTerminal({
        clock,
        line,
        host: watchedHost(host, () => watch.moved()),
        acquirer: scenario.acquirer,
        acquirerName: name,
        style: styleOf(scenario, style),
        merchant,
        target: { columns: Math.floor(model.dots / CHARACTER), cutter: model.cutter !== null },
        copies: scenario.copies,
        zone,
        startVoucher: voucher,
        startBatch: batch,
        capacity: scenario.capacity,
        signsOn: scenario.signsOn,
        defect,
        state,
      });
    for (const fault of defect?.faults ?? []) beginFault(printer, fault);
    const order = copies.filter((copy) => scenario.copies.includes(copy));
    const setup = { rules, merchant, acquirer: name, copies: order, voucher, batch };
    return new VirtualBench(setup, printer, { clock, host, switchOn, zone: terminalZone(zone), watch });
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
    this.#terminal = this.#parts.switchOn(this.#terminal.state());
  }

  get record(): HostRecord {
    return this.#parts.host.record;
  }

  async perform(request: TerminalRequest): Promise<TerminalOutcome> {
    const asked = this.#terminal.perform(request).then((outcome) => {
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
    return this.#parts.clock.run(this.#terminal.close(), 'close');
  }

  /** All that it holds is memory. */
  async release(): Promise<undefined> {}
}

/** The acquirer's style, in the language and the mode of the scenario. */
function styleOf({ language, testMode }: Scenario, style: SlipStyle): SlipStyle {
  return { ...style, ...(language ? { language } : {}), ...(testMode ? { banner: testBanner } : {}) };
}

/** Everything but what the model has no part for. */
function virtualCapabilities({ cutter }: Model): ReadonlySet<CapabilityName> {
  const all = new Set(Object.keys(capabilities) as CapabilityName[]);
  if (cutter === null) all.delete('cutter');
  return all;
}
