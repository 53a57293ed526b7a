import { join } from './join.ts';

/** One object of a TLV container. */
export interface Tlv {
  /** All bytes of the tag: 0x24, 0x1f01. */
  readonly tag: number;
  readonly value: Uint8Array;
}

export function tlv(tag: number, ...parts: readonly (number | Uint8Array)[]): Tlv {
  return { tag, value: join(...parts) };
}

/** The bytes of an object. */
export function encodeTlv({ tag, value }: Tlv): Uint8Array {
  return join(tag > 0xff ? Uint8Array.of(tag >> 8, tag & 0xff) : tag, encodeLength(value.length), value);
}

/** The bytes of objects in a row: what a container, or an object that is constructed, holds. */
export function encodeTlvs(objects: readonly Tlv[]): Uint8Array {
  return join(...objects.map(encodeTlv));
}

/** 00 to 7F; 81 nn; 82 hi lo. Throws a RangeError from 65,536 on. */
export function encodeLength(length: number): Uint8Array {
  if (length > 0xffff) throw new RangeError(`an object holds 65535 bytes, got ${length}`);
  if (length < 0x80) return Uint8Array.of(length);
  return length < 0x100 ? Uint8Array.of(0x81, length) : Uint8Array.of(0x82, length >> 8, length & 0xff);
}

/** A length and where it ends; null where it is cut off or invalid (80, 83 and above). */
export function readLength(bytes: Uint8Array, at: number): { readonly length: number; readonly end: number } | null {
  const [first, second, third] = bytes.subarray(at, at + 3);
  if (first === undefined) return null;
  if (first < 0x80) return { length: first, end: at + 1 };
  if (first === 0x81 && second !== undefined) return { length: second, end: at + 2 };
  if (first === 0x82 && second !== undefined && third !== undefined)
    return { length: (second << 8) | third, end: at + 3 };
  return null;
}

/**
 * The objects in `bytes`; what is cut off or invalid ends the row. A tag has one byte, or two where its low five bits
 * are set: tags 1F80 to 1F83 break the rule by which a third would follow, and none is longer.
 */
export function decodeTlvs(bytes: Uint8Array): readonly Tlv[] {
  const objects: Tlv[] = [];
  for (let at = 0; at < bytes.length; ) {
    const isLong = (bytes[at]! & 0x1f) === 0x1f;
    const tag = isLong ? (bytes[at]! << 8) | (bytes[at + 1] ?? 0) : bytes[at]!;
    const size = readLength(bytes, at + (isLong ? 2 : 1));
    if (!size || size.end + size.length > bytes.length) break;
    at = size.end + size.length;
    objects.push({ tag, value: bytes.slice(size.end, at) });
  }
  return objects;
}

/** The value of the first object of a tag. */
export function objectValue(objects: readonly Tlv[], tag: number): Uint8Array | undefined {
  return objects.find((object) => object.tag === tag)?.value;
}
