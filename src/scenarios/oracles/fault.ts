import type { FieldName } from '../../rules/rules.ts';
import { dueText } from '../due.ts';
import type { Paper, StepFacts } from '../facts.ts';
import { six } from '../words.ts';
import { fieldWords } from './expected-values.ts';
import type { Found, Oracle } from './oracle.ts';

/**
 * The slip of a reversal that was given up says that it is no receipt, and names the transaction: whoever settles it by
 * hand has nothing else.
 */
export const faultSlip: Oracle = {
  name: 'fault',
  check: (facts) =>
    facts.due.kind === 'fault' ? facts.papers.flatMap((paper, slip) => ofPaper(facts, paper, slip)) : [],
};

function ofPaper({ due, setup: { rules } }: StepFacts, { role, reading }: Paper, slip: number): Found[] {
  if (due.kind !== 'fault' || role === 'unexpected') return [];
  const { batch, voucher, amount } = due.transaction;
  const expected: readonly (readonly [FieldName, string | number])[] = [
    ['batch', six(batch)],
    ['voucher', rules.written.voucher(voucher)],
    ['amount', amount],
  ];
  const told = expected.flatMap(([field, value]): Found[] => {
    const found = reading.fields.get(field);
    const said = found && (field === 'amount' ? rules.readAmount(found.value) : found.value);
    if (said === value) return [];
    const shown = found?.value ?? 'nothing';
    const message = `the slip of ${dueText(due)} says ${shown} as ${fieldWords[field]}, it is ${value}`;
    return [{ code: `${field}-wrong`, message, slip, line: found?.line, expected: String(value), actual: shown }];
  });
  if (reading.notReceipt) return told;
  const message = `nothing says that the slip of ${dueText(due)} is no receipt`;
  return [{ code: 'receipt-unexpected', message, slip }, ...told];
}
