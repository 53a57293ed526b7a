import { isOffline } from '../../../emulator/machine/sensors.ts';
import type { Model } from '../../../emulator/models/model.ts';
import { driverCapabilities } from '../../bench/driver-capabilities.ts';
import type { Wiring } from '../../bench/wiring.ts';
import type { Clock } from '../../clock/clock.ts';
import { ClockSince } from '../../clock/since.ts';
import { BenchPrinter, type PrinterOutput } from '../../printers/bench-printer.ts';
import { beginFault, endFault, type Fault, type FaultName } from '../../printers/faults.ts';
import { layOut } from '../../printers/one-slip.ts';
import type { RegisterFault } from '../../terminals/simulated/cable/faults.ts';
import { localTime, terminalZone, type Zone } from '../../terminals/simulated/local-time.ts';
import type { Key } from '../../terminals/simulated/printing/face.ts';
import type { TerminalState } from '../../terminals/simulated/state.ts';
import {
  type HostRecord,
  TerminalError,
  type TerminalOutcome,
  type TerminalRequest,
} from '../../terminals/terminal.ts';
import { type Acquirer, acquirers, shopOf } from '../acquirers.ts';
import { ended } from '../answered.ts';
import type { Account, Bench } from '../bench.ts';
import type { BenchDefect } from '../defects.ts';
import { papersOf, type Setup } from '../facts.ts';
import { LimitReached, Watch } from '../limits.ts';
import type { Scenario } from '../scenario.ts';
import { watchedLine } from '../watched.ts';
import { answerText } from '../words.ts';
import { asPresented, knownOf } from './presented.ts';
import { simulated } from './simulated.ts';
import { driven, type Standing } from './standing.ts';
import type { Station } from './station.ts';

interface Parts {
  readonly station: Station;
  readonly scenario: Scenario;
  readonly wiring: Pick<Wiring, 'cards' | 'limits'>;
  readonly clock: ClockSince;
  readonly watch: Watch;
  readonly zone: Zone;
}

/** A terminal and a printer on real lines, for one scenario. */
export class RealBench implements Bench {
  readonly clock = 'real';
  readonly setup: Setup;
  readonly printer: BenchPrinter;
  readonly #parts: Parts;
  #terminal?: Standing;
  #answeredAt: number | null = null;
  /** A request came to no end: the terminal may still be at work. */
  #isBroken = false;

  private constructor(setup: Setup, printer: BenchPrinter, parts: Parts) {
    this.setup = setup;
    this.printer = printer;
    this.#parts = parts;
  }

  /**
   * Sets the printer up anew and brings the terminal to where a scenario begins. Rejects with what ports and drivers say,
   * and with a TerminalError `not-ready` where the terminal cannot be brought there.
   */
  static async open(
    station: Station,
    wiring: Parts['wiring'],
    base: Clock,
    scenario: Scenario,
    defect?: BenchDefect,
    signal?: AbortSignal,
  ): Promise<RealBench> {
    const clock = new ClockSince(base);
    const printer = new BenchPrinter(station.model, clock);
    const watch = new Watch(clock, scenario.limits, signal);
    printer.attach(watchedLine(station.plug.line(clock), { moved: () => watch.moved() }));
    station.heardFrom = () => watch.moved();
    const zone = terminalZone(station.link.terminal.zone ?? scenario.zone);
    const bench = new RealBench(setupOf(station, scenario), printer, { station, scenario, wiring, clock, watch, zone });
    try {
      bench.#terminal = await watch.passAtWork(bench.#stand(defect), 'open');
      await bench.#do(bench.#chores('before'));
    } catch (error) {
      await bench.release();
      throw error;
    }
    station.observed.begin();
    for (const fault of defect?.faults ?? []) beginFault(printer, fault);
    return bench;
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

  get model(): Model {
    return this.printer.model;
  }

  get isOffline(): boolean {
    return isOffline(this.printer.sensors);
  }

  get record(): HostRecord {
    return this.#terminal?.record?.() ?? this.#parts.station.observed.record;
  }

  async perform(request: TerminalRequest, again?: number): Promise<TerminalOutcome | null> {
    const { keyed } = this.#standing;
    if (!keyed) return this.#drive(request);
    keyed.ask(request, again);
    await this.#untilStill(request.kind);
    return keyed.takeAnswer();
  }

  get isAtWork(): boolean {
    return this.#terminal?.keyed?.isAtWork ?? false;
  }

  get memory(): TerminalState | undefined {
    return this.#standing.keyed?.memory;
  }

  takeAnswer(): TerminalOutcome | null {
    return this.#standing.keyed?.takeAnswer() ?? null;
  }

  takeDisplays(): readonly string[] | undefined {
    return this.#standing.keyed?.takeDisplays();
  }

  async press(key: Key): Promise<void> {
    this.#standing.keyed?.press(key);
    await this.#untilStill('key');
  }

  async #drive(request: TerminalRequest): Promise<TerminalOutcome> {
    const { station, wiring } = this.#parts;
    const { cards, limits } = wiring;
    const presented = this.#standing.record ? request : asPresented(request, cards);
    const asked = {
      request: presented,
      localTime: this.localTime(),
      tolerance: limits.clock,
      ...('card' in request ? { card: knownOf(request.card, cards) } : {}),
    };
    const answered = ended(this.#standing.perform(presented)).then((outcome) => {
      this.#answeredAt = this.now();
      return outcome;
    });
    const outcome = await this.#atWork(answered, request.kind);
    station.observed.add(asked, outcome);
    await this.#settle();
    return outcome;
  }

  async restart(): Promise<void> {
    const { restart } = this.#standing;
    if (!restart) {
      const { name, driver } = this.#parts.station.link.terminal;
      const hint = `take restart from the capabilities of ${name}`;
      throw new TerminalError('not-supported', `nobody can switch ${name} off and on: its driver is ${driver}`, hint);
    }
    await this.#atWork(restart(), 'restart');
  }

  async account(): Promise<Account | undefined> {
    const { account } = this.#standing;
    return account && this.#atWork(account(), 'account');
  }

  async disturb(fault: RegisterFault): Promise<void> {
    this.#standing.disturb?.(fault);
  }

  async begin(fault: Fault): Promise<void> {
    beginFault(this.printer, fault);
  }

  async recover(name: FaultName): Promise<void> {
    endFault(this.printer, name);
    await this.#untilStill('recover');
  }

  wait(ms: number): Promise<void> {
    const { wait, shorten = ms } = this.#parts.wiring.limits;
    return this.#pass(ms > wait ? shorten : ms);
  }

  #pass(ms: number): Promise<void> {
    const { clock, watch } = this.#parts;
    return watch.pass(clock.sleep(ms), 'wait');
  }

  takeOutput(): PrinterOutput {
    if (!this.isAtWork) this.printer.endJob();
    const output = this.printer.take();
    const slips = output.slips.map(({ slip }) => slip);
    this.#parts.station.observed.read(papersOf(slips, this.setup, [], layOut).map(({ reading }) => reading));
    return output;
  }

  close(): Promise<void> {
    return this.#parts.watch.pass(this.#standing.close(), 'close');
  }

  /** What is to be done after a scenario is done, and the printer's port is left open for the next one. */
  async release(): Promise<string | undefined> {
    const { station, clock } = this.#parts;
    let left: string | undefined;
    try {
      const chores = this.#chores('after');
      if (this.#isBroken) await station.drop();
      if (this.#isBroken && chores.length > 0) this.#terminal = await this.#stand();
      await this.#do(chores);
      await this.#terminal?.close();
    } catch (error) {
      left = `after the scenario: ${(error as Error).message}`;
      await station.drop().catch(() => {});
    }
    station.plug.line(clock).attach({ onBytes: () => {}, onEnd: () => {} });
    return left;
  }

  /** The terminal, which stands from `open` on. */
  get #standing(): Standing {
    return this.#terminal!;
  }

  async #stand(defect?: BenchDefect): Promise<Standing> {
    const { station, scenario, clock, watch } = this.#parts;
    if (station.link.terminal.driver !== 'simulated') return driven(await station.terminal());
    const line = await station.dialPrinter();
    return simulated({
      clock,
      line,
      model: station.model,
      machine: this.printer,
      scenario,
      defect,
      passed: () => watch.moved(),
    });
  }

  /** A real terminal comes from the scenario before it: where it can settle, it begins with an empty batch. */
  #chores(when: 'before' | 'after'): readonly TerminalRequest[] {
    const { station } = this.#parts;
    const { driver, capabilities = driverCapabilities[driver], [when]: given } = station.link.terminal;
    const settles = when === 'before' && driver !== 'simulated' && capabilities.includes('settle');
    const chores = given ?? (settles ? ['settle' as const] : []);
    return chores.filter((kind) => kind !== 'settle' || !station.observed.isEmpty).map((kind) => ({ kind }));
  }

  async #do(chores: readonly TerminalRequest[]): Promise<void> {
    for (const chore of chores) {
      const outcome = await this.#drive(chore);
      this.takeOutput();
      if (outcome.result === 'approved' || outcome.reason === 'batch-empty') continue;
      const { name } = this.#parts.station.link.terminal;
      throw new TerminalError(
        'not-ready',
        `${name} could not be made ready: ${chore.kind} was ${answerText(outcome)} (${outcome.display})`,
        'do it by hand, or say with "before" what it is asked for before each scenario',
      );
    }
    this.#answeredAt = null;
  }

  /** The terminal is at work; a terminal that was cut off begins the next scenario with a new line. */
  #atWork<T>(work: Promise<T>, what: string): Promise<T> {
    return this.#parts.watch.passAtWork(work, what).catch((error) => {
      this.#isBroken = true;
      throw error;
    });
  }

  /** Until the terminal is done or waits for somebody, and all is printed. */
  async #untilStill(what: string): Promise<void> {
    const { keyed } = this.#standing;
    if (keyed?.isAtWork) {
      await this.#atWork(keyed.whenStill(), what);
      if (!keyed.isAtWork) this.#answeredAt = this.now();
    }
    await this.#settle();
  }

  /** Resolves when the line has been silent for as long as says that nothing more comes, and all of it is printed. */
  async #settle(): Promise<void> {
    const { clock, watch, wiring, scenario } = this.#parts;
    const { quiet } = wiring.limits;
    const since = clock.now();
    for (let left = quiet; left > 0; left = Math.max(since, watch.movedAt) + quiet - clock.now()) {
      if (clock.now() - since > scenario.limits.step) throw new LimitReached('step', scenario.limits.step);
      await this.#pass(left);
    }
    await watch.pass(this.printer.whenStill(), 'print');
  }
}

function setupOf({ link, observed }: Station, scenario: Scenario): Setup {
  const { terminal } = link;
  const { rules, name, copies, archive = false }: Acquirer = acquirers[scenario.acquirer];
  const isSimulated = terminal.driver === 'simulated';
  const printed: readonly string[] = isSimulated ? scenario.copies : terminal.copies;
  return {
    rules,
    acquirer: name,
    merchant: isSimulated ? shopOf(scenario) : terminal.merchant!,
    copies: copies.filter((copy) => printed.includes(copy)),
    archive,
    testMode: isSimulated && scenario.testMode,
    // What a real terminal begins with is known when it has said it.
    get voucher() {
      return isSimulated ? scenario.voucher : observed.voucher;
    },
    get batch() {
      return isSimulated ? scenario.batch : observed.batch;
    },
  };
}
