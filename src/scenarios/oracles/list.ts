import type { Rules } from '../../rules/rules.ts';
import { sameTotals } from '../../terminals/transactions.ts';
import type { OpenBatch } from '../due.ts';
import type { Paper } from '../facts.ts';
import { standing } from '../standing.ts';
import { listed } from '../words.ts';
import type { Found, Oracle } from './oracle.ts';
import { type Row, rowsOf, sameRows } from './totals-rows.ts';

/** The longest that a list may take from being asked for until its time is taken, ms. */
const LONGEST = 60_000;

/** A list of the open batch shows every transaction of it once, with its amount; its totals are theirs. */
export const list: Oracle = {
  name: 'list',
  check: ({ due, papers, host, setup: { rules } }) => {
    if (due.kind !== 'list') return [];
    return papers.flatMap((paper, slip) => {
      if (paper.role !== 'list') return [];
      const inside = due.list.of === 'details' ? ofDetails : ofTotals;
      return [...inside(due.list, paper, slip, rules), ...ofTime(host.now, paper, slip, rules)];
    });
  },
};

/** A list says when it was printed: after it was asked for, and not long after. */
function ofTime(now: string, { reading }: Paper, slip: number, { readDateTime, written }: Rules): Found[] {
  const found = reading.fields.get('date-time');
  const said = found && readDateTime(found.value);
  if (!found || (said && msOf(said) >= msOf(now) && msOf(said) - msOf(now) <= LONGEST)) return [];
  const expected = written.dateTime(now);
  const message = `the list says ${found.value}, it was asked for ${expected}`;
  return [{ code: 'date-wrong', message, slip, line: found.line, expected, actual: found.value }];
}

const msOf = (localTime: string) => Date.parse(`${localTime}Z`);

function ofDetails({ transactions }: OpenBatch, { lines }: Paper, slip: number, { written, readList }: Rules): Found[] {
  const rows = readList(lines);
  const vouchers = transactions.map(({ voucher }) => written.voucher(voucher));
  const printed = rows.map(({ voucher }) => voucher);
  if (printed.join() !== vouchers.join()) {
    const [expected, actual] = [listed(vouchers), listed(printed)];
    return [
      { code: 'list-wrong', message: `the list has vouchers ${actual}, the batch ${expected}`, slip, expected, actual },
    ];
  }
  return transactions.flatMap(({ amount, voucher }, i) => {
    const shown = rows[i]!.amount;
    const expected = written.amount(amount);
    if (shown?.replace('-', '') === expected) return [];
    const message = `voucher ${written.voucher(voucher)} is listed with ${shown ?? 'no amount'}, the host booked ${expected}`;
    return [{ code: 'list-amount-wrong', message, slip, expected, actual: shown ?? '' }];
  });
}

function ofTotals({ transactions }: OpenBatch, { reading }: Paper, slip: number, rules: Rules): Found[] {
  const expected = rowsOf(standing(transactions), rules);
  const printed = reading.totals.flatMap(({ kind, foreign, brand, count, amount }): Row[] =>
    kind === 'total' ? [] : [{ kind, count, amount, ...(foreign ? { foreign } : {}), ...(brand ? { brand } : {}) }],
  );
  const isSame = rules.totals.rule === 'by brand' ? sameRows(expected, printed) : sameTotals(expected, printed);
  if (isSame) return [];
  const words = (rows: readonly Row[]) =>
    listed(rows.map(({ kind, brand, count, amount }) => `${brand ?? kind} ${count}, ${rules.written.amount(amount)}`));
  const message = `the totals say ${words(printed)}, the batch has ${words(expected)}`;
  return [{ code: 'list-totals-wrong', message, slip }];
}
