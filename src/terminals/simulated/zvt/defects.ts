import type { EuPaymentSlip, EuTotalsSlip } from '../slips/eu-zvt-content.ts';
import type { Entry } from './memory.ts';
import type { Paper } from './papers.ts';

/** The points at which a terminal can be made to do wrong. */
export interface ZvtDefectPoints {
  /** The transaction that a repeat gives back, out of those that are stored. */
  repeated(asked: Entry, stored: readonly Entry[]): Entry;
  payment(slip: EuPaymentSlip): EuPaymentSlip;
  totals(slip: EuTotalsSlip): EuTotalsSlip;
  /** The papers that one command prints, in order. */
  papers(papers: readonly Paper[], isRepeat: boolean): readonly Paper[];
  /** Whether payments wait for an end-of-day after one that succeeded. */
  closeDueAfterClose(): boolean;
  /** The amount (cent) of a payment; `abandoned` is that of the last one that was stopped. */
  amount(asked: number, abandoned: number | null): number;
  /** Whether a payment that the register did not acknowledge is taken back at the host. */
  reverses(): boolean;
  /** What totals and an end-of-day add up. */
  counted(entries: readonly Entry[]): readonly Entry[];
}

/** A sound terminal. */
export const soundPoints: ZvtDefectPoints = {
  repeated: (asked) => asked,
  payment: (slip) => slip,
  totals: (slip) => slip,
  papers: (papers) => papers,
  closeDueAfterClose: () => false,
  amount: (asked) => asked,
  reverses: () => true,
  counted: (entries) => entries,
};

/** Something that is wrong with a terminal, to see whether the checks notice. */
export interface ZvtDefect {
  readonly name: string;
  readonly description: string;
  /** The failures in the field that it stands for, by their number in docs/failures.md. */
  readonly failures: readonly number[];
  /** The points it changes; all others are sound. */
  readonly points: Partial<ZvtDefectPoints>;
}

const list: readonly ZvtDefect[] = [
  {
    // Portalum/Portalum.Zvt, issues 26 and 45.
    name: 'repeat-prints-nothing',
    description: '06 20 is answered and completed, and nothing is printed',
    failures: [20],
    points: { papers: (papers, isRepeat) => (isRepeat ? [] : papers) },
  },
  {
    name: 'repeat-wrong-transaction',
    description: 'a repeat gives the transaction before the one that was asked for',
    failures: [9],
    points: {
      repeated: (asked, stored) => stored[stored.findIndex(({ receipt }) => receipt === asked.receipt) - 1] ?? asked,
    },
  },
  {
    name: 'marker-missing',
    description: 'a repeated slip does not say that it is a copy',
    failures: [1],
    points: { payment: (slip) => ({ ...slip, marked: false }), totals: (slip) => ({ ...slip, marked: false }) },
  },
  {
    name: 'close-blocks-payments',
    description: 'after an end-of-day that succeeded the next payment is refused with F0',
    failures: [22],
    points: { closeDueAfterClose: () => true },
  },
  {
    name: 'customer-copy-missing',
    description: "the customer's copy is not printed",
    failures: [],
    points: { papers: (papers) => papers.filter(({ receipt }) => receipt !== 'customer') },
  },
  {
    name: 'copies-merged',
    description: 'the last-line attribute is missing between the copies, so that they come uncut on one slip',
    failures: [18],
    points: {
      papers: (papers) =>
        papers.length < 2 ? papers : [{ receipt: papers[0]!.receipt, lines: papers.flatMap(({ lines }) => lines) }],
    },
  },
  {
    name: 'copies-swapped',
    description: "the customer's copy comes before the merchant's",
    failures: [],
    points: { papers: (papers) => papers.toReversed() },
  },
  {
    name: 'printed-twice',
    description: 'a repeat prints its last copy twice',
    failures: [6],
    points: { papers: (papers, isRepeat) => (isRepeat ? [...papers, ...papers.slice(-1)] : papers) },
  },
  {
    name: 'digit-wrong',
    description: 'the last digit of an amount is another: 12,50 prints 12,51',
    failures: [],
    points: {
      payment: (slip) => ({ ...slip, amount: slip.amount.replace(/\d$/, (digit) => String((+digit + 1) % 10)) }),
    },
  },
  {
    name: 'minus-missing',
    description: 'what goes back to the cardholder has no minus',
    failures: [],
    points: { payment: (slip) => ({ ...slip, amount: slip.amount.replace('-', '') }) },
  },
  {
    name: 'original-missing',
    description: 'a void does not say what it takes back',
    failures: [26],
    points: { payment: (slip) => ({ ...slip, originalTrace: undefined }) },
  },
  {
    name: 'contactless-unsaid',
    description: 'the slip of a held card does not say KONTAKTLOS',
    failures: [],
    points: { payment: (slip) => ({ ...slip, isContactless: false }) },
  },
  {
    name: 'signature-missing',
    description: 'no slip has a place to sign',
    failures: [],
    points: { payment: (slip) => ({ ...slip, signature: false }) },
  },
  {
    name: 'voids-counted',
    description: 'totals count what a void took back',
    failures: [],
    points: { counted: (entries) => entries.map(({ voided: _, ...entry }) => entry) },
  },
  {
    name: 'stale-amount',
    description: 'a sale takes the amount of the one before it, which was stopped',
    failures: [23],
    points: { amount: (asked, abandoned) => abandoned ?? asked },
  },
  {
    name: 'not-reversed',
    description: 'a payment that the register did not acknowledge stays booked at the host',
    failures: [23],
    points: { reverses: () => false },
  },
];

/** All defects of simulated ZVT terminals, by name. */
export const zvtDefects: ReadonlyMap<string, ZvtDefect> = new Map(list.map((defect) => [defect.name, defect]));
