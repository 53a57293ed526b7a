import { type Command, InvalidArgumentError } from 'commander';
import { readBench } from '../bench/read-bench.ts';
import type { Finding } from '../events/finding.ts';
import { layOut } from '../printers/one-slip.ts';
import { type Comparison, compareReceipts, type Receipt } from '../receipts/compare-receipts.ts';
import type { LineVerdict } from '../receipts/photo/judge-photo.ts';
import { redactSlip } from '../receipts/redact-slip.ts';
import { exitCodes } from '../reports/exit-code.ts';
import { counted } from '../reports/words.ts';
import { LINE_OPTION, lineNumber } from './capture-file.ts';
import { compareGolden, namedGolden } from './compare-golden.ts';
import { UsageError } from './failure.ts';
import { writeWhole } from './files.ts';
import { findingWords } from './finding-words.ts';
import { helpText } from './help.ts';
import { say } from './language.ts';
import { readReceipt } from './receipt-file.ts';

interface CompareFlags {
  readonly golden?: string;
  readonly set: Readonly<Record<string, string>>;
  readonly model?: string;
  readonly line?: number;
  readonly picture?: string;
  readonly json?: true;
}

const examples = `
A receipt is a file of printer bytes, a capture, or a picture of its dots. Two files of bytes are compared by what their
commands say, to the dot; where one of them is a picture, both are compared by their dots. Lines are aligned first.
Exits with 0 when nothing differs, 1 when something does, 4 when the golden is stale.

Of a photograph or a scan the paper is found, straightened and laid over the golden; each line is judged with a
confidence. docs/comparing.md says how much is found in how bad a photograph.

Examples:
  platen compare slip-0002.escpos slip-0001.escpos
  platen compare slip-0002.png golden/shop/tm-t88v/sale/01.escpos --picture difference.png
  platen compare job.bin before.bin --json
  platen compare slip-0003.escpos --golden shop/sale
  platen compare photo.jpg --golden shop/sale --set line-12=2026/07/04`;

/** Adds `platen compare`. */
export function registerCompare(program: Command): void {
  program
    .command('compare')
    .description('Say in what a receipt differs from the one it should be, line by line.')
    .argument('<receipt>', 'printer bytes, a capture or a picture')
    .argument('[expected]', 'what it should be; or name a golden')
    .option('--golden <name>', 'compare with this golden; the receipt may be a photograph or a scan')
    .option('--set <name=value>', 'what a field of the golden holds; may be given several times', setValue, {})
    .option(
      '--model <name>',
      'printer model of bytes that do not say it (default: as platen.yaml says, else xprinter-80)',
    )
    .option(...LINE_OPTION, lineNumber)
    .option('--picture <file>', 'draw the difference (PNG)')
    .option('--json', 'findings as JSON')
    .addHelpText('after', () => helpText(examples))
    .action(compareFiles);
}

async function compareFiles(file: string, expected: string | undefined, flags: CompareFlags): Promise<void> {
  const bench = readBench();
  if ((expected === undefined) === (flags.golden === undefined)) {
    throw new UsageError('give what the receipt should be: a file, or --golden NAME, and not both');
  }
  if (expected === undefined) {
    const golden = namedGolden(bench.golden, flags.golden!);
    const read = await readReceipt(file, flags.model ?? golden.record.model, flags.line);
    const { findings, lines, unknown, draw } = await compareGolden(read, golden, flags.set);
    if (flags.picture !== undefined && findings.length > 0) writeWhole(flags.picture, draw());
    tell(findings, file, `golden ${golden.path}`, flags, lines);
    if (unknown.length > 0 && !flags.json) {
      process.stdout.write(
        say(`not judged, for a picture does not tell them: ${unknown.join(', ')} (--set NAME=VALUE)\n`),
      );
    }
    return;
  }
  const model = flags.model ?? bench.model;
  const [actual, golden] = [await receiptsOf(file, model, flags.line), await receiptsOf(expected, model, flags.line)];
  if (actual.length !== golden.length) {
    const [is, due] = [actual, golden].map(({ length }) => counted(length, 'slip'));
    tell([{ code: 'slips-differ', by: 'compare', message: `${is}, expected ${due}` }], file, expected, flags);
    return;
  }
  const comparisons: Comparison[] = [];
  for (const [i, one] of actual.entries()) comparisons.push(await compareReceipts(one, golden[i]!));
  const findings = comparisons.flatMap((comparison, slip) =>
    comparison.findings.map((finding) => (actual.length === 1 ? finding : { ...finding, slip })),
  );
  const differing = comparisons.find((comparison) => comparison.findings.length > 0);
  if (flags.picture !== undefined && differing) writeWhole(flags.picture, differing.draw());
  tell(findings, file, expected, flags);
}

/** The receipts of a file, without card numbers. Throws a UsageError for a photograph and for a file that prints nothing. */
async function receiptsOf(file: string, model: string, line: number | undefined): Promise<readonly Receipt[]> {
  const read = await readReceipt(file, model, line);
  if ('photo' in read) {
    throw new UsageError(
      `${file} has shades of grey: it is no picture of dots`,
      'A photograph or a scan is compared with a golden: platen compare PHOTO --golden NAME.',
    );
  }
  if (read.receipts.length === 0) throw new UsageError(`${file} prints nothing`);
  return read.receipts.map((receipt) => ('dots' in receipt ? redactSlip(receipt, layOut) : receipt));
}

/** One `--set` put to those before it. */
function setValue(text: string, before: Readonly<Record<string, string>>): Record<string, string> {
  const [name, ...value] = text.split('=');
  if (!name || value.length === 0) throw new InvalidArgumentError('It is NAME=VALUE.');
  return { ...before, [name]: value.join('=') };
}

/** Says what was found, and sets the exit code. */
function tell(
  findings: readonly Finding[],
  file: string,
  expected: string,
  { json }: CompareFlags,
  lines?: readonly LineVerdict[],
): void {
  if (json) process.stdout.write(`${JSON.stringify({ receipt: file, expected, findings, lines }, null, 2)}\n`);
  else if (findings.length === 0) process.stdout.write(say(`${file} is the same as ${expected}\n`));
  else {
    process.stdout.write(say(`${file} differs from ${expected}: ${counted(findings.length, 'finding')}\n`));
    for (const finding of findings) process.stdout.write(say(`  ${findingWords(finding)}\n`));
  }
  const isStale = findings.length === 1 && findings[0]!.code === 'golden-stale';
  process.exitCode = findings.length === 0 ? exitCodes.passed : isStale ? exitCodes.golden : exitCodes.failed;
}
