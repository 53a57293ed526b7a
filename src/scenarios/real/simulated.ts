import type { Model } from '../../../emulator/models/model.ts';
import type { Clock } from '../../clock/clock.ts';
import type { Line } from '../../ports/port.ts';
import type { BenchPrinter } from '../../printers/bench-printer.ts';
import { type Acquirer, acquirers, shopOf } from '../acquirers.ts';
import type { BenchDefect } from '../defects.ts';
import type { Scenario } from '../scenario.ts';
import type { Standing } from './standing.ts';

interface Place {
  readonly clock: Clock;
  /** To the printer. The terminal, or its register, owns it and closes it. */
  readonly line: Line;
  readonly model: Model;
  readonly machine: BenchPrinter;
  readonly scenario: Scenario;
  readonly defect?: BenchDefect;
  /** Told when the host is asked or answers. */
  passed(): void;
}

/** The simulated terminal, set up as a scenario says, on a line of the operating system. Rejects with what its registration says. */
export async function simulated({ line, ...place }: Place): Promise<Standing> {
  const { name, copies: order, archive = false, family }: Acquirer = acquirers[place.scenario.acquirer];
  const copies = order.filter((copy) => place.scenario.copies.includes(copy));
  const merchant = shopOf(place.scenario);
  const terminal = await family.install({ ...place, printer: line, merchant, archive, name, copies });
  return {
    record: () => terminal.record,
    ...(terminal.keyed ? { keyed: terminal.keyed } : {}),
    perform: (request) => terminal.perform(request),
    restart: () => terminal.restart(),
    account: terminal.account && (() => terminal.account!()),
    disturb: terminal.begin && ((fault) => terminal.begin!(fault)),
    close: () => terminal.close(),
  };
}
