import type { Clock } from '../../clock/clock.ts';
import { faultsOf, type RegisterFault } from '../../terminals/simulated/cable/faults.ts';
import { createDrivenZvt, type DrivenZvt } from '../../terminals/simulated/zvt/driven.ts';
import { ZvtHost } from '../../terminals/simulated/zvt/host.ts';
import type { Profile } from '../../terminals/simulated/zvt/profile.ts';
import type { TerminalOutcome, TerminalRequest } from '../../terminals/terminal.ts';
import { linePrinter } from '../../terminals/zvt/paper/printer.ts';
import { codes } from '../../terminals/zvt/protocol/codes.ts';
import { answered } from '../answered.ts';
import type { Account } from '../bench.ts';
import { watchedHost } from '../watched.ts';
import { columnsOf, type Family, type Installed, type Site } from './family.ts';

/** How long it takes to hold a card out to the terminal, ms. */
const CARD_TIME = 2_000;
/** When somebody presses the stop key, ms from the request: a card is not there yet. */
const STOP_AFTER = 1_000;
/** How long a slip may take, ms: its answer is due within T3, 5 s. */
const PRINTING = 4_500;

/** Terminals that speak ZVT, driven by the register of this house. */
export function zvt(profile: Profile): Family {
  return { name: 'zvt', faults: faultsOf.zvt, install: (site) => install(site, profile) };
}

async function install(site: Site, profile: Profile): Promise<Installed> {
  const { scenario, merchant, copies, clock, model, defect, passed } = site;
  const { prints, slips, transport } = scenario.register;
  const host = new ZvtHost({ clock, zone: scenario.zone, answers: scenario.answers });
  const printer = linePrinter({ line: site.printer, clock, hasCutter: model.cutter !== null, printing: PRINTING });
  const driven = await clock.run(
    createDrivenZvt({
      clock,
      host: watchedHost(host, passed),
      merchant,
      printer,
      printedBy: prints,
      transport,
      slips: slips === 'blocks' ? 'lines' : slips,
      acceptsBlocks: slips === 'blocks',
      closesReservations: profile.closeNeedsPrint,
      language: scenario.language,
      profile,
      columns: columnsOf(model),
      copies: copies.map((copy) => (copy === 'cardholder' ? 'customer' : 'merchant')),
      zone: scenario.zone,
      cardAfter: CARD_TIME,
      defect: defect?.zvt,
      state: { batch: scenario.batch, nextReceipt: scenario.voucher, nextTrace: scenario.voucher },
      heardFrom: passed,
      onError: (error) => {
        throw error;
      },
    }),
    'registration',
  );
  return new OnBench(host, driven, clock);
}

class OnBench implements Installed {
  readonly #host: ZvtHost;
  readonly #driven: DrivenZvt;
  readonly #clock: Clock;
  /** What goes wrong with the next request, and the person at the terminal. */
  #next: RegisterFault[] = [];

  constructor(host: ZvtHost, driven: DrivenZvt, clock: Clock) {
    this.#host = host;
    this.#driven = driven;
    this.#clock = clock;
  }

  get record() {
    return this.#host.record;
  }

  async perform(request: TerminalRequest): Promise<TerminalOutcome> {
    const asked = this.#driven.perform(request);
    for (const fault of this.#next.splice(0)) this.#happen(fault, request);
    return answered(asked);
  }

  async restart(): Promise<void> {
    this.#driven.powerCut(0);
    await this.#clock.sleep(0);
  }

  begin(fault: RegisterFault): void {
    const { cable } = this.#driven;
    const { name, at = 'told', lasts = 0, after = 0 } = fault;
    if (name === 'cable-out') cable.at(at, () => cable.unplug(lasts));
    else if (name === 'line-cut') cable.at(at, () => cable.cut());
    else if (name === 'terminal-power-cut') cable.at(at, () => this.#driven.powerCut(lasts));
    else if (name === 'asked-twice') cable.giveTwice(after);
    else if (name === 'update-follows') this.#driven.pos.restAfterClose({ code: codes.maintenance, ms: lasts });
    else this.#next.push(fault);
  }

  async account(): Promise<Account> {
    try {
      const last = await this.#driven.register.lastTransaction();
      if (last === null) return { of: 'last', last };
      const { receipt: voucher = 0, amount = 0 } = last;
      return { of: 'last', last: { voucher, amount } };
    } catch (error) {
      return { of: 'nothing', why: error instanceof Error && error.message !== '' ? error.message : 'it is busy' };
    }
  }

  close(): Promise<void> {
    return this.#driven.close();
  }

  #happen({ name, after = 0 }: RegisterFault, request: TerminalRequest): void {
    const { pos } = this.#driven;
    if (name === 'stop-key') this.#clock.at(this.#clock.now() + STOP_AFTER, () => pos.stop());
    else if (name === 'no-card') pos.hold(null);
    else if (name === 'slow-card' && 'card' in request) pos.hold(request.card, after);
  }
}
