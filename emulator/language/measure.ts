/**
 * Length rule: the bytes that a command takes in all, as far as `have` bytes from `at` tell. A result above `have` asks
 * for at least that many bytes before it is asked again; a result up to `have` is final.
 */
export type Measure = (bytes: Uint8Array, at: number, have: number) => number;

/** The parenthesised families, `GS ( L pL pH ...`: five bytes and what pL and pH count. */
export const framed: Measure = (bytes, at, have) => (have < 5 ? 5 : 5 + bytes[at + 3]! + 256 * bytes[at + 4]!);

/** `head` bytes and what the four bytes before their end count, low byte first: GS 8 L. */
export function counted32(head: number): Measure {
  return (bytes, at, have) => (have < head ? head : head + littleEndian(bytes, at + head - 4, 4));
}

/** Reads `size` bytes, low byte first. */
export function littleEndian(bytes: Uint8Array, at: number, size: number): number {
  let value = 0;
  for (let i = size - 1; i >= 0; i--) value = value * 256 + bytes[at + i]!;
  return value;
}
