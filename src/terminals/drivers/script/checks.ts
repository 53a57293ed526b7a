/** A check over bytes: what it comes to, before it is written. */
interface Check {
  /** Bytes that hold it. */
  readonly size: 1 | 2;
  readonly of: (bytes: Uint8Array, start: number) => number;
  /** What it begins with where a description says nothing. */
  readonly start: number;
}

/** A CRC of 16 bits, `out` XORed to its result. A reflected one takes its bits from the lowest. */
function crc16(polynomial: number, start: number, reflected: boolean, out = 0): Check {
  const of = (bytes: Uint8Array, from: number) => {
    let crc = from;
    for (const byte of bytes) {
      crc ^= reflected ? byte : byte << 8;
      for (let bit = 0; bit < 8; bit++) {
        if (reflected) crc = crc & 1 ? (crc >> 1) ^ polynomial : crc >> 1;
        else crc = crc & 0x8000 ? ((crc << 1) ^ polynomial) & 0xffff : (crc << 1) & 0xffff;
      }
    }
    return crc ^ out;
  };
  return { size: 2, of, start };
}

const sum = (bytes: Uint8Array, start: number) => bytes.reduce((all, byte) => all + byte, start);

/** By the names of the catalogue of parametrised CRC algorithms (reveng.sourceforge.io), polynomials as they are used here. */
export const checks = {
  lrc: { size: 1, start: 0, of: (bytes, start) => bytes.reduce((all, byte) => all ^ byte, start) },
  sum8: { size: 1, start: 0, of: (bytes, start) => sum(bytes, start) & 0xff },
  'sum8-negated': { size: 1, start: 0, of: (bytes, start) => -sum(bytes, start) & 0xff },
  sum16: { size: 2, start: 0, of: (bytes, start) => sum(bytes, start) & 0xffff },
  'crc16-arc': crc16(0xa001, 0, true),
  'crc16-modbus': crc16(0xa001, 0xffff, true),
  'crc16-kermit': crc16(0x8408, 0, true),
  'crc16-x25': crc16(0x8408, 0xffff, true, 0xffff),
  'crc16-xmodem': crc16(0x1021, 0, false),
  'crc16-ccitt-false': crc16(0x1021, 0xffff, false),
} as const satisfies Readonly<Record<string, Check>>;

export type CheckName = keyof typeof checks;
