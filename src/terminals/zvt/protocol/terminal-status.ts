/**
 * The status byte of 06 0F to 05 01; null where there is none. A version stands before it only if the first three bytes
 * are all F0 to F9, the digits of its length: a lone F0 is the status of a terminal whose close is due.
 */
export function terminalStatus(data: Uint8Array): number | null {
  const digits = data.subarray(0, 3);
  const hasVersion = digits.length === 3 && digits.every((byte) => byte >= 0xf0 && byte <= 0xf9);
  const at = hasVersion ? 3 + digits.reduce((length, byte) => length * 10 + (byte & 0x0f), 0) : 0;
  return data[at] ?? null;
}
