import type { HostTransaction } from '../../terminals/terminal.ts';
import { sameTotals, totalsRows, transactionFacts } from '../../terminals/transactions.ts';
import type { OpenBatch } from '../due.ts';
import type { Paper } from '../facts.ts';
import { listed, six, yuan } from '../words.ts';
import type { Found, Oracle } from './oracle.ts';

/** A list of the open batch shows every transaction of it once, with its amount; its totals are theirs. */
export const list: Oracle = {
  name: 'list',
  check: ({ due, papers }) => {
    if (due.kind !== 'list') return [];
    return papers.flatMap((paper, slip) => {
      if (paper.role !== 'list') return [];
      return due.list.of === 'details' ? ofDetails(due.list, paper, slip) : ofTotals(due.list, paper, slip);
    });
  },
};

interface Row {
  readonly voucher: string;
  /** Yuan as printed. */
  readonly amount: string | undefined;
}

function ofDetails({ transactions }: OpenBatch, { lines }: Paper, slip: number): Found[] {
  const rows = rowsOf(lines);
  const vouchers = transactions.map(({ voucher }) => six(voucher));
  const printed = rows.map(({ voucher }) => voucher);
  if (printed.join() !== vouchers.join()) {
    const [expected, actual] = [listed(vouchers), listed(printed)];
    return [
      { code: 'list-wrong', message: `the list has vouchers ${actual}, the batch ${expected}`, slip, expected, actual },
    ];
  }
  return transactions.flatMap(({ amount, voucher }, i) => {
    const shown = rows[i]!.amount;
    if (shown?.replace('-', '') === yuan(amount)) return [];
    const message = `voucher ${six(voucher)} is listed with ${shown ?? 'no amount'}, the host booked ${yuan(amount)}`;
    return [{ code: 'list-amount-wrong', message, slip, expected: yuan(amount), actual: shown ?? '' }];
  });
}

/** A voucher number begins a row; the amount ends it, on that line or one below. */
function rowsOf(lines: readonly string[]): Row[] {
  const starts = lines.flatMap((text, i) => (/^\d{6} \S/.test(text) ? [i] : []));
  return starts.map((start, i) => {
    const row = lines.slice(start, starts[i + 1]);
    const amounts = row.map((text) => /(-?\d+\.\d\d)$/.exec(text.trimEnd())?.[1]);
    return { voucher: lines[start]!.slice(0, 6), amount: amounts.find((amount) => amount !== undefined) };
  });
}

function ofTotals({ transactions }: OpenBatch, { reading }: Paper, slip: number): Found[] {
  const expected = totalsRows(standing(transactions));
  const printed = reading.totals.flatMap(({ kind, foreign, count, amount }) =>
    kind === 'total' ? [] : [{ kind, count, amount, ...(foreign ? { foreign } : {}) }],
  );
  if (sameTotals(expected, printed)) return [];
  const words = (rows: typeof printed) =>
    listed(rows.map(({ kind, count, amount }) => `${kind} ${count}, ${yuan(amount)}`));
  const message = `the totals say ${words(printed)}, the batch has ${words([...expected])}`;
  return [{ code: 'list-totals-wrong', message, slip }];
}

/** Without what was taken back. */
function standing(transactions: readonly HostTransaction[]): HostTransaction[] {
  const takenBack = new Set(
    transactions.flatMap(({ kind, original }) =>
      transactionFacts[kind].takesBack.length > 0 && original?.voucher !== undefined ? [original.voucher] : [],
    ),
  );
  return transactions.filter(({ voucher }) => !takenBack.has(voucher));
}
