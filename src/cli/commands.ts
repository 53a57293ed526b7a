import type { Command } from 'commander';
import { declaredCommands } from '../../emulator/language/commands/commands.ts';
import { type Support, type SupportRow, supportTable } from '../../emulator/language/support.ts';
import type { Model } from '../../emulator/models/model.ts';
import { models } from '../../emulator/models/models.ts';
import { findModel } from '../printers/layout.ts';
import { helpText } from './help.ts';
import { say } from './language.ts';
import { aligned } from './table.ts';

const examples = `
drawn: it makes dots, or decides which. acted on: it does something else, such as an answer. consumed: it is taken by
its right length and does nothing, with the reason. not spoken: the bytes mean something else to that printer.

Models:
${aligned([...models.values()].map(({ name, title }) => [`  ${name}`, title])).join('\n')}

Examples:
  platen commands                     every command against every model
  platen commands --model csn-a2      what one model makes of them
  platen commands --json              the same as data`;

export function registerCommands(program: Command): void {
  program
    .command('commands')
    .description('List the commands that printer models know, and what is made of them.')
    .option('--model <name>', 'one model alone')
    .option('--json', 'as JSON')
    .addHelpText('after', () => helpText(examples))
    .action(commands);
}

function commands({ model: name, json }: { readonly model?: string; readonly json?: true }): void {
  const shown = name === undefined ? [...models.values()] : [findModel(name)];
  const rows = supportTable(declaredCommands, shown);
  if (json) process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
  else if (shown.length === 1) process.stdout.write(say(`${ofModel(rows, shown[0]!)}\n`));
  else process.stdout.write(say(`${ofAll(rows, shown)}\n`));
}

function ofModel(rows: readonly SupportRow[], { name, title }: Model): string {
  const spoken = rows.filter((row) => row.support[name]!.kind !== 'not spoken');
  const lines = spoken.map(({ id, bytes, doc, support }) => [
    id,
    bytes,
    support[name]!.kind,
    `${doc}${why(support[name]!)}`,
  ]);
  return [title, '', ...aligned(lines), '', tally(rows, name)].join('\n');
}

const why = (support: Support) => (support.kind === 'consumed' ? ` Nothing here: ${support.why}.` : '');

function ofAll(rows: readonly SupportRow[], shown: readonly Model[]): string {
  const names = shown.map(({ name }) => name);
  const lines = rows.map(({ id, bytes, support }) => [id, bytes, ...names.map((name) => support[name]!.kind)]);
  return [...aligned([['command', 'bytes', ...names], ...lines]), '', ...names.map((name) => tally(rows, name))].join(
    '\n',
  );
}

/** `csn-a2: 41 drawn, 20 acted on, 30 consumed, 12 not spoken`. */
function tally(rows: readonly SupportRow[], name: string): string {
  const kinds = rows.map((row) => row.support[name]!.kind);
  const counts = (['drawn', 'acted on', 'consumed', 'not spoken'] as const).map(
    (kind) => `${kinds.filter((one) => one === kind).length} ${kind}`,
  );
  return `${name}: ${counts.join(', ')}`;
}
