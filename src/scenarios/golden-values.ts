import type { FieldLabels, FieldValues } from '../receipts/fields.ts';
import type { Rules } from '../rules/rules.ts';
import { numberAfter } from '../terminals/numbers.ts';
import { chipData } from '../terminals/simulated/slips/chip.ts';
import type { HostRecord, HostTransaction } from '../terminals/terminal.ts';
import { bookedIn, type OpenBatch } from './due.ts';
import type { Paper, StepFacts } from './facts.ts';
import { six } from './words.ts';

/** Words that stand before a value on the slips of these rules, by the value's name. */
export function fieldLabels({ labels }: Rules): FieldLabels {
  let named = labelsOf.get(labels);
  if (!named) {
    named = Object.fromEntries([...labels].map(([name, { words, english }]) => [name, [...words, ...english]]));
    labelsOf.set(labels, named);
  }
  return named;
}

/** They are asked for with every slip. */
const labelsOf = new WeakMap<Rules['labels'], FieldLabels>();

/**
 * What may vary in the golden of a slip that is due, as it is printed: from the host's record, and of the chip what the
 * card gives for that transaction.
 */
export function goldenValues({ due, setup: { rules, acquirer }, host }: StepFacts, { reading }: Paper): FieldValues {
  if (due.kind === 'nothing') return {};
  const { moment } = rules.written;
  const ofBatch = (record: HostRecord, batch: number) =>
    known({ batch: six(batch), vouchers: rules.vouchersOf?.(bookedIn(record, batch)), trace: nextTrace(host.before) });
  if (due.kind === 'settlement')
    return { ...moment(due.settlement.localTime), ...ofBatch(host.after, due.settlement.batch) };
  if (due.kind === 'list') {
    // When within the step it was printed only the list itself says.
    const printedAt = rules.readDateTime(reading.fields.get('date-time')?.value ?? '') ?? host.now;
    return { ...moment(printedAt), ...ofBatch(host.before, due.list.batch), ...rowsOf(due.list, rules) };
  }
  if (due.kind === 'fault') {
    const { localTime, batch, voucher, amount } = due.transaction;
    return { ...moment(localTime), batch: six(batch), voucher: six(voucher), amount: rules.written.amount(amount) };
  }
  return { ...moment(due.transaction.localTime), ...ofTransaction(due.transaction, rules, acquirer) };
}

/** Slips of a batch have the number of the next transaction, where the terminal counts all that it does (ZVT, trace). */
function nextTrace({ transactions }: HostRecord): string | undefined {
  const last = transactions.at(-1)?.trace;
  return last === undefined ? undefined : six(numberAfter(last));
}

function ofTransaction(transaction: HostTransaction, rules: Rules, acquirer: string): FieldValues {
  const { written, slips } = rules;
  const { kind, voucher, trace, batch, amount, tip = 0, card, reference, authorisation, order, original } = transaction;
  const chip = transaction.chip ?? chipData({ ...transaction, acquirer });
  const tax = rules.taxIn?.(amount);
  const number = slips[kind].numberOfOriginal ? (original?.voucher ?? voucher) : voucher;
  return known({
    batch: six(batch),
    voucher: written.voucher(number),
    trace: trace === undefined ? undefined : six(trace),
    'pan-sequence': written.cardSequence,
    amount: written.amount(amount - tip),
    tip: tip > 0 ? written.amount(tip) : undefined,
    total: tip > 0 ? written.amount(amount) : undefined,
    net: tax === undefined ? undefined : written.amount(amount - tax),
    tax: tax === undefined ? undefined : written.amount(tax),
    reference: reference === '' ? undefined : reference,
    authorisation: authorisation === '' || !card ? undefined : authorisation,
    order,
    'original-authorisation': original?.authorisation,
    'original-order': original?.order,
    'original-voucher': original?.voucher === undefined ? undefined : written.voucher(original.voucher),
    'original-trace': original?.trace === undefined ? undefined : six(original.trace),
    'original-reference': original?.reference,
    'original-date': original?.date?.replaceAll('-', '/'),
    cryptogram: chip?.arqc,
    atc: chip?.atc,
  });
}

function known(values: Readonly<Record<string, string | undefined>>): FieldValues {
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

/** What varies in the rows of a list, row by row. */
function rowsOf({ of, transactions }: OpenBatch, { written }: Rules): FieldValues {
  if (of === 'totals') return {};
  return Object.fromEntries(
    transactions.flatMap(({ voucher, authorisation, order }, i) => [
      [`row-${i + 1}-voucher`, written.voucher(voucher)],
      ...(authorisation === '' ? [] : [[`row-${i + 1}-authorisation`, authorisation]]),
      ...(order === undefined ? [] : [[`row-${i + 1}-order`, order]]),
    ]),
  );
}
