import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { verifyBundle } from '../reports/evidence/verify.ts';
import { exitCodes } from '../reports/exit-code.ts';
import { counted } from '../reports/words.ts';
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

function verify(bundle: string, { signer, json }: { readonly signer?: string; readonly json?: true }): void {
  const result = verifyBundle(bundle, signer === undefined ? undefined : readFileSync(signer, 'utf8'));
  const { problems, files, key } = result;
  if (problems.length > 0) process.exitCode = exitCodes.failed;
  if (json) return void process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  for (const { what, message } of problems) process.stdout.write(say(`${what.padEnd(13)} ${message}\n`));
  if (problems.length > 0)
    process.stdout.write(say(`${counted(problems.length, 'problem')}: this is not what was sealed\n`));
  else process.stdout.write(say(`intact: ${counted(files, 'file')}, signed with the key ${key}\n`));
}
