import { bcd, bcdDigits, bcdNumber, digitsOf } from './bcd.ts';
import { bitmap, decodeBitmaps } from './bitmaps.ts';
import { decodeText, encodeText } from './charset.ts';
import { join } from './join.ts';
import { decodeTlvs, encodeTlvs, type Tlv } from './tlv.ts';

/** What 04 0F tells of a transaction or a close. Only what was told is there. */
export interface StatusInformation {
  /** Bitmap 27. */
  readonly result?: number;
  /** Cent. */
  readonly amount?: number;
  /** Numeric ISO 4217: 978. */
  readonly currency?: number;
  readonly totals?: Uint8Array;
  readonly trace?: number;
  /** Trace of the transaction that a reversal takes back. */
  readonly originalTrace?: number;
  /** HHMMSS. */
  readonly time?: string;
  /** MMDD. */
  readonly date?: string;
  /** YYMM. */
  readonly expiry?: string;
  readonly cardSequence?: number;
  /** Bitmap 19: 40 offline, 60 online, 70 PIN. */
  readonly cardStatus?: number;
  /** Digits, E where one is masked. */
  readonly pan?: string;
  /** 8 digits. */
  readonly terminal?: string;
  /** Merchant's contract number, up to 15 characters. */
  readonly contract?: string;
  /** Up to 8 characters. */
  readonly authorisation?: string;
  readonly text?: string;
  readonly receipt?: number;
  readonly turnover?: number;
  /** ZVT card type: 5 girocard, 6 Mastercard, 10 Visa. */
  readonly cardType?: number;
  readonly cardName?: string;
  readonly objects?: readonly Tlv[];
}

type Key = keyof StatusInformation;

interface Field<K extends Key = Key> {
  readonly tag: number;
  readonly key: K;
  write(value: NonNullable<StatusInformation[K]>): Uint8Array;
  /** undefined for bytes that are no value. */
  read(bytes: Uint8Array): StatusInformation[K] | undefined;
}

/** In the order of the command document's table: old registers expect it. */
const fields: readonly Field[] = [
  number(0x27, 'result', 1, true),
  number(0x04, 'amount', 6),
  number(0x49, 'currency', 2),
  field(
    0x60,
    'totals',
    (totals) => totals,
    (bytes) => bytes,
  ),
  number(0x0b, 'trace', 3),
  number(0x37, 'originalTrace', 3),
  digits(0x0c, 'time'),
  digits(0x0d, 'date'),
  digits(0x0e, 'expiry'),
  number(0x17, 'cardSequence', 2),
  number(0x19, 'cardStatus', 1, true),
  field(
    0x22,
    'pan',
    (pan) => bcdDigits(pan.length % 2 ? `${pan}F` : pan),
    (bytes) => digitsOf(bytes).replace(/F+$/, ''),
  ),
  digits(0x29, 'terminal'),
  field(
    0x2a,
    'contract',
    (text) => encodeText(text.padEnd(15).slice(0, 15)),
    (bytes) => decodeText(bytes).trimEnd(),
  ),
  field(0x3b, 'authorisation', (text) => encodeText(text.padEnd(8, '\0').slice(0, 8)), untilNull),
  field(0x3c, 'text', encodeText, (bytes) => decodeText(bytes)),
  number(0x87, 'receipt', 2),
  number(0x88, 'turnover', 3),
  number(0x8a, 'cardType', 1, true),
  field(0x8b, 'cardName', (name) => encodeText(`${name}\0`), untilNull),
  field(0x06, 'objects', encodeTlvs, decodeTlvs),
];

/** The data of 04 0F: what is there, in the table's order. Throws a RangeError for what does not fit. */
export function encodeStatus(status: StatusInformation): Uint8Array {
  return join(
    ...fields.map(({ tag, key, write }) => {
      const value = status[key];
      return value === undefined ? new Uint8Array(0) : bitmap(tag, write(value));
    }),
  );
}

/** Reads the data of 04 0F in any order, as far as it can be read; what is no value is left out. */
export function decodeStatus(data: Uint8Array): StatusInformation {
  const status: Partial<Record<Key, unknown>> = {};
  for (const { tag, value } of decodeBitmaps(data).list) {
    const known = fields.find((each) => each.tag === tag);
    const read = known?.read(value);
    if (known && read !== undefined && status[known.key] === undefined) status[known.key] = read;
  }
  return status as StatusInformation;
}

function field<K extends Key>(tag: number, key: K, write: Field<K>['write'], read: Field<K>['read']): Field {
  return { tag, key, write, read } as unknown as Field;
}

/** A whole number, packed decimal unless `binary`. */
function number(tag: number, key: Key, bytes: number, binary = false): Field {
  return binary
    ? field(
        tag,
        key as 'result',
        (value) => Uint8Array.of(value),
        ([byte]) => byte,
      )
    : field(
        tag,
        key as 'amount',
        (value) => bcd(value, bytes),
        (value) => bcdNumber(value) ?? undefined,
      );
}

function digits(tag: number, key: 'time' | 'date' | 'expiry' | 'terminal'): Field {
  return field(tag, key, bcdDigits, digitsOf);
}

function untilNull(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  return decodeText(end < 0 ? bytes : bytes.subarray(0, end)).trimEnd();
}
