import type { Clock } from '../../../clock/clock.ts';
import type { Card, Merchant } from '../../terminal.ts';
import { bcdNumber } from '../../zvt/protocol/bcd.ts';
import { bitmapOf, containerOf } from '../../zvt/protocol/bitmaps.ts';
import type { StatusInformation } from '../../zvt/protocol/status-information.ts';
import { objectValue } from '../../zvt/protocol/tlv.ts';
import type { EuSlipLayout } from '../slips/eu-zvt.ts';
import { type EuCopy, euJournalSlip, euPaymentSlip, euTotalsSlip } from '../slips/eu-zvt-content.ts';
import type { EuLanguage } from '../slips/eu-zvt-words.ts';
import type { ZvtDefectPoints } from './defects.ts';
import type { Desk } from './desk.ts';
import type { ZvtHost } from './host.ts';
import type { Close, Entry, Memory } from './memory.ts';
import type { Paper } from './papers.ts';
import type { Profile } from './profile.ts';
import { type Identity, statusOf } from './status.ts';

/** What a terminal carries its commands out with. */
export interface Works {
  readonly clock: Clock;
  readonly host: ZvtHost;
  readonly memory: Memory;
  readonly merchant: Merchant;
  readonly identity: Identity;
  readonly profile: Profile;
  readonly points: ZvtDefectPoints;
  readonly layouts: Readonly<Record<EuLanguage, EuSlipLayout>>;
  readonly copies: readonly EuCopy[];
  /** Numeric ISO 4217. */
  readonly currency: number;
  /** Characters in a line where the register does not say. */
  readonly columns: number;
  /** How long it waits for its host, ms. */
  readonly hostPatience: number;
  /** What follows an end-of-day: the code of an update or a new start, which then begins; undefined: nothing. */
  afterClose(): number | undefined;
  /** `YYYY-MM-DDTHH:MM:SS` now. */
  now(): string;
  /** The card that is held out, and how many ms that takes; null: none. */
  card(): { readonly card: Card; readonly after: number } | null;
  /** Amount of the last payment that was stopped, cent; null where the last one was not. */
  abandoned: number | null;
  /** The code with which the next payment is to fail; undefined: with none. */
  nextFailure(): number | undefined;
}

/** What carries a command out. */
export type Carry = (works: Works, desk: Desk) => Promise<void>;

/** A number of the request; null where it was not given, or is FFFF. */
export function numberIn(desk: Desk, tag: number): number | null {
  const value = bitmapOf(desk.request, tag);
  return value ? bcdNumber(value) : null;
}

/** A number in the request's TLV container. */
export function objectIn(desk: Desk, tag: number): number | null {
  const value = objectValue(containerOf(desk.request) ?? [], tag);
  return value ? bcdNumber(value) : null;
}

/** What the host answers, or undefined when it does not in time; what it says later counts for nothing. */
export function inTime<T>({ clock, hostPatience }: Works, answer: Promise<T>): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const cancel = clock.at(clock.now() + hostPatience, () => resolve(undefined));
    answer.then(resolve, reject).finally(cancel);
  });
}

/** 04 0F of a transaction, as this register may be told it. */
export function toldOf({ identity, profile }: Works, desk: Desk, entry: Entry): StatusInformation {
  const currency = profile.alwaysTellsCurrency || desk.currencyGiven;
  return statusOf(entry, identity, { tlv: desk.tlvAllowed, currency });
}

/** A reservation prints nothing, nor does its repetition: the slip comes with its booking. */
export const isPrinting = ({ kind }: Entry): boolean => kind !== 'preauth';

/** The slips of a transaction, one a copy. */
export function paymentPapers(
  works: Works,
  entry: Entry,
  copies: readonly EuCopy[],
  isRepeat: boolean,
): readonly Paper[] {
  const { merchant, points } = works;
  const layout = layoutOf(works);
  const papers = copies.map((receipt) => ({
    receipt,
    lines: layout.payment(points.payment(euPaymentSlip(entry, merchant, receipt, isRepeat)), columnsOf(works)),
  }));
  return points.papers(papers, isRepeat);
}

/** The slip of an end-of-day, or of totals without one. */
export function totalsPapers(works: Works, close: Close, isClose: boolean, isRepeat: boolean): readonly Paper[] {
  const { merchant, points } = works;
  const counted = { ...close, entries: points.counted(close.entries) };
  const slip = points.totals(euTotalsSlip(counted, merchant, isClose, isRepeat));
  return points.papers(
    [{ receipt: 'administration', lines: layoutOf(works).totals(slip, columnsOf(works)) }],
    isRepeat,
  );
}

/** The journal of the open batch: as much of it as was asked for. */
export function journalPapers(works: Works, entries: readonly Entry[]): readonly Paper[] {
  const { merchant, points, memory } = works;
  const slip = euJournalSlip({ batch: memory.state.batch, localTime: works.now(), entries }, merchant);
  return points.papers([{ receipt: 'administration', lines: layoutOf(works).journal(slip, columnsOf(works)) }], false);
}

/** In the language of its register. */
function layoutOf({ layouts, memory }: Works): EuSlipLayout {
  return layouts[memory.state.registered.language];
}

export function columnsOf({ memory, columns }: Works): number {
  return memory.state.registered.columns ?? columns;
}
