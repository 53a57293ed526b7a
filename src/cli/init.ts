import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import { BENCH_FILE } from '../bench/bench-file.ts';

/** What a new bench consists of: the template, and the path it gets. */
const files: readonly (readonly [template: string, path: string])[] = [
  ['platen.yaml', BENCH_FILE],
  ['first-sale.yaml', 'scenarios/first-sale.yaml'],
  ['github-workflow.yml', '.github/workflows/receipts.yml'],
  // A package never holds a file of that name itself.
  ['gitignore', '.gitignore'],
];

const examples = `
Nothing that exists is ever replaced.

Examples:
  platen init
  platen init bench`;

export function registerInit(program: Command): void {
  program
    .command('init')
    .description('Write a bench file, a first scenario and an example of a CI workflow.')
    .argument('[folder]', 'where', '.')
    .addHelpText('after', examples)
    .action(init);
}

function init(folder: string): void {
  for (const [template, path] of files) {
    const target = join(folder, path);
    process.stdout.write(`${writeNew(target, template) ? 'wrote ' : 'exists'}  ${target}\n`);
  }
  const cd = folder === '.' ? '' : `cd ${folder}, then `;
  process.stdout.write(`next: ${cd}platen run; look at the slips in its report; platen approve\n`);
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
