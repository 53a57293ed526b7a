import type { Wiring } from '../wiring.ts';
import type { Diagnosis } from './finding.ts';
import { examinePrinter } from './printer.ts';
import { examineTerminal } from './terminal.ts';
import type { World } from './world.ts';

/** Examines every device of a bench, one after the other, and tells each as it is done. */
export async function examine(
  wiring: Wiring,
  world: World,
  told: (diagnosis: Diagnosis) => void,
): Promise<Diagnosis[]> {
  const all: Diagnosis[] = [];
  const add = (diagnosis: Diagnosis) => {
    all.push(diagnosis);
    told(diagnosis);
  };
  for (const printer of wiring.printers) add(await examinePrinter(printer, world));
  for (const terminal of wiring.terminals) add(await examineTerminal(terminal, world));
  return all;
}
