import type { Sensors } from '../../../../emulator/machine/sensors.ts';
import type { FaultName } from '../../../printers/faults.ts';
import type { PrinterState } from '../../messages.ts';
import { beginFault, endFault, resetPrinter } from '../live/ask.ts';
import { tellDone } from '../parts/notice.ts';
import { words } from '../words/words.ts';
import { did } from './deeds.ts';

/** Has a fault begin or end on the wire, and notes it down as a step of a scenario. */
export function setFault(printer: number, name: FaultName, isOn: boolean): Promise<unknown> {
  did(isOn ? `fault: { ${name}: {} }` : `recover: ${name}`);
  return isOn ? beginFault(printer, name) : endFault(printer, name);
}

export async function setPaper(printer: number, before: Sensors['paper'], paper: Sensors['paper']): Promise<void> {
  if (before !== 'ok') await setFault(printer, before === 'end' ? 'paper-end' : 'paper-near-end', false);
  if (paper !== 'ok') await setFault(printer, paper === 'end' ? 'paper-end' : 'paper-near-end', true);
}

/** Ends all faults; they can be begun again. */
export async function makeWell(printer: number, { faults }: PrinterState): Promise<void> {
  if ((await resetPrinter(printer)) === undefined) return;
  for (const name of faults) did(`recover: ${name}`);
  tellDone(words.value.panel.wellAgain, async () => {
    for (const name of faults) await setFault(printer, name, true);
  });
}
