import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** What git has to know of a folder of goldens. */
const told = [
  { file: '.gitignore', why: '# Slips that await approval: platen review shows them.', lines: ['*.received.*'] },
  {
    file: '.gitattributes',
    why: '# Receipts are bytes: no line end is changed.',
    lines: ['*.escpos binary', '*.png binary'],
  },
] as const;

/**
 * Has git take goldens as they are and nothing that awaits approval, in whatever project their folder lies: unless files
 * on the way up to the top of the working tree say so already, those of the folder do.
 */
export function tellGit(root: string): void {
  const folders = foldersUp(resolve(root));
  for (const { file, why, lines } of told) {
    const there = new Set(folders.flatMap((folder) => linesOf(join(folder, file))));
    const lacking = lines.filter((line) => !there.has(line));
    if (lacking.length > 0) appendLines(join(root, file), [why, ...lacking]);
  }
}

/** A folder and those around it, up to the top of its working tree. */
function foldersUp(folder: string): string[] {
  const isTop = existsSync(join(folder, '.git')) || folder === dirname(folder);
  return isTop ? [folder] : [folder, ...foldersUp(dirname(folder))];
}

/** The lines of a file, without blanks at their ends; none where there is no such file. */
export function linesOf(file: string): string[] {
  return existsSync(file) ? readFileSync(file, 'utf8').split(/\s*\n/) : [];
}

/** Puts lines behind those that a file has, which stay as they are; makes the file where there is none. */
export function appendLines(file: string, lines: readonly string[]): void {
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const end = before.includes('\r\n') ? '\r\n' : '\n';
  const joint = before === '' || before.endsWith('\n') ? '' : end;
  writeFileSync(file, `${before}${joint}${lines.map((line) => `${line}${end}`).join('')}`);
}
