/**
 * The check of a serial frame: 16 bits, reflected, polynomial 8408h, begun with 0 and not inverted (CRC-16/KERMIT;
 * ASCII "123456789" gives 2189h). The ZVT transport document (PA00P016, rev. 04) calls it XMODEM and prints a garbled
 * polynomial; terminals and registers agree on this one.
 */
export function crc16(bytes: Uint8Array): number {
  let crc = 0;
  for (let i = 0; i < bytes.length; i++) crc = (crc >> 8) ^ OF_BYTE[(crc ^ bytes[i]!) & 0xff]!;
  return crc;
}

/** What the eight bits of a byte do to the check. */
const OF_BYTE = Uint16Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >> 1) ^ 0x8408 : crc >> 1;
  return crc;
});
