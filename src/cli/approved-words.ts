import { redactText } from '../events/redaction.ts';
import type { Approval } from '../receipts/approve.ts';
import type { Field } from '../receipts/fields.ts';
import { printable } from '../reports/words.ts';

const before = { missing: 'new', differs: 'another slip than before', stale: 'drawn otherwise than before' } as const;

/** `approved  golden/shop/sale  (new)`, and below it what may vary from now on. */
export function approvedWords({ state, fields }: Approval, shown: string): string {
  return `approved  ${shown}  (${before[state]})\n${fieldWords(fields)}`;
}

/** What may vary in a golden: a line for each word that nobody says, and one for all that each run says itself. */
export function fieldWords(fields: readonly Field[]): string {
  const varying = fields.filter(({ like }) => like !== undefined);
  const said = new Set(fields.filter(({ like }) => like === undefined).map(({ name }) => name));
  const lines = varying.map(({ name, value }) => `  may vary: ${name}, here ${printable(redactText(value))}\n`);
  return `${said.size === 0 ? '' : `  from each run: ${[...said].join(', ')}\n`}${lines.join('')}`;
}
