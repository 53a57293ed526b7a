import type { IsoMessage } from './codec.ts';
import { fields } from './fields.ts';
import { IsoError } from './iso-error.ts';

/** The value of a field that a message must have. Throws an IsoError `iso-content`. */
export function need(message: IsoMessage, field: number): string {
  const value = message.fields[field];
  if (value !== undefined) return value;
  throw new IsoError('iso-content', `field ${field} (${fields.get(field)!.name}) is missing`, 0, field);
}

/** `value` in so many digits. */
export function digits(value: number, length: number): string {
  return String(value).padStart(length, '0');
}

/** Field 60: function (60.1), batch (60.2) and network code (60.3). */
export function field60(func: string, batch: number, network: string): string {
  return func + digits(batch, 6) + network;
}

/** Reads field 60; further digits are the terminal's abilities and are left. Throws an IsoError `iso-content`. */
export function readField60(message: IsoMessage): {
  readonly function: string;
  readonly batch: number;
  readonly network: string;
} {
  const value = need(message, 60);
  if (value.length < 8) throw new IsoError('iso-content', 'field 60 has no batch number', 0, 60);
  return { function: value.slice(0, 2), batch: Number(value.slice(2, 8)), network: value.slice(8, 11) };
}

/** Fields 12 and 13 of a local time, `YYYY-MM-DDTHH:MM:SS`. */
export function timeFields(localTime: string): { readonly 12: string; readonly 13: string } {
  return { 12: localTime.slice(11).replaceAll(':', ''), 13: localTime.slice(5, 10).replace('-', '') };
}

/** The local time of fields 12 and 13, in the year that `monthAndDay` gives it; null where they are not there. */
export function readTime(message: IsoMessage, now: string): string | null {
  const { 12: time, 13: date } = message.fields;
  if (time === undefined || date === undefined) return null;
  return `${monthAndDay(date, now)}T${time.slice(0, 2)}:${time.slice(2, 4)}:${time.slice(4)}`;
}

/** `YYYY-MM-DD` of an MMDD without its year: the last such day that is not after tomorrow. `now` is a local time. */
export function monthAndDay(mmdd: string, now: string): string {
  const tomorrow = new Date(Date.parse(`${now.slice(0, 10)}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  const year = Number(tomorrow.slice(0, 4));
  const inYear = (of: number) => `${of}-${mmdd.slice(0, 2)}-${mmdd.slice(2)}`;
  return inYear(year) <= tomorrow ? inYear(year) : inYear(year - 1);
}

/** Field 49: the yuan of ISO 4217. */
export const YUAN = '156';

/** What field 64 holds where no key is shared: neither end here computes a MAC or looks at one. */
export const noMac = '0'.repeat(16);
