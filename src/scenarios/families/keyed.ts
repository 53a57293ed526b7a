import { SimulatedHost } from '../../terminals/simulated/host.ts';
import { type SlipStyle, testBanner } from '../../terminals/simulated/slips/style.ts';
import type { TerminalState } from '../../terminals/simulated/state.ts';
import { createSimulatedTerminal } from '../../terminals/simulated/terminal.ts';
import type { Scenario } from '../scenario.ts';
import { watchedHost } from '../watched.ts';
import { columnsOf, type Family, type Site } from './family.ts';

/** ms. Each day has reference and authorisation numbers of its own, as a host's days have. */
const DAY = 86_400_000;

/** Terminals on which an operator keys everything in, with slips of a style. */
export function keyed(style: SlipStyle): Family {
  return { name: 'keyed', faults: [], install: (site) => install(site, style) };
}

async function install(site: Site, style: SlipStyle) {
  const { scenario, merchant, name, archive, copies, clock, printer, model, defect, passed } = site;
  const { zone, answers } = scenario;
  const host = new SimulatedHost({ clock, zone, answers, acquirer: name, seed: Math.floor(clock.date() / DAY) });
  const watched = watchedHost(host, passed);
  const switchOn = (state?: TerminalState) =>
    createSimulatedTerminal({
      clock,
      line: printer,
      host: watched,
      ...(archive ? { archive: watched } : {}),
      acquirer: scenario.acquirer,
      acquirerName: name,
      style: styleOf(scenario, style),
      merchant,
      target: { columns: columnsOf(model), cutter: model.cutter !== null },
      copies,
      zone,
      startVoucher: scenario.voucher,
      startBatch: scenario.batch,
      timeout: scenario.timeout,
      capacity: scenario.capacity,
      signsOn: scenario.signsOn,
      defect: defect?.keyed,
      state,
    });
  let terminal = switchOn();
  return {
    get record() {
      return host.record;
    },
    perform: (request: Parameters<typeof terminal.perform>[0]) => terminal.perform(request),
    restart: async () => {
      terminal = switchOn(terminal.state());
    },
    close: () => terminal.close(),
  };
}

/** The acquirer's style, in the language and the mode of the scenario. */
function styleOf({ language, testMode }: Scenario, style: SlipStyle): SlipStyle {
  return { ...style, ...(language ? { language } : {}), ...(testMode ? { banner: testBanner } : {}) };
}
