import { readFileSync } from 'node:fs';
import { models } from '../../emulator/models/models.ts';
import { catalogueTables } from './catalogue.ts';
import { commandsDocument } from './commands.ts';
import { faultTables } from './faults.ts';
import { modelTables } from './models.ts';
import { scenarioTables } from './scenarios.ts';

const docs = new URL('../../docs/', import.meta.url);

/** What stands below this line of a document is made; what stands above it is written by hand. */
const MADE_BELOW = '<!-- made by scripts/make-docs.ts -->';

/** The documents that are made from data, by file; each with the text that it must have. */
export function madeDocuments(): ReadonlyMap<URL, string> {
  const all = [...models.values()];
  return new Map([
    [new URL('commands.md', docs), commandsDocument(all)],
    madeBelow('models.md', modelTables(all)),
    madeBelow('faults.md', faultTables()),
    madeBelow('scenarios.md', scenarioTables()),
    madeBelow('catalogue.md', catalogueTables()),
  ]);
}

function madeBelow(name: string, made: string): [URL, string] {
  const file = new URL(name, docs);
  const [written] = readFileSync(file, 'utf8').split(MADE_BELOW);
  return [file, `${written}${MADE_BELOW}\n\n${made}\n`];
}
