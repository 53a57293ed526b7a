import { join, relative } from 'node:path';
import { type Command, Option } from 'commander';
import { readBench } from '../bench/read-bench.ts';
import { approve } from '../receipts/approve.ts';
import { listReceived } from '../receipts/received.ts';
import { wasRejected } from '../receipts/rejected.ts';
import { exitCodes } from '../reports/exit-code.ts';
import { counted } from '../reports/words.ts';
import { approveFiles } from './approve-files.ts';
import { approvedWords, fieldWords } from './approved-words.ts';
import { UsageError } from './failure.ts';
import { goldenFolder } from './golden-folder.ts';
import { helpText } from './help.ts';
import { say } from './language.ts';
import { HINT, meaning } from './received-pattern.ts';

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
Look at it before you approve it: what is approved is what every later run is judged by. platen review shows each slip
with what differs, and asks.

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
    .addHelpText('after', () => helpText(examples))
    .action(approveSlips);
}

async function approveSlips(patterns: readonly string[], flags: ApproveFlags): Promise<void> {
  const { because, all, as: name, inCi } = flags;
  const { golden, model } = readBench();
  const folder = await goldenFolder(flags.bench, golden);
  const shown = (path: string) => relative(process.cwd(), join(folder, path));
  if (name !== undefined) {
    if (all || because) throw new UsageError('--as makes a golden of files: leave --all and --because out');
    const { path, fields } = approveFiles(patterns, { name, model: flags.model ?? model, folder, inCi });
    process.stdout.write(say(`approved  ${shown(path)}\n`));
    process.stdout.write(say(fieldWords(fields)));
    return;
  }
  if (flags.model !== undefined) throw new UsageError('--model is for files alone: it goes with --as');
  const [pattern] = patterns;
  if (pattern !== undefined && all) throw new UsageError('give a pattern or --all, not both');
  const received = listReceived(folder);
  if (pattern === undefined && !all) return list(received, folder, shown);
  const meant = all ? ['**'] : patterns.map((one) => meaning(one, received, folder));
  if (all && received.length === 0) throw new UsageError('nothing awaits approval', HINT);
  const each = meant.map((one) => approve(folder, one, { because, inCi }));
  const approved = each.flatMap((one) => one.approved);
  const refused = each.flatMap((one) => one.refused);
  for (const approval of approved) process.stdout.write(say(approvedWords(approval, shown(approval.path))));
  for (const { path, why } of refused) process.stdout.write(say(`left      ${shown(path)}  ${why}\n`));
  if (approved.length > 0) {
    process.stdout.write(say(`${counted(approved.length, 'golden')} written: .escpos, .json and .png of each\n`));
  }
  if (refused.length > 0) process.exitCode = exitCodes.golden;
}

/** Says what awaits approval, and what was rejected and is still printed. */
function list(received: readonly string[], folder: string, shown: (path: string) => string): void {
  const rejected = received.filter((path) => wasRejected(folder, path));
  const open = received.filter((path) => !rejected.includes(path));
  for (const path of open) process.stdout.write(say(`awaits approval  ${shown(path)}\n`));
  for (const path of rejected) process.stdout.write(say(`rejected         ${shown(path)}\n`));
  process.stdout.write(say(open.length === 0 ? 'nothing awaits approval\n' : 'platen review shows them one by one\n'));
  process.exitCode = open.length === 0 ? exitCodes.passed : exitCodes.golden;
}
