import { existsSync, readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { type BundleProblem, type Verified, verifyBundle } from '../reports/evidence/verify.ts';
import { exitCodes } from '../reports/exit-code.ts';
import { counted } from '../reports/words.ts';
import { padded } from '../words/columns.ts';
import { UsageError } from './failure.ts';
import { helpText } from './help.ts';
import { say } from './language.ts';

const examples = `
Exits with 1 where anything is not as it was when the bundle was sealed, and names the file.

Examples:
  platen verify reports/evidence
  platen verify reports/evidence --signer bench.pub.pem   and that this key signed it`;

/** Adds `platen verify`. */
export function registerVerify(program: Command): void {
  program
    .command('verify')
    .description('Find every byte of a bundle of evidence that was changed since it was sealed.')
    .argument('<bundle>', 'the folder that platen certify wrote')
    .option('--signer <file>', 'the public key that must have signed it, PEM')
    .option('--json', 'as JSON')
    .addHelpText('after', () => helpText(examples))
    .action(verify);
}

/** What is wrong with a file, on a screen; JSON has the codes. */
const words: Readonly<Record<BundleProblem['what'], string>> = {
  changed: 'changed',
  missing: 'missing',
  added: 'extra',
  'not-signed-by': 'other key',
};
/** Columns of such a word, and the blanks behind it. */
const WIDTH = 11;

function verdict({ problems, files, key }: Verified): string {
  if (problems.length === 0) return `intact: ${counted(files, 'file')}, signed with the key ${key}`;
  if (problems.every(({ what }) => what === 'not-signed-by')) {
    return `nothing was changed, and another key signed it: ${key}`;
  }
  return `${counted(problems.length, 'problem')}: this is not what was sealed`;
}

function verify(bundle: string, { signer, json }: { readonly signer?: string; readonly json?: true }): void {
  if (!existsSync(bundle)) throw new UsageError(`no such folder: ${bundle}`, 'give the one that platen certify wrote');
  const result = verifyBundle(bundle, signer === undefined ? undefined : readFileSync(signer, 'utf8'));
  const { problems } = result;
  if (problems.length > 0) process.exitCode = exitCodes.failed;
  if (json) return void process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  for (const { what, message } of problems) {
    process.stdout.write(`${padded(say(words[what]), WIDTH)}${say(message)}\n`);
  }
  process.stdout.write(say(`${verdict(result)}\n`));
}
