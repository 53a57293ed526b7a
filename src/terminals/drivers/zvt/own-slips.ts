import type { Merchant, TransactionKind } from '../../terminal.ts';
import { decodeText, encodeText } from '../../zvt/protocol/charset.ts';
import { attributes, type PrintItem } from '../../zvt/protocol/print-items.ts';
import type { StatusInformation } from '../../zvt/protocol/status-information.ts';
import { decodeTlvs, objectValue, type Tlv } from '../../zvt/protocol/tlv.ts';
import { decodeTotals, totalsRows } from '../../zvt/protocol/totals.ts';

/** Whose paper it is. */
export type OwnCopy = 'merchant' | 'customer';

const titles: Readonly<Record<OwnCopy, string>> = { merchant: 'Händlerbeleg', customer: 'Kundenbeleg' };

/** Tag 1F10: the cardholder signs. */
const signed: ReadonlySet<number> = new Set([0x01, 0x05, 0x06, 0x07]);
/** Tag 1F12: held to the reader. */
const CONTACTLESS = 0x02;

/** What a register knows beside the status that it was told. */
export interface Occasion {
  readonly merchant: Merchant;
  /** ms of the day: 04 0F has no year. */
  readonly now: number;
}

/** What was asked for; a reservation prints nothing. */
const kinds: Readonly<Partial<Record<TransactionKind, string>>> = {
  sale: 'Kartenzahlung',
  void: 'Storno',
  refund: 'Gutschrift',
  completion: 'Buchung',
  'completion-void': 'Buchungsstorno',
  'preauth-void': 'Reserv.-Storno',
};

const givesBack: ReadonlySet<TransactionKind> = new Set(['void', 'refund', 'completion-void']);

/**
 * A register's own slip of a payment, made from 04 0F: what card complete demands on it, bitmap by bitmap (SMART-ZVT
 * edition 22, 4.2), but the expiry date, which the card organisations do not want. A tag 46 or 47 prints as it came.
 */
export function ownPaymentSlip(
  status: StatusInformation,
  { merchant, now }: Occasion,
  { kind, copy, marked }: { readonly kind: TransactionKind; readonly copy: OwnCopy; readonly marked: boolean },
): readonly PrintItem[] {
  const objects = status.objects ?? [];
  const method = decodeTlvs(objectValue(objects, 0x2f) ?? new Uint8Array(0));
  const tag = (number: number) => objectValue(method, number)?.[0] ?? objectValue(objects, number)?.[0];
  const chip = objectValue(objects, copy === 'merchant' ? 0x47 : 0x46);
  return [
    line(titles[copy], attributes.centred),
    line(merchant.name, attributes.centred),
    ...field('Terminal-ID', status.terminal ?? merchant.terminal),
    ...field('VU-Nr', status.contract?.trim() || merchant.number),
    ...field('TA-Nr', digits(status.trace, 6)),
    ...field('Original-TA-Nr', digits(status.originalTrace, 6)),
    ...field('Beleg-Nr', digits(status.receipt, 4)),
    { kind: 'feed', lines: 1 },
    line(kinds[kind] ?? kinds.sale!, attributes.centred | attributes.high),
    ...(status.cardName ? [line(status.cardName, attributes.centred)] : []),
    ...(tag(0x1f12) === CONTACTLESS ? [line('KONTAKTLOS', attributes.centred)] : []),
    line(`EUR ${givesBack.has(kind) ? '-' : ''}${euro(status.amount ?? 0)}`, attributes.high),
    ...field('Datum', dateOf(status, now)),
    ...field('Zeit', status.time?.replace(/(..)(..)(..)/, '$1:$2:$3')),
    ...field('Karte', status.pan?.replaceAll('E', '#')),
    ...field('Kartenfolge-Nr', digits(status.cardSequence, 4)),
    ...field('Genehmigungs-Nr', status.authorisation),
    ...field('AID', aidOf(objects)),
    ...(chip ? [line(decodeText(chip))] : []),
    ...(status.text ? [line(status.text)] : []),
    ...(marked ? [line('*** KOPIE ***', attributes.centred | attributes.high)] : []),
    ...(copy === 'merchant' && signed.has(tag(0x1f10) ?? 0) ? signature : []),
    { kind: 'end' },
  ];
}

/** A register's own slip of an end-of-day, or of totals without one, made from 04 0F. */
export function ownTotalsSlip(
  status: StatusInformation,
  { merchant, now }: Occasion,
  isClose: boolean,
): readonly PrintItem[] {
  const totals = status.totals && decodeTotals(status.totals);
  const rows = totalsRows.filter((brand) => (totals?.rows[brand].count ?? 0) > 0);
  const all = rows.reduce((sum, brand) => sum + totals!.rows[brand].count, 0);
  return [
    line(isClose ? 'Kassenschnitt' : 'Summen', attributes.centred | attributes.high),
    line(merchant.name, attributes.centred),
    ...field('Terminal-ID', status.terminal ?? merchant.terminal),
    ...field('TA-Nr', digits(status.trace, 6)),
    ...field('Datum', dateOf(status, now)),
    ...field('Zeit', status.time?.replace(/(..)(..)(..)/, '$1:$2:$3')),
    ...rows.map((brand) => line(`${brand} ${totals!.rows[brand].count} ${euro(totals!.rows[brand].amount)}`)),
    line(`Summe ${all} ${euro(status.amount ?? 0)}`),
    { kind: 'end' },
  ];
}

const signature: readonly PrintItem[] = [{ kind: 'feed', lines: 2 }, line('_'.repeat(24)), line('Unterschrift')];

function line(text: string, attribute = 0): PrintItem {
  return { kind: 'line', attribute, text: encodeText(text) };
}

function field(label: string, value: string | undefined): readonly PrintItem[] {
  return value ? [line(`${label}: ${value}`)] : [];
}

function digits(value: number | undefined, count: number): string | undefined {
  return value === undefined ? undefined : String(value).padStart(count, '0');
}

/** `23.11.2026`: of the years that bitmap 0D can be of, the nearest to now. */
function dateOf({ date }: StatusInformation, now: number): string | undefined {
  const [, month, day] = /^(\d\d)(\d\d)$/.exec(date ?? '') ?? [];
  if (month === undefined) return undefined;
  const distance = (year: number) => Math.abs(Date.UTC(year, Number(month) - 1, Number(day)) - now);
  const current = new Date(now).getUTCFullYear();
  const [year] = [current - 1, current, current + 1].sort((a, b) => distance(a) - distance(b));
  return `${day}.${month}.${year}`;
}

/** Tag 43 within 60. */
function aidOf(objects: readonly Tlv[]): string | undefined {
  const application = objectValue(objects, 0x60);
  const aid = application && objectValue(decodeTlvs(application), 0x43);
  return aid && Array.from(aid, (byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join('');
}

/** Euro with two decimals, from cent. */
function euro(cent: number): string {
  const text = String(cent).padStart(3, '0');
  return `${text.slice(0, -2)},${text.slice(-2)}`;
}
