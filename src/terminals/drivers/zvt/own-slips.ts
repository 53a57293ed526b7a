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

/**
 * A register's own slip of a payment, made from 04 0F: what card complete demands on it, bitmap by bitmap (SMART-ZVT
 * edition 22, 4.2), but the expiry date, which the card organisations do not want. A tag 46 or 47 prints as it came.
 */
export function ownPaymentSlip(
  status: StatusInformation,
  merchant: string,
  copy: OwnCopy,
  marked: boolean,
): readonly PrintItem[] {
  const objects = status.objects ?? [];
  const method = decodeTlvs(objectValue(objects, 0x2f) ?? new Uint8Array(0));
  const tag = (number: number) => objectValue(method, number)?.[0] ?? objectValue(objects, number)?.[0];
  const chip = objectValue(objects, copy === 'merchant' ? 0x47 : 0x46);
  return [
    line(titles[copy], attributes.centred),
    line(merchant, attributes.centred),
    ...(status.cardName ? [line(status.cardName, attributes.centred)] : []),
    ...(tag(0x1f12) === CONTACTLESS ? [line('KONTAKTLOS', attributes.centred)] : []),
    line(`EUR ${euro(status.amount ?? 0)}`, attributes.high),
    ...field('Terminal-ID', status.terminal),
    ...field('VU-Nr', status.contract),
    ...field('TA-Nr', digits(status.trace, 6)),
    ...field('Original-TA-Nr', digits(status.originalTrace, 6)),
    ...field('Beleg-Nr', digits(status.receipt, 4)),
    ...field('Datum', status.date?.replace(/(..)(..)/, '$2.$1.')),
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

/** A register's own slip of an end-of-day, made from 04 0F. */
export function ownTotalsSlip(status: StatusInformation, merchant: string): readonly PrintItem[] {
  const totals = status.totals && decodeTotals(status.totals);
  const rows = totalsRows.filter((brand) => (totals?.rows[brand].count ?? 0) > 0);
  return [
    line('Kassenschnitt', attributes.centred | attributes.high),
    line(merchant, attributes.centred),
    ...field('TA-Nr', digits(status.trace, 6)),
    ...field('Datum', status.date?.replace(/(..)(..)/, '$2.$1.')),
    ...field('Zeit', status.time?.replace(/(..)(..)(..)/, '$1:$2:$3')),
    ...rows.flatMap((brand) => field(`${brand} ${totals!.rows[brand].count}`, euro(totals!.rows[brand].amount))),
    ...field('Summe', euro(status.amount ?? 0)),
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
