import { relative, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { readBench } from '../bench/read-bench.ts';
import { Journal, putAside } from '../events/journal.ts';
import { Durations } from '../reports/durations.ts';
import { exitCode } from '../reports/exit-code.ts';
import { checkReporters, openReports, reporters } from '../reports/reporters.ts';
import { KeptRun } from '../reports/runs.ts';
import { screenOf } from '../reports/screen.ts';
import { TerminalReport } from '../reports/terminal.ts';
import { acquirers } from '../scenarios/acquirers.ts';
import { defects } from '../scenarios/defects.ts';
import { goldenJudge } from '../scenarios/golden.ts';
import { runScenarios } from '../scenarios/runner.ts';
import { goldenOf, openHardware } from './hardware.ts';
import { helpText } from './help.ts';
import { say, speech } from './language.ts';
import { printList } from './list-scenarios.ts';
import { newRun } from './new-run.ts';
import { runToResume } from './resume.ts';
import { durationsFile, listOf, more, type RunFlags, repeatOf, retriesOf, shardOf, timeoutOf } from './run-options.ts';
import { stopSignal } from './stop-signal.ts';
import { UsedGoldens } from './unused-goldens.ts';
import { packageVersion } from './version.ts';

const examples = `
Examples:
  platen run                                     every scenario of the scenarios folder
  platen run scenarios/reprint                   those of a folder
  platen run --grep settlement                   those with this word in their name or path
  platen run --report html,junit --out reports   with a report to look at, and one for CI
  platen run --retries 2 --fail-on-flaky         try again what failed, and see what is not steady
  platen run --acquirer cn-lakala                on its terminals what is for those of any acquirer
  platen run --shard 2/5                         the second of five parts; platen merge puts them together
  platen run --resume reports/events.jsonl       go on with a run that was killed
  platen run --bench bench.yaml                  on the terminals and printers of this file, in real time
  platen run --defect reprint-today              shows that a terminal with this fault is caught

docs/running.md says what each outcome means.

Defects:
${[...defects.values()].map(({ name, description }) => `  ${name.padEnd(34)} ${description}`).join('\n')}`;

/** Adds `platen run`. */
export function registerRun(program: Command): void {
  program
    .command('run')
    .description('Run scenarios, judge every slip by the rules and by its golden, and say what is wrong.')
    .argument('[files...]', 'scenario files, or folders of them; the scenarios folder when none is given')
    .option('--grep <text>', 'only scenarios whose name or path has this text, in capitals or not')
    .option('--only <name>', 'only the scenario of exactly this name; again for more', more)
    .option('--model <name>', 'print on this model in place of the one that a scenario names')
    .addOption(
      new Option(
        '--acquirer <name>',
        'run scenarios that name no acquirer on its terminals, and those that name it; all: each on all that it may run on',
      ).choices([...Object.keys(acquirers), 'all']),
    )
    .option('--bench <file>', 'run on the hardware of this file, in real time (docs/bench.md)')
    .option(
      '--report <names>',
      `reports to write, with commas between them: ${Object.keys(reporters).join(', ')}`,
      listOf,
    )
    .option('--out <folder>', 'where to write reports')
    .option('--retries <n>', 'try a scenario that failed or timed out again, so often (default: 0)', retriesOf)
    .option('--repeat <n>', 'run each scenario so often; each time counts (default: 1)', repeatOf)
    .option('--shard <i/n>', 'only this part of the scenarios, shared out by how long they take', shardOf)
    .option('--durations <file>', 'how long scenarios take (default: durations.json in the folder of reports)')
    .option('--timeout <time>', 'the longest that the run may take, such as 10m', timeoutOf)
    .option('--resume <journal>', 'go on with the run that left this journal')
    .option('--defect <name>', 'tell the terminal to do something wrong, and see what notices; see below')
    .option('--list', 'tell what there is to run, what it needs and what is wrong with it, as JSON; run nothing')
    .option('--fail-on-skip', 'exit with 1 where a scenario was skipped')
    .option('--fail-on-flaky', 'exit with 5 where a scenario passed only when it was tried again')
    .addHelpText('after', () => helpText(examples))
    .action(run);
}

async function run(files: readonly string[], flags: RunFlags): Promise<void> {
  const bench = readBench();
  if (flags.list) return printList(files, flags.bench, bench);
  const todo = flags.resume === undefined ? newRun(files, flags, bench) : await runToResume(files, flags, bench);
  const { plan, scenarios, defect, hardware, journal: path, taken } = todo;
  checkReporters(flags.report ?? []);
  // Shards are shared out by one file: none of them may change it for another. What a defect takes says nothing.
  const durations = plan.shard || defect ? [] : [new Durations(durationsFile(flags, bench))];
  const aside = taken ? null : putAside(path);
  const journal = { path, sink: new Journal(path, taken?.events.length) };
  const reports = openReports(flags.report ?? [], todo.reports, journal, speech());
  const terminal = new TerminalReport({
    write: (text) => process.stdout.write(text),
    screen: screenOf(process.stdout, process.env),
    speech: speech(),
    reports: reports.flatMap((report) => report.path ?? []),
  });
  if (aside !== null) process.stderr.write(say(`${shown(path)} was cut off; kept as ${shown(aside)}\n`));
  let interrupted = false;
  void stopSignal().then(() => {
    interrupted = true;
  });
  const { failOnSkip, failOnFlaky } = plan;
  const ended = (results: Parameters<typeof exitCode>[0]['scenarios']) =>
    exitCode({ scenarios: results, interrupted, failOnSkip, failOnFlaky });
  const goldens = hardware ? goldenOf(hardware, bench.golden) : bench.golden;
  const benches = hardware && (await openHardware(hardware, todo.reports));
  const others = reports.filter((report) => report !== journal).map(({ sink }) => sink);
  const used = new UsedGoldens();
  // Whoever names another folder keeps the run himself.
  const kept = resolve(todo.reports) === bench.reports ? [new KeptRun(path, bench.reports)] : [];
  const ran = runScenarios(scenarios, {
    version: packageVersion(),
    sinks: [journal.sink, terminal, ...others, ...durations, used, ...kept],
    golden: goldenJudge({ folder: goldens, shown: shown(goldens), keep: defect === undefined }),
    exitCode: ended,
    plan,
    defect,
    stopped: () => interrupted,
    taken,
    timeout: flags.timeout,
    ...(benches ? { open: benches.open, time: 'real' as const } : {}),
  });
  const results = await ran.finally(() => benches?.close());
  process.exitCode = ended(results);
  // Only a run of everything that went well says which goldens nobody needs.
  const isWhole = files.length === 0 && !flags.grep && !flags.only && !flags.model && !plan.shard && !defect && !taken;
  if (!isWhole || process.exitCode !== 0) return;
  for (const path of used.unused(goldens, shown(goldens))) process.stdout.write(say(`no scenario uses  ${path}\n`));
}

const shown = (path: string): string => relative(process.cwd(), path);
