import type { Rules, SlipReading, TotalsFound } from '../../rules/rules.ts';
import { type HostSettlement, type TransactionKind, totalsKinds } from '../../terminals/terminal.ts';
import { takesAway, transactionFacts } from '../../terminals/transactions.ts';
import { counts } from '../due.ts';
import { firstPrint, isWhole, type Paper, type StepFacts } from '../facts.ts';
import { standing } from '../standing.ts';
import { six } from '../words.ts';
import type { Found, Oracle } from './oracle.ts';
import { type Row, rowLike, rowOf, rowsOf, sameRow } from './totals-rows.ts';

/**
 * The totals of a settlement slip are those that the host settled, they are what the slips of that batch add up to, and
 * its sum is the sum of its rows. Of a reprint too: the totals of its own batch, whatever came after it.
 */
export const totals: Oracle = {
  name: 'totals',
  check(facts) {
    const { due, papers } = facts;
    if (due.kind !== 'settlement') return [];
    const { settlement } = due;
    return papers.flatMap((paper, slip) => {
      if (paper.role !== 'settlement') return [];
      return [
        ...againstHost(facts, settlement, paper, slip),
        ...againstSlips(facts, settlement, paper, slip),
        ...ownSum(paper, slip, facts.setup.rules),
        ...balance(facts, settlement, paper, slip),
      ];
    });
  },
};

function againstHost(
  { host, setup: { rules } }: StepFacts,
  settled: HostSettlement,
  paper: Paper,
  slip: number,
): Found[] {
  const { totals: printed } = paper.reading;
  const rows = settledRows(settled, host.after.transactions, rules);
  const wrong = rows.filter((row) => !sameRow(rowLike(printed, row), row));
  if (wrong.length === 0 && printed.every((row) => isOf(rows, row))) return [];
  const expected = rows.map((row) => rowText(row, rules)).join(', ') || 'none';
  const actual = rowsText(printed, rules);
  const batch = six(settled.batch);
  const message = `totals are not those of batch ${batch}: the slip says ${actual}, the host settled ${expected}`;
  const line = wrong[0] && rowLike(printed, wrong[0])?.line;
  return [{ code: 'totals-wrong', message, slip, line, expected, actual }];
}

/** What the host settled, told as the slips tell it: by kind it says so itself, by brand what it booked comes to. */
function settledRows(
  { batch, totals: rows }: HostSettlement,
  transactions: StepFacts['host']['after']['transactions'],
  rules: Rules,
): readonly Row[] {
  if (rules.totals.rule === 'by kind') return rows;
  return rowsOf(standing(transactions.filter((one) => one.batch === batch && counts(one))), rules);
}

/** Rows by brand that nobody paid with are wrong too. */
function isOf(rows: readonly Row[], row: TotalsFound): boolean {
  return row.brand === undefined || rowLike(rows, row) !== undefined || sameRow(undefined, { ...row, kind: 'sale' });
}

/** What the customers have in their hands: first prints of the batch, each transaction once, or a reprint where those are torn. */
function againstSlips(facts: StepFacts, settlement: HostSettlement, { reading }: Paper, slip: number): Found[] {
  const { rules } = facts.setup;
  const batch = six(settlement.batch);
  const slips = readingsOf(facts, settlement);
  const voided = new Set(slips.map((one) => takenBackBy(one, rules)));
  const standingSlips = slips.filter(
    ({ kind, fields }) =>
      kind !== null &&
      kind in transactionFacts &&
      transactionFacts[kind as TransactionKind].counts !== null &&
      !voided.has((fields.get('trace') ?? fields.get('voucher'))?.value),
  );
  const added = rules.totals.rule === 'by kind' ? byKind(standingSlips, rules) : byBrand(standingSlips, rules);
  const isRight = (rows: readonly Row[], others: readonly TotalsFound[]) =>
    rows.every((row) => sameRow(rowLike(others, row), row));
  if (isRight(added, reading.totals) && reading.totals.every((row) => isOf(added, row))) return [];
  const [expected, actual] = [rowsText(added, rules), rowsText(reading.totals, rules)];
  const message = `totals are not the sum of the slips of batch ${batch}: the slip says ${actual}, the slips add up to ${expected}`;
  return [{ code: 'totals-not-of-slips', message, slip, expected, actual }];
}

/** The number of the transaction that a slip says it goes back to, as that one's own slip says it. */
function takenBackBy({ kind, fields }: SlipReading, { slips }: Rules): string | undefined {
  if (kind !== null && slips[kind].numberOfOriginal) return fields.get('voucher')?.value;
  return (fields.get('original-voucher') ?? fields.get('original-trace'))?.value;
}

/** Of each transaction of the batch one whole slip, with what it says. */
function readingsOf({ earlier }: StepFacts, { batch }: HostSettlement): readonly SlipReading[] {
  return earlier
    .filter(({ due }) => due.kind === 'transaction' && !due.reprint && due.transaction.batch === batch)
    .flatMap((step) => [step, ...earlier.filter((later) => firstPrint(later) === step)].flatMap(wholeOf).slice(0, 1))
    .map(({ reading }) => reading);
}

function byKind(slips: readonly SlipReading[], rules: Rules): readonly Row[] {
  return [false, true].flatMap((foreign) =>
    totalsKinds.map((kind): Row => {
      const counted = slips.filter(
        (one) =>
          transactionFacts[one.kind as TransactionKind].counts === kind && one.fields.has('organisation') === foreign,
      );
      const amount = counted.reduce((sum, one) => sum + paidOn(one, rules), 0);
      return { kind, count: counted.length, amount, ...(foreign ? { foreign } : {}) };
    }),
  );
}

function byBrand(slips: readonly SlipReading[], rules: Rules): readonly Row[] {
  const on = ({ fields }: SlipReading) => rowOf(fields.get('brand')?.value ?? '', rules);
  return [...new Set(slips.map(on))].map((brand) => {
    const counted = slips.filter((one) => on(one) === brand);
    const amount = counted.reduce((sum, one) => sum + (isBack(one) ? -1 : 1) * paidOn(one, rules), 0);
    return { kind: 'sale', brand, count: counted.length, amount };
  });
}

const isBack = ({ kind }: SlipReading) =>
  (takesAway as readonly unknown[]).includes(transactionFacts[kind as TransactionKind].counts);

/** What a slip says was paid, whatever its sign. */
function paidOn({ fields }: SlipReading, { readAmount }: Rules): number {
  return Math.abs(readAmount((fields.get('total') ?? fields.get('amount'))?.value ?? '') ?? 0);
}

const wholeOf = ({ papers }: StepFacts) => papers.filter(isWhole);

function ownSum({ reading }: Paper, slip: number, { written }: Rules): Found[] {
  const total = reading.totals.find(({ kind }) => kind === 'total');
  if (!total) return [];
  const rows = reading.totals.filter(({ kind }) => kind !== 'total');
  const count = rows.reduce((sum, row) => sum + row.count, 0);
  const amount = rows.reduce((sum, row) => sum + (takenAway.has(row.kind) ? -row.amount : row.amount), 0);
  if (total.count === count && total.amount === amount) return [];
  const [said, added] = [total.amount, amount].map(written.amount);
  const message = `line ${total.line}: the sum says ${total.count}, ${said}, its rows add up to ${count}, ${added}`;
  return [{ code: 'sum-wrong', message, slip, line: total.line }];
}

function balance(
  { setup: { rules } }: StepFacts,
  settlement: HostSettlement,
  { reading }: Paper,
  slip: number,
): Found[] {
  if (rules.balance.rule === 'unsaid' || reading.balance?.balance === settlement.balance) return [];
  const actual = reading.balance?.text ?? 'nothing of it';
  const message = `the slip says ${actual}, the host answered ${settlement.balance}`;
  return [{ code: 'balance-wrong', message, slip, line: reading.balance?.line, expected: settlement.balance, actual }];
}

/** Refunds take from a sum. */
const takenAway: ReadonlySet<TotalsFound['kind']> = new Set(takesAway);

function rowText({ kind, brand, foreign, count, amount }: Row | TotalsFound, { written }: Rules): string {
  return `${foreign ? 'foreign ' : ''}${brand ?? kind} ${count}, ${written.amount(amount)}`;
}

/** Sales and refunds always, others where there are any. */
function isTold({ kind, brand, foreign, count }: Row | TotalsFound): boolean {
  return kind !== 'total' && (count > 0 || (!foreign && !brand && (kind === 'sale' || kind === 'refund')));
}

function rowsText(rows: readonly (Row | TotalsFound)[], rules: Rules): string {
  const told = rows.filter(isTold).map((row) => rowText(row, rules));
  return told.length === 0 ? 'none' : told.join(', ');
}
