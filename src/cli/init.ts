import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { BENCH_FILE } from '../bench/bench-file.ts';
import { appendLines, linesOf } from '../receipts/git-files.ts';
import { helpText } from './help.ts';
import { say } from './language.ts';

/** What a new project consists of: the template, and the path it gets. */
const files: readonly (readonly [template: string, path: string])[] = [
  ['platen.yaml', BENCH_FILE],
  ['first-sale.yaml', 'scenarios/first-sale.yaml'],
  ['github-workflow.yml', '.github/workflows/receipts.yml'],
];

const examples = `
Nothing that exists is ever replaced; a .gitignore gets the lines that it lacks.

Examples:
  platen init
  platen init bench`;

export function registerInit(program: Command): void {
  program
    .command('init')
    .description('Write settings, a first scenario and an example of a CI workflow.')
    .argument('[folder]', 'where', '.')
    .addHelpText('after', () => helpText(examples))
    .action(init);
}

function init(folder: string): void {
  for (const [template, path] of files) {
    const target = join(folder, path);
    process.stdout.write(say(`${writeNew(target, template) ? 'wrote ' : 'exists'}  ${target}\n`));
  }
  process.stdout.write(say(ignore(join(folder, '.gitignore'))));
  const cd = folder === '.' ? '' : `cd ${folder}, then `;
  process.stdout.write(say(`next: ${cd}platen run; platen review\n`));
}

/** False where there is such a file already. */
function writeNew(target: string, template: string): boolean {
  mkdirSync(dirname(target), { recursive: true });
  try {
    writeFileSync(target, readFileSync(new URL(`./templates/${template}`, import.meta.url)), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Has git pass over what is not to be committed; says what became of the file. */
function ignore(target: string): string {
  // A package never holds a file of that name itself.
  const lines = linesOf(fileURLToPath(new URL('./templates/gitignore', import.meta.url))).filter((line) => line !== '');
  const isNew = !existsSync(target);
  const there = linesOf(target);
  const patterns = lines.filter((line) => !line.startsWith('#') && !there.includes(line));
  if (patterns.length === 0) return `exists  ${target}\n`;
  appendLines(target, isNew ? lines : patterns);
  return isNew ? `wrote   ${target}\n` : `added   ${target}: ${patterns.join(' ')}\n`;
}
