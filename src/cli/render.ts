import { unlinkSync } from 'node:fs';
import { parse } from 'node:path';
import type { Command } from 'commander';
import type { Diagnostic } from '../../emulator/machine/slip.ts';
import { readBench } from '../bench/read-bench.ts';
import { redactJob } from '../events/printed-redactor.ts';
import { encodePng } from '../pictures/png.ts';
import { findModel, printSlips } from '../printers/layout.ts';
import { exitCodes } from '../reports/exit-code.ts';
import { LINE_OPTION, lineNumber, printerBytes } from './capture-file.ts';
import { failureOf, UsageError } from './failure.ts';
import { readBytes, readInput, writeWhole } from './files.ts';
import { helpText } from './help.ts';
import { say } from './language.ts';
import { diagnosticWords, slipWords } from './slip-words.ts';
import { watchFile } from './watch-file.ts';

interface RenderOptions {
  readonly output: string;
  readonly model?: string;
  readonly watch?: true;
  readonly line?: number;
  readonly keepCardData?: true;
}

const examples = `
A file that prints several slips becomes OUT-1.png, OUT-2.png and so on. Paper that was not cut at the end of the file
is a slip. Exits with 1 when the file prints nothing.

Examples:
  platen render job.bin -o slip.png
  platen render job.bin -o slip.png --watch        draw again whenever job.bin changes, until Ctrl-C
  cat job.bin | platen render - -o slip.png --model tm-t88v`;

export function registerRender(program: Command): void {
  program
    .command('render')
    .description('Draw the slips that a file of printer bytes prints, to the dot.')
    .argument('<file>', 'printer bytes, or a capture; - is standard input')
    .requiredOption('-o, --output <file>', 'where the picture goes (PNG, 1 bit a pixel)')
    .option('--model <name>', 'printer model (default: as platen.yaml says, else xprinter-80)')
    .option('--watch', 'draw again whenever the file changes')
    .option(...LINE_OPTION, lineNumber)
    .option('--keep-card-data', 'draw card numbers as they are; otherwise other digits are put in their place')
    .addHelpText('after', () => helpText(examples))
    .action(render);
}

async function render(file: string, options: RenderOptions): Promise<void> {
  if (options.watch && file === '-') throw new UsageError('--watch needs a file: standard input is read once');
  const model = options.model ?? readBench().model;
  let drawn: string[] = [];
  const draw = (content: Uint8Array) => {
    const bytes = printerBytes(content, file, options.line);
    const before = drawn;
    const shown = options.keepCardData ? bytes : redactJob(bytes, findModel(model).dialect);
    const { paths, words } = drawSlips(shown, model, options.output);
    drawn = paths;
    for (const path of before) if (!drawn.includes(path)) unlinkSync(path);
    process.stdout.write(say(drawn.length === 0 ? `${words}${file} prints nothing\n` : words));
  };
  if (options.watch) {
    await watchFile(
      file,
      () => draw(readBytes(file)),
      (error) => process.stderr.write(failureOf(error).text),
    );
    process.exitCode = exitCodes.interrupted;
    return;
  }
  draw(await readInput(file));
  if (drawn.length === 0) process.exitCode = exitCodes.failed;
}

/** Draws every slip; the pictures' paths, and what is to be told of them. */
function drawSlips(bytes: Uint8Array, model: string, output: string): { paths: string[]; words: string } {
  const untold = new Set<Diagnostic>();
  const slips = printSlips(bytes, model, {}, { diagnostic: (diagnostic) => untold.add(diagnostic) });
  const { dir, name, ext } = parse(output);
  const folder = dir === '' ? '' : `${dir}/`;
  const paths = slips.map((_, i) => (slips.length === 1 ? output : `${folder}${name}-${i + 1}${ext}`));
  let words = '';
  slips.forEach((slip, i) => {
    writeWhole(paths[i]!, encodePng(slip.dots));
    words += slipWords(i + 1, slip, paths[i]!, 0);
    for (const diagnostic of slip.diagnostics) untold.delete(diagnostic);
  });
  return { paths, words: words + diagnosticWords([...untold], 0) };
}
