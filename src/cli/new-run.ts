import type { BenchFile } from '../bench/bench-file.ts';
import type { RunPlan } from '../events/event.ts';
import { journalIn } from '../events/journal.ts';
import { findModel } from '../printers/layout.ts';
import { readDurations } from '../reports/durations.ts';
import { counted } from '../reports/words.ts';
import type { AcquirerName } from '../scenarios/acquirers.ts';
import type { BenchDefect } from '../scenarios/defects.ts';
import { findScenarios } from '../scenarios/find.ts';
import { loadScenarios } from '../scenarios/load.ts';
import { onAcquirer } from '../scenarios/on-acquirer.ts';
import { planOf, scenariosOf } from '../scenarios/plan.ts';
import type { Taken } from '../scenarios/runner.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { timeLimits, withOwn } from '../timing/limits-schema.ts';
import { UsageError } from './failure.ts';
import { findDefect } from './find-defect.ts';
import { checkDefect, type Hardware, onHardware, readHardware } from './hardware.ts';
import { durationsFile, type RunFlags } from './run-options.ts';

/** What is to run, and how far it is. */
export interface RunToDo {
  readonly plan: RunPlan;
  readonly scenarios: readonly Scenario[];
  readonly defect?: BenchDefect;
  /** What it runs on; absent: benches in virtual time. */
  readonly hardware?: Hardware;
  /** Path of its journal. */
  readonly journal: string;
  readonly reports: string;
  readonly taken?: Taken;
}

/** The run that a command line asks for. Throws a UsageError for what does not exist, and what loading throws. */
export function newRun(files: readonly string[], flags: RunFlags, bench: BenchFile): RunToDo {
  const { shard, failOnSkip, failOnFlaky, retries = 0, repeat = 1 } = flags;
  const defect = flags.defect === undefined ? undefined : findDefect(flags.defect);
  const model = flags.model === undefined ? undefined : findModel(flags.model).name;
  const hardware = flags.bench === undefined ? undefined : readHardware(flags.bench);
  if (hardware) checkDefect(hardware, defect);
  if (hardware && model !== undefined) {
    throw new UsageError(
      '--model and --bench name two printers',
      `take --model out: ${hardware.path} says which printer it is`,
    );
  }
  const found = chosen(named(loaded(files, bench, model, flags.acquirer), flags.only), flags.grep);
  const scenarios = hardware ? onHardware(found, hardware) : found;
  const durations = shard ? readDurations(durationsFile(flags, bench)) : undefined;
  const plan = planOf(scenarios, {
    ...(shard ? { shard, durations } : {}),
    files,
    ...(model === undefined ? {} : { model }),
    ...(flags.acquirer === undefined ? {} : { acquirer: flags.acquirer }),
    ...(hardware ? { bench: hardware.path } : {}),
    retries,
    repeat,
    ...(failOnSkip ? { failOnSkip } : {}),
    ...(failOnFlaky ? { failOnFlaky } : {}),
  });
  const reports = flags.out ?? bench.reports;
  return { plan, scenarios: scenariosOf(plan, scenarios), defect, hardware, journal: journalIn(reports), reports };
}

/**
 * The scenarios that files say, printed on `model` and run on the terminals of `acquirer` where such are meant. Throws a
 * UsageError where none may run there.
 */
export function loaded(
  files: readonly string[],
  bench: BenchFile,
  model: string | undefined,
  acquirer?: AcquirerName | 'all',
): Scenario[] {
  const found = loadScenarios(findScenarios(files, bench.scenarios, process.cwd()), bench.model);
  const all = acquirer === undefined ? found : onAcquirer(found, acquirer);
  if (all.length === 0) {
    throw new UsageError(
      `no scenario may run on a terminal of ${acquirer}`,
      `${counted(found.length, 'scenario')} looked at: each names another acquirer, or is for another kind of terminal`,
    );
  }
  const usual = timeLimits(bench.limits);
  return all.map((scenario) => ({
    ...scenario,
    ...(model === undefined ? {} : { model }),
    times: withOwn(usual, scenario.times),
  }));
}

function named(scenarios: readonly Scenario[], only: readonly string[] | undefined): readonly Scenario[] {
  if (only === undefined) return scenarios;
  const missing = only.filter((name) => scenarios.every(({ id }) => id !== name));
  if (missing.length === 0) return scenarios.filter(({ id }) => only.includes(id));
  throw new UsageError(
    `no scenario is named ${missing.join(', ')}`,
    `${counted(scenarios.length, 'scenario')} looked at; platen run --list tells their names`,
  );
}

function chosen(scenarios: readonly Scenario[], grep: string | undefined): readonly Scenario[] {
  if (grep === undefined) return scenarios;
  const wanted = grep.toLowerCase();
  const found = scenarios.filter(({ id, title, file }) => `${id}\n${title}\n${file}`.toLowerCase().includes(wanted));
  if (found.length > 0) return found;
  throw new UsageError(
    `no scenario has "${grep}" in its name or path`,
    `${counted(scenarios.length, 'scenario')} looked at; --grep takes plain text`,
  );
}
