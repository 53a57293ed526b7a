import { numberAfter } from '../numbers.ts';
import type { DefectPoints, Situation } from './defect-points.ts';
import { findVoucher } from './journal.ts';
import { momentOf, localTime as onWall, utc } from './local-time.ts';
import { grouped, type SettlementSlip } from './slips/content.ts';

/** Something that is wrong with a terminal, to see whether the checks notice. */
export interface Defect {
  readonly name: string;
  readonly description: string;
  /** The failures in the field that it stands for, by their number in docs/failures.md. */
  readonly failures: readonly number[];
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
    failures: [1],
    points: onReprint(() => ({ marked: false })),
  },
  {
    name: 'reprint-today',
    description: 'a reprint shows the date and time of the reprint',
    failures: [3],
    points: onReprint(({ now }) => ({ localTime: now })),
  },
  {
    name: 'reprint-utc',
    description: 'a reprint shows the date and time in UTC',
    failures: [4],
    points: onReprint(({ zone }, localTime) => ({ localTime: onWall(momentOf(localTime, zone), utc) })),
  },
  {
    name: 'reprint-zone-of-today',
    description: 'a reprint shows the time by the summer or winter time of the day on which it is printed',
    failures: [4],
    points: onReprint(({ zone, now }, localTime) => {
      const offset = zone(momentOf(now, zone));
      return { localTime: onWall(momentOf(localTime, zone), () => offset) };
    }),
  },
  {
    name: 'batch-current',
    description: 'a reprint shows the open batch in place of its own',
    failures: [],
    points: onReprint(({ batch }) => ({ batch })),
  },
  {
    name: 'reprint-new-voucher',
    description: 'a reprint shows the number of the next transaction in place of its own',
    failures: [],
    points: { slip: (slip, _entry, { reprint, nextVoucher }) => (reprint ? { ...slip, voucher: nextVoucher } : slip) },
  },
  {
    name: 'reprint-gap',
    description: 'the search for a voucher ends at the first number that was never booked',
    failures: [],
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
    failures: [],
    points: { settlement: (slip, { reprint, totals }) => (reprint ? { ...slip, totals } : slip) },
  },
  {
    name: 'batch-kept',
    description: 'a settlement does not open a new batch',
    failures: [22],
    points: { batchAfter: (batch) => batch },
  },
  {
    name: 'digit-wrong',
    description: 'the tens of fen of the amount are 5 off: 12.85 prints 12.35',
    failures: [],
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
    failures: [],
    points: { slip: (slip) => (slip.kind === 'void' ? { ...slip, amount: slip.amount.replace('-', '') } : slip) },
  },
  {
    name: 'original-missing',
    description: 'a void or refund does not say what it goes back to',
    failures: [26],
    points: { slip: (slip) => ({ ...slip, original: undefined }) },
  },
  {
    name: 'pan-unmasked',
    description: 'the whole card number is printed',
    failures: [25],
    points: { slip: (slip, { card }) => (card ? { ...slip, card: `${grouped(card.pan)} ${card.entry}` } : slip) },
  },
  {
    name: 'signature-on-cardholder-copy',
    description: "the cardholder's copy asks for a signature",
    failures: [],
    points: { slip: (slip) => ({ ...slip, signature: true }) },
  },
  {
    name: 'cardholder-copy-missing',
    description: "the cardholder's copy is not printed",
    failures: [],
    points: { papers: (papers) => papers.filter((paper) => !('copy' in paper && paper.copy === 'cardholder')) },
  },
  {
    name: 'copies-swapped',
    description: 'the copies come out in the wrong order',
    failures: [],
    points: { papers: (papers) => papers.toReversed() },
  },
  {
    name: 'printed-twice',
    description: 'the last copy goes out twice',
    failures: [6],
    points: { papers: (papers) => [...papers, ...papers.slice(-1)] },
  },
  {
    name: 'marker-on-first-reprint-missing',
    description: 'the first reprint since it was switched on does not say that it is one',
    failures: [2],
    points: {
      slip: (slip, _entry, { reprint, reprints }) => (reprint && reprints === 0 ? { ...slip, marked: false } : slip),
    },
  },
  {
    name: 'reprint-loses-tip',
    description: 'a reprint has no lines of the tip and of the total',
    failures: [5],
    points: { slip: (slip, _entry, { reprint }) => (reprint ? { ...slip, tip: null } : slip) },
  },
  {
    name: 'old-slip-again',
    description: 'the papers of the request before go out once more',
    failures: [7, 28],
    points: { papers: (papers, { previous }) => [...previous, ...papers] },
  },
  {
    name: 'sent-again',
    description: 'what is printed goes out a second time, as after a reply that was lost',
    failures: [8],
    points: { papers: (papers) => [...papers, ...papers] },
  },
  {
    name: 'sale-not-printed',
    description: 'a transaction is done, and its slips are not printed',
    failures: [9],
    points: { papers: (papers, { reprint }) => (reprint ? papers : papers.filter((paper) => !('copy' in paper))) },
  },
  {
    name: 'flood',
    description: 'every paper goes out twenty times',
    failures: [10],
    points: { papers: (papers) => Array.from({ length: 20 }, () => papers).flat() },
  },
  {
    name: 'head-lost',
    description: 'the beginning of a second copy is lost, as behind an ESC @ that comes too late',
    failures: [15],
    points: { bytes: (bytes, index) => (index === 0 ? bytes : bytes.slice(Math.floor(bytes.length / 3))) },
  },
  {
    name: 'chinese-garbled',
    description: 'Chinese goes out in UTF-8 to a printer that reads GB18030',
    failures: [16],
    points: { slip: (slip) => ({ ...slip, issuer: misread(slip.issuer), acquirer: misread(slip.acquirer) }) },
  },
  {
    name: 'columns-by-characters',
    description: 'Chinese characters are counted as one column: values move to the right',
    failures: [17],
    points: { slip: (slip) => ({ ...slip, issuer: slip.issuer && ` ${slip.issuer}`.padStart(30) }) },
  },
  {
    name: 'cut-missing',
    description: 'a slip is not cut off',
    failures: [18],
    points: { bytes: withoutCut },
  },
  {
    name: 'cut-too-early',
    description: 'a slip is cut where it stands: its end comes with the next',
    failures: [18],
    points: { bytes: (bytes) => (withoutCut(bytes) === bytes ? bytes : joined(withoutCut(bytes), CUT_HERE)) },
  },
  {
    name: 'line-lost',
    description: 'a slip has no line of the authorisation',
    failures: [26],
    points: { slip: (slip) => ({ ...slip, authorisation: '' }) },
  },
  {
    name: 'reprint-silent',
    description: 'a reprint is said to be done, and nothing is printed',
    failures: [20],
    points: { papers: (papers, { reprint }) => (reprint ? [] : papers) },
  },
  {
    name: 'logo-lost-on-reprint',
    description: 'a picture of a reprint is printed as characters',
    failures: [19],
    points: { bytes: (bytes, _index, { reprint }) => (reprint ? withoutRaster(bytes) : bytes) },
  },
  {
    name: 'drawer-on-reprint',
    description: 'a reprint opens the drawer',
    failures: [21],
    points: { bytes: (bytes, _index, { reprint }) => (reprint ? joined(bytes, DRAWER) : bytes) },
  },
  {
    name: 'not-reversed',
    description: 'a transaction that the host did not answer is not reversed',
    failures: [23],
    points: { reverses: () => false },
  },
  {
    name: 'reprint-expiry-plain',
    description: 'a reprint shows the expiry date without its stroke',
    failures: [24],
    points: {
      slip: (slip, _entry, { reprint }) => (reprint ? { ...slip, expiry: slip.expiry.replace('/', '') } : slip),
    },
  },
  {
    name: 'look-up-other',
    description: 'the display shows the newest transaction, whichever is looked up',
    failures: [],
    points: {
      shown: (shown, _entry, entries) => {
        const { voucher, batch, amount, localTime } = entries.at(-1) ?? shown;
        return { ...shown, voucher, batch, amount, localTime };
      },
    },
  },
  {
    name: 'look-up-unmasked',
    description: 'the display shows the whole card number of what is looked up',
    failures: [25],
    points: { shown: (shown, { card }) => (card ? { ...shown, card: card.pan } : shown) },
  },
  {
    name: 'last-offered-for-any',
    description: 'a reprint of the last slip is offered for whichever transaction is looked up',
    failures: [9],
    points: { shown: (shown) => ({ ...shown, means: [...new Set(['last' as const, ...shown.means])] }) },
  },
  {
    name: 'status-unasked',
    description: 'it asks its printer nothing, and says that all is done',
    failures: [12, 13],
    points: { asksPrinter: () => false },
  },
  {
    name: 'success-before-print',
    description: 'it takes what it has sent for printed',
    failures: [13],
    points: { saysPrinted: () => true },
  },
  {
    name: 'hangs-at-printer',
    description: 'it never comes back from a printer without paper or with its cover open',
    failures: [27],
    points: { hangs: () => true },
  },
  {
    name: 'refill-flood',
    description: 'when there is paper again the slip goes out five times more',
    failures: [10],
    points: { resends: (times) => times + 5 },
  },
  {
    name: 'status-within-slip',
    description: 'it asks the printer in the middle of a picture, which takes the question for a part of it',
    failures: [11],
    points: { bytes: askedWithin },
  },
  {
    name: 'batch-kept-unprinted',
    description: 'a batch whose slip is not printed stays open',
    failures: [22],
    points: { closesFirst: () => false },
  },
  {
    name: 'printed-when-on',
    description: 'switched on again it prints the last slip as if for the first time',
    failures: [28],
    points: { printsWhenOn: () => true },
  },
  {
    name: 'second-press-queued',
    description: 'what is asked for twice is done twice',
    failures: [6],
    points: { queues: () => true },
  },
  {
    name: 'late-answer-taken',
    description: 'an approval that comes after the reversal is printed',
    failures: [23],
    points: { takesLateAnswers: () => true },
  },
  {
    name: 'fault-slip-plain',
    description: 'the slip of a reversal that failed does not say that it is no receipt',
    failures: [],
    points: { fault: (slip) => ({ ...slip, isNoReceipt: false }) },
  },
  {
    name: 'no-pause',
    description: 'the second copy follows the first without time to tear it off',
    failures: [],
    points: { pause: () => 0 },
  },
];

/** GS V 1, a partial cut where the paper stands; ESC p 0, a pulse to the drawer. */
const CUT_HERE = Uint8Array.of(0x1d, 0x56, 0x01);
const DRAWER = Uint8Array.of(0x1b, 0x70, 0, 25, 250);
/** Bytes of GS v 0 before the size. */
const HEAD = 4;
const ASKED = Uint8Array.of(0x10, 0x04, 0x04);
/** Bytes of GS V 66 n, the cut at the end of a slip. */
const CUT_LENGTH = 4;

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  return Uint8Array.of(...one, ...other);
}

function withoutCut(bytes: Uint8Array): Uint8Array {
  const at = bytes.length - CUT_LENGTH;
  return bytes[at] === 0x1d && bytes[at + 1] === 0x56 ? bytes.slice(0, at) : bytes;
}

/** The head of the first GS v 0 lost: what follows is text. */
function withoutRaster(bytes: Uint8Array): Uint8Array {
  const at = bytes.findIndex((byte, i) => byte === 0x1d && bytes[i + 1] === 0x76 && bytes[i + 2] === 0x30);
  return at < 0 ? bytes : joined(bytes.slice(0, at), bytes.slice(at + 8));
}

/** DLE EOT 4 within the head of the first GS v 0: it is taken for the size of the picture. */
function askedWithin(bytes: Uint8Array): Uint8Array {
  const at = bytes.findIndex((byte, i) => byte === 0x1d && bytes[i + 1] === 0x76 && bytes[i + 2] === 0x30);
  return at < 0 ? bytes : joined(joined(bytes.slice(0, at + HEAD), ASKED), bytes.slice(at + HEAD));
}

/** A text in UTF-8, read byte for byte. */
function misread(text: string): string {
  return Buffer.from(text)
    .toString('latin1')
    .replaceAll(/[^!-~]/g, '?');
}

/** All defects of simulated terminals, by name. */
export const terminalDefects: ReadonlyMap<string, Defect> = new Map(list.map((defect) => [defect.name, defect]));
