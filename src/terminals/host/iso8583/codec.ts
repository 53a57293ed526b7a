import { type Field, fields } from './fields.ts';
import { IsoError } from './iso-error.ts';

/**
 * A message: its type, `0200`, and its fields by number. Digits and characters stand as they are, a character for each
 * byte (Latin-1); tracks and bytes as hexadecimal digits, in capitals. A fixed field has all of its characters.
 */
export interface IsoMessage {
  readonly type: string;
  readonly fields: Fields;
}

/** Values by field number; undefined: not there. */
export type Fields = Readonly<Record<number, string | undefined>>;

/** Where the value of a field lies in the bytes of a message, its length digits apart. */
export interface FieldPlace {
  readonly field: number;
  readonly offset: number;
  /** Bytes. */
  readonly length: number;
}

const TYPE = 2;
const BITMAP = 8;

const forms = {
  n: { pattern: /^\d*$/, may: 'digits', perByte: 2 },
  z: { pattern: /^[\dA-F]*$/, may: 'digits and A to F', perByte: 2 },
  ans: { pattern: /^[^\u0100-\uffff]*$/, may: 'characters of one byte', perByte: 1 },
  b: { pattern: /^([\dA-F]{2})*$/, may: 'bytes in hexadecimal', perByte: 1 },
} as const;

/** The bytes of a message: type, bitmap of 64 bits, fields. Throws an IsoError for a value that its field cannot hold. */
export function pack(message: IsoMessage): Uint8Array {
  if (!/^\d{4}$/.test(message.type)) throw new IsoError('iso-type', `"${message.type}" is no message type`, 0);
  const bitmap = new Uint8Array(BITMAP);
  const parts = Object.entries(message.fields).map(([key, value]) => {
    if (value === undefined) return Buffer.alloc(0);
    const number = Number(key);
    bitmap[(number - 1) >> 3]! |= 0x80 >> ((number - 1) & 7);
    return packField(number, value);
  });
  return Uint8Array.from(Buffer.concat([Buffer.from(message.type, 'hex'), bitmap, ...parts]));
}

function packField(number: number, value: string): Buffer {
  const field = fieldOf(number, 0);
  const { pattern, may } = forms[field.type];
  const wrong = (what: string) => new IsoError('iso-value', `field ${number} (${field.name}) ${what}`, 0, number);
  if (!pattern.test(value)) throw wrong(`takes ${may}`);
  const count = field.type === 'b' ? value.length / 2 : value.length;
  const { length } = field;
  if ('fixed' in length) {
    if (count !== length.fixed) throw wrong(`takes ${length.fixed} of them, got ${count}`);
    return contents(field, value);
  }
  if (count > length.most) throw wrong(`takes up to ${length.most} of them, got ${count}`);
  return Buffer.concat([
    Buffer.from(String(count).padStart(length.digits === 2 ? 2 : 4, '0'), 'hex'),
    contents(field, value),
  ]);
}

function contents({ type, length, align }: Field, value: string): Buffer {
  if (type === 'ans') return Buffer.from(value, 'latin1');
  const odd = value.length % 2 === 1;
  const before = 'fixed' in length && align !== 'left';
  return Buffer.from(odd ? (before ? `0${value}` : `${value}0`) : value, 'hex');
}

/** Reads the bytes of one message. Throws an IsoError for bytes that are none, with where it went wrong. */
export function unpack(bytes: Uint8Array): IsoMessage {
  return read(bytes).message;
}

/** Where the values of a message lie. Throws as `unpack` does. */
export function placesOf(bytes: Uint8Array): readonly FieldPlace[] {
  return read(bytes).places;
}

function read(bytes: Uint8Array): { readonly message: IsoMessage; readonly places: readonly FieldPlace[] } {
  const reader = new Reader(bytes);
  const type = reader.take(TYPE, 'message type').toString('hex');
  if (!/^\d{4}$/.test(type)) throw new IsoError('iso-type', 'the message type is not of digits', 0);
  const bitmap = reader.take(BITMAP, 'bitmap');
  const values: Record<number, string> = {};
  const places: FieldPlace[] = [];
  for (let number = 1; number <= BITMAP * 8; number++) {
    if ((bitmap[(number - 1) >> 3]! & (0x80 >> ((number - 1) & 7))) === 0) continue;
    const field = fieldOf(number, reader.at);
    const count = reader.count(field, number);
    const offset = reader.at;
    const length = Math.ceil(count / forms[field.type].perByte);
    values[number] = valueIn(
      field,
      reader.take(length, `field ${number} (${field.name})`, number),
      count,
      offset,
      number,
    );
    places.push({ field: number, offset, length });
  }
  if (reader.at < bytes.length)
    throw new IsoError('iso-trailing', `${bytes.length - reader.at} bytes follow the last field`, reader.at);
  return { message: { type, fields: values }, places };
}

function valueIn(field: Field, bytes: Buffer, count: number, offset: number, number: number): string {
  if (field.type === 'ans') return bytes.toString('latin1');
  const digits = bytes.toString('hex').toUpperCase();
  if (field.type === 'b') return digits;
  const value =
    'fixed' in field.length && field.align !== 'left' ? digits.slice(digits.length - count) : digits.slice(0, count);
  if (!forms[field.type].pattern.test(value)) {
    const message = `field ${number} (${field.name}) holds what is no digit`;
    throw new IsoError('iso-value', message, offset, number);
  }
  return value;
}

function fieldOf(number: number, offset: number): Field {
  const field = fields.get(number);
  if (!field)
    throw new IsoError('iso-field', `field ${number} is not one of UnionPay's terminal messages`, offset, number);
  return field;
}

class Reader {
  at = 0;
  readonly #bytes: Buffer;

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  take(length: number, what: string, field?: number): Buffer {
    const end = this.at + length;
    if (end > this.#bytes.length) {
      const message = `the message ends within its ${what}`;
      throw new IsoError('iso-short', message, this.#bytes.length, field);
    }
    this.at = end;
    return this.#bytes.subarray(end - length, end);
  }

  /** How many digits, characters or bytes the field has that comes next. */
  count({ name, length }: Field, number: number): number {
    if ('fixed' in length) return length.fixed;
    const offset = this.at;
    const digits = this.take(length.digits === 2 ? 1 : 2, `field ${number} (${name})`, number).toString('hex');
    const count = /^\d+$/.test(digits) ? Number(digits) : Number.NaN;
    if (count <= length.most) return count;
    const message = `field ${number} (${name}) has the length ${digits}, and ${length.most} is the most`;
    throw new IsoError('iso-length', message, offset, number);
  }
}
