import type { Model } from '../../../emulator/models/model.ts';
import { SimulatedHost } from '../../terminals/simulated/host.ts';
import type { QuestionName } from '../../terminals/simulated/printing/printer-status.ts';
import { type SlipStyle, testBanner } from '../../terminals/simulated/slips/style.ts';
import { createSimulatedTerminal, type SimulatedTerminal } from '../../terminals/simulated/terminal.ts';
import type { HostRecord } from '../../terminals/terminal.ts';
import { KeyedTerminal, type Reach } from '../keyed-terminal.ts';
import { handedOn } from '../life.ts';
import type { Scenario } from '../scenario.ts';
import { watchedHost } from '../watched.ts';
import { columnsOf, type Family, type Installed, type Site } from './family.ts';

/** ms. Each day has reference and authorisation numbers of its own, as a host's days have. */
const DAY = 86_400_000;

/** Terminals on which an operator keys everything in, with slips of a style. */
export function keyed(style: SlipStyle): Family {
  return { name: 'keyed', faults: [], install: (site) => install(site, style) };
}

async function install(site: Site, style: SlipStyle): Promise<Installed> {
  const { scenario, merchant, name, archive, copies, clock, printer, machine, model, defect, passed } = site;
  const { zone, answers } = scenario;
  const host = new SimulatedHost({ clock, zone, answers, acquirer: name, seed: Math.floor(clock.date() / DAY) });
  const switchOn = (reach: Reach) =>
    createSimulatedTerminal({
      ...reach,
      ...(archive ? { archive: reach.host } : {}),
      acquirer: scenario.acquirer,
      acquirerName: name,
      style: styleOf(scenario, style),
      merchant,
      target: { columns: columnsOf(model), cutter: model.cutter !== null, asks: questionFor(model) },
      habits: scenario.habits,
      copies,
      zone,
      startVoucher: scenario.voucher,
      startBatch: scenario.batch,
      timeout: scenario.timeout,
      capacity: scenario.capacity,
      signsOn: scenario.signsOn,
      defect: defect?.keyed,
    });
  const reach = { clock, line: handedOn(printer), host: watchedHost(host, passed) };
  const record = () => host.record;
  return machine
    ? powered(new KeyedTerminal({ ...reach, printer: machine, switchOn }), record)
    : plain(reach, switchOn, record);
}

/** With its power and its operator in the hands of the bench. */
function powered(keyed: KeyedTerminal, record: () => HostRecord): Installed {
  return {
    keyed,
    get record() {
      return record();
    },
    perform: async (request) => {
      keyed.ask(request);
      await keyed.whenStill();
      return keyed.takeAnswer()!;
    },
    restart: async () => {
      keyed.restart();
      await keyed.whenStill();
    },
    close: () => keyed.close(),
  };
}

function plain(reach: Reach, switchOn: (reach: Reach) => SimulatedTerminal, record: () => HostRecord): Installed {
  let terminal = switchOn(reach);
  return {
    get record() {
      return record();
    },
    perform: (request) => terminal.perform(request),
    restart: () => {
      terminal = switchOn({ ...reach, state: terminal.state() });
      return terminal.start();
    },
    close: () => terminal.close(),
  };
}

/** What a terminal asks a printer of this model with: what tells most. */
function questionFor({ status, dialect }: Model): QuestionName {
  if (dialect === 'csn') return 'ESC v';
  return [1, 2, 3, 4].every((n) => n in status.realtime) ? 'DLE EOT' : 'GS r';
}

/** The acquirer's style, in the language and the mode of the scenario. */
function styleOf({ language, testMode }: Scenario, style: SlipStyle): SlipStyle {
  // The acquirer's languages are those of its style.
  const spoken = language as SlipStyle['language'] | undefined;
  return { ...style, ...(spoken ? { language: spoken } : {}), ...(testMode ? { banner: testBanner } : {}) };
}
