import { resolve } from 'node:path';
import type { Command } from 'commander';
import { readBench } from '../bench/read-bench.ts';
import type { PlatenEvent } from '../events/event.ts';
import { Journal, journalIn, putAside } from '../events/journal.ts';
import { readEvents } from '../events/jsonl.ts';
import { Durations } from '../reports/durations.ts';
import { mergeStreams, type Stream, streamOf } from '../reports/merge.ts';
import { checkReporters, openReports, reporters } from '../reports/reporters.ts';
import { screenOf } from '../reports/screen.ts';
import { TerminalReport } from '../reports/terminal.ts';
import { UsageError } from './failure.ts';
import { helpText } from './help.ts';
import { say, speech } from './language.ts';
import { durationsFile, listOf } from './run-options.ts';

interface MergeFlags {
  readonly report?: readonly string[];
  readonly out?: string;
  readonly durations?: string;
}

const examples = `
Every event of every file is in the whole, each scenario once, in the order in which one run would have told them; the
exit code is that of one run. How long scenarios took is recorded, so that the next shards are balanced.

Examples:
  platen merge parts/*/events.jsonl
  platen merge parts/*/events.jsonl --report html,junit --out reports`;

/** Adds `platen merge`. */
export function registerMerge(program: Command): void {
  program
    .command('merge')
    .description('Put the event streams of the shards of a run together, and write its reports.')
    .argument('<files...>', 'events.jsonl of every shard')
    .option(
      '--report <names>',
      `reports to write, with commas between them: ${Object.keys(reporters).join(', ')}`,
      listOf,
    )
    .option('--out <folder>', 'where to write the events and the reports')
    .option(
      '--durations <file>',
      'where to record how long scenarios take (default: durations.json in the folder of reports)',
    )
    .addHelpText('after', () => helpText(examples))
    .action(merge);
}

async function merge(files: readonly string[], flags: MergeFlags): Promise<void> {
  const bench = readBench();
  const folder = flags.out ?? bench.reports;
  const path = journalIn(folder);
  const replaced = files.find((file) => resolve(file) === resolve(path));
  if (replaced !== undefined) throw new UsageError(`${replaced} would be replaced by the whole`, 'give another --out');
  checkReporters(flags.report ?? []);
  const durations = new Durations(durationsFile(flags, bench));
  const streams: Stream[] = [];
  for (const file of files) streams.push(streamOf(file, await eventsOf(file)));
  process.exitCode = await mergeStreams(streams, () => {
    const aside = putAside(path);
    if (aside !== null) process.stderr.write(say(`${path} was cut off; kept as ${aside}\n`));
    const journal = { path, sink: new Journal(path) };
    const reports = openReports(flags.report ?? [], folder, journal, speech());
    const terminal = new TerminalReport({
      write: (text) => process.stdout.write(text),
      screen: screenOf(process.stdout, process.env),
      speech: speech(),
      reports: reports.flatMap((report) => report.path ?? []),
    });
    const others = reports.filter((report) => report !== journal).map(({ sink }) => sink);
    return [journal.sink, terminal, ...others, durations];
  });
}

/** A line that was cut off is what a killed shard leaves: its run has no end, and that is told. */
async function eventsOf(file: string): Promise<PlatenEvent[]> {
  const events: PlatenEvent[] = [];
  for await (const event of readEvents(file, () => {})) events.push(event);
  return events;
}
