/** Packed decimal, two digits a byte, as ZVT has amounts, numbers and times. */

/** `value` in `bytes` bytes. Throws a RangeError for what is no whole number of that many digits. */
export function bcd(value: number, bytes: number): Uint8Array {
  const digits = String(value);
  if (!/^\d+$/.test(digits) || digits.length > bytes * 2)
    throw new RangeError(`${value} is no number of ${bytes * 2} digits`);
  return bcdDigits(digits.padStart(bytes * 2, '0'));
}

/** Nibbles as they are written, `F` and `E` among them; an even count. Throws a RangeError for anything else. */
export function bcdDigits(digits: string): Uint8Array {
  if (!/^([\dA-F]{2})*$/i.test(digits)) throw new RangeError(`"${digits}" is no row of pairs of digits`);
  return Uint8Array.from({ length: digits.length / 2 }, (_, at) =>
    Number.parseInt(digits.slice(at * 2, at * 2 + 2), 16),
  );
}

/** The nibbles of `bytes`, in capitals. */
export function digitsOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase();
}

/** The number in `bytes`; null where a nibble is no decimal digit. */
export function bcdNumber(bytes: Uint8Array): number | null {
  const digits = digitsOf(bytes);
  return /^\d+$/.test(digits) ? Number(digits) : null;
}
