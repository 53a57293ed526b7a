import { readFileSync } from 'node:fs';
import { models } from '../../emulator/models/models.ts';
import { commandsDocument } from './commands.ts';
import { modelTables } from './models.ts';

const docs = new URL('../../docs/', import.meta.url);

/** What stands below this line of docs/models.md is made; what stands above it is written by hand. */
const MADE_BELOW = '<!-- made by scripts/make-docs.ts -->';

/** The documents that are made from data, by file; each with the text that it must have. */
export function madeDocuments(): ReadonlyMap<URL, string> {
  const all = [...models.values()];
  const modelsFile = new URL('models.md', docs);
  const [written] = readFileSync(modelsFile, 'utf8').split(MADE_BELOW);
  return new Map([
    [new URL('commands.md', docs), commandsDocument(all)],
    [modelsFile, `${written}${MADE_BELOW}\n\n${modelTables(all)}\n`],
  ]);
}
