import type { TotalsFound } from '../../rules/rules.ts';
import { type HostSettlement, type TotalsKind, type TransactionKind, totalsKinds } from '../../terminals/terminal.ts';
import { transactionFacts } from '../../terminals/transactions.ts';
import { firstPrint, isWhole, type Paper, type StepFacts } from '../facts.ts';
import { six, yuan } from '../words.ts';
import type { Found, Oracle } from './oracle.ts';

type Row = Pick<TotalsFound, 'kind' | 'foreign' | 'count' | 'amount'>;

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
        ...againstHost(settlement, paper, slip),
        ...againstSlips(facts, settlement, paper, slip),
        ...ownSum(paper, slip),
        ...balance(settlement, paper, slip),
      ];
    });
  },
};

function againstHost(settlement: HostSettlement, { reading }: Paper, slip: number): Found[] {
  const wrong = settlement.totals.filter((row) => !sameRow(rowOf(reading.totals, row), row));
  if (wrong.length === 0) return [];
  const expected = settlement.totals.map(rowText).join(', ');
  const actual = rowsText(reading.totals);
  const batch = six(settlement.batch);
  const message = `totals are not those of batch ${batch}: the slip says ${actual}, the host settled ${expected}`;
  return [{ code: 'totals-wrong', message, slip, line: rowOf(reading.totals, wrong[0]!)?.line, expected, actual }];
}

/** What the customers have in their hands: first prints of the batch, each transaction once, or a reprint where those are torn. */
function againstSlips({ earlier }: StepFacts, settlement: HostSettlement, { reading }: Paper, slip: number): Found[] {
  const batch = six(settlement.batch);
  const slips = earlier
    .filter(({ due }) => due.kind !== 'nothing' && !due.reprint)
    .flatMap((step) => [step, ...earlier.filter((later) => firstPrint(later) === step)].flatMap(wholeOf).slice(0, 1))
    .map(({ reading: printed }) => printed)
    .filter(({ fields }) => fields.get('batch')?.value === batch);
  const voided = new Set(slips.map(({ fields }) => fields.get('original-voucher')?.value));
  const sum = (kind: TotalsKind, foreign: boolean): Row => {
    const counted = slips.filter(
      ({ kind: is, fields }) =>
        is !== null &&
        is in transactionFacts &&
        transactionFacts[is as TransactionKind].counts === kind &&
        fields.has('organisation') === foreign &&
        !voided.has(fields.get('voucher')?.value),
    );
    const amounts = counted.map(({ fields }) => (fields.get('total') ?? fields.get('amount'))?.value ?? '');
    const amount = amounts.reduce((total, value) => total + fenOf(value), 0);
    return { kind, count: counted.length, amount, ...(foreign ? { foreign } : {}) };
  };
  const added = [false, true].flatMap((foreign) => totalsKinds.map((kind) => sum(kind, foreign)));
  if (added.every((row) => sameRow(rowOf(reading.totals, row), row))) return [];
  const [expected, actual] = [rowsText(added), rowsText(reading.totals)];
  const message = `totals are not the sum of the slips of batch ${batch}: the slip says ${actual}, the slips add up to ${expected}`;
  return [{ code: 'totals-not-of-slips', message, slip, expected, actual }];
}

const wholeOf = ({ papers }: StepFacts) => papers.filter(isWhole);

function ownSum({ reading }: Paper, slip: number): Found[] {
  const total = reading.totals.find(({ kind }) => kind === 'total');
  if (!total) return [];
  const rows = reading.totals.filter(({ kind }) => kind !== 'total');
  const count = rows.reduce((sum, row) => sum + row.count, 0);
  const amount = rows.reduce((sum, row) => sum + (takenAway.has(row.kind) ? -row.amount : row.amount), 0);
  if (total.count === count && total.amount === amount) return [];
  const message = `line ${total.line}: the sum says ${total.count}, ${yuan(total.amount)}, its rows add up to ${count}, ${yuan(amount)}`;
  return [{ code: 'sum-wrong', message, slip, line: total.line }];
}

function balance(settlement: HostSettlement, { reading }: Paper, slip: number): Found[] {
  if (reading.balance?.balance === settlement.balance) return [];
  const actual = reading.balance?.text ?? 'nothing of it';
  const message = `the slip says ${actual}, the host answered ${settlement.balance}`;
  return [{ code: 'balance-wrong', message, slip, line: reading.balance?.line, expected: settlement.balance, actual }];
}

/** Refunds take from a sum. */
const takenAway: ReadonlySet<Row['kind']> = new Set(['refund', 'qr-refund'] as const);

function rowOf(rows: readonly TotalsFound[], { kind, foreign }: Row): TotalsFound | undefined {
  return rows.find((row) => row.kind === kind && row.foreign === foreign);
}

/** A row of nothing may be left out. */
function sameRow(printed: Row | undefined, { count, amount }: Row): boolean {
  return (printed?.count ?? 0) === count && (printed?.amount ?? 0) === amount;
}

function rowText({ kind, foreign, count, amount }: Row): string {
  return `${foreign ? 'foreign ' : ''}${kind} ${count}, ${yuan(amount)}`;
}

/** Sales and refunds always, others where there are any. */
function isTold({ kind, foreign, count }: Row): boolean {
  return kind !== 'total' && (count > 0 || (!foreign && (kind === 'sale' || kind === 'refund')));
}

function rowsText(rows: readonly Row[]): string {
  const told = rows.filter(isTold).map(rowText);
  return told.length === 0 ? 'none' : told.join(', ');
}

/** Fen of a printed amount, whatever its sign and currency. */
function fenOf(value: string): number {
  return Number(value.replaceAll(/\D/g, ''));
}
