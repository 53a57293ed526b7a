import { fileURLToPath } from 'node:url';
import type { Clock } from '../../../src/clock/clock.ts';
import type { Line } from '../../../src/ports/port.ts';
import type { DriverBench, PrinterWatch } from '../../../src/terminals/drivers/driver.ts';
import type { Merchant } from '../../../src/terminals/terminal.ts';
import { Paper } from '../simulated/bench.ts';

export const merchant: Merchant = { name: 'PRUEBA DESA', number: '597029414300', terminal: 'IT750050', operator: '01' };

/** Where the descriptions that the documents show are. */
export const shown = (name: string) => fileURLToPath(new URL(`../../../docs/drivers/${name}`, import.meta.url));

/** A bench that has a clock and a line, and whatever a test gives it besides. */
export function driverBench(clock: Clock, line?: Line, more: Partial<DriverBench> = {}): DriverBench {
  return {
    clock,
    merchant,
    folder: '/',
    reports: '/',
    dial: async () => {
      if (line) return line;
      throw new Error('nothing is to be dialled here');
    },
    ...more,
  };
}

/** A printer that tells when bytes come. */
export class WatchedPaper extends Paper implements PrinterWatch {
  readonly #heard = new Set<() => void>();

  override async write(bytes: Uint8Array): Promise<void> {
    await super.write(bytes);
    for (const heard of this.#heard) heard();
  }

  onBytes(heard: () => void): () => void {
    this.#heard.add(heard);
    return () => this.#heard.delete(heard);
  }
}
