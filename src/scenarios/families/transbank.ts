import { faultsOf, type RegisterFault } from '../../terminals/simulated/cable/faults.ts';
import { SimulatedHost } from '../../terminals/simulated/host.ts';
import { createDrivenTransbank, type DrivenTransbank } from '../../terminals/simulated/transbank/driven.ts';
import type { TerminalOutcome, TerminalRequest } from '../../terminals/terminal.ts';
import { linePrinter } from '../../terminals/zvt/paper/printer.ts';
import { answered } from '../answered.ts';
import type { Account } from '../bench.ts';
import { watchedHost } from '../watched.ts';
import { columnsOf, type Family, type Installed, type Site } from './family.ts';

/** ms. Each day has authorisation numbers of its own, as a host's days have. */
const DAY = 86_400_000;

/** Terminals of Transbank, driven by the register of this house; `address`: street and town on the vouchers. */
export function transbank(address: readonly string[]): Family {
  return { name: 'transbank', faults: faultsOf.transbank, install: (site) => install(site, address) };
}

async function install(site: Site, address: readonly string[]): Promise<Installed> {
  const { scenario, merchant, name, clock, model, defect, passed } = site;
  const { zone, answers } = scenario;
  const host = new SimulatedHost({ clock, zone, answers, acquirer: name, seed: Math.floor(clock.date() / DAY) });
  const cutter = model.cutter !== null;
  const status = linePrinter({ line: site.printer, clock, hasCutter: cutter });
  const driven = await clock.run(
    createDrivenTransbank({
      clock,
      host: watchedHost(host, passed),
      merchant,
      address,
      printer: { line: site.printer, columns: columnsOf(model), cutter, ready: () => status.isReady() },
      zone,
      startOperation: scenario.voucher,
      startBatch: scenario.batch,
      capacity: scenario.capacity,
      defect: defect?.transbank,
      heardFrom: passed,
      onError: (error) => {
        throw error;
      },
    }),
    'poll',
  );
  return new OnBench(host, driven);
}

class OnBench implements Installed {
  readonly #host: SimulatedHost;
  readonly #driven: DrivenTransbank;

  constructor(host: SimulatedHost, driven: DrivenTransbank) {
    this.#host = host;
    this.#driven = driven;
  }

  get record() {
    return this.#host.record;
  }

  perform(request: TerminalRequest): Promise<TerminalOutcome> {
    return answered(this.#driven.perform(request));
  }

  async restart(): Promise<void> {
    this.#driven.restart();
  }

  begin({ name, at = 'told', lasts = 0, after = 0 }: RegisterFault): void {
    const { cable, pos } = this.#driven;
    if (name === 'cable-out') cable.at(at, () => cable.unplug(lasts));
    else if (name === 'asked-twice') cable.giveTwice(after);
    else if (name === 'stop-key') pos.present('cancel');
    else pos.failNext(name);
  }

  async account(): Promise<Account> {
    try {
      const sales = await this.#driven.register.details();
      return { of: 'batch', sales: sales.map(({ operation, amount }) => ({ voucher: operation, amount })) };
    } catch (error) {
      return { of: 'nothing', why: error instanceof Error ? error.message : `${error}` };
    }
  }

  close(): Promise<void> {
    return this.#driven.close();
  }
}
