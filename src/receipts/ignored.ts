import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** What git is told to pass over: slips that await approval, and what was rejected. */
const PATTERN = '*.received.*';

/**
 * Keeps git from taking what awaits approval below a folder of goldens, in whatever project it lies: unless a
 * `.gitignore` on the way up to the top of the working tree says so already, one in the folder does.
 */
export function ignoreReceived(root: string): void {
  const own = join(root, '.gitignore');
  for (let folder = resolve(root); ; folder = dirname(folder)) {
    if (linesOf(join(folder, '.gitignore')).includes(PATTERN)) return;
    if (existsSync(join(folder, '.git')) || folder === dirname(folder)) break;
  }
  appendLines(own, ['# Slips that await approval: platen review shows them.', PATTERN]);
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
