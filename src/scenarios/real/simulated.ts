import type { Model } from '../../../emulator/models/model.ts';
import type { Clock } from '../../clock/clock.ts';
import type { Line } from '../../ports/port.ts';
import { SimulatedHost } from '../../terminals/simulated/host.ts';
import { testBanner } from '../../terminals/simulated/slips/style.ts';
import type { TerminalState } from '../../terminals/simulated/state.ts';
import { createSimulatedTerminal } from '../../terminals/simulated/terminal.ts';
import { acquirers } from '../acquirers.ts';
import type { BenchDefect } from '../defects.ts';
import type { Scenario } from '../scenario.ts';
import { watchedHost } from '../watched.ts';
import type { Standing } from './standing.ts';

/** Dots that a character of the normal font is wide (Font A). */
const CHARACTER = 12;

/** ms. Each day has reference and authorisation numbers of its own, as a host's days have. */
const DAY = 86_400_000;

interface Site {
  readonly clock: Clock;
  /** To the printer. The terminal owns it and closes it. */
  readonly line: Line;
  readonly model: Model;
  readonly scenario: Scenario;
  readonly defect?: BenchDefect;
  /** Told when the host is asked or answers. */
  passed(): void;
}

/** The simulated terminal, set up as a scenario says, on a line of the operating system. */
export function simulated({ clock, line, model, scenario, defect, passed }: Site): Standing {
  const { acquirer, zone, answers, language, testMode } = scenario;
  const { merchant, name, style } = acquirers[acquirer];
  const host = new SimulatedHost({ clock, zone, answers, acquirer: name, seed: Math.floor(clock.date() / DAY) });
  const switchOn = (state?: TerminalState) =>
    createSimulatedTerminal({
      clock,
      line,
      host: watchedHost(host, passed),
      acquirer,
      acquirerName: name,
      style: { ...style, ...(language ? { language } : {}), ...(testMode ? { banner: testBanner } : {}) },
      merchant,
      target: { columns: Math.floor(model.dots / CHARACTER), cutter: model.cutter !== null },
      copies: scenario.copies,
      zone,
      startVoucher: scenario.voucher,
      startBatch: scenario.batch,
      capacity: scenario.capacity,
      signsOn: scenario.signsOn,
      defect,
      state,
    });
  let terminal = switchOn();
  return {
    record: () => host.record,
    perform: (request) => terminal.perform(request),
    restart: async () => {
      terminal = switchOn(terminal.state());
    },
    close: () => terminal.close(),
  };
}
