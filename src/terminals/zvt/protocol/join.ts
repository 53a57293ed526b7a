/** Bytes one after the other; a number is one byte. */
export function join(...parts: readonly (number | Uint8Array)[]): Uint8Array {
  const joined = new Uint8Array(
    parts.reduce<number>((sum, part) => sum + (typeof part === 'number' ? 1 : part.length), 0),
  );
  let at = 0;
  for (const part of parts) {
    if (typeof part === 'number') joined[at++] = part;
    else {
      joined.set(part, at);
      at += part.length;
    }
  }
  return joined;
}
