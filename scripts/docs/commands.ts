import { declaredCommands } from '../../emulator/language/commands/commands.ts';
import { type Support, type SupportRow, supportTable } from '../../emulator/language/support.ts';
import type { Model } from '../../emulator/models/model.ts';
import { code, table } from './markdown.ts';

const SIGNS: Readonly<Record<Support['kind'], string>> = {
  drawn: 'D',
  'acted on': 'A',
  consumed: 'C',
  'not spoken': '-',
};

const intro = `# Commands

What each printer model makes of each command, made by \`npx tsx scripts/make-docs.ts\` from the declarations that the
decoder runs on. \`platen commands\` prints the same, \`platen commands --model NAME\` with the reasons.

| sign | meaning |
| --- | --- |
| D | drawn: it makes dots, or decides which |
| A | acted on: it does something else, such as an answer |
| C | consumed: it is taken by its right length and does nothing, for the reason in the last column |
| - | not spoken: to that printer the bytes mean something else |

In the bytes, \`00|30\` is one of these bytes, \`n\` one byte, \`nL nH\` two with the low one first, \`p[4]\` four, and
\`d[]\` data whose length follows from what stands before it.`;

/** docs/commands.md: the support table of every model. */
export function commandsDocument(models: readonly Model[]): string {
  const rows = supportTable(declaredCommands, models);
  const names = models.map(({ name }) => name);
  const count = (name: string, kind: Support['kind']) =>
    `${rows.filter(({ support }) => support[name]!.kind === kind).length}`;
  const kinds = Object.keys(SIGNS) as Support['kind'][];
  const tally = table(
    ['model', ...kinds],
    names.map((name) => [name, ...kinds.map((kind) => count(name, kind))]),
  );
  const all = table(
    ['command', 'bytes', 'what it does', ...names, 'why nothing'],
    rows.map((row) => [
      row.id,
      code(row.bytes),
      row.doc,
      ...names.map((name) => SIGNS[row.support[name]!.kind]),
      reasons(row),
    ]),
  );
  return `${intro}\n\n## How many\n\n${tally}\n\n## Every command\n\n${all}\n`;
}

/** Why models do nothing; a reason that names the model is told once for all of them. */
function reasons({ support }: SupportRow): string {
  const models = new Map<string, string[]>();
  for (const [name, one] of Object.entries(support)) {
    if (one.kind !== 'consumed') continue;
    const why = one.why.startsWith(`${name} `) ? one.why.slice(name.length + 1) : one.why;
    models.set(why, [...(models.get(why) ?? []), ...(why === one.why ? [] : [name])]);
  }
  return [...models].map(([why, names]) => (names.length > 0 ? `${names.join(', ')}: ${why}` : why)).join('; ');
}
