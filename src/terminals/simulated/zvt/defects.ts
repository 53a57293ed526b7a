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
}

/** A sound terminal. */
export const soundPoints: ZvtDefectPoints = {
  repeated: (asked) => asked,
  payment: (slip) => slip,
  totals: (slip) => slip,
  papers: (papers) => papers,
  closeDueAfterClose: () => false,
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
];

/** All defects of simulated ZVT terminals, by name. */
export const zvtDefects: ReadonlyMap<string, ZvtDefect> = new Map(list.map((defect) => [defect.name, defect]));
