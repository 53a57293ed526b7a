import { z } from 'zod';

const expected = 'bytes in hexadecimal digits, in quotes: "02" or "10 03"';

/** Bytes in a file. */
export const hex = z
  .string({ error: expected })
  .regex(/^[0-9A-Fa-f]{2}( ?[0-9A-Fa-f]{2})*$/, { error: expected })
  .transform((text) => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex')));

/** `02 30 33` */
export function hexText(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join(' ');
}

export type Order = 'big' | 'little';

/** A number in so many bytes; undefined where they do not hold it. */
export function bytesOf(value: bigint, length: number, order: Order): Uint8Array | undefined {
  if (value < 0n || value >= 1n << BigInt(8 * length)) return undefined;
  const bytes = Uint8Array.from({ length }, (_, i) => Number((value >> BigInt(8 * (length - 1 - i))) & 0xffn));
  return order === 'big' ? bytes : bytes.reverse();
}

export function numberOf(bytes: Uint8Array, order: Order): bigint {
  const high = order === 'big' ? bytes : bytes.toReversed();
  return high.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
}

/** Digits packed two a byte, zeros in front; undefined where they do not fit. */
export function packed(digits: string, length: number): Uint8Array | undefined {
  if (!/^\d+$/.test(digits) || digits.length > 2 * length) return undefined;
  return Uint8Array.from(Buffer.from(digits.padStart(2 * length, '0'), 'hex'));
}

/** null where a half byte is no digit. */
export function unpacked(bytes: Uint8Array): string | null {
  const digits = Buffer.from(bytes).toString('hex');
  return /^\d*$/.test(digits) ? digits : null;
}

/** Whether `part` stands in `bytes` at `at`. */
export function standsAt(bytes: Uint8Array, at: number, part: Uint8Array): boolean {
  return part.every((byte, i) => bytes[at + i] === byte);
}
