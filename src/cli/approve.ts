import { join, relative } from 'node:path';
import { type Command, Option } from 'commander';
import { readBench } from '../bench/read-bench.ts';
import { type Approvals, approve, matcher } from '../receipts/approve.ts';
import { listReceived } from '../receipts/received.ts';
import { exitCodes } from '../reports/exit-code.ts';
import { UsageError } from './failure.ts';
import { goldenOf, readHardware } from './hardware.ts';

interface ApproveFlags {
  readonly because?: 'emulator';
  readonly all?: true;
  readonly bench?: string;
}

const examples = `
A run keeps every slip that has no golden, or differs from it, beside where its golden would be, as *.received.png.
Look at it before you approve it: what is approved is what every later run is judged by.

Examples:
  platen approve                                 list what awaits approval
  platen approve sale/sale-approved              the slips of one scenario
  platen approve 'reprint/*'                     those of all scenarios of a folder
  platen approve sale/sale-approved/01-merchant  one slip
  platen approve --all                           everything
  platen approve --all --because emulator        what the emulator draws otherwise than before, and nothing else`;

/** Adds `platen approve`. */
export function registerApprove(program: Command): void {
  program
    .command('approve')
    .description('Take slips that a run has kept as the new goldens.')
    .argument('[pattern]', 'a scenario, a folder of scenarios or a slip; * stands for anything within a name')
    .addOption(new Option('--because <reason>', 'why a golden changes').choices(['emulator']))
    .option('--all', 'everything that awaits approval')
    .option('--bench <file>', 'the golden receipts of this bench, where it has a folder of its own')
    .addHelpText('after', examples)
    .action(approveSlips);
}

function approveSlips(pattern: string | undefined, { because, all, bench }: ApproveFlags): void {
  const { golden } = readBench();
  const folder = bench === undefined ? golden : goldenOf(readHardware(bench), golden);
  const shown = (path: string) => relative(process.cwd(), join(folder, path));
  if (pattern !== undefined && all) throw new UsageError('give a pattern or --all, not both');
  const received = listReceived(folder);
  if (pattern === undefined && !all) {
    for (const path of received) process.stdout.write(`awaits approval  ${shown(path)}\n`);
    if (received.length === 0) process.stdout.write('nothing awaits approval\n');
    process.exitCode = received.length === 0 ? exitCodes.passed : exitCodes.golden;
    return;
  }
  const meant = all ? '**' : meaning(pattern!, received, folder);
  const { approved, refused } = meant === null ? nothing : approve(folder, meant, { because });
  if (approved.length + refused.length === 0) {
    const hint =
      received.length === 0
        ? 'nothing awaits approval: platen run'
        : `platen approve lists the ${received.length} that do`;
    throw new UsageError(
      pattern === undefined ? 'nothing awaits approval' : `nothing that awaits approval fits "${pattern}"`,
      hint,
    );
  }
  for (const { path, state } of approved) process.stdout.write(`approved  ${shown(path)}  (${before[state]})\n`);
  for (const { path, why } of refused) process.stdout.write(`left      ${shown(path)}  ${why}\n`);
  if (refused.length > 0) process.exitCode = exitCodes.golden;
}

const nothing: Approvals = { approved: [], refused: [] };

const before = { missing: 'new', differs: 'another slip than before', stale: 'drawn otherwise than before' } as const;

/**
 * The pattern as the folder of goldens has it: a path below it or, as a run names scenarios, one below
 * `acquirer/model`. A path from the working folder, as file completion gives it, is taken too.
 */
function meaning(pattern: string, received: readonly string[], folder: string): string | null {
  const inFolder = relative(folder, join(process.cwd(), pattern)).replaceAll('\\', '/');
  const plain = [pattern, inFolder].map((path) => path.replace(/\.received\.(png|json|escpos)$/, ''));
  const candidates = [...plain, `*/*/${plain[0]}`];
  return candidates.find((candidate) => received.some(matcher(candidate))) ?? null;
}
