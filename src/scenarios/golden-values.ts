import type { FieldLabels, FieldValues } from '../receipts/fields.ts';
import { labels } from '../rules/labels.ts';
import { chipData } from '../terminals/simulated/slips/chip.ts';
import type { OpenBatch } from './due.ts';
import type { StepFacts } from './facts.ts';
import { six, slipTime, yuan } from './words.ts';

/** Words that stand before a value on the slips, by the value's name. */
export const fieldLabels: FieldLabels = Object.fromEntries(
  [...labels].map(([name, { chinese, english }]) => [name, [...chinese, ...english]]),
);

/**
 * What may vary in the golden of a slip that is due, as it is printed: from the host's record, and of the chip what the
 * card gives for that transaction.
 */
export function goldenValues({ due, setup, host }: StepFacts): FieldValues {
  if (due.kind === 'nothing') return {};
  if (due.kind === 'settlement') {
    const { batch, localTime } = due.settlement;
    return { 'date-time': slipTime(localTime), batch: six(batch) };
  }
  if (due.kind === 'list') return { 'date-time': slipTime(host.now), batch: six(due.list.batch), ...rowsOf(due.list) };
  const { transaction } = due;
  const { original } = transaction;
  const chip = chipData({ ...transaction, acquirer: setup.acquirer });
  return {
    'date-time': slipTime(transaction.localTime),
    batch: six(transaction.batch),
    voucher: six(transaction.voucher),
    amount: yuan(transaction.amount - (transaction.tip ?? 0)),
    ...(transaction.tip ? { tip: yuan(transaction.tip), total: yuan(transaction.amount) } : {}),
    ...(transaction.reference === '' ? {} : { reference: transaction.reference }),
    ...(transaction.authorisation === '' || !transaction.card ? {} : { authorisation: transaction.authorisation }),
    ...(transaction.order === undefined ? {} : { order: transaction.order }),
    ...(original?.authorisation === undefined ? {} : { 'original-authorisation': original.authorisation }),
    ...(original?.order === undefined ? {} : { 'original-order': original.order }),
    ...(original?.voucher === undefined ? {} : { 'original-voucher': six(original.voucher) }),
    ...(original?.reference === undefined ? {} : { 'original-reference': original.reference }),
    ...(original?.date === undefined ? {} : { 'original-date': original.date.replaceAll('-', '/') }),
    ...(chip ? { cryptogram: chip.arqc, atc: chip.atc } : {}),
  };
}

/** What varies in the rows of a list, row by row. */
function rowsOf({ of, transactions }: OpenBatch): FieldValues {
  if (of === 'totals') return {};
  return Object.fromEntries(
    transactions.flatMap(({ voucher, authorisation, order }, i) => [
      [`row-${i + 1}-voucher`, six(voucher)],
      ...(authorisation === '' ? [] : [[`row-${i + 1}-authorisation`, authorisation]]),
      ...(order === undefined ? [] : [[`row-${i + 1}-order`, order]]),
    ]),
  );
}
