import { numberAfter } from '../../numbers.ts';
import { momentOf, localTime as onWall, utc, type Zone } from '../local-time.ts';
import type { Report, Voucher } from '../slips/cl-transbank.ts';
import { type StoredSale, standing } from './memory.ts';

/** Where the terminal stands when it prints a voucher. */
export interface VoucherSituation {
  readonly reprint: boolean;
  /** `YYYY-MM-DDTHH:MM:SS` by the terminal's clock. */
  readonly now: string;
  readonly zone: Zone;
  readonly nextOperation: string;
  /** The whole card number. */
  readonly pan: string;
}

/** The points at which a Transbank terminal can be made to do wrong. */
export interface TransbankPoints {
  /** What one copy of a voucher says. */
  voucher(voucher: Voucher, situation: VoucherSituation): Voucher;
  /** The copies of a voucher, in order. */
  copies(vouchers: readonly Voucher[]): readonly Voucher[];
  report(report: Report): Report;
  /** The sale that 0250 tells and prints; undefined where there is none. */
  lastSale(sales: readonly StoredSale[]): StoredSale | undefined;
  /** What totals, list and close count. */
  counted(sales: readonly StoredSale[]): readonly StoredSale[];
  /** What is left in memory after a close. */
  afterClose(sales: readonly StoredSale[]): readonly StoredSale[];
  batchAfter(batch: number): number;
  /** Whether a sale can be taken back. */
  isVoidable(sale: StoredSale): boolean;
}

/** A sound terminal. */
export const soundTransbank: TransbankPoints = {
  voucher: (voucher) => voucher,
  copies: (vouchers) => vouchers,
  report: (report) => report,
  lastSale: (sales) => sales.at(-1),
  counted: standing,
  afterClose: () => [],
  batchAfter: numberAfter,
  isVoidable: ({ paidBy }) => paidBy === 'credit',
};

/** Something that is wrong with a Transbank terminal, to see whether the checks notice. */
export interface TransbankDefect {
  readonly name: string;
  readonly description: string;
  /** The failures in the field that it stands for, by their number in docs/failures.md. */
  readonly failures: readonly number[];
  /** The points it changes; all others are sound. */
  readonly points: Partial<TransbankPoints>;
}

/** A change that only reprints show. */
function onReprint(change: (voucher: Voucher, situation: VoucherSituation) => Partial<Voucher>) {
  return {
    voucher: (voucher, situation) => (situation.reprint ? { ...voucher, ...change(voucher, situation) } : voucher),
  } satisfies Partial<TransbankPoints>;
}

const list: readonly TransbankDefect[] = [
  {
    name: 'marker-missing',
    description: 'a reprint does not say that it is one',
    failures: [1],
    points: onReprint(() => ({ marked: false })),
  },
  {
    name: 'marker-always',
    description: 'an original says that it is a duplicate',
    failures: [],
    points: { voucher: (voucher) => ({ ...voucher, marked: true }) },
  },
  {
    name: 'reprint-today',
    description: 'a reprint shows the date and time of the reprint',
    failures: [3],
    points: onReprint((_voucher, { now }) => ({ localTime: now })),
  },
  {
    name: 'reprint-utc',
    description: 'a reprint shows the date and time in UTC',
    failures: [4],
    points: onReprint(({ localTime }, { zone }) => ({ localTime: onWall(momentOf(localTime, zone), utc) })),
  },
  {
    name: 'reprint-new-operation',
    description: 'a reprint shows the number of the next operation in place of its own',
    failures: [],
    points: onReprint((_voucher, { nextOperation }) => ({ operation: nextOperation })),
  },
  {
    name: 'last-sale-first',
    description: 'the last sale that a register asks for is the first of the day',
    failures: [9],
    points: { lastSale: (sales) => sales[0] },
  },
  {
    name: 'last-sale-before',
    description: 'the last sale that a register asks for is the one before it',
    failures: [9],
    points: { lastSale: (sales) => sales.at(-2) ?? sales.at(-1) },
  },
  {
    name: 'close-keeps-sales',
    description: 'a close does not clear the memory',
    failures: [],
    points: { afterClose: (sales) => sales },
  },
  {
    name: 'batch-kept',
    description: 'a close does not open a new batch',
    failures: [22],
    points: { batchAfter: (batch) => batch },
  },
  {
    name: 'voids-counted',
    description: 'totals count what a void took back',
    failures: [],
    points: { counted: (sales) => sales },
  },
  {
    name: 'debit-voided',
    description: 'a debit sale can be taken back',
    failures: [],
    points: { isVoidable: () => true },
  },
  {
    name: 'digit-wrong',
    description: 'the tens of the amount are 5 off: 1990 prints 1.940',
    failures: [],
    points: {
      voucher: (voucher) => ({ ...voucher, amount: voucher.amount + (voucher.amount % 100 < 50 ? 50 : -50) }),
    },
  },
  {
    name: 'report-digit-wrong',
    description: 'the sum on a report is 5 off in its tens',
    failures: [],
    points: { report: (report) => ({ ...report, amount: report.amount + (report.amount % 100 < 50 ? 50 : -50) }) },
  },
  {
    name: 'pan-unmasked',
    description: 'the whole card number is printed',
    failures: [25],
    points: { voucher: (voucher, { pan }) => ({ ...voucher, card: pan }) },
  },
  {
    name: 'cardholder-copy-missing',
    description: "the cardholder's copy is not printed",
    failures: [],
    points: { copies: (vouchers) => vouchers.filter(({ copy }) => copy !== 'cardholder') },
  },
  {
    name: 'copies-swapped',
    description: 'the copies come out in the wrong order',
    failures: [],
    points: { copies: (vouchers) => vouchers.toReversed() },
  },
  {
    name: 'printed-twice',
    description: 'the last copy goes out twice',
    failures: [6],
    points: { copies: (vouchers) => [...vouchers, ...vouchers.slice(-1)] },
  },
];

/** All defects of simulated Transbank terminals, by name. */
export const transbankDefects: ReadonlyMap<string, TransbankDefect> = new Map(
  list.map((defect) => [defect.name, defect]),
);
