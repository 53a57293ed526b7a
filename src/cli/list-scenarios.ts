import type { BenchFile } from '../bench/bench-file.ts';
import { exitCodes } from '../reports/exit-code.ts';
import { type ListedBench, type Listing, listScenarios } from '../scenarios/listing.ts';
import { type Hardware, readHardware } from './hardware.ts';

/** Prints which scenarios there are, what each needs, and what is wrong with files that are none, as JSON. */
export function printList(files: readonly string[], bench: string | undefined, { scenarios, model }: BenchFile): void {
  const hardware = bench === undefined ? undefined : readHardware(bench);
  const listing = listScenarios({ files, folder: scenarios, root: process.cwd(), model, wiring: hardware?.wiring });
  const all: Listing = { ...listing, ...(hardware ? { bench: benchFacts(hardware) } : {}) };
  process.stdout.write(`${JSON.stringify(all)}\n`);
  if (listing.broken.length > 0) process.exitCode = exitCodes.usage;
}

function benchFacts({ path, wiring }: Hardware): ListedBench {
  const { golden, printers, terminals, links } = wiring;
  return {
    path,
    ...(golden === undefined ? {} : { golden }),
    printers: printers.map(({ name, model, port }) => ({ name, model, port })),
    terminals: terminals.map(({ name, acquirer, driver }) => ({ name, acquirer, driver })),
    links: links.map(({ terminal, printer }) => ({ terminal: terminal.name, printer: printer.name })),
  };
}
