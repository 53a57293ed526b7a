import { gb18030Ranges } from './gb18030-ranges.ts';

const MAGIC = 0x44544c50; // "PLTD", read little endian
const VERSION = 1;
const HEADER_BYTES = 8;

const FIRST_LEAD = 0x81;
const FIRST_TRAIL = 0x40;
const LAST_BYTE = 0xfe;
const LEADS = LAST_BYTE - FIRST_LEAD + 1;
/** Trail bytes as the file has them: 0x7F has its place too and is undefined there. */
const TRAILS = LAST_BYTE - FIRST_TRAIL + 1;
const FILE_BYTES = HEADER_BYTES + 2 * LEADS * TRAILS;
const UNDEFINED = 0;

/** The two-byte codes of GB18030, of which GBK and GB2312 are parts. Made by scripts/compile-code-pages.ts. */
export class DoubleByteMap {
  private readonly codePoints: Uint16Array;

  private constructor(codePoints: Uint16Array) {
    this.codePoints = codePoints;
  }

  /** Reads the map file; throws an Error when it is none, of another version, or cut short. */
  static read(bytes: Uint8Array): DoubleByteMap {
    if (bytes.length < HEADER_BYTES) throw new Error(`not a double-byte map: ${bytes.length} bytes`);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (view.getUint32(0, true) !== MAGIC) throw new Error('not a double-byte map: it does not start with "PLTD"');
    const version = view.getUint16(4, true);
    if (version !== VERSION)
      throw new Error(`double-byte map version ${version} cannot be read, only version ${VERSION}`);
    if (bytes.length !== FILE_BYTES)
      throw new Error(`double-byte map has ${bytes.length} bytes, expected ${FILE_BYTES}`);
    return new DoubleByteMap(
      Uint16Array.from({ length: LEADS * TRAILS }, (_, i) => view.getUint16(HEADER_BYTES + 2 * i, true)),
    );
  }

  /** The code point of a two-byte code; -1 when a byte is out of range or the code has no character. */
  decode(lead: number, trail: number): number {
    if (lead < FIRST_LEAD || lead > LAST_BYTE || trail < FIRST_TRAIL || trail > LAST_BYTE) return -1;
    const codePoint = this.codePoints[(lead - FIRST_LEAD) * TRAILS + trail - FIRST_TRAIL]!;
    return codePoint === UNDEFINED ? -1 : codePoint;
  }
}

const isHigh = (byte: number): boolean => byte >= FIRST_LEAD && byte <= LAST_BYTE;
const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;

/** Codes counted from 81 30 81 30: the first after the basic plane, and 90 30 81 30, which is U+10000. */
const BASIC_PLANE_CODES = 39_420;
const FIRST_SUPPLEMENTARY_CODE = 189_000;

/** The code point of a four-byte GB18030 code (GB 18030-2005); -1 when a byte is out of range or the code unassigned. */
export function gb18030FourByte(b1: number, b2: number, b3: number, b4: number): number {
  if (!isHigh(b1) || !isDigit(b2) || !isHigh(b3) || !isDigit(b4)) return -1;
  const code = (((b1 - 0x81) * 10 + b2 - 0x30) * 126 + b3 - 0x81) * 10 + b4 - 0x30;
  if (code >= FIRST_SUPPLEMENTARY_CODE) {
    const codePoint = 0x10000 + code - FIRST_SUPPLEMENTARY_CODE;
    return codePoint <= 0x10ffff ? codePoint : -1;
  }
  if (code >= BASIC_PLANE_CODES) return -1;
  let low = 0;
  let high = gb18030Ranges.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (gb18030Ranges[middle]![0] <= code) low = middle;
    else high = middle - 1;
  }
  const [first, codePoint] = gb18030Ranges[low]!;
  return codePoint + code - first;
}
