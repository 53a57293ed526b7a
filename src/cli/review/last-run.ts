import { existsSync, statSync } from 'node:fs';
import type { BenchFile } from '../../bench/bench-file.ts';
import { journalIn } from '../../events/journal.ts';
import { EventFileError, readEvents } from '../../events/jsonl.ts';
import { Run } from '../../reports/run.ts';
import { UsageError } from '../failure.ts';
import { goldenFolder } from '../golden-folder.ts';

/** The run whose slips are looked at. */
export interface LastRun {
  readonly run: Run;
  /** Path of its journal. */
  readonly journal: string;
  /** The folder of its goldens. */
  readonly golden: string;
}

/**
 * The run that left its journal in a folder of reports, or the journal that is named; without one the last run of the
 * project, null where there was none. Rejects with a UsageError where a folder has none, and with what reading throws.
 */
export async function lastRun(named: string | undefined, bench: BenchFile): Promise<LastRun | null> {
  const journal = journalOf(named ?? bench.reports);
  if (!existsSync(journal)) {
    if (named === undefined) return null;
    throw new UsageError(
      `${journal}: there is no journal of a run`,
      'platen run leaves one in the folder of its reports',
    );
  }
  const run = new Run();
  try {
    // A run that was killed has a torn last line.
    for await (const event of readEvents(journal, () => {})) run.add(event);
  } catch (error) {
    // What the last run of another version left says nothing of what awaits approval.
    if (named === undefined && error instanceof EventFileError) return null;
    throw error;
  }
  return { run, journal, golden: await goldenFolder(run.begin?.plan?.bench, bench.golden) };
}

const journalOf = (path: string) => (existsSync(path) && statSync(path).isFile() ? path : journalIn(path));
