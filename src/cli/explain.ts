import type { Command } from 'commander';
import type { Slip } from '../../emulator/machine/slip.ts';
import { readBench } from '../bench/read-bench.ts';
import { redactJob } from '../events/printed-redactor.ts';
import { encodePng } from '../pictures/png.ts';
import { residentGlyphs } from '../printers/glyphs.ts';
import { findModel } from '../printers/layout.ts';
import { counted } from '../reports/words.ts';
import { LINE_OPTION, lineNumber, printerBytes } from './capture-file.ts';
import { dotData, dotWords, readDot } from './explain/dot.ts';
import { dump, dumpData } from './explain/dump.ts';
import { numberedPicture, partsData, partsWords } from './explain/numbered.ts';
import { type Printing, printed } from './explain/printing.ts';
import { UsageError } from './failure.ts';
import { readHex, readInput, writeWhole } from './files.ts';
import { helpText } from './help.ts';
import { say } from './language.ts';

interface ExplainOptions {
  readonly hex?: string;
  readonly model?: string;
  readonly at?: string;
  readonly png?: string;
  readonly slip?: string;
  readonly line?: number;
  readonly json?: true;
  readonly keepCardData?: true;
}

const examples = `
One row a command or run of text: where it begins, its bytes, its name, what it means. What is wrong stands below it.
With --at: which of them drew a dot of the picture that platen render makes, or moved the paper that is blank there.
With --png: the picture with its lines numbered in a margin, and the bytes of each number.

Examples:
  platen explain --hex "1B 40 1B 21 30 48 69 0A"
  platen explain job.bin --model csn-a2
  platen explain slips/slip-0001.escpos --at 120,340
  platen explain job.bin --png lines.png`;

export function registerExplain(program: Command): void {
  program
    .command('explain')
    .description('Say what every byte means to a printer, and which bytes a dot comes from.')
    .argument('[file]', 'printer bytes, or a capture; - is standard input')
    .option('--hex <bytes>', 'the bytes themselves, two hexadecimal digits each')
    .option('--model <name>', 'printer model (default: as platen.yaml says, else xprinter-80)')
    .option('--at <x,y>', 'say which bytes the dot at column x and row y of a slip comes from')
    .option('--png <file>', 'write the picture of a slip with its lines numbered')
    .option('--slip <number>', 'which slip --at and --png mean (default: the first)')
    .option(...LINE_OPTION, lineNumber)
    .option('--json', 'as JSON')
    .option('--keep-card-data', 'show card numbers as they are; otherwise other digits are put in their place')
    .addHelpText('after', () => helpText(examples))
    .action(explain);
}

async function explain(file: string | undefined, options: ExplainOptions): Promise<void> {
  const { hex, at, png, json, keepCardData } = options;
  if ((file === undefined) === (hex === undefined)) throw new UsageError('explain needs a file or --hex, one of them');
  if (at !== undefined && png !== undefined) throw new UsageError('--at and --png are two questions: ask one of them');
  if (options.slip !== undefined && at === undefined && png === undefined) {
    throw new UsageError('--slip needs --at or --png');
  }
  if (hex !== undefined && options.line !== undefined)
    throw new UsageError('--line needs a capture, and --hex is none');
  const dot = at === undefined ? undefined : readDot(at);
  const bytes = hex === undefined ? printerBytes(await readInput(file!), file!, options.line) : readHex(hex);
  const model = options.model ?? readBench().model;
  const printing = printed(keepCardData ? bytes : redactJob(bytes, findModel(model).dialect), model);
  const answer = (data: () => object, words: () => string) =>
    void process.stdout.write(json ? `${JSON.stringify(data(), null, 2)}\n` : say(words()));
  if (dot) {
    const slip = slipOf(printing, options.slip);
    answer(
      () => dotData(printing, slip, dot),
      () => dotWords(printing, slip, dot),
    );
  } else if (png !== undefined) {
    const slip = slipOf(printing, options.slip);
    writeWhole(png, encodePng(numberedPicture(slip, residentGlyphs().fontB)));
    answer(
      () => partsData(printing, slip),
      () => `slip ${slip.index + 1}  -> ${png}\n${partsWords(printing, slip)}`,
    );
  } else {
    answer(
      () => dumpData(printing),
      () => dump(printing),
    );
  }
}

/** The slip that is asked for. Throws a UsageError when there is none of that number. */
function slipOf({ slips }: Printing, number = '1'): Slip {
  const slip = /^\d+$/.test(number) ? slips[Number(number) - 1] : undefined;
  if (slip) return slip;
  const there = slips.length === 0 ? 'the bytes print nothing' : `the bytes print ${counted(slips.length, 'slip')}`;
  throw new UsageError(`there is no slip ${number}`, `${there}; slips are counted from 1.`);
}
