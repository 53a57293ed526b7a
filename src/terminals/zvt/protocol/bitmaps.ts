import { join } from './join.ts';
import { decodeTlvs, encodeLength, encodeTlvs, readLength, type Tlv } from './tlv.ts';

/** How long a bitmap's value is: bytes, `ll` and `lll` for the decimal digits of a length before it, `tlv` for a container. */
type Format = number | 'll' | 'lll' | 'tlv';

/** The bitmaps of the ZVT command document (PA00P015, 13.08). */
const formats: ReadonlyMap<number, Format> = new Map<number, Format>([
  ...[1, 2, 3, 5, 0x19, 0x27, 0xa0, 0x72, 0x73, 0x74, 0x75, 0x8a, 0x8c, 0xd0, 0xd2, 0xd3, 0xe0, 0xe9, 0xea, 0xfb].map(
    one,
  ),
  ...[0xf0, 0xf9, 0xfa, 0xfc, 0xfd].map(one),
  ...[0x0d, 0x0e, 0x17, 0x3a, 0x49, 0x87].map((tag): [number, Format] => [tag, 2]),
  ...[0x0b, 0x0c, 0x37, 0x3d, 0x88, 0xaa].map((tag): [number, Format] => [tag, 3]),
  ...[0x29, 0x70, 0x71].map((tag): [number, Format] => [tag, 4]),
  [0x04, 6],
  [0x2a, 15],
  [0x3b, 8],
  [0xba, 5],
  [0xeb, 8],
  ...[0x22, 0x23, 0x2d, 0x4c, 0x8b, 0xa7, 0xd1].map((tag): [number, Format] => [tag, 'll']),
  ...[0x24, 0x2e, 0x3c, 0x60, 0x92, 0x9a, 0xaf].map((tag): [number, Format] => [tag, 'lll']),
  ...range(0xe1, 0xe8).map((tag): [number, Format] => [tag, 'll']),
  ...range(0xf1, 0xf8).map((tag): [number, Format] => [tag, 'll']),
  [0x06, 'tlv'],
]);

/** A bitmap and its value, without the length that stands before it. */
export interface Bitmap {
  readonly tag: number;
  readonly value: Uint8Array;
}

export interface Bitmaps {
  readonly list: readonly Bitmap[];
  /** Where reading ended before the end: an unknown tag, a length that is none, or a value that is cut off. */
  readonly unread?: number;
}

/** The bytes of one bitmap. Throws a RangeError for a tag that is none and a value that does not fit. */
export function bitmap(tag: number, ...parts: readonly (number | Uint8Array)[]): Uint8Array {
  const format = formats.get(tag);
  const value = join(...parts);
  if (format === 'tlv') return join(tag, encodeLength(value.length), value);
  if (format === 'll' || format === 'lll') return join(tag, decimalLength(value.length, format.length), value);
  if (format !== value.length) throw new RangeError(`bitmap ${tag.toString(16)} does not take ${value.length} bytes`);
  return join(tag, value);
}

/** The container of TLV objects, bitmap 06. */
export function container(...objects: readonly Tlv[]): Uint8Array {
  return bitmap(0x06, encodeTlvs(objects));
}

/** Reads bitmaps from `from` on, as far as they can be read. */
export function decodeBitmaps(data: Uint8Array, from = 0): Bitmaps {
  const list: Bitmap[] = [];
  for (let at = from; at < data.length; ) {
    const value = valueAt(data, at);
    if (!value || value.end > data.length) return { list, unread: at };
    list.push({ tag: data[at]!, value: data.slice(value.start, value.end) });
    at = value.end;
  }
  return { list };
}

/** The value of the first bitmap of a tag. */
export function bitmapOf(list: readonly Bitmap[], tag: number): Uint8Array | undefined {
  return list.find((each) => each.tag === tag)?.value;
}

/** The objects of the container, bitmap 06; undefined where there is none. */
export function containerOf(list: readonly Bitmap[]): readonly Tlv[] | undefined {
  const value = bitmapOf(list, 0x06);
  return value && decodeTlvs(value);
}

function valueAt(data: Uint8Array, at: number): { start: number; end: number } | null {
  const format = formats.get(data[at]!);
  if (format === undefined) return null;
  if (typeof format === 'number') return { start: at + 1, end: at + 1 + format };
  if (format === 'tlv') {
    const size = readLength(data, at + 1);
    return size && { start: size.end, end: size.end + size.length };
  }
  const start = at + 1 + format.length;
  const digits = data.subarray(at + 1, start);
  // The document has Fx; some send 0x. The high half says nothing.
  if (digits.length < format.length || digits.some((digit) => (digit & 0x0f) > 9)) return null;
  return { start, end: start + digits.reduce((length, digit) => length * 10 + (digit & 0x0f), 0) };
}

/** `Fx Fy` or `Fx Fy Fz`. */
function decimalLength(length: number, digits: number): Uint8Array {
  const text = String(length).padStart(digits, '0');
  if (text.length > digits) throw new RangeError(`a value of ${length} bytes is too long for ${digits} digits`);
  return Uint8Array.from(text, (digit) => 0xf0 | Number(digit));
}

function one(tag: number): [number, Format] {
  return [tag, 1];
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}
