import { type Apdu, apdu } from '../../zvt/protocol/apdu.ts';
import { bcd, bcdDigits } from '../../zvt/protocol/bcd.ts';
import { bitmap, container } from '../../zvt/protocol/bitmaps.ts';
import { encodeText } from '../../zvt/protocol/charset.ts';
import { type Config, configByte } from '../../zvt/protocol/config.ts';
import { controls } from '../../zvt/protocol/controls.ts';
import { type Tlv, tlv } from '../../zvt/protocol/tlv.ts';

/** The commands of a register (PA00P015 13.08, chapter 2). Amounts in cent; passwords of six digits. */

/** Cent and the numeric code of ISO 4217. */
export interface Money {
  readonly amount: number;
  readonly currency: number;
}

/** What a reservation is known by: told in its 04 0F and kept by the register. */
export interface ReservationKey {
  readonly receipt: number;
  readonly trace: number;
  readonly authorisation: string;
}

/** Tag 1F01. */
export const repeatable = { last: 1, merchant: 2, customer: 3, endOfDay: 4, journal: 5, reconciliation: 6 } as const;

export interface Repeat {
  /** The last one where not given. */
  readonly what?: keyof typeof repeatable;
  /** Receipt numbers, with merchant, customer and journal: both ends of a range. */
  readonly from?: number;
  readonly to?: number;
  /** Status without a slip: to learn what became of the last payment. */
  readonly statusOnly?: boolean;
}

const NONE = 0xffff;

/** `language`: two letters, tag 15; the terminal's own where not given. */
export function registration(
  password: string,
  config: Config,
  currency: number,
  acceptsBlocks: boolean,
  language?: string,
): Apdu {
  const spoken = language === undefined ? [] : [tlv(0x15, encodeText(language))];
  const commands = acceptsBlocks ? [tlv(0x26, tlvBytes(0x0a, controls.printBlock))] : [];
  return apdu(
    controls.registration,
    bcdDigits(password),
    configByte(config),
    bcd(currency, 2),
    bitmap(0x03, 0x01),
    container(...spoken, ...commands),
  );
}

export function authorisation(money: Money): Apdu {
  return apdu(controls.authorisation, ...moneyBytes(money));
}

export function reversal(password: string, receipt: number): Apdu {
  return apdu(controls.reversal, bcdDigits(password), bitmap(0x87, bcd(receipt, 2)));
}

export function refund(password: string, money: Money): Apdu {
  return apdu(controls.refund, bcdDigits(password), ...moneyBytes(money));
}

export function reserve(money: Money): Apdu {
  return apdu(controls.reservation, ...moneyBytes(money));
}

/** Reserves so much more. */
export function extend(money: Money, key: ReservationKey): Apdu {
  return apdu(controls.reservation, ...moneyBytes(money), ...keyBytes(key), container(tlv(0x1f06, 0x03)));
}

/** Books what was used; the rest is free. */
export function book(used: Money, key: ReservationKey): Apdu {
  return apdu(controls.bookTotal, bitmap(0x87, bcd(key.receipt, 2)), ...moneyBytes(used), ...keyBytes(key));
}

/** Frees what was not used; the rest is booked. */
export function release(unused: Money, receipt: number): Apdu {
  return apdu(controls.partialReversal, bitmap(0x87, bcd(receipt, 2)), ...moneyBytes(unused));
}

export function bookByTrace(used: Money, key: ReservationKey): Apdu {
  return apdu(controls.partialReversal, ...moneyBytes(used), ...keyBytes(key));
}

export function cancelReservation(receipt: number): Apdu {
  return apdu(controls.reservationReversal, bitmap(0x87, bcd(receipt, 2)));
}

/** Ends with 06 1E B8 and the first open one, or FFFF. */
export function openReservations(): Apdu {
  return apdu(controls.partialReversal, bitmap(0x87, NONE >> 8, NONE & 0xff));
}

export function endOfDay(password: string): Apdu {
  return apdu(controls.endOfDay, bcdDigits(password));
}

/** Totals without a close. */
export function totals(password: string): Apdu {
  return apdu(controls.totals, bcdDigits(password));
}

export function repeatReceipt(password: string, { what, from, to, statusOnly }: Repeat = {}): Apdu {
  const selection: Tlv[] = [];
  if (what !== undefined) selection.push(tlv(0x1f01, repeatable[what]));
  if (from !== undefined) selection.push(tlv(0x1f02, bcd(from, 2)));
  if (to !== undefined) selection.push(tlv(0x1f03, bcd(to, 2)));
  return apdu(
    controls.repeatReceipt,
    bcdDigits(password),
    ...(statusOnly ? [bitmap(0x03, 0x03)] : []),
    ...(selection.length > 0 ? [container(...selection)] : []),
  );
}

export function reprint(password: string, from: number, to: number): Apdu {
  return apdu(controls.reprintByNumber, bcdDigits(password), bcd(from, 2), bcd(to, 2));
}

/** The version of the software is not asked for. */
export function statusEnquiry(password: string): Apdu {
  return apdu(controls.statusEnquiry, bcdDigits(password), bitmap(0x03, 0x02));
}

export function diagnosis(): Apdu {
  return apdu(controls.diagnosis);
}

export function abort(): Apdu {
  return apdu(controls.abort);
}

export function logOff(): Apdu {
  return apdu(controls.logOff);
}

function moneyBytes({ amount, currency }: Money): readonly Uint8Array[] {
  return [bitmap(0x04, bcd(amount, 6)), bitmap(0x49, bcd(currency, 2))];
}

function keyBytes({ trace, authorisation }: ReservationKey): readonly Uint8Array[] {
  return [bitmap(0x0b, bcd(trace, 3)), bitmap(0x3b, encodeText(authorisation.padEnd(8, '\0')))];
}

function tlvBytes(tag: number, control: number): Uint8Array {
  return Uint8Array.of(tag, 2, control >> 8, control & 0xff);
}
