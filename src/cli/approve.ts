import { join, relative } from 'node:path';
import { type Command, Option } from 'commander';
import { readBench } from '../bench/read-bench.ts';
import { redactText } from '../events/redaction.ts';
import { approve, matcher } from '../receipts/approve.ts';
import { listReceived } from '../receipts/received.ts';
import { exitCodes } from '../reports/exit-code.ts';
import { approveFiles } from './approve-files.ts';
import { UsageError } from './failure.ts';
import { goldenOf, readHardware } from './hardware.ts';

interface ApproveFlags {
  readonly because?: 'emulator';
  readonly all?: true;
  readonly bench?: string;
  readonly as?: string;
  readonly model?: string;
  readonly inCi?: true;
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
  platen approve --all --because emulator        what the emulator draws otherwise than before, and nothing else
  platen approve slips/slip-0001.escpos --as shop/sale
                                                 a slip of any program, without a scenario; platen compare judges the
                                                 next one. Of two slips what differs and looks alike may vary.`;

/** Adds `platen approve`. */
export function registerApprove(program: Command): void {
  program
    .command('approve')
    .description('Take slips that a run has kept as the new goldens.')
    .argument('[patterns...]', 'scenarios, folders of scenarios or slips; * stands for anything within a name')
    .addOption(new Option('--because <reason>', 'why a golden changes').choices(['emulator']))
    .option('--all', 'everything that awaits approval')
    .option('--bench <file>', 'the golden receipts of this bench, where it has a folder of its own')
    .option('--as <name>', 'the arguments are files of printer bytes: make a golden of that name of the first')
    .option('--model <name>', 'with --as, the printer model (default: as platen.yaml says, else xprinter-80)')
    .option('--in-ci', 'approve although the environment says CI, where nobody looks at what is approved')
    .addHelpText('after', examples)
    .action(approveSlips);
}

function approveSlips(patterns: readonly string[], flags: ApproveFlags): void {
  const { because, all, as: name, inCi } = flags;
  const { golden, model } = readBench();
  const folder = flags.bench === undefined ? golden : goldenOf(readHardware(flags.bench), golden);
  const shown = (path: string) => relative(process.cwd(), join(folder, path));
  if (name !== undefined) {
    if (all || because) throw new UsageError('--as makes a golden of files: leave --all and --because out');
    const { path, fields } = approveFiles(patterns, { name, model: flags.model ?? model, folder, inCi });
    process.stdout.write(`approved  ${shown(path)}\n`);
    for (const { name, value } of fields) process.stdout.write(`  may vary: ${name}, here ${redactText(value)}\n`);
    return;
  }
  if (flags.model !== undefined) throw new UsageError('--model is for files alone: it goes with --as');
  const [pattern] = patterns;
  if (pattern !== undefined && all) throw new UsageError('give a pattern or --all, not both');
  const received = listReceived(folder);
  if (pattern === undefined && !all) {
    for (const path of received) process.stdout.write(`awaits approval  ${shown(path)}\n`);
    if (received.length === 0) process.stdout.write('nothing awaits approval\n');
    process.exitCode = received.length === 0 ? exitCodes.passed : exitCodes.golden;
    return;
  }
  const meant = all ? ['**'] : patterns.map((one) => meaning(one, received, folder)).filter((one) => one !== null);
  const each = meant.map((one) => approve(folder, one, { because, inCi }));
  const approved = each.flatMap((one) => one.approved);
  const refused = each.flatMap((one) => one.refused);
  if (approved.length + refused.length === 0) {
    const hint =
      received.length === 0
        ? 'nothing awaits approval: platen run'
        : `platen approve lists the ${received.length} that do`;
    throw new UsageError(
      pattern === undefined ? 'nothing awaits approval' : `nothing that awaits approval fits "${patterns.join(' ')}"`,
      hint,
    );
  }
  for (const { path, state } of approved) process.stdout.write(`approved  ${shown(path)}  (${before[state]})\n`);
  for (const { path, why } of refused) process.stdout.write(`left      ${shown(path)}  ${why}\n`);
  if (refused.length > 0) process.exitCode = exitCodes.golden;
}

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
