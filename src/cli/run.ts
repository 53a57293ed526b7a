import { relative } from 'node:path';
import type { Command } from 'commander';
import { findModel } from '../printers/layout.ts';
import { exitCode } from '../reports/exit-code.ts';
import { openReports, reporters } from '../reports/reporters.ts';
import { screenOf } from '../reports/screen.ts';
import { TerminalReport } from '../reports/terminal.ts';
import { counted } from '../reports/words.ts';
import { defects } from '../scenarios/bench.ts';
import { findScenarios } from '../scenarios/find.ts';
import { goldenJudge } from '../scenarios/golden.ts';
import { loadScenarios } from '../scenarios/load.ts';
import { runScenarios } from '../scenarios/runner.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { readBench } from './bench-folder.ts';
import { UsageError } from './failure.ts';
import { stopSignal } from './stop-signal.ts';
import { packageVersion } from './version.ts';

interface RunFlags {
  readonly grep?: string;
  readonly model?: string;
  readonly report?: readonly string[];
  readonly out?: string;
  readonly defect?: string;
  readonly failOnSkip?: true;
}

const examples = `
Examples:
  platen run                                     every scenario of the scenarios folder
  platen run scenarios/reprint                   those of a folder
  platen run --grep settlement                   those with this word in their name or path
  platen run --report html,junit --out reports   with a report to look at, and one for CI
  platen run --defect reprint-today              shows that a terminal with this fault is caught

Defects:
${[...defects.values()].map(({ name, description }) => `  ${name.padEnd(34)} ${description}`).join('\n')}`;

/** Adds `platen run`. */
export function registerRun(program: Command): void {
  program
    .command('run')
    .description('Run scenarios, judge every slip by the rules and by its golden, and say what is wrong.')
    .argument('[files...]', 'scenario files, or folders of them; the scenarios folder when none is given')
    .option('--grep <text>', 'only scenarios whose name or path has this text, in capitals or not')
    .option('--model <name>', 'print on this model in place of the one that a scenario names')
    .option(
      '--report <names>',
      `reports to write, with commas between them: ${Object.keys(reporters).join(', ')}`,
      listOf,
    )
    .option('--out <folder>', 'where to write reports')
    .option('--defect <name>', 'tell the terminal to do something wrong, and see what notices; see below')
    .option('--fail-on-skip', 'exit with 1 where a scenario was skipped')
    .addHelpText('after', examples)
    .action(run);
}

async function run(files: readonly string[], flags: RunFlags): Promise<void> {
  const bench = readBench();
  const defect = flags.defect === undefined ? undefined : defects.get(flags.defect);
  if (flags.defect !== undefined && !defect) {
    throw new UsageError(`there is no defect "${flags.defect}"`, `defects: ${[...defects.keys()].join(', ')}`);
  }
  const model = flags.model === undefined ? undefined : findModel(flags.model).name;
  const root = process.cwd();
  const all = loadScenarios(findScenarios(files, bench.scenarios, root), bench.model);
  const scenarios = chosen(all, flags.grep).map((scenario) =>
    model === undefined ? scenario : { ...scenario, model },
  );
  const reports = openReports(flags.report ?? [], flags.out ?? bench.reports);
  const screen = screenOf(process.stdout, process.env);
  const terminal = new TerminalReport({
    write: (text) => process.stdout.write(text),
    screen,
    reports: reports.map(({ path }) => path),
  });
  let interrupted = false;
  void stopSignal().then(() => {
    interrupted = true;
  });
  const ended = (results: Parameters<typeof exitCode>[0]['scenarios']) =>
    exitCode({ scenarios: results, interrupted, failOnSkip: flags.failOnSkip });
  const results = await runScenarios(scenarios, {
    version: packageVersion(),
    sinks: [terminal, ...reports.map(({ sink }) => sink)],
    golden: goldenJudge({ folder: bench.golden, shown: relative(root, bench.golden), keep: defect === undefined }),
    exitCode: ended,
    defect,
    stopped: () => interrupted,
  });
  process.exitCode = ended(results);
}

function chosen(scenarios: readonly Scenario[], grep: string | undefined): readonly Scenario[] {
  if (grep === undefined) return scenarios;
  const wanted = grep.toLowerCase();
  const found = scenarios.filter(({ title, file }) => `${title}\n${file}`.toLowerCase().includes(wanted));
  if (found.length > 0) return found;
  throw new UsageError(
    `no scenario has "${grep}" in its name or path`,
    `${counted(scenarios.length, 'scenario')} looked at; --grep takes plain text`,
  );
}

function listOf(value: string): string[] {
  return value.split(',').map((name) => name.trim());
}
