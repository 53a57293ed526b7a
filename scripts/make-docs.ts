// Writes the documents that are made from data: docs/commands.md, and the tables of docs/models.md and docs/faults.md.
import { writeFileSync } from 'node:fs';
import { madeDocuments } from './docs/documents.ts';

for (const [file, text] of madeDocuments()) writeFileSync(file, text);
