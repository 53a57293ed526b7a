import type { Sensors } from '../../emulator/machine/sensors.ts';
import type { Slip } from '../../emulator/machine/slip.ts';
import { RealClock } from '../../src/clock/real.ts';
import { tcpPort } from '../../src/ports/tcp.ts';
import { findModel } from '../../src/printers/layout.ts';
import { type Job, LivePrinter } from '../../src/printers/live-printer.ts';

/** An emulated printer on a free TCP port of this machine. */
export interface TestPrinter {
  readonly port: number;
  readonly slips: readonly Slip[];
  readonly jobs: readonly Job[];
  /** Resolves when so many jobs are over, and with the slips printed until then. */
  jobsDone(count: number): Promise<readonly Slip[]>;
  close(): Promise<void>;
}

export async function startPrinter(model: string, sensors: Partial<Sensors> = {}): Promise<TestPrinter> {
  const clock = new RealClock();
  const port = tcpPort({ port: 0 }, clock);
  const slips: Slip[] = [];
  const jobs: Job[] = [];
  let changed = () => {};
  const printer = new LivePrinter(
    { model: findModel(model), ports: [port], clock, sensors },
    {
      slip: (slip) => slips.push(slip),
      job: (job) => {
        jobs.push(job);
        changed();
      },
    },
  );
  await printer.listen();
  return {
    port: Number(new URL(port.address).port),
    slips,
    jobs,
    async jobsDone(count) {
      while (jobs.length < count) {
        await new Promise<void>((resolve) => {
          changed = resolve;
        });
      }
      return slips;
    },
    close: () => printer.close(),
  };
}
