import type { Command } from 'commander';
import { type DumpRow, describe } from '../../emulator/language/describe.ts';
import type { Entry } from '../../emulator/language/entry.ts';
import type { Diagnostic } from '../../emulator/machine/slip.ts';
import { Printer } from '../../emulator/printer.ts';
import { redactBytes } from '../events/redaction.ts';
import { residentGlyphs } from '../printers/glyphs.ts';
import { findModel } from '../printers/layout.ts';
import { printable } from '../reports/words.ts';
import { readBench } from './bench-folder.ts';
import { UsageError } from './failure.ts';
import { readHex, readInput } from './files.ts';
import { aligned } from './table.ts';

interface ExplainOptions {
  readonly hex?: string;
  readonly model?: string;
  readonly keepCardData?: true;
}

const examples = `
One row a command or run of text: where it begins, its bytes, its name, what it means. What is wrong stands below it.

Examples:
  platen explain --hex "1B 40 1B 21 30 48 69 0A"
  platen explain job.bin --model csn-a2
  platen explain slips/slip-0001.escpos`;

export function registerExplain(program: Command): void {
  program
    .command('explain')
    .description('Say what every byte means to a printer.')
    .argument('[file]', 'printer bytes; - is standard input')
    .option('--hex <bytes>', 'the bytes themselves, two hexadecimal digits each')
    .option('--model <name>', 'printer model (default: as platen.yaml says, else xprinter-80)')
    .option('--keep-card-data', 'show card numbers as they are; otherwise other digits are put in their place')
    .addHelpText('after', examples)
    .action(explain);
}

async function explain(file: string | undefined, { hex, model, keepCardData }: ExplainOptions): Promise<void> {
  if ((file === undefined) === (hex === undefined)) throw new UsageError('explain needs a file or --hex, one of them');
  const bytes = hex === undefined ? await readInput(file!) : readHex(hex);
  process.stdout.write(dump(keepCardData ? bytes : redactBytes(bytes), model ?? readBench().model));
}

/** The annotated dump. */
function dump(bytes: Uint8Array, model: string): string {
  const entries: Entry[] = [];
  const diagnostics: Diagnostic[] = [];
  const printer = new Printer(findModel(model), residentGlyphs(), {
    entry: (entry) => entries.push(entry),
    diagnostic: (diagnostic) => diagnostics.push(diagnostic),
  });
  printer.receive(bytes);
  printer.endJob();
  const { unfinished } = printer;
  if (unfinished)
    entries.push({ ...unfinished, id: 'incomplete', args: {}, ignored: 'the bytes end within a command' });
  // A real-time command is told when it acts and again in its place; one row is enough.
  const acted = new Set(entries.filter(({ realtime }) => realtime).map(({ offset }) => offset));
  const told = entries.filter(({ command, realtime, offset }) => realtime || !(command?.realtime && acted.has(offset)));
  told.sort((a, b) => a.offset - b.offset);
  const rows = describe(told, bytes);
  const lines = aligned(
    rows.map(({ offset, hex, id, meaning }) => [String(offset).padStart(6), hex, id, printable(meaning)]),
  );
  return rows.map((_, i) => `${lines[i]}\n${toldAt(rows, i, diagnostics).map(wordsOf).join('')}`).join('');
}

const saidByRow: ReadonlySet<string> = new Set(['unknown-command', 'foreign-stream']);

/** What is wrong with the bytes of a row, but for what the row itself says. */
function toldAt(rows: readonly DumpRow[], i: number, diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const from = rows[i]!.offset;
  const to = rows[i + 1]?.offset ?? Number.POSITIVE_INFINITY;
  return diagnostics.filter(
    ({ severity, code, offset }) => severity !== 'info' && !saidByRow.has(code) && offset >= from && offset < to,
  );
}

const wordsOf = ({ severity, code, message }: Diagnostic) => `        ${severity}  ${code}  ${printable(message)}\n`;
