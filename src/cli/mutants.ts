import { relative } from 'node:path';
import { type Command, Option } from 'commander';
import { readBench } from '../bench/read-bench.ts';
import { exitCodes } from '../reports/exit-code.ts';
import { counted, printable } from '../reports/words.ts';
import { acquirers } from '../scenarios/acquirers.ts';
import { defects } from '../scenarios/defects.ts';
import { goldenJudge } from '../scenarios/golden.ts';
import { type Catch, type Mutant, type Noticed, runMutant, runSound } from '../scenarios/mutants.ts';
import { UsageError } from './failure.ts';
import { findDefect } from './find-defect.ts';
import { helpText } from './help.ts';
import { say } from './language.ts';
import { loaded } from './new-run.ts';
import { aligned } from './table.ts';

interface MutantFlags {
  readonly acquirer?: string;
  readonly defect?: string;
  readonly all?: true;
  readonly json?: true;
}

const examples = `
A defect is something that terminal, link or printer is told to do wrong. The scenarios run against each; the table tells
the first that notices it, by which oracle, in which words. The oracles judge alone; the goldens (compare) are asked where
no oracle notices. Before that the scenarios run without a defect, and none may fail.

Exits with 1 where a defect is not caught or a scenario fails without one, with 3 where a bench fails.

Examples:
  platen mutants
  platen mutants scenarios/reprint --defect reprint-today
  platen mutants --acquirer cn-unionpay --all --json`;

/** Adds `platen mutants`. */
export function registerMutants(program: Command): void {
  program
    .command('mutants')
    .description('Run the scenarios against every defect, and tell which one caught it.')
    .argument('[files...]', 'scenario files, or folders of them; the scenarios folder when none is given')
    .addOption(new Option('--acquirer <name>', 'only scenarios of this acquirer').choices(Object.keys(acquirers)))
    .option('--defect <name>', 'only this defect')
    .option('--all', 'run every scenario against every defect, also behind the first that notices it')
    .option('--json', 'everything that was noticed, as JSON')
    .addHelpText('after', () => helpText(examples))
    .action(mutants);
}

async function mutants(files: readonly string[], { acquirer, defect, all, json }: MutantFlags): Promise<void> {
  const bench = readBench();
  const asked = defect === undefined ? [...defects.values()] : [findDefect(defect)];
  const scenarios = loaded(files, bench, undefined).filter(
    (scenario) => acquirer === undefined || scenario.acquirer === acquirer,
  );
  if (scenarios.length === 0) throw new UsageError(`no scenario has the acquirer ${acquirer}`);
  const golden = goldenJudge({ folder: bench.golden, shown: relative(process.cwd(), bench.golden), keep: false });
  const sound = await runSound(scenarios, golden);
  const rows: Mutant[] = [];
  for (const one of asked) rows.push(await runMutant(scenarios, one, { golden, all: all === true }));
  process.stdout.write(
    json ? `${JSON.stringify({ sound, mutants: rows }, null, 2)}\n` : say(told(sound, rows, scenarios.length)),
  );
  const isMissed = sound.catches.length > 0 || rows.some(({ catches }) => catches.length === 0);
  const isBroken = [sound, ...rows].some(({ benchErrors }) => benchErrors.length > 0);
  if (isBroken) process.exitCode = exitCodes.benchError;
  else if (isMissed) process.exitCode = exitCodes.failed;
}

function told(sound: Noticed, rows: readonly Mutant[], scenarios: number): string {
  const table = rows.map(({ defect, failures, catches }) => {
    const [first] = catches;
    const caught = first ? [first.scenario, first.by, wordsOf(first, catches)] : ['NOT CAUGHT'];
    return [defect, failures.join(' '), ...caught];
  });
  const caught = rows.filter(({ catches }) => catches.length > 0).length;
  const broken = [
    ...sound.benchErrors,
    ...rows.flatMap(({ defect, benchErrors }) => benchErrors.map((one) => `${defect}: ${one}`)),
  ];
  return [
    ...aligned([['defect', 'failures', 'caught by scenario', 'oracle', 'words'], ...table]),
    '',
    ...sound.catches.map(({ scenario, by, words }) => `without a defect: ${scenario}  ${by}  ${shown(words)}`),
    ...broken.map((words) => `bench error: ${shown(words)}`),
    `${caught} of ${counted(rows.length, 'defect')} caught by ${counted(scenarios, 'scenario')}; without a defect ${failing(sound.catches)}`,
    '',
  ].join('\n');
}

/** The words of the first catch, on one line, and how many scenarios more noticed something. */
function wordsOf({ words }: Catch, catches: readonly Catch[]): string {
  const others = new Set(catches.map((one) => one.scenario)).size - 1;
  const more = others === 0 ? '' : ` (and ${counted(others, 'other scenario')})`;
  return `${shown(words)}${more}`;
}

/** On one line, and obeyed by no screen: the words may come from a slip. */
const shown = (words: string): string => printable(words).replaceAll('\n', ' ');

function failing(catches: readonly Catch[]): string {
  const count = new Set(catches.map(({ scenario }) => scenario)).size;
  return count === 0 ? 'none fails' : `${counted(count, 'scenario')} failed`;
}
