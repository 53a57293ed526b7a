import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { listSerial } from '../bench/serial-devices.ts';
import type { Wiring } from '../bench/wiring.ts';
import { RealClock } from '../clock/real.ts';
import type { BenchDefect } from '../scenarios/defects.ts';
import { placed, placeOf } from '../scenarios/real/place.ts';
import { RealBenches } from '../scenarios/real/real-benches.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { wiringOf } from '../scenarios/wiring.ts';
import { windowPrompt } from '../terminals/drivers/operator/prompt.ts';
import { problemText } from '../yaml/source.ts';
import { UsageError } from './failure.ts';
import { say } from './language.ts';

/** A bench's hardware as its file says it. */
export interface Hardware {
  /** Path of the file, as it was given. */
  readonly path: string;
  /** Full path of its folder. */
  readonly folder: string;
  readonly wiring: Wiring;
}

/** Reads a file of hardware. Throws a UsageError that tells everything wrong with it, with line and column. */
export function readHardware(path: string): Hardware {
  const read = wiringOf(readFileSync(path, 'utf8'));
  if ('wiring' in read) return { path, folder: dirname(resolve(path)), wiring: read.wiring };
  throw new UsageError(
    read.problems.map((problem) => problemText(path, problem)).join('\n'),
    'docs/bench.md shows whole files; platen/schema/bench.schema.json says what each part may be',
  );
}

/** Scenarios as they run on hardware, each on the link that has what it needs; one that none has stays as it is, and is skipped. */
export function onHardware(scenarios: readonly Scenario[], { wiring }: Hardware): Scenario[] {
  return scenarios.map((scenario) => {
    const place = placeOf(scenario, wiring);
    return 'link' in place ? placed(scenario, place.link) : scenario;
  });
}

/** Throws a UsageError for a defect that no terminal of a bench can be told to have. */
export function checkDefect({ path, wiring }: Hardware, defect: BenchDefect | undefined): void {
  const real = wiring.links.find(({ terminal }) => terminal.driver !== 'simulated');
  if (!defect || !real) return;
  throw new UsageError(
    `${real.terminal.name} of ${path} cannot be told to have the defect ${defect.name}: its driver is ${real.terminal.driver}`,
    'leave --defect or --bench out; a simulated terminal alone does wrong when it is told',
  );
}

/** The folder of golden receipts of a bench: its own, or that of the project. */
export function goldenOf({ folder, wiring }: Hardware, usual: string): string {
  return wiring.golden === undefined ? usual : resolve(folder, wiring.golden);
}

/** Opens the hardware, and says on standard error where each printer is. Rejects with a PortError. */
export async function openHardware({ folder, wiring }: Hardware, reports: string): Promise<RealBenches> {
  const clock = new RealClock();
  const prompt = windowPrompt(process.stdin, process.stdout, say);
  const around = { clock, folder, reports: resolve(reports), list: listSerial, prompt };
  const benches = await RealBenches.open(wiring, around);
  for (const { printer, address } of benches.addresses) process.stderr.write(say(`${printer} on ${address}\n`));
  return benches;
}
