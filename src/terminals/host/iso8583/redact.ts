import { redactText } from '../../../events/redaction.ts';
import { type FieldPlace, placesOf, unpack } from './codec.ts';
import { fields as table } from './fields.ts';

/** Track 2, track 3, PIN and chip data: nothing of them stays (PCI DSS 4.0, requirements 3.3 and 3.4). */
const blanked: ReadonlySet<number> = new Set([35, 36, 52, 55]);

/** A record of field 48 of a batch upload: card kind 2, trace number 6, card number 20, amount 12 (digits). */
export const uploadRecord = { kind: 2, voucher: 6, pan: 20, amount: 12, length: 40 } as const;
/** Digits of the count before the records. */
export const uploadCount = 2;

/**
 * The bytes of a message without card data, as many as before: of the card number (2, and 48 of a batch upload) the
 * first six and last four digits stay, of tracks, PIN and chip data (35, 36, 52, 55) and of the code of a telephone (59)
 * nothing; a card number in the text of any field is hidden as in every text. Bytes that are no message
 * become zeros, since nobody can say where card data would lie in them.
 */
export function redactMessage(bytes: Uint8Array): Uint8Array {
  const redacted = Uint8Array.from(bytes);
  const places = placesIn(bytes);
  if (!places) return redacted.fill(0);
  const { type, fields } = unpack(bytes);
  for (const { field, offset, length } of places) {
    const value = fields[field] ?? '';
    if (blanked.has(field)) redacted.fill(0, offset, offset + length);
    if (table.get(field)?.type === 'ans') redacted.set(Buffer.from(withoutCode(redactText(value)), 'latin1'), offset);
    if (field === 2) redacted.set(packed(masked(value)), offset);
    if (field === 48 && type === '0320') redacted.set(packed(withoutNumbers(value)), offset);
  }
  return redacted;
}

/** Field 59 without the code that was read from a telephone. */
function withoutCode(text: string): string {
  return text.replace(/(?<=code=)\d+/, (code) => '0'.repeat(code.length));
}

function placesIn(bytes: Uint8Array): readonly FieldPlace[] | null {
  try {
    return placesOf(bytes);
  } catch {
    return null;
  }
}

function withoutNumbers(records: string): string {
  const { kind, voucher, pan, length } = uploadRecord;
  let out = records.slice(0, uploadCount);
  for (let at = uploadCount; at < records.length; at += length) {
    const record = records.slice(at, at + length);
    const from = kind + voucher;
    const number = record.slice(from, from + pan);
    const zeros = number.length - number.replace(/^0+/, '').length;
    out += record.slice(0, from) + number.slice(0, zeros) + masked(number.slice(zeros)) + record.slice(from + pan);
  }
  return out;
}

/** Digits of a card number without its middle, also of one that no issuer's range allows. Masking twice changes nothing more. */
function masked(digits: string): string {
  if (digits.length < 13) return digits;
  const middle = digits.slice(6, -4);
  return redactText(
    /^[01]*$/.test(middle) ? digits : digits.slice(0, 6) + '0'.repeat(middle.length) + digits.slice(-4),
  );
}

const packed = (digits: string) => Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex');
