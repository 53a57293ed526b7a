import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { madeDocuments } from '../../scripts/docs/documents.ts';

test('the documents that are made from data are current; npx tsx scripts/make-docs.ts makes them', () => {
  const stale = [...madeDocuments()].filter(([file, text]) => readFileSync(file, 'utf8') !== text);
  expect(stale.map(([file]) => fileURLToPath(file))).toEqual([]);
});
