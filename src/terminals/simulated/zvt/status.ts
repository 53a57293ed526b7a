import type { Entry as CardEntry, TransactionKind } from '../../terminal.ts';
import { bcdDigits } from '../../zvt/protocol/bcd.ts';
import { encodeText } from '../../zvt/protocol/charset.ts';
import { codes, codeText } from '../../zvt/protocol/codes.ts';
import type { StatusInformation } from '../../zvt/protocol/status-information.ts';
import { encodeTlvs, type Tlv, tlv } from '../../zvt/protocol/tlv.ts';
import { encodeTotals, totalsRows } from '../../zvt/protocol/totals.ts';
import { brandOf } from './brands.ts';
import type { Entry } from './memory.ts';
import { MOST_SUMMED, sumsByBrand } from './sums.ts';

/** Who the terminal is. */
export interface Identity {
  /** 8 digits. */
  readonly terminal: string;
  /** The merchant's contract number. */
  readonly contract: string;
}

/** What a payment tells beside amount and numbers: all of it (sale and the like), the card, or little. */
const detail: Readonly<Partial<Record<TransactionKind, 'card' | 'little'>>> = {
  void: 'card',
  'completion-void': 'card',
  preauth: 'little',
  'preauth-void': 'little',
};

/** Tags 1F10 and 1F12: how the cardholder was verified, and how the card was read. */
const reading: Readonly<
  Record<CardEntry, { readonly verification: number; readonly read: number; readonly status: number }>
> = {
  I: { verification: 0x02, read: 0x01, status: 0x70 },
  C: { verification: 0x00, read: 0x02, status: 0x60 },
  S: { verification: 0x01, read: 0x00, status: 0x60 },
  M: { verification: 0x01, read: 0x00, status: 0x60 },
};

/** What a register may be told. */
export interface Telling {
  readonly tlv: boolean;
  readonly currency: boolean;
}

/** 04 0F of a transaction. */
export function statusOf(entry: Entry, { terminal, contract }: Identity, told: Telling): StatusInformation {
  const { card } = entry;
  const brand = brandOf(card.pan);
  const extent = detail[entry.kind] ?? 'all';
  const pan = 'E'.repeat(card.pan.length - 4) + card.pan.slice(-4);
  const basis: StatusInformation = {
    result: codes.ok,
    amount: entry.amount,
    currency: told.currency ? entry.currency : undefined,
    trace: entry.trace,
    ...timeOf(entry.localTime),
    terminal,
    authorisation: entry.authorisation,
    receipt: entry.receipt,
    cardType: brand.type,
  };
  if (extent === 'little') return basis;
  const withCard = { ...basis, originalTrace: entry.originalTrace, pan, cardName: brand.name };
  if (extent === 'card') return withCard;
  return {
    ...withCard,
    expiry: card.expiry || undefined,
    cardSequence: 1,
    cardStatus: reading[card.entry].status,
    contract,
    turnover: entry.receipt,
    objects: told.tlv ? chipObjects(card.entry, brand.aid) : undefined,
  };
}

/** 04 0F of an end-of-day, or of totals without one. */
export function totalsStatus(entries: readonly Entry[], trace: number, localTime: string): StatusInformation {
  const rows = sumsByBrand(entries);
  const receipts = entries.map(({ receipt }) => receipt);
  return {
    result: codes.ok,
    amount: Math.min(
      totalsRows.reduce((sum, brand) => sum + rows[brand].amount, 0),
      MOST_SUMMED,
    ),
    totals: encodeTotals({ firstReceipt: receipts[0] ?? 0, lastReceipt: receipts.at(-1) ?? 0, rows }),
    trace,
    ...timeOf(localTime),
  };
}

/** The codes whose 04 0F tells no reason in words, or the time in place of it (PA00P015 13.08, worked examples). */
const withoutText: ReadonlySet<number> = new Set([
  codes.alreadyReversed,
  codes.reversalImpossible,
  codes.wrongAmount,
  codes.endOfDayImpossible,
]);

/** 04 0F of what failed. */
export function failureStatus(
  code: number,
  { terminal }: Identity,
  localTime: string,
  tlvAllowed: boolean,
): StatusInformation {
  if (code === codes.endOfDayImpossible) return { result: code, ...timeOf(localTime) };
  if (withoutText.has(code)) return { result: code };
  const text = codeText(code);
  const display = [tlv(0x24, encodeTlvs([tlv(0x07, encodeText(text))]))];
  // The worked example of a due close has its text in 3C alone.
  const objects = tlvAllowed && code !== codes.closeDue ? display : undefined;
  return { result: code, terminal, text, objects };
}

function timeOf(localTime: string): Pick<StatusInformation, 'time' | 'date'> {
  return { time: localTime.slice(11).replaceAll(':', ''), date: localTime.slice(5, 10).replace('-', '') };
}

function chipObjects(entry: CardEntry, aid: string): readonly Tlv[] {
  const { verification, read } = reading[entry];
  const method = encodeTlvs([tlv(0x1f10, verification), tlv(0x1f11, 0x01), tlv(0x1f12, read)]);
  // Merchant's slip and customer's slip: printed for approvals.
  const slips = Uint8Array.of(0x11, 0x00, 0x00, 0x00);
  const hasChip = entry === 'I' || entry === 'C';
  const application = hasChip && aid !== '' ? [tlv(0x60, encodeTlvs([tlv(0x43, bcdDigits(aid))]))] : [];
  return [tlv(0x2f, method), tlv(0x45, slips), ...application];
}
