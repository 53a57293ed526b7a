import { relative } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import type { BenchFile } from '../bench/bench-file.ts';
import { readBench } from '../bench/read-bench.ts';
import { readEvents } from '../events/jsonl.ts';
import { exitCodes } from '../reports/exit-code.ts';
import { counted, duration } from '../reports/words.ts';
import { goldenJudge } from '../scenarios/golden.ts';
import { runScenarios } from '../scenarios/runner.ts';
import { BASELINE_FILE, type Comparison, compareTimes, readBaseline, writeBaseline } from '../timing/baseline.ts';
import { TimeCollector, type Times } from '../timing/collect.ts';
import { turns } from '../timing/decide.ts';
import { UsageError } from './failure.ts';
import { helpText } from './help.ts';
import { say } from './language.ts';
import { loaded } from './new-run.ts';
import { aligned } from './table.ts';
import { packageVersion } from './version.ts';

interface BaselineFlags {
  readonly check?: true;
  readonly against?: string;
  readonly from?: readonly string[];
  readonly file: string;
  readonly rounds?: number;
  readonly json?: true;
}

/** Rounds in real time where nothing is said. In virtual time one says all there is to know. */
const REAL_ROUNDS = 30;

const examples = `
A baseline has the times of each scenario, all of its slips together, by figure and clock; docs/timing.md lists the
figures. Something is slower where its median grew by more than 5 % and the Mann-Whitney test gives p < 0.01 over all
figures together. Times that were taken at another time on a real clock decide nothing: measure both in turns (--against).

Exits with 1 where something is slower.

Examples:
  platen baseline                                  take a baseline, to be committed
  platen baseline --check                          hold the scenarios of now to it
  platen baseline --from reports/events.jsonl      take it from a run that was made
  platen baseline --against ../before --rounds 40  this bench and another, in turns`;

/** Adds `platen baseline`. */
export function registerBaseline(program: Command): void {
  program
    .command('baseline')
    .description('Keep how long slips take, and tell what has become slower.')
    .argument('[files...]', 'scenario files, or folders of them; the scenarios folder when none is given')
    .option('--check', 'compare with the baseline in place of writing it')
    .option('--against <folder>', 'measure in turns with the bench of another folder, and compare')
    .option('--from <events...>', 'take the times from these event streams in place of running scenarios')
    .option('--file <path>', 'the baseline', BASELINE_FILE)
    .option(
      '--rounds <n>',
      `how often each scenario runs (default: 1 in virtual time, ${REAL_ROUNDS} in real time)`,
      roundsOf,
    )
    .option('--json', 'every figure, as JSON')
    .addHelpText('after', () => helpText(examples))
    .action(baseline);
}

async function baseline(files: readonly string[], flags: BaselineFlags): Promise<void> {
  const { check, against, from, file, rounds, json } = flags;
  if ([check, against].filter((one) => one !== undefined).length > 1 || (against !== undefined && from)) {
    throw new UsageError('--against stands alone', 'use one of --check and --against, and --from without --against');
  }
  if (against !== undefined) {
    const [before, after] = await inTurns(files, against, rounds);
    return tell(compareTimes(before, after), json, 'in turns');
  }
  const now = from ? await timesIn(from) : await measured(files, readBench(), rounds);
  if (check) return tell(compareTimes(readBaseline(file), now.times), json, 'at another time');
  for (const scenario of now.failed) process.stderr.write(say(`not measured, since it did not pass: ${scenario}\n`));
  if (Object.keys(now.times.scenarios).length === 0)
    throw new UsageError('no scenario passed: there is nothing to keep');
  writeBaseline(file, now.times, packageVersion());
  process.stdout.write(
    say(`wrote ${file}: ${counted(Object.keys(now.times.scenarios).length, 'scenario')}, ${now.times.clock} clock\n`),
  );
}

async function timesIn(files: readonly string[]): Promise<TimeCollector> {
  const times = new TimeCollector();
  for (const file of files) for await (const event of readEvents(file)) times.write(event);
  return times;
}

/** Every scenario once, then every scenario again: what drifts meets all of them alike. */
async function measured(files: readonly string[], bench: BenchFile, rounds?: number): Promise<TimeCollector> {
  const times = new TimeCollector();
  const round = rounder(files, bench, times);
  await round();
  const all = rounds ?? (times.times.clock === 'real' ? REAL_ROUNDS : 1);
  for (let i = 1; i < all; i++) await round();
  return times;
}

async function inTurns(files: readonly string[], folder: string, rounds?: number): Promise<[Times, Times]> {
  const times = { before: new TimeCollector(), after: new TimeCollector() };
  const round = {
    before: rounder([], readBench(folder), times.before),
    after: rounder(files, readBench(), times.after),
  };
  await round.before();
  await round.after();
  const all = rounds ?? (times.after.times.clock === 'real' ? REAL_ROUNDS : 1);
  for (const side of turns(all).slice(2)) await round[side]();
  return [times.before.times, times.after.times];
}

function rounder(files: readonly string[], bench: BenchFile, times: TimeCollector): () => Promise<unknown> {
  const scenarios = loaded(files, bench, undefined);
  const golden = goldenJudge({ folder: bench.golden, shown: relative(process.cwd(), bench.golden), keep: false });
  return () => runScenarios(scenarios, { version: packageVersion(), sinks: [times], golden, exitCode: () => 0 });
}

function tell(comparison: Comparison, json: true | undefined, taken: 'in turns' | 'at another time'): void {
  const { clock, figures, added, gone } = comparison;
  const decides = clock === 'virtual' || taken === 'in turns';
  const slower = figures.filter(({ verdict }) => verdict === 'slower');
  if (decides && slower.length > 0) process.exitCode = exitCodes.failed;
  if (json) return void process.stdout.write(`${JSON.stringify({ ...comparison, decides }, null, 2)}\n`);
  const changed = figures.filter(({ verdict }) => verdict !== 'same');
  const rows = changed.map(({ scenario, figure, before, after, change, p, verdict }) => [
    verdict,
    scenario,
    figure,
    `${duration(before)} -> ${duration(after)}`,
    Number.isFinite(change) ? `${change > 0 ? '+' : ''}${(change * 100).toFixed(1)} %` : 'from nothing',
    p === null ? '' : `p ${p.toExponential(1)}`,
  ]);
  for (const line of aligned(rows)) process.stdout.write(say(`${line}\n`));
  const count = (which: string) => `${figures.filter(({ verdict }) => verdict === which).length} ${which}`;
  process.stdout.write(
    say(
      `${counted(figures.length, 'figure')} of the ${clock} clock: ${['slower', 'faster', 'same'].map(count).join(', ')}\n`,
    ),
  );
  if (!decides)
    process.stdout.write(say('taken at another time on a real clock: this decides nothing; use --against\n'));
  for (const scenario of added) process.stdout.write(say(`not in the baseline: ${scenario}\n`));
  for (const scenario of gone) process.stdout.write(say(`only in the baseline: ${scenario}\n`));
}

function roundsOf(value: string): number {
  if (!/^[1-9]\d{0,3}$/.test(value)) throw new InvalidArgumentError('It is a whole number from 1 to 9999.');
  return Number(value);
}
