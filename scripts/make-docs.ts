// Writes the documents that are made from data: docs/commands.md, and the tables of other pages.
import { writeFileSync } from 'node:fs';
import { madeDocuments } from './docs/documents.ts';

for (const [file, text] of madeDocuments()) writeFileSync(file, text);
