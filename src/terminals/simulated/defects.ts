import type { TotalsRow } from '../terminal.ts';
import { findVoucher, type JournalEntry } from './journal.ts';
import { shiftLocalTime } from './local-time.ts';
import { grouped, type SettlementSlip, type TransactionSlip } from './slips/content.ts';
import type { Paper } from './slips/printer.ts';
import { numberAfter } from './state.ts';

/** Where the terminal stands when it prints. */
export interface Situation {
  readonly reprint: boolean;
  /** `YYYY-MM-DDTHH:MM:SS` by the terminal's clock. */
  readonly now: string;
  /** Minutes ahead of UTC. */
  readonly zone: number;
  /** The open batch, its totals, and the number of the next transaction. */
  readonly batch: number;
  readonly totals: readonly TotalsRow[];
  readonly nextVoucher: number;
}

/** The points at which a terminal can be made to do wrong. */
export interface DefectPoints {
  /** What one copy of a transaction slip says. */
  slip(slip: TransactionSlip, entry: JournalEntry, situation: Situation): TransactionSlip;
  /** What a settlement slip says. */
  settlement(slip: SettlementSlip, situation: Situation): SettlementSlip;
  /** The papers that one request prints, in order. */
  papers(papers: readonly Paper[]): readonly Paper[];
  /** The search for the voucher of a reprint. */
  find(entries: readonly JournalEntry[], voucher: number): JournalEntry | undefined;
  /** The batch after a settled one. */
  batchAfter(batch: number): number;
}

/** A sound terminal. */
export const soundPoints: DefectPoints = {
  slip: (slip) => slip,
  settlement: (slip) => slip,
  papers: (papers) => papers,
  find: findVoucher,
  batchAfter: numberAfter,
};

/** Something that is wrong with a terminal, to see whether the checks notice. */
export interface Defect {
  readonly name: string;
  readonly description: string;
  /** The points it changes; all others are sound. */
  readonly points: Partial<DefectPoints>;
}

/** A change that only reprints show, on either kind of slip. */
function onReprint(
  change: (situation: Situation, localTime: string) => Partial<Pick<SettlementSlip, 'localTime' | 'batch' | 'marked'>>,
) {
  return {
    slip: (slip, _entry, now) => (now.reprint ? { ...slip, ...change(now, slip.localTime) } : slip),
    settlement: (slip, now) => (now.reprint ? { ...slip, ...change(now, slip.localTime) } : slip),
  } satisfies Partial<DefectPoints>;
}

const list: readonly Defect[] = [
  {
    name: 'marker-missing',
    description: 'a reprint does not say that it is one',
    points: onReprint(() => ({ marked: false })),
  },
  {
    name: 'reprint-today',
    description: 'a reprint shows the date and time of the reprint',
    points: onReprint(({ now }) => ({ localTime: now })),
  },
  {
    name: 'reprint-utc',
    description: 'a reprint shows the date and time in UTC',
    points: onReprint(({ zone }, localTime) => ({ localTime: shiftLocalTime(localTime, -zone) })),
  },
  {
    name: 'batch-current',
    description: 'a reprint shows the open batch in place of its own',
    points: onReprint(({ batch }) => ({ batch })),
  },
  {
    name: 'reprint-new-voucher',
    description: 'a reprint shows the number of the next transaction in place of its own',
    points: { slip: (slip, _entry, { reprint, nextVoucher }) => (reprint ? { ...slip, voucher: nextVoucher } : slip) },
  },
  {
    name: 'reprint-gap',
    description: 'the search for a voucher ends at the first number that was never booked',
    points: {
      find: (entries, voucher) => {
        const gap = entries.findIndex((entry, at) => at > 0 && entry.voucher !== numberAfter(entries[at - 1]!.voucher));
        return findVoucher(gap < 0 ? entries : entries.slice(0, gap), voucher);
      },
    },
  },
  {
    name: 'settlement-reprint-current-totals',
    description: 'a settlement reprint shows the totals of the open batch',
    points: { settlement: (slip, { reprint, totals }) => (reprint ? { ...slip, totals } : slip) },
  },
  {
    name: 'batch-kept',
    description: 'a settlement does not open a new batch',
    points: { batchAfter: (batch) => batch },
  },
  {
    name: 'digit-wrong',
    description: 'the tens of fen of the amount are 5 off: 12.85 prints 12.35',
    points: {
      slip: (slip) => ({
        ...slip,
        amount: slip.amount.replace(/\d(?=\d$)/, (digit) => String((Number(digit) + 5) % 10)),
      }),
    },
  },
  {
    name: 'void-amount-positive',
    description: 'the amount of a void has no minus',
    points: { slip: (slip) => (slip.kind === 'void' ? { ...slip, amount: slip.amount.replace('-', '') } : slip) },
  },
  {
    name: 'original-missing',
    description: 'a void or refund does not say what it goes back to',
    points: { slip: (slip) => ({ ...slip, original: undefined }) },
  },
  {
    name: 'pan-unmasked',
    description: 'the whole card number is printed',
    points: { slip: (slip, { card }) => (card ? { ...slip, card: `${grouped(card.pan)} ${card.entry}` } : slip) },
  },
  {
    name: 'signature-on-cardholder-copy',
    description: "the cardholder's copy asks for a signature",
    points: { slip: (slip) => ({ ...slip, signature: true }) },
  },
  {
    name: 'cardholder-copy-missing',
    description: "the cardholder's copy is not printed",
    points: { papers: (papers) => papers.filter((paper) => !('copy' in paper && paper.copy === 'cardholder')) },
  },
  {
    name: 'copies-swapped',
    description: 'the copies come out in the wrong order',
    points: { papers: (papers) => papers.toReversed() },
  },
  {
    name: 'printed-twice',
    description: 'the last copy goes out twice',
    points: { papers: (papers) => [...papers, ...papers.slice(-1)] },
  },
];

/** All defects of simulated terminals, by name. */
export const terminalDefects: ReadonlyMap<string, Defect> = new Map(list.map((defect) => [defect.name, defect]));
